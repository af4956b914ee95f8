## Taking a seat

enrol = 报名
sign-in-to-enrol = 登录后报名
sign-in-enrols = 如仍有名额，登录后将为您报名“{ $lecture }”。
sign-in-enrols-not = 您已登录，但报名未成功。请在讲座页面重新报名。
enrolled-notice = 报名成功。讲座开始前15分钟开放入场。
enrolled = 已报名
you-are-enrolled = 您已报名。
door-opens-before = 讲座开始前{ $minutes }分钟在此开放入场。
add-to-calendar = 添加到日历
see-for-whom = 谁可以参加？
seats-left = 剩余{ $n }个名额
full = 名额已满
full-next = 如有名额空出，将在此显示。您也可以在讲座结束后观看回放。

## Giving it up

withdraw = 取消报名
withdrawn-notice = 您已取消报名，名额已让出。

## Why there is no seat

no-seat-full = 名额已满。
no-seat-over = 讲座已结束，不能再报名。
no-seat-begun = 讲座已开始，不能再取消报名。
no-seat-cancelled = 讲座已取消。
no-seat-already = 您已报名本讲座。
no-seat-none = 您未报名本讲座。
no-seat-officials = 本讲座面向官员。
no-seat-unconfirmed = 本讲座面向官员，您的公职身份尚未经组织者确认。
no-seat-practitioners = 本讲座面向从业者。
no-seat-newcomers = 今天在您所在网络注册的账号已用完可用名额。请联系讲座主办单位或组织者：官员可立即获得确认，其他人请明天再报名。
no-seat-taken-away = 组织者已收回您的名额。如有误，请与组织者联系。
no-seat-too-often = 您在本讲座中报名和取消的次数过多，不能再次报名。
officials-next = 如您在政府部门或公共机构任职，请在个人资料中注明，经组织者确认后即可报名。
unconfirmed-next = 确认后即可报名。请检查个人资料中的单位是否正确，以便组织者核对。
practitioners-next = 如您从事贸易、生产、教学或咨询工作，请在个人资料中注明，即可直接报名。

## My lectures

my-title = 我的讲座
my-none = 您尚未报名任何讲座
my-none-text = 请在讲座安排中选择。报名的讲座及出勤情况将在此显示。
my-none-coming = 您暂未报名即将开讲的讲座。
my-coming = 即将开讲
my-past = 往期讲座与出勤
my-past-text = 在线时长以分钟计，不足一分钟的部分不计。
column-lecture = 讲座
column-date = 日期
column-minutes = 在线时长
column-outcome = 出勤
column-replay = 回放
attended = 已出勤
present-in-part = 部分出勤
not-measured = 没有在线记录
late = 迟到
left-early = 早退

## Saved for later

save-for-later = 收藏讲座
saved = 已收藏
saved-notice = 讲座已收藏，可在“我的讲座”中查看。收藏不占用名额。
saved-remove = 移除
saved-remove-one = 移除“{ $lecture }”
saved-removed = 已从收藏中移除该讲座。
saved-undo = 撤销
saved-title = 收藏的讲座
saved-text = 收藏不占用名额。报名后，该讲座将列入您已报名的讲座。
saved-none = 您没有收藏的讲座。
saved-column-state = 状态
sign-in-saves = 登录后将为您收藏“{ $lecture }”。收藏不占用名额。
sign-in-saves-not = 您已登录，但讲座未能收藏。请在讲座页面重试。
not-saved-cancelled = 本讲座已取消，不能收藏。
not-saved-enrolled = 您已报名本讲座，可在“我的讲座”中查看。
not-saved-too-many = 您已收藏{ $most }场讲座，达到上限。请先移除一场。
