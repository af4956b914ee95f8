## The organizer's desk

desk-label = 工作台
desk-schedule = 日程
desk-lectures = 讲座
desk-people = 人员
desk-reports = 报告

desk-new-lecture = 新建讲座
desk-search = 搜索
desk-choose = 请选择…
desk-none = 无
desk-yes = 是
desk-no = 否
desk-to-counting = 统计口径
desk-none-found = 没有找到结果

## Schedule

desk-schedule-title = 日程：{ $week }
# $first and $last are whole dates: "30 November" and "6 December".
desk-week = { $first }至{ $last }
# $first and $last are days of the same month: "23", "29", "November".
desk-week-in-month = { $month }{ $first }日至{ $last }日
desk-week-before = 上一周
desk-week-today = 本周
desk-week-after = 下一周
desk-week-label = { $week }的讲座，{ $city }时间
desk-week-empty = 本周没有讲座。
desk-hour = 时间
desk-times-in = 时间按{ $city }（{ $offset }）显示。
desk-times-change = 更改时区
desk-clash = 主讲人时间冲突
desk-seats-taken = 已报名{ $taken }人，共{ $capacity }个名额

desk-waits = 待办事项
desk-nothing-waits = 没有待办事项。
desk-officials-wait = { $n }名官员待确认
desk-drafts-wait = { $n }份草稿未发布
desk-replays-missing = 近60天有{ $n }场讲座没有回放：

desk-public-figures = 公开数据
desk-figure-participants = { $n ->
   *[other] 至少入场一次的人数
}
desk-figure-countries = { $n ->
   *[other] 覆盖国家
}
desk-figure-lectures = { $n ->
   *[other] 已办讲座
}
desk-figure-replays = { $n ->
   *[other] 回放次数：计入时长满30秒的播放
}
desk-rule = 按第{ $version }版规则统计。各项数据均不含工作人员。

## States of a lecture

desk-state-draft = 草稿
desk-state-published = 已发布
desk-state-gate = 开放入场
desk-state-live = 正在直播
desk-state-over = 已结束
desk-state-cancelled = 已取消

desk-seen-draft = 仅组织者可见。
desk-seen-before = 已在讲座安排中公开，开放报名。
desk-seen-gate = 已报名者可以入场。
desk-seen-live = 讲座正在进行，已报名者可以入场。
desk-seen-over = 所有人可在往期讲座中看到。
desk-seen-cancelled = 对所有人显示为已取消，不能报名或入场。
desk-to-preview = 预览
desk-to-public-page = 公开页面
desk-began = 组织者开始讲座：
desk-ended = 组织者结束讲座：

## List of lectures

desk-search-lectures = 标题、主讲人、主办单位或系列包含
desk-filter-status = 状态
desk-status-all = 全部
desk-status-draft = 草稿
desk-status-published = 已发布
desk-status-cancelled = 已取消
desk-lectures-found = { $n ->
    [0] 没有讲座
   *[other] 共{ $n }场讲座
}
desk-lectures-caption = 按开始时间由晚到早排列，时间为{ $city }时间。
desk-no-lecture = 尚无讲座
desk-no-lecture-text = 请先建立草稿。发布前仅组织者可见。
desk-show-all = 显示全部讲座
desk-column-lecture = 讲座
desk-column-start = 开始时间
desk-column-host-time = 主办地时间
desk-column-status = 状态
desk-column-seats = 报名 / 名额
desk-column-replay = 有回放
desk-seats = { $taken } / { $capacity }

## One lecture

desk-publish = 发布
desk-start = 立即开始
desk-end = 结束…
desk-duplicate = 复制
desk-cancel = 取消讲座…
desk-delete = 删除…
desk-change-lecture = 修改讲座
desk-no-link = 尚未填写会议或直播地址，没有地址则无法收看讲座。
desk-seats-meaning = 已报名人数 / 名额总数
desk-present-now = 当前在线：最近90秒内有信号的人数

