## Gathered rooms

gathering-title = 多人同看？
gathering-intro = 如果几个人一起在这块屏幕上收看讲座，请建立同看组。其他人用各自的手机签到；本页面记录您在线期间，也同时为他们计时。
gathering-no-script = 此浏览器未启用JavaScript，本页面无法记录您是否在线。如在此建立同看组，组内所有人（包括您本人）均不计时。请由浏览器已启用JavaScript的人发起。
gathering-open-button = 建立同看组
gathering-code = 签到码：
gathering-qr = 用签到码{ $code }签到的二维码
# $address is a link.
gathering-address = 请用手机扫描二维码，或打开{ $address }并输入签到码。
gathering-members = { $n ->
    [0] 尚无人签到。
   *[other] 已有{ $n }人签到：
}
gathering-has-left = 标为已离开
gathering-load-again = 未启用JavaScript时，本页面不会自动更新：请刷新页面，以查看签到名单，并在到时后填写人数。
gathering-close-button = 关闭同看组
gathering-close = 关闭同看组…
gathering-close-title = 关闭您的同看组？
gathering-close-members = { $n ->
    [0] 组内没有其他人。
   *[other] 组内有{ $n }人，他们的同看时长计至此刻，此前的时长予以保留。
}
gathering-close-text = 关闭后不能重新打开。讲座进行期间您可以另建一组：签到码会更换，其他人须重新签到。
gathering-close-number = 系统仍会询问与您同在现场的人数：问题显示在本讲座的直播间页面上，至讲座结束后一小时为止。
gathering-close-back = 返回直播间
gathering-closed-notice = 同看组已关闭，此前的时长已记录。
gathering-left-notice = 您已离开同看组，此前的时长已记录。
gathering-no-such-code = 没有使用此签到码的同看组，请再次核对发起人屏幕上的签到码。
gathering-is-closed = 此同看组已关闭。
gathering-own = 这是您自己建立的同看组，您的在线时长在本讲座的直播间页面上记录。
gathering-already-open = 您已建立同看组。
gathering-none-open = 您在本讲座没有正在进行的同看组。
gathering-not-in = 您不在此同看组中。
gathering-too-early = 还未到确认时间。讲座过半前10分钟起开放确认；此后才建立的同看组，在建立5分钟后开放。
gathering-code-lets-in = 仅当本页面打开并正在记录您在线时，才可凭签到码签到，同时在组者最多{ $n }人。如签到码已传到现场之外，请更换：旧码随即失效，已签到者不受影响。
gathering-renew-button = 更换签到码
gathering-code-renewed = 同看组已更换签到码，旧码不再有效。
# $time is a time of day.
gathering-asked-from = { $time }起，请在此填写一次：与您同在现场的有几人，是哪些人。
# $time is a time of day.
gathering-asked-until = 与您同在现场的有几人，是哪些人？请先标出已离开的人，勾选您看到的人，再填写人数。只填写一次，截至{ $time }。讲座过半后的时长，计入人数以所填人数为限：先计您勾选的人，再计在自己手机上作答的人。
gathering-count-now = 请现在填写与您同在现场的人数。
gathering-heads = 现场人数（不含您本人）
gathering-heads-hint = 请清点现场的人，而不是名单上的姓名。您本人不计在内。保存后只有组织者可以更改。
gathering-count-button = 保存人数
gathering-counted = { $n ->
    [0] 您填写的人数：除您之外没有其他人。
   *[other] 您填写的人数：除您之外{ $n }人。
}
gathering-counted-notice = 已保存，谢谢。
gathering-missed = 您未在规定时间内填写人数，现由组织者决定，请与组织者联系。
gathering-marked-gone = 已标为离开
gathering-marked-gone-notice = 已标为离开：对方在本组的时长计至此刻，经您允许才能返回。
gathering-ticked = 已勾选
gathering-answered = 已作答
gathering-let-back = 允许返回
gathering-let-back-notice = 对方可凭签到码重新签到。
gathering-asked-still = 您曾在本讲座的一个同看组中，还有一个问题待您回答。
gathering-asked-still-link = 前往回答
gathering-host-away = 发起人的页面目前没有打开，签到码暂时无效。请让发起人打开页面。
gathering-gone = 发起人已将您标为离开。只有发起人可以允许您返回，请与其联系。
gathering-full = 同看组已满，最多{ $n }人。组织者可以放宽人数上限。
gathering-too-late = 已过确认时间：讲座结束已满一小时，现由组织者决定。
gathering-already-counted = 人数已填写：{ $n }人。只有组织者可以更改。
gathering-heads-range = 请填写0至{ $most }的整数，{ $most }为同看组的人数上限。
gathering-more-ticks = 您勾选的人（{ $n }人）多于所填人数。
gathering-own-title = 您的同看组

## Checking in

