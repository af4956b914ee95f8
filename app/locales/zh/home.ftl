## First sight: what this is and who runs it

home-what = 面向伙伴国官员和从业者的免费电子商务直播讲座。
home-what-countries = 面向{ $n }个国家的官员和从业者，免费举办电子商务直播讲座。
home-run-by = 由{ $operator }运营。
home-watch = 观看回放
home-your-next = 您的下一场讲座
# $time may be said of another day than today: that stands in the line above.
home-door-opens = { $time }开放入场

## All lectures, or those that suit the reader

home-all = 全部讲座
home-for-me = 适合我的
# On a phone: the button behind which the filters lie, and how many of them are set.
home-filter = 筛选
home-filter-set = 筛选 · { $n }
home-filter-clear = 清除筛选条件
home-filter-close = 关闭
# $languages is a language, or two; $whom one of the four below it.
for-me-shown = 当前显示：以{ $languages }讲授、{ $whom }、在{ $city }时间{ $from }至{ $until }之间开始的讲座。
# The same where the reader’s time zone is not known.
for-me-shown-any-hour = 当前显示：以{ $languages }讲授、{ $whom }的讲座。
for-me-languages = { $own }或{ $english }
for-me-everyone = 面向所有人
for-me-officials = 面向官员或所有人
for-me-practitioners = 面向从业者或所有人
for-me-all = 不限参加对象
for-me-hidden = 另有{ $n }场未显示：
for-me-none = 暂无同时符合以上条件的讲座
for-me-none-text = 新的讲座会陆续公布。其他讲座也可能适合您，结束后均可观看回放。
