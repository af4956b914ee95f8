## How we count: replays, in full

term-one-player = 一次只计一个播放器
define-one-player = 每位观众同一时间只在一个播放器上计时。新标签页或新设备接管后，原来的页面会给出提示。同时播放两个回放的，不会同时计入。
term-play-signal = 一次信号计入多少
define-play-signal = 每次信号报告自上次信号以来播放过的各个片段，这些片段合计不超过其间经过的时间。未用完的时间为该次播放保留，最多90秒，因此途中延误的信号不会造成损失。一次播放的首个信号不计时；重复的、次序颠倒的，或讲堂时钟落后期间收到的信号也不计时。
term-step = 五秒一段
define-step = 组织者按每5秒一段查看哪些部分被看过。一段中至少有一半被连续播放，即显示为已观看。与前一片段结尾相距不到一秒而继续播放的，视为同一片段。任何标准均不按段计算。
term-by-replay = 回放出勤
define-by-replay = 在组织者为该讲座开启此项时，登录用户在录像首次发布后14天内看过其全长的80%以上，即为“回放出勤”。录像须不短于讲座核心时段的60%；核心时段过短、任何人均不计为已出勤的，以原定时长为准；录像较短的，须由组织者说明理由予以认可方可计入。此项单独列出：不与“已出勤”相加，也不增加其时长。
term-caps = 同一网络的访客
define-caps = 同一网络的访客观看，每场讲座的回放在每个整点小时（UTC）内最多计30次，全部回放每天最多计300次；同一浏览器每天最多计24次。网络只保存一个无法辨认其来源的标记。超出部分保留为“不计入”，同一浏览器每小时记一次，其次数列于报告。已登录用户不受此限。
term-retention = 各部分的观看次数
define-retention = 录像每一段被多少个播放片段覆盖。重复观看重复计数；工作人员不计在内。组织者可查看每个回放的情况。
term-replaced = 录像被替换
define-replaced = 录像被替换后，观看重新计算。14天期限自首次发布起继续计算，除非组织者决定重新计算。此前已计的回放次数，以及凭原录像取得的“回放出勤”，予以保留；正在观看的人会收到提示。

## The lecture’s form

desk-part-replay = 回放
desk-field-replay-attends = 观看回放计入出勤
desk-field-replay-attends-hint = 在回放发布后14天内观看满80%的人，计为“回放出勤”。此项与“已出勤”并列，单独显示。
desk-field-replay-download = 允许下载回放
desk-field-replay-download-hint = 回放页面提供录像下载，可离线观看。离线观看不计数。

## Who attended by replay

attended-by-replay = 回放出勤
watching-until = 观看可计出勤：登录用户最迟于{ $date }观看回放满80%，即为“回放出勤”。
watching-replaced = 自您开始观看以来，录像已被替换。您此前的观看记录予以保留，但不计入现有录像。
watching-replaced-again = 如需取得“回放出勤”，请观看现有录像满80%。
column-by-replay = 回放出勤
report-means-by-replay = 回放出勤：在开启此项的讲座中，于回放发布后14天内观看满80%的人数。他们不计入“已出勤”，除非在直播时也已出勤。

## Which parts of a replay are watched

retention-title = 各部分观看情况
retention-text = 回放各部分被观看的次数：每个片段播放几次就计几次，工作人员不计在内。表中每行为该部分的平均值。
retention-none = 尚无人观看此回放。
retention-picture = 自回放开头至结尾。观看最多的部分被观看{ $most }次，观看最少的部分被观看{ $least }次。
retention-table = 数据
retention-part = 部分
retention-times = 观看次数
