## Gathered rooms

gathering-title = 多人同看？
gathering-intro = 如果几个人一起在这块屏幕上听讲座，请建立同看组。其他人用各自的手机签到；本页面记录您在场期间，也同时为他们计时。
gathering-open-button = 建立同看组
gathering-code = 签到码：
gathering-qr = 用签到码{ $code }签到的二维码
# $address is a link.
gathering-address = 请用手机扫描二维码，或打开{ $address }并输入签到码。
gathering-members = { $n ->
    [0] 尚无人签到。
   *[other] 已有{ $n }人签到：
}
gathering-has-left = 已离开
# $time is a time of day.
gathering-confirm-from = { $time }起，请在此确认一次大家仍在场。
gathering-confirm-due = 名单上的人都还在吗？请先标出已离开的人，再确认。若不确认，其他人的计时将于{ $time }停止，确认后恢复。
gathering-load-again = 未启用JavaScript时，本页面不会自动更新：请重新加载，以查看签到名单，并在到时后确认人数。
gathering-confirm-now = 请现在确认还有谁在场。
gathering-confirm-button = 是的，都在
gathering-confirmed = 人数已确认，计时持续到讲座结束。
gathering-close-button = 关闭同看组
gathering-closed-notice = 同看组已关闭，此前的分钟数已记录在案。
gathering-confirmed-notice = 已确认，谢谢。
gathering-left-notice = 您已离开同看组，此前的分钟数已记录在案。
gathering-no-such-code = 没有使用此签到码的同看组，请再看一下发起人的屏幕。
gathering-is-closed = 此同看组已关闭。
gathering-own = 这是您自己建立的同看组，您的在场时长在讲座页面上记录。
gathering-already-open = 您已建立同看组。
gathering-none-open = 您在本讲座没有开放的同看组。
gathering-not-in = 您不在此同看组中。
gathering-too-early = 现在确认为时过早，请在讲座过半前10分钟起确认。

## Checking in

check-in-title = 同看签到
check-in-at = 签到：{ $title }
check-in-text = 多人同看时，发起人的屏幕上会显示六位签到码。
check-in-code = 签到码
check-in-code-hint = 六位字母和数字，不分大小写，空格忽略。
check-in-continue = 继续
# $host is a name, $time a time of day.
check-in-host = { $host }正与他人同看本讲座，并邀请您加入。
check-in-will-count = 从现在起，发起人在场且您在同看组内的时间计入您的分钟数。
check-in-will-seat = 如果您尚未报名本讲座，将同时为您报名。
check-in-will-leave = 离开时，请在本页面点击“离开同看组”。
check-in-button = 签到
check-in-done = 您已签到。
check-in-since = 您自{ $time }起在{ $host }的同看组中。
check-in-gathered = 您目前的同看分钟数：{ $n }
check-in-may-close = 您可以关闭本页面。需要离开或查看分钟数时，请再回到这里。
check-in-leave = 离开同看组
check-in-again = 您曾加入此同看组，现已离开。如果您回来了，请重新签到。
check-in-to-room = 前往您的同看组

## Figures

column-gathered = 同看时长
minutes-gathered = 同看{ $n }分钟
gathered-meaning = 同看：本人未单独在场、但在同看组内且发起人在场的分钟数。在场比例按两者合计；有更正的，以更正为准。
report-total-gathered = 同看分钟数，全部人员合计
desk-report-means-gathered = 同看时长：本人未单独在场、但在同看组内且发起人在场的时间，从不计入旁边的分钟数。
gatherings-title = 同看组
gatherings-column-host = 发起人
gatherings-column-opened = 建立
gatherings-column-closed = 关闭
gatherings-column-members = 人数
gatherings-column-heads = 人数确认
# $time is a day and a time.
gatherings-heads = { $n }人，{ $time }
