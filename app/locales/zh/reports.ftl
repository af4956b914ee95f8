## The public counters

counters-label = 讲堂数据
counter-participants = { $n ->
   *[other] 参与人数
}
counter-countries = { $n ->
   *[other] 覆盖国家
}
counter-lectures = { $n ->
   *[other] 已办讲座
}
counter-replays = { $n ->
   *[other] 回放次数
}
counters-defined = 统计口径

## How we count: the page others check us by

counting-title = 统计口径
counting-lead = 本讲堂的每项数据均在此定义。各项数据均由留存的记录计算得出，持有记录者均可重新计算。
counting-rule = 以下为第{ $version }版规则。每项数据均连同计算所用的规则版本一并保存。

counting-public = 公开数据
counting-public-text = 公开数据显示在讲座安排页和各页页脚。
term-participants = 参与人数
define-participants = 至少入场一场讲座、且在该讲座至少计入一分钟的人数，按人去重。同一人入场十场讲座，只计一人。
term-countries = 国家
define-countries = 上述人员的国家数，去重计算。国家以该人在该讲座首次留下记录时的个人资料为准，此后个人资料变更不影响此前的数据。
term-lectures = 已办讲座
define-lectures = 已发布且已结束的讲座，不含已取消的讲座。
term-replays = 回放次数
define-replays = 全部回放次数之和，每次回放的定义见下文。已取消讲座的回放不在其中：记录予以保留，但不计入任何总数或报告。

counting-live = 直播讲座
counting-live-text = 入场与在线是两项不同的数据，从不相加。
term-seat = 已报名
define-seat = 该人已报名并持有名额，不表示已入场。计入时长须有名额：核心时段开始时持有的，或其后取得的。原定开始时间之前均可取消报名，讲座提前开始或尚无人点击“立即开始”时亦然。取消报名之前测得的时长一律不计。
term-joined = 已入场
define-joined = 该人以有效名额至少进入直播间一次。取消报名后再次报名的，须重新进入。讲座开始前15分钟开放入场。讲座在外部会议平台举行的，直播间页面须同时保持打开，并持续记录在线情况。
term-beat = 信号
define-beat = 直播间页面打开期间，每30秒发送一次信号。只统计这些信号。页面打开、下载和机器人访问一概不计。
term-credit = 计入时长
define-credit = 只以讲堂时钟为准。与上一信号间隔不超过90秒的，计入其间的时间；间隔更长的，不计。首个信号不计时。重复或次序颠倒的信号不计时。
term-lease = 一次一台设备
define-lease = 每人只在一台设备、一个标签页上计时。新页面接管后，旧页面会给出提示。同一时间不会为两场讲座同时计时。
term-presence = 在线
define-presence = 自讲座实际开始至实际结束的计入时长，重叠部分只计一次。实际起止以组织者开始和结束讲座的时间为准，或以组织者事后注明理由并署名设定的时间为准；均无的，以预定时间为准。已取消的讲座不计任何人的出勤。
term-gathered = 同看
define-gathered = 在他人屏幕前的时间：自本人签到至本人或发起人离开，以同看组发起人的在线时间为准。本人单独在线的时间不再计为同看，两者分列。
define-gathered-room = 每个同看组最多30名组员，组织者可以放宽。仅当发起人的在线时间正被记录时，签到码才有效。被发起人标为离开的，只有经发起人允许才能返回。
define-gathered-asked = 讲座过半时，系统询问发起人现场有几人（不含发起人），并请其勾选姓名；同时在每位组员自己的手机上询问其是否仍在现场。
define-gathered-when = 询问自过半前10分钟起；此后才建立的同看组，自建立5分钟后起；讲座提前结束的，自结束时起；均持续至讲座结束后一小时。过半指核心时段开始至原定结束的中点。
define-gathered-most = 过半后的时长和同看出勤，计入人数以所填人数为限：先计被勾选的人，再按作答先后计作答的人。
define-gathered-neither = 既未被勾选也未作答的，时长计至过半为止，且不凭此计为已出勤。
define-gathered-missing = 始终未填写人数的，作答者保留时长，是否已出勤须待组织者注明理由填写人数。发起人只填写一次，此后只有组织者可以更改。
term-core = 核心时段
define-core = 讲座原定且实际举行的部分：自原定开始与实际开始中较晚者，至原定结束与实际结束中较早者。提前开始或延长，不对任何人提出更多要求。核心时段不足原定时长四分之一或不足5分钟的，任何人均不计为已出勤，也不计迟到或早退。
term-attended = 已出勤
define-attended = 核心时段内在线与同看时长合计不少于其70%。讲座可另定比例，届时直播间页面会标明所需分钟数。报告中分列两类：单独出勤，即凭本人时长或更正达到要求；同看出勤，即须与同看时长合计才达到要求。
term-late = 迟到、早退
define-late = 迟到：首次计时晚于核心时段开始10分钟以上。早退：最后一次计时早于核心时段结束10分钟以上。
term-correction = 更正
define-correction = 组织者的更正另作一条记录，注明理由和姓名，从不替换原始记录，计入时长不超过讲座实际时长。是否出勤以最近一次更正为准；更正可另作一条记录撤回。任何人不得更正自己的出勤；没有名额者的出勤、已取消讲座的出勤不得更正。