desk-replay = 回放
desk-no-replay = 本讲座没有回放。
desk-replay-length = 时长
desk-replay-count = 回放次数：计入时长满30秒的播放。
desk-replay-since = 开放观看时间：
desk-watch = 观看回放
desk-remove-replay = 删除回放…
desk-upload-early = 讲座尚未结束。回放上传后即可观看。
desk-upload-replaces = 新文件将替换现有文件，回放次数继续累计。

desk-people-of-lecture = 人员
desk-nobody = 尚无人报名。
desk-column-name = 姓名
desk-column-email = 邮箱
desk-column-organisation = 单位
desk-column-country = 国家
column-country-kind = 国家、类别
desk-column-enrolled = 已报名
desk-column-joined = 已入场
desk-column-minutes = 在线时长
desk-column-share = 时长占比
desk-column-attended = 已出勤
desk-column-late = 迟到
desk-column-left-early = 早退
desk-not-measured = –
desk-people-total = 共{ $n }人
desk-attendance-meaning = 在线时长以分钟计，以服务器时钟为准。时长占比按实际时长（{ $length }）计算。已出勤：达到本讲座要求的比例。迟到：讲座开始10分钟后才到。早退：讲座结束前10分钟以上离开。

## Asking before what cannot be undone

desk-ask-back = 返回讲座
desk-ask-keep = 不，返回
desk-ask-no-undo = 此操作无法撤销。
desk-ask-end-undo = 实际结束时间事后可以更正，须注明理由。
desk-ask-cancel-attendance = 已取消的讲座不计任何人的出勤。已有的记录予以保留。
desk-ask-start = “{ $title }”是否已按原定时间开始？
desk-ask-start-text = 原定开始时间已过去{ $late }。如讲座已按原定时间开始，自原定时间起记录的时长全部保留；如讲座现在才开始，此前的时长不计。
desk-ask-start-undo = 两种选择事后均可更正，须注明理由。
desk-ask-start-planned = 已按原定时间{ $time }开始
desk-ask-start-now = 现在开始
desk-start-began = 讲座已于{ $time }开始。
desk-start-ended = 讲座已于{ $time }结束。
desk-start-early = 原定开始时间{ $time }尚未到来，无需选择。原定开始前15分钟起，可在讲座页面点击“立即开始”开始讲座。
desk-start-draft = 讲座仍是草稿，请先发布。
desk-start-cancelled = 讲座已取消。
desk-records-ahead = 有在线或回放记录的时间晚于现在，说明服务器时钟曾经走快。记录没有丢失，新进入的人从现在起照常计时。请检查时钟。

desk-ask-cancel = 取消“{ $title }”？
desk-ask-cancel-people = { $n ->
    [0] 无人报名。
   *[other] 已有{ $n }人报名。讲堂不会发送通知，请自行告知。
}
desk-ask-cancel-text = 讲座将保留在讲座安排中并标为已取消，直至当日结束。此后不能报名或入场。报名记录予以保留。
desk-ask-cancel-button = 取消讲座

desk-ask-delete = 删除“{ $title }”？
desk-ask-delete-text = 讲座及其全部内容将从工作台和讲座安排中删除。本讲座无人报名。
desk-ask-delete-button = 删除讲座

desk-ask-end = 现在结束“{ $title }”？
desk-ask-end-people = { $n ->
    [0] 当前无人在线。
   *[other] 当前有{ $n }人在线。
}
desk-ask-end-text = 直播间将关闭。讲座实际时长为{ $length }，出勤按其中属于原定时间的部分计算。
desk-ask-end-button = 结束讲座

desk-ask-remove-replay = 删除“{ $title }”的回放？
desk-ask-remove-replay-text = { $n ->
    [0] 删除后将无法观看。
   *[other] 删除后将无法观看。已有的{ $n }次回放仍计入数据。
}
desk-ask-remove-replay-undo = 讲堂不再保存该文件，您可以重新上传。
desk-ask-remove-replay-button = 删除回放

## The form of a lecture

desk-new-lecture-text = 保存为草稿，发布前仅组织者可见。
desk-save-draft = 保存草稿
desk-save = 保存修改
desk-leave-form = 不保存并离开
# $which is one of desk-field-fold-first and desk-field-fold-second, $offset is "GMT+2".
desk-fold-offset = { $which }（{ $offset }）

