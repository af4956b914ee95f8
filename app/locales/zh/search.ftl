nav-search = 搜索
search-title = 搜索
search-title-of = 搜索：{ $question }
search-lead = 搜索讲座标题、简介、主讲人、主办机构、主题、章节以及回放中的讲话内容。加引号的词语将作为整体查找。
search-label = 您想找什么？
search-button = 搜索
search-too-long = 内容太长，无法搜索。几个词就够了，最多 { $max } 个字符。
search-nothing = 没有找到
search-nothing-text = 请减少词语，换一种写法，或换一种语言：文字稿按其本身的语言搜索。
search-found = { $n ->
   *[other] 在 { $n } 场讲座中找到
}
search-more = { $n ->
   *[other] 回放中还有 { $n } 处
}