check-in-title = 同看签到
check-in-at = 签到：{ $title }
check-in-text = 多人同看讲座时，发起人的屏幕上会显示六位签到码。
check-in-code = 签到码
check-in-code-hint = 六位字母和数字，不分大小写，空格可有可无。
check-in-continue = 继续
# $host is a name, $time a time of day.
check-in-host = { $host }正与他人同看本讲座，邀请您加入。
check-in-will-count = 从现在起，发起人在线且您在同看组内的时间计入您的时长。
check-in-will-seat = 如果您尚未报名本讲座，将同时为您报名。
check-in-will-leave = 离开时，请在本页面点击“离开同看组”。
check-in-button = 签到
check-in-done = 您已签到。
check-in-since = 您自{ $time }起加入{ $host }的同看组。
check-in-gathered = 您目前的同看时长：{ $n }分钟
check-in-may-close = 您可以关闭本页面。请在讲座过半时回到这里作答；需要离开同看组或查看时长时，也请回到这里。
check-in-leave = 离开同看组
check-in-again = 您曾加入此同看组，现已离开。如果您回来了，请重新签到。
check-in-to-room = 前往您的同看组
check-in-will-ask = 讲座过半时，本页面会询问一次您是否仍在现场。请届时作答：若未作答，且发起人未勾选您，您的时长计至讲座过半为止。
check-in-still-here = 您还在现场吗？
check-in-still-here-yes = 是的，我在
# $time is a time of day.
check-in-asked-from = { $time }时本页面会询问您是否仍在现场，请届时回到这里。
# $time is a time of day.
check-in-asked-until = 点击一次即可作答，截至{ $time }。若未作答，且发起人未勾选您，您的时长计至讲座过半为止。
check-in-said = 您已确认讲座过半时仍在现场。
check-in-missed = 您未在规定时间内回答是否仍在现场，您在此同看组的时长计至讲座过半为止。
check-in-answered-notice = 谢谢，您的回答已记录。

## Figures

column-gathered = 同看时长
minutes-gathered = 同看{ $n }分钟
gathered-meaning = 同看：本人未单独在线、但在同看组内且发起人在线的时长。时长占比按两者合计；有更正的，以更正为准。
report-total-gathered = 同看时长（分钟），全部人员合计
desk-report-means-gathered = 同看时长：本人未单独在线、但在同看组内且发起人在线的时间，从不计入旁边的在线时长。
gatherings-title = 同看组
gatherings-column-host = 发起人
gatherings-column-opened = 建立时间
gatherings-column-closed = 关闭时间
gatherings-open = 尚未关闭
gatherings-closed-by-end = 随讲座结束
gatherings-column-members = 组员人数
gatherings-column-heads = 清点人数
# $time is a day and a time, $name a person.
gatherings-heads = 除发起人外{ $n }人，{ $name }填写于{ $time }
gatherings-column-look = 待核对
gatherings-flag-asked = 发起人尚未填写人数。
gatherings-flag-uncounted = 无人填写过人数：组员是否已出勤，待您决定。
gatherings-flag-countries = 组员来自{ $n }个国家。
# $host is a name.
gatherings-room-title = { $host }的同看组
gatherings-column-came = 签到时间
gatherings-column-left = 离开时间
gatherings-in-room = 仍在组内
gatherings-stayed = 留至结束
gatherings-column-ticked = 发起人勾选
gatherings-column-answered = 作答
gatherings-heads-none = 无人填写过人数。
# $time is a day and a time.
gatherings-heads-from = 自{ $time }起询问发起人。
gatherings-heads-text = 发起人只填写一次人数。未填写的，您可以补填；有误的，您可以更正；均须注明理由。讲座过半后的时长和“已出勤”，计入人数以该数为限：先计发起人勾选的人，再按作答先后计作答的人。
gatherings-heads-field = 现场人数（不含发起人）
gatherings-heads-hint = 请清点现场的人，而不是名单上的姓名。发起人不计在内。
gatherings-heads-set = 人数已保存，并据此重新计算组员的出勤。
gatherings-heads-oneself = 您本人曾在此同看组中，须由另一位组织者决定。
gatherings-size-title = 人数上限
gatherings-size = 同时在组最多人数
gatherings-size-hint = 通常为30人，人数较多的同看组最多可放宽至{ $n }人。
gatherings-size-button = 保存
gatherings-size-set = 人数上限已保存。
gatherings-size-range = 请填写{ $least }至{ $most }的整数。
gatherings-size-over = 此同看组已结束，不能再更改人数上限。
report-attended-alone = 单独：{ $n }
report-attended-gathered = 同看：{ $n }
report-means-attended-apart = 单独出勤：凭本人时长或更正达到要求。同看出勤：须与同看时长合计才达到要求，且由发起人勾选或本人作答，以该组清点人数为限。
attended-by-gathering = 同看
# $host is a name.
gatherings-waits = { $host }的同看组无人填写过人数。
