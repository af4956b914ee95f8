## The frame of every page

hall-name = 云上大讲堂
page-title = { $title } · 云上大讲堂
# What the hall is, to those who are shown a link to it.
hall-about = 面向伙伴国政府官员和从业者的电子商务直播讲座，可在线报名、参加直播、观看回放。免费参加，提供多种语言。
# On paper alone, where the page was printed.
paper-address = 本页网址：{ $address }
skip = 跳至正文
nav-label = 主导航
nav-programme = 讲座安排
nav-replays = 讲座回放
nav-my = 我的讲座
nav-desk = 组织者工作台
nav-profile = 个人资料
nav-language = 语言
nav-sign-in = 登录
nav-sign-out = 退出登录
nav-counting = 统计口径
nav-zone = 时区
foot-figures = { $participants }人参与 · { $countries }个国家 · { $replays }次回放

## Links that stand on several pages

to-programme = 查看讲座安排
to-profile = 前往个人资料
to-lecture = 查看讲座页面
to-my = 查看我的讲座

## Pages of a list

pages-label = 分页
page-before = 上一页
page-after = 下一页
page-of = 第{ $page }页，共{ $pages }页

## Numbers, lengths and times

# $n is a number: "70%".
percent = { $n }%
# $n is written out already, with one decimal.
megabytes = { $n } MB
megabytes-less = 小于{ $n } MB
duration-minutes = { $minutes ->
    [0] 不足1分钟
   *[other] { $minutes }分钟
}
duration-hours = { $hours }小时
duration-hours-minutes = { $hours }小时{ $minutes }分钟
duration-days = { $days }天
duration-days-hours = { $days }天{ $hours }小时
day-at-time = { $day } { $time }
# Where a lecture is held: "16:00 Beijing".
time-in-city = { $city }时间{ $time }
day-time-in-city = { $city }时间{ $day } { $time }
from-to = { $from }至{ $to }
# "Kigali (GMT+2)"
zone-name = { $city }（{ $offset }）

## The zone of the times

times-in = 时间按{ $zone }显示
# Stands where a zone's name does, while the reader's is not known: "Times in the zone of each host".
zone-of-hosts = 各讲座主办地时区
zone-yours = 您所在的时区
zone-change = 更改
zone-title = 时区
zone-save = 按此时区显示时间
zone-cookie = 您的选择将在此浏览器的Cookie中保存一年，不作其他用途。
zone-in-profile = 您已登录，时间按个人资料中的时区显示。如需更改，请前往个人资料。

## What went wrong with a form

errors-title = 有{ $n }处需要您修改
# The title of a page whose form was refused, as the browser shows and reads it.
errors-page-title = 错误：{ $title }
# One line of the list of what is wrong: "Country: Please fill this in."
errors-line = { $field }：{ $problem }
problem-required = 请填写此项。
problem-too-long = 内容过长，最多{ $max }个字符。
problem-choice = 请从选项中选择。
problem-country = 请从列表中选择国家。
problem-language = 请从列表中选择语言。
problem-zone = 请从列表中选择时区。
zone-unknown = 请从列表中选择时区。

## What went wrong with a page or a press of a button

sign-in-first = 请先登录，登录后将返回原页面。
form-of-another = 此表单由另一账号打开，因此未作任何更改。用该账号登录后即可提交，已填写的内容会为其保留。
not-allowed = 此页面仅供组织者使用。如您应有权访问，请联系管理员。
not-allowed-title = 您无权访问
not-found-title = 页面不存在
not-found-text = 地址可能有误，或该讲座已从讲座安排中撤下。
not-found-any-more = 此内容已不存在，可能在您打开页面后已被删除。
too-many-title = 尝试次数过多
too-many-tries = 尝试次数过多，请等待{ $minutes }分钟后再试。
too-fast = 您在短时间内提交了过多内容，请稍候再提交。
unavailable-title = 讲堂暂时无法访问
unavailable-text = 系统数据库暂时没有响应，通常一分钟内即可恢复，届时请刷新页面。如果您刚刚提交了表单，请返回上一页：您填写的内容仍在，可以再次提交。
error-malformed-title = 无法读取请求
error-malformed-text = 收到的内容已损坏，或不符合本页面的要求。请返回重试，您填写的内容通常仍在。
error-forbidden-title = 无法进行此操作
error-forbidden-text = 您的账号无权进行此操作，或表单来自其他网站。请重新打开页面后再试。
error-too-large-title = 内容过多
error-too-large-text = 提交的内容超过了本页面的限制。请返回精简后重新提交。
error-too-slow-title = 传送超时
error-too-slow-text = 您提交的内容未能及时送达。请返回重试，如有可能请换用更好的网络。
error-too-many-text = 尝试次数过多，请等待{ $seconds }秒后再试。
cookies-too-large = 您的浏览器发送的Cookie超出了讲堂可读取的数量。请在浏览器设置中删除本网站的Cookie，然后刷新页面。
form-too-large = 表单内容过多，最多{ $kib } KB。请精简所填内容后重新提交。
form-too-slow = 表单传送超时。请检查网络连接后重新提交。
form-broken = 表单未能完整送达，请重新提交。
form-later = 系统繁忙，请几秒钟后重新提交表单。
fault-title = 系统出现故障
fault-text = 故障已记录，请稍后再试。此前保存的内容不会丢失。
fault-id = 如再次出现，请将此编号告知组织者：
fault-kept = 系统出现故障，已记录。您填写的内容仍然保留，请重试。如再次出现，请将此编号告知组织者：{ $id }
form-elsewhere = 此表单已不在本页。您填写的内容：
