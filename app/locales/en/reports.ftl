## The public counters

counters-label = The hall in figures
counter-participants = { $n ->
    [one] person took part
   *[other] people took part
}
counter-countries = { $n ->
    [one] country
   *[other] countries
}
counter-lectures = { $n ->
    [one] lecture held
   *[other] lectures held
}
counter-replays = { $n ->
    [one] replay
   *[other] replays
}
counters-defined = How we count

## How we count: the page others check us by

counting-title = How we count
counting-lead = Every figure of this hall is defined here. Each is computed from records that are kept, and can be computed again by anyone who holds them.
counting-rule = These are the rules of version { $version }. A figure is stored with the version it was computed by.

counting-public = The public figures
counting-public-text = They stand on the programme and at the foot of every page.
term-participants = People who took part
define-participants = Different people who joined at least one lecture and were credited at least one minute of it. Somebody who joined ten lectures is one person.
term-countries = Countries
define-countries = The different countries of those people: a figure keeps the country in a person’s profile at their first record of the lecture. A profile that changes later changes no earlier figure.
term-lectures = Lectures held
define-lectures = Published lectures that are over. Cancelled lectures are not among them.
term-replays = Replays
define-replays = All replays together, each counted as defined below. Replays of a lecture that was cancelled are not among them: they stay on record, and are in no total or report.

counting-live = At a live lecture
counting-live-text = Joined and present are two different figures. They are never added together.
term-seat = Enrolled
define-seat = The person is enrolled. It does not say that they came. Credit needs a seat: the one held at the start of what was planned and held, or taken after it. An enrolment can be cancelled until the planned start, also where the lecture was started before that or nobody has pressed Start yet. What was measured before it was cancelled does not count.
term-joined = Joined
define-joined = The person passed the door of the lecture at least once, with a seat that counts. A person who cancels and enrols again has to pass the door again. The door opens 15 minutes before the start. Where a lecture is held on an external meeting service, the room’s page stays open beside it and keeps measuring who is present.
term-beat = Signal
define-beat = While the live room is open, its page sends a signal every 30 seconds. Only these signals count. Opened pages, downloads and robots’ visits never do.
term-credit = Credit
define-credit = Only the hall’s own clock counts. A signal credits the time since the signal before it, if that is 90 seconds or less. After a longer gap it credits nothing. The first signal credits nothing. A signal that is repeated or comes out of order credits nothing.
term-lease = One device at a time
define-lease = Each person is measured on one device and in one tab. A newer one takes over, and the older one says so. Two lectures at once are never both credited.
term-presence = Present
define-presence = The credited time, with overlaps counted once, from the actual start of the lecture to its actual end. These are when the organizer started and ended it, or what an organizer set afterwards with a reason, on record with a name; where nobody did either, the planned times apply. A cancelled lecture gives nobody any attendance.
term-gathered = In a group
define-gathered = Time spent in front of somebody else’s screen: the presence of the host of a group, from one’s own check-in until either of the two left. Time for which one was present alone, measured on one’s own page, is never counted as group time too, and the two stand in columns of their own.
define-gathered-room = A group holds at most 30 members, unless an organizer raises the limit. Its code lets people in only while the host’s presence is measured. A person whom the host has marked as gone comes back only through the host.
define-gathered-asked = At mid-lecture the host is asked how many people are in the room, without the host, and ticks names; each member’s own phone asks whether they are still here.
define-gathered-when = The question opens 10 minutes before the middle; in a group opened later, 5 minutes after its opening; where a lecture ends sooner, at its end. It stays open until an hour after the end. The middle is halfway from the start of what was planned and held to the planned end.
define-gathered-most = Minutes after the middle, and attended in a group, go to at most that number: to those ticked, then to those who answered, in the order of their answers.
define-gathered-neither = A person with neither a tick nor an answer keeps the minutes up to the middle and has not attended by them.
define-gathered-missing = Where the number was never given, those who answered keep their minutes, and “attended” waits for an organizer, who gives the number with a reason. The host gives it once, and only an organizer can change it.
term-core = Planned and held
define-core = The part of a lecture that was both planned and held: from the later of its planned and its actual start to the earlier of its planned and its actual end. An early start or an extension requires nothing more of anyone. Where that part is shorter than a quarter of the plan, or than 5 minutes, nobody has attended, was late or left early.
term-attended = Attended
define-attended = Time present and time in a group together, within what was both planned and held, of at least 70% of its length. A lecture may set another share; its live room then says how many minutes are needed. Reports show separately who attended alone, by their own minutes or a correction, and who did so only together with minutes in a group.
term-late = Late, left early
define-late = Late: first credited more than 10 minutes after the start of what was planned and held. Left early: last credited more than 10 minutes before its end.
term-correction = Corrections
define-correction = An organizer’s correction is a new record with a reason and a name. It never replaces what was measured, and never counts more than the actual length. The latest one decides whether the person attended; it can be withdrawn by a further record. Nobody corrects their own attendance, that of somebody without a seat, or that of a cancelled lecture.

