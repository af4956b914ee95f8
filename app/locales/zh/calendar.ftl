## One lecture, into one's own calendar

calendar-google = 谷歌日历
calendar-outlook = Outlook.com
calendar-microsoft = Microsoft 365（单位或学校账号）
calendar-file = 其他日历（文件）

## What stands in the calendar

calendar-alarm = 15分钟后开始：{ $title }
calendar-speaks = 主讲：{ $names }
calendar-your-time = 您的时间：{ $time }
calendar-host-time = 主办地时间：{ $time }
calendar-when = { $day } { $span }，{ $zone }
calendar-page = 讲座入口：{ $page }

## Feeds

subscribe-programme = 在您的日历中订阅讲座安排
subscribe-series = 在您的日历中订阅本系列
subscribe-text = 讲座新增、改期或取消，均会自动更新到您的日历。请用日历打开此地址，或在日历中将其添加为网络日历。
subscribe-address = 日历订阅地址
subscribe-open = 用本设备的日历打开

## One's own lectures

own-calendar-title = 添加到您的日历
own-calendar-text = 通过一个不公开的地址，您的日历可以显示您已报名的讲座，讲座改期或取消时自动更新。
own-calendar-make = 订阅我的讲座
own-calendar-on = 您的日历可以订阅您的讲座。地址只在生成时显示；如已遗失或被他人知悉，请生成新地址。
own-calendar-renew = 生成新地址（旧地址随即失效）
own-calendar-end = 停用此地址
own-calendar-made = 这是您的讲座订阅地址，仅显示这一次，请立即添加到您的日历。
own-calendar-ended = 该地址已失效。
own-calendar-secret = 任何人持有此地址均可看到您报名了哪些讲座，请勿提供给他人。

## For others

share = 分享
share-address = 本页地址
share-by-device = 通过本设备发送…
share-code = 二维码：{ $address }
copy-address = 复制地址
copied = 地址已复制。
