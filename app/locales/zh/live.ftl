## The gate

join = 进入直播间
joined = 已入场
room-title = 直播：{ $title }
gate-not-enrolled = 您未报名本讲座。
gate-not-admitted = 您已报名，但目前不能进入直播间：您的公职身份尚未确认，或参加对象已变更。请联系组织者。
gate-too-early = 尚未开放入场。
gate-over = 本讲座已结束。
gate-not-joined = 已开放入场，请点击“进入直播间”。
gate-taken-over = 您的出勤现由另一标签页或另一设备记录。
gate-malformed = 此页面已不能记录您的出勤，请刷新页面。
# $time is a day and a time, $zone "Kigali (GMT+2)", $wait a length.
door-opens-at = 开放入场时间：{ $time }，{ $zone }，距现在{ $wait }。
look-again = 刷新

## The room

meeting-outside = 本讲座在外部会议平台举行。
open-meeting = 打开会议
new-tab = （在新标签页中打开）
keep-open = 请同时保持本页面打开，系统据此记录您的出勤。
no-meeting-yet = 组织者尚未开放会议，请一分钟后刷新页面。其间您的出勤照常记录。
open-stream = 在单独页面打开直播
stream-unplayable = 此浏览器无法播放直播。
stream-lost = 直播暂时中断，系统正在自动重试。
stream-again = 立即重试
sound-only = 仅听声音（更省流量）
# $time is a length, as "40 seconds".
stream-behind = 比直播延迟约{ $time }。
stream-slow = 网络较慢，直播有时会停顿。
stream-to-live = 回到直播
minutes-so-far = 目前计入时长：{ $n }分钟
minutes-credited = 在线{ $n }分钟

## What counts

counts-title = 出勤如何计算
counts-no-script = 在线时长须通过JavaScript记录，而此浏览器未启用。您仍可收看讲座，但只计入场，不计出勤。
counts-open = 请保持本页面打开。页面每半分钟向讲堂报告一次您在线，时间以讲堂时钟为准。
counts-needed = 在线满{ $n }分钟即计为已出勤。
counts-too-short = 原定且实际举行的部分过短，任何人均不计为已出勤。
counts-one = 同一时间只在一台设备上计时。在其他设备上打开本页面，计时即转至该设备。
counts-lost = 连接中断不足90秒的，时长不受影响。

## The presence island. A number of minutes stands where $n is, a clock ("12:05") where $time is.

presence-label = 您的出勤
presence-credited = 已计入{ $n }分钟
presence-needed = 满{ $n }分钟为“已出勤”
presence-reached = 已达到出勤要求
presence-too-short = 讲座过短，不计“已出勤”
presence-bar = 已计入时长与所需时长
presence-starts-in = { $time }后开始
presence-time-left = 剩余{ $time }
presence-connecting = 正在连接
presence-connected = 已连接
presence-reconnecting = 正在重新连接，已计时长不受影响
presence-continue = 在此继续
presence-ended = 讲座已结束，您的在线时长已记录。
presence-to-result = 查看出勤结果
presence-signed-out = 您已退出登录，此前的在线时长已记录。
presence-sign-in = 重新登录
presence-refused = 此处已无法记录您的出勤，请刷新页面。

## The end screen

end-ended = 结束于{ $time }
end-attended = { $name }，感谢您参加本讲座。您已达到出勤要求。
end-partly = 您的计入时长为{ $n }分钟，满{ $needed }分钟方为“已出勤”。
end-nothing = 您在本讲座没有计入时长。
end-too-short = 本讲座过短，不统计出勤。
end-minutes = 已计入{ $n }分钟，核心时段共{ $core }分钟
end-corrected = 经组织者更正
end-correction = 对计入时长有异议
end-away = 未计入：{ $from }至{ $to }（{ $length }）
end-why = 时长如何计入
end-why-text = 直播间在您的屏幕上打开且网络连接正常期间，或您已签到同看组且发起人在线期间，计入时长。中断不足90秒的，时长不受影响。
request-button = 申请更正
request-note = 情况说明
request-note-hint = 例如：“网络中断后，我改用电话收听讲座。”最多{ $most }个字符。
request-sent = 申请已提交，组织者的答复将在此显示。
request-waits = 您已于{ $time }申请更正，正在等待组织者答复。
request-granted = 组织者已于{ $time }更正您的计入时长，理由：
request-left = 组织者已于{ $time }答复，您的计入时长维持不变，理由：
request-too-early = 讲座结束后方可申请更正。
request-too-late = 更正申请须在讲座结束后30天内提出，现已逾期。
request-no-seat = 您未报名本讲座。
request-waits-already = 您已提交申请，正在等待组织者答复。