counting-replays = Replays
counting-replays-text = The player is the only thing that counts, and only while the recording advances.
term-play = Play session
define-play = From opening the player to leaving it. One per person; for somebody who is not signed in, one per browser, recognized by a signed cookie.
term-play-credit = Credit
define-play-credit = Every 15 seconds the player reports which part was played. It is credited with at most the time that passed on the hall’s clock, never more than 90 seconds of it at once, and at most twice that where the recording is played faster. Anything beyond the end of the recording is not credited.
term-replay = Replay
define-replay = A play session with at least 30 seconds of credit, or half of a recording that is shorter than a minute. The same person or browser counts once an hour for the same lecture, and so does a browser that was signed in for a part of that hour.
term-watch-time = Watch time and share watched
define-watch-time = Watch time is all credit together. The share watched is the time of the recording that was watched, to the millisecond and each part of it once: watching one part twice adds to the time, not to the share. Stretches shorter than a quarter of a second are not measured. A person may make 720 jumps in two hours (without signing in, 20 at once), and six a minute from then on; what is watched between more jumps than that is not measured.
term-viewers = Viewers
define-viewers = Different people who watched. Browsers of visitors who were not signed in are shown beside them, not among them.
term-completed = Completed
define-completed = At least 90% of the recording’s length was watched. Jumping to the end does not complete it.

counting-never = What is never counted
never-staff = People who were organizers at their first record of a lecture, and the lecture’s own speakers, in any public or reported total.
never-robots = Robots of the COUNTER list, browsers without a screen, previews and downloads.
never-seek = Parts that were skipped.
never-twice = The same minute in two tabs or on two devices.
never-no-script = Anything done with JavaScript turned off: the room and the player work, but do not count. Joining a lecture counts all the same.

counting-check = How to check us
counting-check-text = Those who run this hall can compute every stored figure again from the records and compare. The difference must be zero. The command is:

## The report: replays by visitors, what was completed, and what does not count

report-not-counted = { $n } beyond a cap
report-means-not-counted = Beyond a cap: from one network at most 30 visitors’ replays of one lecture in an hour of the clock (UTC) and 300 of all in a day count, from one browser at most 24 a day. The rest are kept, and are in no figure. People who are signed in are never limited by it.
report-cancelled = cancelled: in no figure
report-means-cancelled = Cancelled: a lecture that was cancelled has nobody enrolled, joined or attended, and its replays are in no figure. What was recorded stays on record.
report-by-visitors = { $n } by visitors
report-column-completed = Completed
report-column-watch-time = Watched, min
report-means-completed = Completed: people who watched at least 90% of the recording.
report-means-watch-time = Watched: minutes of credit in the player, of people and of visitors in replays that count, in total.
