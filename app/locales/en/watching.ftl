## How we count: replays, in full

term-one-player = One player at a time
define-one-player = Each viewer is measured in one player at a time. A newer tab or device takes over, and the older one says so. Two replays at once are never both credited.
term-play-signal = What a signal credits
define-play-signal = A signal names the stretches played since the signal before it; together they share the time that has passed since then. Time that a play session has not used is kept for it, up to 90 seconds, so that a signal held up on its way costs nothing. The first signal of a play session credits nothing. Nor does one that is repeated, comes out of order, or comes while the hall’s clock stands behind.
term-step = Steps of five seconds
define-step = An organizer is shown in steps of five seconds which parts were watched. A step is shown as watched when at least half of it was played without a break. Where a stretch goes on within a second of the one before, it is the same stretch. No threshold goes by steps.
term-by-replay = Attended by replay
define-by-replay = At least 80% of the recording’s length watched by a signed-in person within 14 days of its first publication, where the organizer lets that count for the lecture. The recording has to be at least 60% as long as the lecture’s core, or where that is too short for anybody to have attended, as what was planned; a shorter one counts only where an organizer has accepted it, with a reason. It is a standing of its own: it is never added to “attended”, and adds no minutes to it.
term-caps = Visitors of one network
define-caps = From one network, at most 30 visitors’ replays of one lecture in an hour of the clock (UTC) and 300 of all in a day count; from one browser, at most 24 a day. Of a network only a mark is kept that does not reveal which one it is. The rest are kept as not counted, each browser’s once an hour, and their number stands in the report. People who are signed in are never limited by it.
term-retention = How often each part was watched
define-retention = For each step of a recording, how many stretches of it were watched. A stretch that was watched twice counts twice; staff are left out. Organizers see it for each replay.
term-replaced = A replaced recording
define-replaced = Where a recording is replaced by another, watching begins again from zero. The 14 days continue from the first publication, unless an organizer lets them begin again. Replays that were counted stay, and so do those who attended by the earlier recording; anyone who was watching is told.

## The lecture’s form

desk-part-replay = Replay
desk-field-replay-attends = Watching the replay counts
desk-field-replay-attends-hint = Anyone who watches 80% of the replay within 14 days of its publication has attended by replay: a standing of its own, shown beside “attended”.
desk-field-replay-download = The replay may be downloaded
desk-field-replay-download-hint = Its page offers the recording for watching offline. What is watched offline does not count.

## Who attended by replay

attended-by-replay = Attended by replay
watching-until = Watching counts: anyone who is signed in and watches 80% of the replay by { $date } has attended by replay.
watching-replaced = The recording was replaced since you began to watch. What you watched of the earlier one stays on record, but does not count for this one.
watching-replaced-again = To attend by replay, watch 80% of this one.
column-by-replay = Attended by replay
report-means-by-replay = Attended by replay: people who watched 80% of the replay within 14 days of its publication, at lectures that let this count. They are not among “attended” unless they attended live as well.

## Which parts of a replay are watched

retention-title = Which parts are watched
retention-text = How often each part of the replay was watched: every stretch counts as often as it was played; staff are left out. In the table, a row is the average of its part.
retention-none = Nobody has watched this replay yet.
retention-picture = From the beginning to the end of the replay. The part watched most often was watched { $most ->
    [one] once
   *[other] { $most } times
}, the part watched least often { $least ->
    [0] never
    [one] once
   *[other] { $least } times
}.
retention-table = The figures
retention-part = Part
retention-times = Times watched