counting-replays = 回放
counting-replays-text = 只由播放器计数，且仅在录像实际播放时计数。
term-play = 单次播放
define-play = 自打开播放器至离开为一次播放。登录用户按人计；未登录的按浏览器计，以签名Cookie识别。
term-play-credit = 计入时长
define-play-credit = 播放器每15秒报告一次已播放的部分。计入时长最多为讲堂时钟所经过的时间，一次最多90秒；倍速播放的，最多为其两倍。超出录像结尾的部分不计。
term-replay = 回放次数
define-replay = 一次播放的计入时长满30秒，计一次回放；录像不足一分钟的，满其一半即计。同一人或同一浏览器观看同一讲座的回放，每小时只计一次；同一浏览器在该小时内既登录又未登录的，也只计一次。
term-watch-time = 观看时长与观看比例
define-watch-time = 观看时长为全部计入时长之和。观看比例为录像中实际看过的部分所占比例，精确到毫秒，每一部分只计一次：重复观看同一部分增加时长，不增加比例。不足四分之一秒的片段不计；两小时内跳转超过720次的（未登录者为连续超过20次的），超出后跳转之间的观看不计，此后每分钟最多计6个片段。
term-viewers = 观看人数
define-viewers = 观看过的人数，按人去重。未登录访客的浏览器数单独列出，不计入其中。
term-completed = 完整观看
define-completed = 看过录像全长的90%以上。直接跳到结尾不算完整观看。

counting-never = 以下一概不计
never-staff = 在该讲座首次留下记录时担任组织者的人员，以及讲座的主讲人本人：不计入任何公开或报告的总数。
never-robots = COUNTER名单所列的机器人、无界面浏览器、预览和下载。
never-seek = 跳过的部分。
never-twice = 在两个标签页或两台设备上重复的同一分钟。
never-no-script = 关闭JavaScript时的任何操作：直播间和播放器可以使用，但不计数。进入直播间仍计为入场。

counting-check = 如何核对
counting-check-text = 讲堂管理人员可根据记录重新计算每项已保存的数据并加以比对，差异必须为零。命令如下：

## The report: replays by visitors, what was completed, and what does not count

report-not-counted = 另有{ $n }次超出上限
report-means-not-counted = 超出上限：同一网络的访客观看，每个录像的回放在每个整点小时（UTC）内最多计30次，全部录像每天最多计300次；同一浏览器每天最多计24次。超出部分保留记录，但不计入任何数据。已登录用户不受此限。
report-cancelled = 已取消：不计入任何数据
report-means-cancelled = 已取消：已取消的讲座不计报名、入场和出勤，其回放也不计入任何数据。已有记录予以保留。
report-by-visitors = 其中访客{ $n }次
report-column-completed = 完整观看
report-column-watch-time = 观看时长（分钟）
report-means-completed = 完整观看：看过录像90%以上的登录用户人数。
report-means-watch-time = 观看时长：播放器计入的时长，包括登录用户的，以及访客已计次回放的，全部合计，以分钟计。