desk-part-what = 内容
desk-field-title = 标题
desk-field-title-hint = 使用讲座的讲授语言。
desk-field-abstract = 简介
desk-field-abstract-hint = 使用同一语言。空一行即另起一段。
desk-field-topic = 主题
desk-field-theme = 专题（选填）
desk-field-audience = 参加对象
desk-field-language = 讲授语言

desk-part-when = 时间
desk-field-local-time-hint = 所选时区的当地时间。
desk-field-starts-at = 开始时间
desk-field-ends-at = 结束时间
desk-field-time-zone = 时区
desk-field-starts-fold = 哪一个开始时间
desk-field-ends-fold = 哪一个结束时间
desk-field-fold-first = 第一个，时钟回拨之前
desk-field-fold-second = 第二个，时钟回拨之后

desk-part-who = 人员与单位
desk-field-speaker-first = 主讲人
desk-field-speaker = 主讲人{ $n }（选填）
desk-field-speaker-affiliation = { $n ->
    [1] 单位（选填）
   *[other] 主讲人{ $n }的单位
}
desk-field-speaker-country = { $n ->
    [1] 国家（选填）
   *[other] 主讲人{ $n }的国家
}
speaker-accounts = 主讲人的账号
speaker-accounts-text = 主讲人本人不计入其讲座的任何数据。请为每位主讲人指明其账号；该设置适用于其所有讲座。
speaker-account = 账号的邮箱
speaker-account-none = 无账号
speaker-account-button = 关联账号
speaker-account-saved = 账号已关联。
speaker-no-account = 没有使用此邮箱的账号。
speaker-apart = 同名的另一人
speaker-page-title = { $name }的账号
speaker-affected = 适用于{ $n }场讲座
speaker-affected-text = 此处所作设置适用于主讲人姓名相同的所有讲座，包括今后的讲座。所关联的账号不计入这些讲座的任何数据。
speaker-affected-apart = 本讲座的主讲人已与其他同名者区分。此处所作设置仅适用于本讲座。
speaker-link = 关联账号
speaker-unlink = 解除关联
speaker-unlink-text = 解除后，该账号在这些讲座中的数据将重新计入。
speaker-unlink-button = 解除关联
speaker-unlinked = 已不再关联任何账号。
speaker-none-linked = 此主讲人未关联任何账号。
speaker-part = 同名的另一人
speaker-part-text = 如本讲座的主讲人与其他讲座中的同名者并非同一人，请加以区分：上述账号即不再适用于本讲座，此主讲人可另行关联账号。讲座安排所示的单位和国家仍由同名者共用。复制本讲座时，此区分不随之复制。
speaker-part-button = 在本讲座中区分
speaker-parted = 本讲座的主讲人已区分。
speaker-rejoin = 确为同一人
speaker-rejoin-text = 该姓名所关联的账号将同样适用于本讲座，仅在此处关联的账号不再有效。
speaker-rejoin-button = 取消区分
speaker-rejoined = 本讲座的主讲人已恢复为该同名者。
desk-field-host = 主办单位
desk-field-host-hint = 选择已有单位，或输入新单位。
desk-field-series = 系列（选填）
desk-field-series-hint = 系列名称相同的讲座归为同一系列。

desk-part-seats = 名额与链接
desk-field-capacity = 名额数
desk-field-capacity-hint = 报名人数不超过此数。
desk-field-attended-percent = 出勤标准（%）
desk-field-attended-percent-hint = 计入时长占讲座原定且实际举行时间达到此比例的，即为“已出勤”。50至100，留空则为70。
desk-field-live-url = 会议或直播
desk-field-live-url-hint = 请填写以https://开头的完整地址，仅入场者可见。

desk-part-translations = 译文
desk-field-translations-hint = 没有译文的语言将显示原文。
desk-field-translated = { $language }：已翻译
desk-field-not-translated = { $language }：无译文
desk-field-title-in = 标题（{ $language }）
desk-field-abstract-in = 简介（{ $language }）

## People

