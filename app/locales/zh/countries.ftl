## Lists of countries, of which the hall's partners stand first

countries-partners = 伙伴国
countries-others = 其他国家

## The countries that lectures come from

nav-countries = 各国讲座
countries-title = 各国讲座
countries-lead = 按主讲人所属国家列出，每个国家均有专页，收录其讲座和回放。
countries-none = 暂无国家信息
countries-none-text = 讲座发布并注明主讲人所属国家后，相关国家将在此显示。
country-lectures = { $n }场讲座
country-replays = { $n }个回放

## A country’s page

# From a list that is narrowed to a country.
country-page = { $country }：讲座与回放
country-partner = 伙伴国
country-lead = 该国主讲人的讲座：即将开讲的讲座，以及往期讲座及其回放。
country-upcoming = 即将开讲的讲座
country-past = 往期讲座
country-speakers = 来自该国的主讲人
country-none = 该国暂无讲座
country-none-text = 该国主讲人开讲后，其讲座将在此显示。在此之前，欢迎浏览讲座安排。
country-others = 所有国家
