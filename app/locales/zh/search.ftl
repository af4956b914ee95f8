nav-search = 搜索
search-title = 搜索
search-title-of = 搜索：{ $question }
search-lead = 搜索讲座的标题、简介、主讲人、主办单位、主题、章节以及回放中的讲话内容。加引号的词语将作为整体查找。
search-label = 您想找什么？
search-button = 搜索
search-too-long = 搜索内容过长。请只输入几个词，最多{ $max }个字符。
search-nothing = 没有找到结果
search-nothing-text = 请减少词语，或换一种写法、换一种语言：文字稿按其原有语言搜索。
search-found = { $n ->
   *[other] 在{ $n }场讲座中找到相关内容
}
search-more = { $n ->
   *[other] 回放中还有{ $n }处
}
