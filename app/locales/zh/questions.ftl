## 向主讲人提问

questions-title = 提问
question-ask = 向主讲人提问
question-hint = 直播间里的所有人都会看到您的提问和姓名。
question-send = 提问
question-none = 暂无提问。
question-raise = { $n ->
    [0] 我也想问
   *[other] 我也想问（{ $n }人）
}
question-answered = 已回答
question-answered-aloud = 已在讲座中口头回答。
question-hidden = 已隐藏
question-taken = 提问已提交。
question-too-soon = 两次提问之间请间隔半分钟。
question-too-many = 您在本场讲座已提问二十次。您仍可对他人的提问点选“我也想问”。
question-settle = 回答或隐藏
question-answer = 书面回答（选填）
question-mark-answered = 标为已回答
question-reopen = 恢复为待回答
question-hide = 隐藏
question-settled = 该提问已更新。

## 组织者对直播间的通知

room-announcement = 组织者通知：
# $time is a time and a place: "16:00 Beijing".
room-extended = 讲座延长，将于{ $time }结束。
room-moved = 讲座链接已更换，请在此继续收看。
