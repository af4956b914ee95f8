## The list

replays-title = 讲座回放
replays-lead = 往期讲座的回放，除面向官员或从业者的讲座外，向所有人开放。文件大小预先标明，便于您了解所需流量。
# The title of a replay’s page, which is not that of its lecture’s.
replay-page-title = 讲座回放：{ $title }
no-replays = 暂无回放
no-replays-text = 讲座结束、组织者发布录像后，回放将在此显示。
n-replays = 回放{ $n }次

## Its cards and filters

replays-found = 共{ $n }个回放
replays-filters-label = 筛选和排序回放
replays-begun = 继续观看
replays-continue = 继续观看
# $left is a length of time, $time a position ("12:05").
replays-left = 剩余{ $left }
replays-at = 看到{ $time }
replays-completed = 已看完
replays-new = 新
# "26 MB at 360p"
replays-size = { $quality }，{ $size }
# $languages is a list of names, or replays-n-languages.
replays-captions = 字幕：{ $languages }
replays-n-languages = { $n }种语言
replays-none-found = 没有符合筛选条件的回放
replays-none-found-text = 请减少筛选条件，或查看全部回放。
replays-all = 显示全部回放
filter-sound = 声音
filter-captions = 字幕
filter-length = 时长
filter-speaker = 主讲人
filter-series = 系列
filter-order = 排序
length-short = 30分钟以内
length-medium = 30至60分钟
length-long = 1小时以上
order-newest = 最新发布
order-shortest = 时长由短到长
order-longest = 时长由长到短

## One replay

fact-date = 举办日期
fact-length = 时长
fact-size = 大小
fact-replays = 回放次数
player-no-script = 未启用JavaScript也可播放回放，但不计入数据。

## The player island. A position ("12:05") stands where $time is, a whole number where $n is.

replay-take = 下载后离线观看
player-speed = 倍速
player-speed-note = 下次观看回放时沿用。
player-captions = 字幕
player-captions-off = 关闭
player-captions-spoken = 讲座语言
player-captions-note = 文字稿会随之切换。
player-lowered = 网络较慢，现以{ $quality }播放。
player-resumes = 您上次看到{ $time }。
player-restart = 从头播放
player-watched = 已观看{ $n }%
player-not-counted = 此处观看不计入数据。
player-waiting = 目前暂未计数，播放器会继续尝试。
player-beyond-cap = 您所在网络在本小时或今天计入的访客回放次数已达上限，本次观看不计入公开数据。登录后观看即可计入。
player-beyond-cap-of-browser = 此浏览器今天计入的回放次数已达上限，本次观看不计入公开数据。登录后观看即可计入。
player-failed = 回放无法加载，请检查网络连接。
player-reload = 此页面已无法继续播放回放，请刷新页面。
player-retry = 重试
player-keys = 快捷键：空格或K暂停，J、L后退或前进10秒，0至9跳转，M静音，<、>调节倍速，C字幕，F全屏。
play-taken-over = 此回放现由另一标签页或另一设备计数。如需改在此处计数，请暂停后重新播放。
play-not-admitted = 您已不属于此回放的观看对象，观看不计入数据。

## A recording that is shorter than its lecture

film-too-short = 此录像（{ $film }）短于讲座（{ $core }）的60%，因此观看此录像不计为“回放出勤”。若录像经过剪辑且包含完整讲座内容，请说明理由后予以认可。
film-accept-reason = 可以计入的理由
film-accept-button = 认可此录像
film-accepted = 该录像短于讲座的60%，已获认可：
film-accept-done = 录像已认可，观看可以计入。
film-accept-nothing = 此处没有待认可的录像。
# $date and $until are days.
film-days-ask = 此录像于{ $date }替换了原录像。按回放首次发布的时间计算，观看计入至{ $until }。14天期限是否从现在起重新计算？
film-days-again = 是，从现在起重新计算
film-days-stand = 否，原期限继续计算
film-days-done = 您的选择已记录。
film-days-nothing = 此处已没有待答事项：他人已作答，或录像已被替换。
