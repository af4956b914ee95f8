## The lists of the field

topic-policy = 政策法规
topic-trends = 发展趋势
topic-innovation = 创新实践
topic-skills = 实操技能
theme-agricultural = 农业社区电商
theme-live-commerce = 直播电商
audience-everyone = 所有人
audience-officials = 官员
audience-practitioners = 从业者
# After a topic: "Policy and regulation · for officials".
for-officials = 面向官员
for-practitioners = 面向从业者

## How a lecture is named

# After a title that is not in the reader's language.
title-language = （{ $language }）
held-in = { $language }讲授

## The programme

programme-title = 讲座安排
past-title = 往期讲座
live-now = 正在直播
door-open = 已开放入场
next-lecture = 下一场讲座
# $wait is a length: "2 h 14 min".
starts-in = { $wait }后开始
# The same by itself.
starts-soon = { $wait }后开始
# Said to whoever listens to a page that has changed by itself. $title is the lecture's.
said-door-open = 已开放入场：{ $title }
said-live = 正在直播：{ $title }
said-over = 讲座已结束：{ $title }
said-replay = 现可观看回放：{ $title }
said-cancelled = 讲座已取消：{ $title }
# $left is a length: "38 minutes".
time-left = 剩余{ $left }
people-present = { $n }人在线
see-lecture = 查看讲座
then-live = 正在直播的还有：{ $title }
# $title is a link; $time may carry a day: "Next, in 2 h 14 min: Customs data, 16:00 in Kigali".
then-next = 下一场（{ $wait }后）：{ $title }，{ $city }时间{ $time }
cancelled = 已取消
moved-from = 原定于{ $time }开始，时间已调整
watch-replay = 观看回放
no-replay-yet = 暂无回放
to-past = 往期讲座及回放
to-upcoming = 返回即将开讲的讲座

## Filters

filters-label = 筛选讲座
filter-topic = 主题
filter-for = 参加对象
filter-language = 语言
filter-country = 主讲人来自
# $filter is the name of a filter: "Language: Thai".
filter-set = { $filter }：{ $chosen }
filter-all = 全部
filters-clear = 显示全部讲座
none-match = 没有符合条件的讲座
none-match-text = 请减少筛选条件，或查看往期讲座。
none-upcoming = 后续讲座正在筹备
none-upcoming-text = 日期确定后将在此公布。在此之前，欢迎观看回放。
none-past = 尚未举办过讲座
none-past-text = 讲座结束后将在此显示，并附回放。

## A lecture’s page

ticket-label = 时间与名额
your-time-label = 时区
host-time-label = 主办地时间
# $span is "16:00 to 17:30".
host-clock = { $span }，{ $zone }
# The same where it is another day there.
host-clock-day = { $day } { $span }，{ $zone }
host-label = 主办单位
language-label = 语言
audience-label = 参加对象
seats-of = 共{ $capacity }个
seat-held-for-you = 已为您保留名额
weekday-and-date = { $date }{ $weekday }
speakers-title = { $n ->
   *[other] 主讲人
}
part-of-series = 所属系列
next-in-series = “{ $series }”系列的下一场讲座
about-lecture = 讲座介绍
edit-lecture = 在工作台编辑
draft-note = 这是草稿，仅组织者可见。
draft-no-seats = 讲座发布后方可报名。
cancelled-note = 本讲座已取消。
cancelled-mine = 您的报名无需另行处理。
over-note = 本讲座已结束。
replay-soon = 如发布录像，可在此观看回放。
