nav-search = Search
search-title = Search
search-title-of = Search: { $question }
search-lead = Search titles, summaries, speakers, hosts, topics, chapters and what was said in the replays. Put words in quotation marks to find them side by side.
search-label = What are you looking for?
search-button = Search
search-too-long = This is too long to search for. A few words are enough: at most { $max } characters.
search-nothing = Nothing found
search-nothing-text = Try fewer words, another spelling, or another language: each transcript is searched in its own language.
search-found = { $n ->
    [one] Found in { $n } lecture
   *[other] Found in { $n } lectures
}
search-more = { $n ->
    [one] and { $n } more passage in its replay
   *[other] and { $n } more passages in its replay
}
