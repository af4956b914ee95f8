## The list

replays-title = Replays
replays-lead = Past lectures, open to everyone unless the lecture was for officials or practitioners. The size is shown beforehand, so you know what a replay costs on your connection.
# The title of a replay’s page, which is not that of its lecture’s.
replay-page-title = Replay: { $title }
no-replays = No replay yet
no-replays-text = Replays appear here after a lecture, when the organizer has published its recording.
n-replays = { $n ->
    [one] { $n } replay
   *[other] { $n } replays
}

## Its cards and filters

replays-found = { $n ->
    [0] No replays
    [one] { $n } replay
   *[other] { $n } replays
}
replays-filters-label = Filter and sort the replays
replays-begun = Continue watching
replays-continue = Continue
# $left is a length of time, $time a position ("12:05").
replays-left = { $left } left
replays-at = at { $time }
replays-completed = Watched
replays-new = New
# "26 MB at 360p"
replays-size = { $size } at { $quality }
# $languages is a list of names, or replays-n-languages.
replays-captions = captions: { $languages }
replays-n-languages = { $n } languages
replays-none-found = No replay matches these filters
replays-none-found-text = Remove a filter, or look through all of them.
replays-all = Show all replays
filter-sound = Audio
filter-captions = Captions
filter-length = Length
filter-speaker = Speaker
filter-series = Series
filter-order = Order
length-short = Under 30 minutes
length-medium = 30 to 60 minutes
length-long = Over an hour
order-newest = newest first
order-shortest = shortest first
order-longest = longest first

## One replay

fact-date = Held on
fact-length = Length
fact-size = Size
fact-replays = Replays
player-no-script = The replay plays without JavaScript, but is then not counted.

## The player island. A position ("12:05") stands where $time is, a whole number where $n is.

replay-take = Download to watch offline
player-speed = Speed
player-speed-note = Kept for the next replay.
player-captions = Captions
player-captions-off = Off
player-captions-spoken = spoken
player-captions-note = The transcript changes with them.
player-lowered = Slow connection: playing in { $quality } now.
player-resumes = You left off at { $time }.
player-restart = Start from the beginning
player-watched = Watched { $n }%
player-not-counted = Watching here is not counted.
player-waiting = Not counted at the moment. The player keeps trying.
player-beyond-cap = So many visitors from your network were counted in this hour or on this day that this replay is not in the public count. Sign in to be counted.
player-beyond-cap-of-browser = So many replays from this browser were counted today that this one is not in the public count. Sign in to be counted.
player-failed = The replay could not be loaded. Check the connection.
player-reload = This page can no longer play the replay. Reload the page.
player-retry = Try again
player-keys = Keys: Space or K to pause, J and L for 10 seconds, 0 to 9 for a position, M to mute, < and > for the speed, C for captions, F for full screen.
play-taken-over = This replay is now counted in another tab or on another device. Pause it and play it again to be counted here.
play-not-admitted = This replay is no longer open to you, so watching it is not counted.

## A recording that is shorter than its lecture

film-too-short = This recording ({ $film }) is shorter than 60% of the lecture ({ $core }), so watching it does not count as attended by replay. If it was edited and contains the lecture, accept it with a reason.
film-accept-reason = Why watching it may count
film-accept-button = Accept this recording
film-accepted = It is shorter than 60% of the lecture, and was accepted:
film-accept-done = The recording is accepted: watching it counts.
film-accept-nothing = No recording here is waiting to be accepted.
# $date and $until are days.
film-days-ask = This recording replaced another on { $date }. Counted from the replay’s first publication, watching counts until { $until }. Should the 14 days begin again now?
film-days-again = Yes, begin again now
film-days-stand = No, keep the date
film-days-done = Your answer is on record.
film-days-nothing = There is nothing to answer here any more: somebody has answered, or the recording was replaced.
