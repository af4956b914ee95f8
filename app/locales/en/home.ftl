## First sight: what this is and who runs it

home-what = Free live lectures on e‑commerce, for officials and practitioners from partner countries.
home-what-countries = { $n ->
    [one] Free live lectures on e‑commerce, for officials and practitioners from { $n } country.
   *[other] Free live lectures on e‑commerce, for officials and practitioners from { $n } countries.
}
home-run-by = Run by { $operator }.
home-watch = Watch a replay
home-your-next = Your next lecture
# $time may be said of another day than today: that stands in the line above.
home-door-opens = The door opens at { $time }

## All lectures, or those that suit the reader

home-all = All lectures
home-for-me = For me
# On a phone: the button behind which the filters lie, and how many of them are set.
home-filter = Filter
home-filter-set = Filter · { $n }
home-filter-clear = Clear filters
home-filter-close = Close
# $languages is a language, or two; $whom one of the four below it.
for-me-shown = Showing lectures in { $languages }, { $whom }, that start between { $from } and { $until } in { $city }.
# The same where the reader’s time zone is not known.
for-me-shown-any-hour = Showing lectures in { $languages }, { $whom }.
for-me-languages = { $own } or { $english }
for-me-everyone = open to everyone
for-me-officials = for officials or everyone
for-me-practitioners = for practitioners or everyone
for-me-all = for any audience
for-me-hidden = { $n ->
    [one] { $n } other is hidden.
   *[other] { $n } others are hidden.
}
for-me-none = No upcoming lecture matches all of this
for-me-none-text = New lectures are added all the time. Meanwhile, look through all lectures, or watch a replay.