desk-search-people = 姓名、邮箱或单位包含
desk-search-people-hint = 按词的开头查找。
desk-filter-people = 显示
desk-everyone = 所有人
desk-waiting = { $n ->
    [0] 待确认
   *[other] 待确认（{ $n }）
}
desk-people-found = { $n ->
    [0] 没有人员
   *[other] 共{ $n }人
}
desk-people-more = 超过{ $n }人：请按姓名、邮箱或单位缩小范围
desk-people-caption = 最新注册者在前。只有身份已确认的官员才能报名面向官员的讲座。
desk-nobody-waits = 没有待确认人员
desk-show-everyone = 显示所有人
desk-column-kind = 类别
desk-column-official-status = 公职身份
desk-column-role = 角色
desk-column-enrolled-in = 报名场数
desk-column-since = 注册时间
desk-kind-official = 官员
desk-kind-practitioner = 从业者
desk-role-learner = 学员
desk-role-organizer = 组织者
desk-role-admin = 管理员
desk-disabled = 已停用
desk-official-status-none = 未申报
desk-official-status-claimed = 待确认
desk-official-status-confirmed = 已确认
desk-confirm = 确认
desk-confirm-person = 确认{ $name }的官员身份
desk-unconfirm = 撤回确认
desk-unconfirm-person = 撤回对{ $name }的确认

## Reports

desk-report-rule = 按第{ $version }版规则统计。各项数据均不含组织者、管理员及讲座的主讲人本人。
desk-report-earlier = 按较早版本的规则计算、仍按原值显示的数据：{ $n }项。讲堂管理人员可用此命令将其更新至第{ $version }版规则：
desk-report-total-participants = 至少入场一次的人数
desk-report-total-countries = 覆盖国家
desk-report-total-lectures = 已办讲座
desk-report-total-enrolled = 报名人次，全部讲座合计
desk-report-total-joined = 入场人次
desk-report-total-attended = { $n ->
   *[other] 入场者出勤率：出勤{ $n }人次
}
desk-report-total-minutes = 在线时长（分钟），全部人员合计
desk-report-total-replays = 回放次数
desk-report-by-lecture = 按讲座
desk-report-by-country = 按国家
desk-report-no-lecture = 尚无可供统计的讲座。
desk-report-no-country = 尚无人报名。
desk-report-by-kind = 按类别
desk-report-kind-unconfirmed = 官员（未确认）
desk-report-means-kept = 国家和类别以该人在该讲座首次留下记录时的个人资料为准。申报为官员的，经组织者确认后计为官员，事后确认亦同。
participations-of-upgrade = 有{ $n }条参加记录的国家和类别取自讲堂升级当日的个人资料：此前并未留存。组织者可在讲座的该人员页面上更正，须注明理由。
desk-report-column-replays = 回放次数
desk-report-column-viewers = 观看人数
desk-report-column-visitors = 访客数
desk-report-meanings = 各列含义
desk-report-means-enrolled = 已报名：持有名额的人数。
desk-report-means-joined = 已入场：以有效名额至少进入直播间一次的人数。有效名额指核心时段开始时持有的名额，或其后取得的名额。
desk-report-means-attended = 已出勤：在线与同看时长合计达到讲座要求比例的人数，未另作要求的为核心时段的70%。条形长度表示与最高一行之比。
desk-report-means-minutes = 在线时长：全部人员合计，以分钟计，以服务器时钟为准。
desk-report-means-replays = 回放次数：计入时长满30秒的播放；回放不足一分钟的，满其一半即计。
desk-report-means-viewers = 观看人数：观看过的登录用户，每人只计一次。
desk-report-means-visitors = 访客数：未登录而观看过的浏览器，每个只计一次。访客数不计入观看人数，也不区分国家。

## What was done

lecture-saved = 讲座已保存。
lecture-duplicated = 已复制为草稿，时间顺延一周。发布前请核对时间。
lecture-published = 讲座已发布，所有人可见。
lecture-cancelled = 讲座已取消。
lecture-deleted = 讲座已删除。
lecture-started = 讲座已开始。
lecture-ended = 讲座已结束。
replay-removed = 回放已删除，回放次数予以保留。
replay-published = 回放现可观看。
official-confirmed = 官员身份已确认。
official-unconfirmed = 确认已撤回。
set-up-done = 欢迎您。您是本讲堂的首位组织者。

