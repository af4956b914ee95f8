## Rating a lecture

rating-title = 评价本讲座
rating-text = 评价仅供组织者和本讲座的主讲人查看，不显示您的姓名。主讲人只能看到成组的评价，每组{ $least }条。
rating-until = 可评价和修改评价，截至{ $date }。
rating-question = 本讲座对您的工作有多大用处？
rating-value-5 = 5 – 非常有用
rating-value-4 = 4 – 有用
rating-value-3 = 3 – 比较有用
rating-value-2 = 2 – 用处不大
rating-value-1 = 1 – 没有用处
rating-line = 给组织者和主讲人的留言（选填）
rating-line-hint = 最多{ $most }个字符。
rating-send = 提交评价
rating-change = 修改评价
rating-saved = 谢谢，您的评价已记录。

## Why a rating is not taken

rating-unchosen = 请从五项中选择一项。
rating-cancelled = 本讲座已取消，不能评价。
rating-too-early = 讲座结束后方可评价。
rating-too-late = 本讲座结束已超过60天，不能再评价。
rating-not-there = 只有进入过直播间，或登录后观看过回放的人员可以评价本讲座。
rating-staff = 组织者和本讲座的主讲人不参与评价。

## What was said

ratings-title = 评价
ratings-none = 尚无人评价本讲座。
ratings-total = 已有{ $n }人评价本讲座。
ratings-few = 为保护评价者，评价人数达到{ $least }人后才显示平均分、各项人数和留言。
ratings-grouped = 为保护评价者，主讲人看到的评价按组显示，每组{ $least }条：以下为最早的{ $shown }条。
ratings-mean = 平均分{ $mean }（满分{ $best }）
ratings-column-rating = 评分
ratings-column-people = 人数
ratings-lines = 留言
ratings-nameless = 按时间由新到旧排列，不显示姓名。
ratings-unordered = 不显示姓名，也不按时间排列。
ratings-no-lines = 尚无人留言。
