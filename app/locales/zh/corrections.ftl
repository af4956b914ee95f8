## A person’s presence, and corrections

record-title = { $name }的出勤
record-present = 在线时长（分钟）
record-gathered = 同看时长（分钟）
record-corrected = 更正后的计入时长（分钟）
record-attended = 已出勤
record-late = 迟到
record-left-early = 早退
record-stretches = 起止时间
record-start = 开始
record-middle = 过半
record-end = 结束
record-line-legend = 线上方：本人在线。线下方：同看。所示时间为
# Each is a length: "30 min".
record-line-text = 讲座时间轴，全长{ $length }：本人在线{ $own }，同看{ $gathered }。
record-none = 没有任何在线记录。
record-column-from = 开始时间
record-column-to = 结束时间
record-column-length = 时长
record-column-how = 方式
record-own = 本人在线
record-with = 在{ $host }的同看组中
record-corrections = 更正
record-no-corrections = 尚无更正。
record-column-when = 时间
record-column-by = 更正人
correction-text = 更正与原始记录并列，不覆盖任何内容。是否出勤以最近一次更正为准。更正会注明您的姓名。
correction-minutes = 计入时长（分钟）
correction-minutes-hint = 0至{ $most }（讲座实际时长）的整数。如实际时长缩短，最多按实际时长计。
correction-reason = 理由
correction-reason-hint = 最多{ $most }个字符，供审计人员查阅。
correction-button = 提交更正
correction-made = 更正已记录。
correction-minutes-range = 请填写0至{ $most }的整数。
correction-no-reason = 请说明理由。
correction-long-reason = 内容过长，最多{ $most }个字符。
correction-too-early = 讲座开始后才能更正出勤。
correction-cancelled = 讲座已取消，没有可更正的出勤。
correction-no-seat = 此人没有名额，因此没有可更正的出勤。
correction-oneself = 任何人不得更正自己的出勤，请由其他组织者办理。
correction-as-measured = 以原始记录为准
correction-back-text = 可另作一条记录撤回更正，此后以原始记录为准。
correction-back-button = 撤回更正
correction-taken-back = 更正已撤回，以原始记录为准。
correction-none-stands = 没有可撤回的更正。
actual-times = 实际起止时间
actual-times-none = 无人点击过“立即开始”或“结束”，也未另行设定时间，以预定时间为准。
actual-times-change = 时间记录与更正
actual-times-text = 如未按原定时间举行，或按钮点击过早、过晚，请在此设定。已有的记录予以保留，所有人的出勤按所设时间重新计算。时间可以再次设定。
actual-times-hint = { $zone }当地时间。留空表示按原定时间。
actual-times-began = 实际开始
actual-times-ended = 实际结束
actual-times-button = 设定时间
actual-times-set = 时间已记录，所有人的出勤已重新计算。
actual-times-as-planned = 按原定时间
actual-times-pressed = 在工作台操作
actual-times-cannot = 目前不能设定此讲座的时间：讲座须已发布、未取消，且开始时间已过或距今不超过15分钟。
actual-times-future = 该时间尚未到来。
actual-times-far = 该时间与原定时间相差超过一天。
actual-times-order = 结束时间必须晚于开始时间。
actual-times-held = 无人点击过“立即开始”或“结束”。此讲座是否已举行？
actual-times-held-yes = 是，按原定时间举行
actual-times-held-no = 否，已取消…
actual-times-core = 出勤按原定且实际举行的部分计算：{ $length }。
actual-times-no-standing = 原定且实际举行的部分为{ $length }，不足原定时长的四分之一或不足5分钟：任何人均不计为已出勤，也不计迟到或早退。如与实际不符，请设定实际起止时间。
actual-times-cancelled = 讲座已取消，不计任何人的出勤。
attended-share = 出勤标准
attended-share-stands = “已出勤”要求达到该部分的{ $share }：{ $length }。
attended-share-change = 更改出勤标准
attended-share-text = 讲座已开始，更改出勤标准必须说明理由。所有人的出勤将据此重新计算。
attended-share-field = 出勤标准（%）
attended-share-hint = 请填写50至100的整数。
attended-share-button = 更改出勤标准
attended-share-set = 出勤标准已记录，所有人的出勤已重新计算。
attended-share-same = 与现行出勤标准相同。
attended-share-cannot = 不能在此更改出勤标准：讲座须已发布、未取消且已开始。开始之前请在讲座表单中更改。
attended-share-before = 更改前
attended-share-after = 更改后
corrected-to = 更正为{ $n }分钟
corrected-people = 其中{ $n }人经更正

## The person's seats

seats-of-person = 名额
seat-none = 此人从未有过名额。
seat-held = 目前持有
seat-column-from = 起始时间
seat-column-to = 截止时间
seat-column-by = 收回人
seat-take-text = 收回名额后，此人随即不再计时。讲座已开始的，此前测得的时长仍计入；未开始的，一律不计。名额可以恢复。
seat-take-button = 收回名额
seat-taken-away = 名额已收回。
seat-back-text = 名额已被收回。恢复后视同从未收回。
seat-back-button = 恢复名额
seat-put-back = 名额已恢复。
seat-not-now = 此处已不能再收回名额。
seat-not-back-now = 此处已不能再恢复名额。
seat-none-held = 此人没有名额。
seat-none-taken = 没有可恢复的已收回名额。
seat-all-taken = 名额现已满。

## The person's country and kind in the figures

participation-title = 数据中的国家和类别
# $time is a day and a time.
participation-since = 于本讲座首条记录时留存：{ $time }
participation-of-upgrade = 该记录早于留存国家和类别之时：此处取自讲堂升级当日的个人资料。
# What is kept reads "Kenya · Official".
participation-today = 个人资料现为：{ $today }，不影响本讲座的数据。
participation-change = 更正国家或类别
participation-text = 报告将按您在此选择的内容统计此人，个人资料不变。更正会注明您的姓名，并与更正前的内容一并留存。
participation-everywhere = 其他讲座一并更正
# What is kept reads "Kenya · Official".
participation-everywhere-hint = 此人在另外{ $n }场讲座中留存的内容相同：{ $kept }。
participation-button = 提交更正
participation-corrected = 更正已记录，数据以此为准。
participation-same = 与现有内容相同，请选择其他国家或类别。
participation-oneself = 任何人不得在此更正自己的国家和类别，请由其他组织者办理。

## Corrections that people ask for

requests-title = 更正申请
requests-wait = { $n }份更正申请待答复
request-of-person = { $time }起申请更正，待答复。申请内容：
request-was-granted = 申请更正，计入时长已于{ $time }更正。申请内容：
request-was-left = 申请更正，已于{ $time }答复：计入时长维持不变。申请内容：
request-decline-text = 请在下方更正，或维持计入时长不变并说明理由。申请人将看到您的答复。
request-decline-button = 维持计入时长不变
request-declined = 已答复：计入时长维持不变。申请人将看到理由。
request-none-waits = 此处没有待答复的申请。