## What is wrong with a lecture

lecture-time-format = 请填写日期和时间，例如：2026-11-24 16:00。
# $year is a year.
lecture-time-offset = 请填写不带时差的当地时间，时区请在下方选择。
lecture-time-no-hour = 请补充具体时间，例如：{ $year }-11-24 16:00。
lecture-time-year-meant = 您是否指{ $year }年？此处使用公历年份。
lecture-time-year = { $year }年不能举办讲座，请检查年份。
lecture-time-never = 该时间在{ $zone }不存在：时钟拨快时跳过了该时段。最接近的时间：{ $early }或{ $late }。
lecture-time-twice = 该时间在{ $zone }出现两次，请选择第一个（{ $first }）或第二个（{ $second }）。
# $starts and $ends are written as 2026-11-24 16:00.
lecture-copy-asked = 副本的时间为{ $zone }当地时间{ $starts }至{ $ends }，届时恰逢时钟调整。目前尚未复制：请先在下方选定时间，然后保存。
lecture-ends-before-start = 结束时间须晚于开始时间。
lecture-too-long-hours = 讲座最长{ $hours }小时。
lecture-in-past = 按所填时间，讲座已经结束。请先修改时间。
lecture-begun = 讲座已开始，开始时间和结束时间不能再改，其他内容均可修改。
lecture-begun-share = 讲座已开始，请在“出勤标准”一节更改标准并说明理由。
lecture-start-past = 讲座已对所有人公开，开始时间须晚于现在。
lecture-capacity-number = 名额数须为1至{ $most }的整数。
lecture-capacity-taken = 已报名人数超过此数。
lecture-url = 请填写以https://或http://开头的完整地址。
lecture-percent = 请填写50至100的整数。
lecture-topic = 请选择主题。
lecture-no-speaker = 请至少填写一位主讲人。
lecture-not-draft = 只有草稿可以发布，本讲座已不是草稿。
lecture-cannot-cancel = 只有已发布且尚未结束的讲座可以取消；已结束的，仅限无人点击过“立即开始”或“结束”、也无人设定过时间的讲座。
lecture-has-enrolments = 已有人报名或已有回放，讲座不能删除。可改为取消讲座，记录予以保留。
lecture-cannot-start = 现在不能开始讲座。讲座须已发布，距开始时间不超过15分钟，且未到结束时间。无论如何，实际起止时间事后均可设定。
lecture-begun-already = 讲座已经开始。
lecture-cannot-end = 讲座不在进行中，不能结束。

## 直播工作台

desk-live = 直播工作台
desk-live-title = 直播工作台：{ $title }
desk-live-to-lecture = 讲座、人员与回放
desk-live-countries = 当前在线国家数
desk-live-enrolled = 已报名
desk-live-by-country = 当前在线人数（按国家）
desk-over-time = 在线人数变化
desk-over-time-most = 最多{ $n }人。
desk-over-time-meaning = 依据记录的在线时段按人去重统计，不含工作人员。
desk-as-table = 以表格显示
desk-column-time = 时间
desk-column-present = 在线
desk-announce = 直播间通知
desk-announce-hint = 直播间里的所有人会立即看到。留空则撤回通知。
desk-announce-button = 发布通知
desk-relocate = 讲座链接
desk-relocate-hint = 直播间里的人会自动转到新链接。
desk-relocate-button = 更换链接
desk-extend = 延长讲座
desk-extend-hint = 结束时间推迟，不对任何人提出更多要求：按原定结束时间已达到出勤标准的，仍为已出勤。
desk-extend-by = 延长{ $n }分钟
desk-extend-button = 延长
lecture-extended = 讲座将推迟{ $n }分钟结束。
lecture-cannot-extend = 只有正在进行或15分钟内开始的讲座可以延长，且最多延长一天。
lecture-relocated = 讲座链接已更换，直播间里的人已看到新链接。
lecture-cannot-relocate = 只有已发布且尚未结束的讲座可以更换链接。
announcement-made = 直播间已看到您的通知。
announcement-withdrawn = 通知已撤回。
desk-replays-more = 另有{ $n }场
