## The lists of the field

topic-policy = Policy and regulation
topic-trends = Development trends
topic-innovation = Innovation practice
topic-skills = Practical skills
theme-agricultural = Agricultural community e‑commerce
theme-live-commerce = Live commerce
audience-everyone = Everyone
audience-officials = Officials
audience-practitioners = Practitioners
# After a topic: "Policy and regulation · for officials".
for-officials = for officials
for-practitioners = for practitioners

## How a lecture is named

# After a title that is not in the reader's language.
title-language = (in { $language })
held-in = in { $language }

## The programme

programme-title = Programme
past-title = Past lectures
live-now = Live now
door-open = The door is open
next-lecture = Next lecture
# $wait is a length: "2 h 14 min".
starts-in = starts in { $wait }
# The same by itself.
starts-soon = Starts in { $wait }
# Said to whoever listens to a page that has changed by itself. $title is the lecture's.
said-door-open = The door is open: { $title }
said-live = Live now: { $title }
said-over = This lecture is over: { $title }
said-replay = The replay can be watched now: { $title }
said-cancelled = This lecture was cancelled: { $title }
# $left is a length: "38 minutes".
time-left = { $left } left
people-present = { $n ->
    [one] { $n } person present
   *[other] { $n } people present
}
see-lecture = See the lecture
then-live = Also live now: { $title }
# $title is a link; $time may carry a day: "Next, in 2 h 14 min: Customs data, 16:00 (Kigali)".
then-next = Next, in { $wait }: { $title }, { $time } ({ $city })
cancelled = Cancelled
# $time is the day and time it was to start at before: "Wednesday 2 December, 16:00".
moved-from = Moved from { $time }
watch-replay = Watch the replay
no-replay-yet = No replay yet
to-past = Past lectures and their replays
to-upcoming = Back to upcoming lectures

## Filters

filters-label = Filter the programme
filter-topic = Topic
filter-for = For
filter-language = Language
filter-country = Speaker from
# $filter is the name of a filter: "Language: Thai".
filter-set = { $filter }: { $chosen }
filter-all = All
filters-clear = Show all lectures
none-match = No lecture matches
none-match-text = Try fewer filters, or look at past lectures.
none-upcoming = The next lectures are being prepared
none-upcoming-text = They appear here as soon as their dates are fixed. Until then, watch the replays.
none-past = No lecture has been held yet
none-past-text = Lectures appear here, with their replays, when they are over.

## A lecture’s page

ticket-label = Date and seat
your-time-label = Time zone
host-time-label = Host’s time
# $span is "16:00 to 17:30".
host-clock = { $span }, { $zone }
# The same where it is another day there.
host-clock-day = { $day }, { $span }, { $zone }
host-label = Host
language-label = Language
audience-label = For
seats-of = of { $capacity }
seat-held-for-you = A seat is held for you
weekday-and-date = { $weekday } { $date }
speakers-title = { $n ->
    [one] Speaker
   *[other] Speakers
}
part-of-series = Part of the series
next-in-series = Next in “{ $series }”
about-lecture = About the lecture
edit-lecture = Edit at the desk
draft-note = This is a draft. Only organizers see it.
draft-no-seats = People can enrol once the lecture is published.
cancelled-note = This lecture was cancelled.
cancelled-mine = You need not do anything about your enrolment.
over-note = This lecture is over.
replay-soon = If a recording is published, you can watch it here.
