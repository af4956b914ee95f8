## The organizer's desk

desk-label = Desk
desk-schedule = Schedule
desk-lectures = Lectures
desk-people = People
desk-reports = Reports

desk-new-lecture = New lecture
desk-search = Search
desk-choose = Choose …
desk-none = None
desk-yes = Yes
desk-no = No
desk-to-counting = How we count
desk-none-found = Nothing found

## Schedule

desk-schedule-title = Schedule, { $week }
# $first and $last are whole dates: "30 November" and "6 December".
desk-week = { $first } to { $last }
# $first and $last are days of the same month: "23", "29", "November".
desk-week-in-month = { $first } to { $last } { $month }
desk-week-before = Previous week
desk-week-today = This week
desk-week-after = Next week
desk-week-label = Lectures of the week { $week }, in the time of { $city }
desk-week-empty = No lecture begins in this week.
desk-hour = Hour
desk-times-in = Times are those of { $city } ({ $offset }).
desk-times-change = Change your time zone
desk-clash = Speaker is double-booked
desk-seats-taken = { $capacity ->
    [one] { $taken } of 1 seat taken
   *[other] { $taken } of { $capacity } seats taken
}

desk-waits = Waiting for you
desk-nothing-waits = Nothing is waiting for you.
desk-officials-wait = { $n ->
    [one] 1 official is waiting to be confirmed
   *[other] { $n } officials are waiting to be confirmed
}
desk-drafts-wait = { $n ->
    [one] 1 draft is not published
   *[other] { $n } drafts are not published
}
desk-replays-missing = { $n ->
    [one] 1 lecture of the last 60 days has no replay:
   *[other] { $n } lectures of the last 60 days have no replay:
}

desk-public-figures = What the public sees
desk-figure-participants = { $n ->
    [one] person joined at least one lecture
   *[other] people joined at least one lecture
}
desk-figure-countries = { $n ->
    [one] country they come from
   *[other] countries they come from
}
desk-figure-lectures = { $n ->
    [one] lecture held
   *[other] lectures held
}
desk-figure-replays = { $n ->
    [one] replay: a session that reached 30 seconds of credit
   *[other] replays: sessions that reached 30 seconds of credit
}
desk-rule = Counted by rule version { $version }. Staff are in none of these figures.

## States of a lecture

desk-state-draft = Draft
desk-state-published = Published
desk-state-gate = Door open
desk-state-live = Live now
desk-state-over = Over
desk-state-cancelled = Cancelled

desk-seen-draft = Only organizers see it.
desk-seen-before = Everybody sees it in the programme, and those it is for can enrol.
desk-seen-gate = Those who are enrolled can come in.
desk-seen-live = It is live. Those who are enrolled can come in.
desk-seen-over = Everybody sees it among past lectures.
desk-seen-cancelled = Everybody sees it as cancelled. Nobody can enrol or join.
desk-to-preview = See how it will look
desk-to-public-page = Public page
desk-began = Started by an organizer:
desk-ended = Ended by an organizer:

## List of lectures

desk-search-lectures = Title, speaker, host or series contains
desk-filter-status = Status
desk-status-all = All
desk-status-draft = Drafts
desk-status-published = Published
desk-status-cancelled = Cancelled
desk-lectures-found = { $n ->
    [0] No lectures
    [one] 1 lecture
   *[other] { $n } lectures
}
desk-lectures-caption = Latest start first. Starts are in the time of { $city }.
desk-no-lecture = No lecture yet
desk-no-lecture-text = Begin with a draft. Only organizers see it until you publish it.
desk-show-all = Show all lectures
desk-column-lecture = Lecture
desk-column-start = Start
desk-column-host-time = Host time
desk-column-status = Status
desk-column-seats = Seats taken
desk-column-replay = Replay
desk-seats = { $taken } / { $capacity }

## One lecture

desk-publish = Publish
desk-start = Start now
desk-end = End …
desk-duplicate = Duplicate
desk-cancel = Cancel lecture …
desk-delete = Delete …
desk-change-lecture = Change this lecture
desk-no-link = There is no meeting or stream address yet. Without one, nobody can follow the lecture.
desk-seats-meaning = seats taken, of all seats
desk-present-now = present now: a signal within the last 90 seconds

desk-replay = Replay
desk-no-replay = This lecture has no replay.
desk-replay-length = length
desk-replay-count = replays: sessions that reached 30 seconds of credit.
desk-replay-since = Available since
desk-watch = Watch the replay
desk-remove-replay = Remove the replay …
desk-upload-early = This lecture is not over yet. A replay published now can be watched at once.
desk-upload-replaces = A new file replaces this one. The replay count continues.

desk-people-of-lecture = People
desk-nobody = Nobody has enrolled yet.
desk-column-name = Name
desk-column-email = E-mail
desk-column-organisation = Organization
desk-column-country = Country
column-country-kind = Country, kind
desk-column-enrolled = Enrolled
desk-column-joined = Joined
desk-column-minutes = Minutes
desk-column-share = Share
desk-column-attended = Attended
desk-column-late = Late
desk-column-left-early = Left early
desk-not-measured = –
desk-people-total = { $n ->
    [one] 1 person
   *[other] { $n } people
}
desk-attendance-meaning = Minutes are those present, by the server’s clock. Share is of the actual length: { $length }. Attended means at least the share this lecture asks for, of what was planned and held. Late: came more than 10 minutes after the start. Left early: went more than 10 minutes before the end.

## Asking before what cannot be undone

desk-ask-back = Back to the lecture
desk-ask-keep = No, go back
desk-ask-no-undo = This cannot be undone.
desk-ask-end-undo = The actual end can be corrected afterwards, with a reason.
desk-ask-cancel-attendance = Nobody has any attendance at a cancelled lecture. What was measured stays on record.
desk-ask-start = Did “{ $title }” begin as planned?
desk-ask-start-text = The planned start was { $late } ago. If the lecture began as planned, everybody keeps the minutes measured since then. If it begins only now, minutes from before do not count.
desk-ask-start-undo = Either can be corrected afterwards, with a reason.
desk-ask-start-planned = It began as planned, at { $time }
desk-ask-start-now = It begins now
desk-start-began = It was started at { $time }.
desk-start-ended = It ended at { $time }.
desk-start-early = Its planned start, at { $time }, is still to come, so there is nothing to ask. From 15 minutes before it, “Start now” on the lecture’s page starts it at once.
desk-start-draft = It is a draft. Publish it first.
desk-start-cancelled = It was cancelled.
desk-records-ahead = Some records of presence or of replays are dated in the future: this machine’s clock ran ahead. Nothing is lost, and anyone who comes now is counted from now on. Please have the clock checked.

desk-ask-cancel = Cancel “{ $title }”?
desk-ask-cancel-people = { $n ->
    [0] Nobody is enrolled.
    [one] 1 person is enrolled. The hall sends them no message: please tell them yourself.
   *[other] { $n } people are enrolled. The hall sends them no message: please tell them yourself.
}
desk-ask-cancel-text = The lecture stays in the programme, marked as cancelled, until its day is over. Nobody can enrol or join any more. Enrolments stay on record.
desk-ask-cancel-button = Cancel the lecture

desk-ask-delete = Delete “{ $title }”?
desk-ask-delete-text = The lecture disappears from the desk and from the programme, with everything typed into it. Nobody is enrolled in it.
desk-ask-delete-button = Delete the lecture

desk-ask-end = End “{ $title }” now?
desk-ask-end-people = { $n ->
    [0] Nobody is present now.
    [one] 1 person is present now.
   *[other] { $n } people are present now.
}
desk-ask-end-text = The room closes. The lecture’s actual length will be { $length }. Attendance is measured by the part of it that was planned.
desk-ask-end-button = End the lecture

desk-ask-remove-replay = Remove the replay of “{ $title }”?
desk-ask-remove-replay-text = { $n ->
    [0] Nobody can watch it any more.
    [one] Nobody can watch it any more. Its 1 replay stays in the figures.
   *[other] Nobody can watch it any more. Its { $n } replays stay in the figures.
}
desk-ask-remove-replay-undo = The hall does not keep the file. You can upload it again.
desk-ask-remove-replay-button = Remove the replay

## The form of a lecture

desk-new-lecture-text = It is saved as a draft. Only organizers see it until you publish it.
desk-save-draft = Save draft
desk-save = Save changes
desk-leave-form = Leave without saving
# $which is one of desk-field-fold-first and desk-field-fold-second, $offset is "GMT+2".
desk-fold-offset = { $which } ({ $offset })

desk-part-what = What
desk-field-title = Title
desk-field-title-hint = In the language the lecture is held in.
desk-field-abstract = Abstract
desk-field-abstract-hint = In the same language. An empty line begins a new paragraph.
desk-field-topic = Topic
desk-field-theme = Theme (optional)
desk-field-audience = Audience
desk-field-language = Language of the lecture

desk-part-when = When
desk-field-local-time-hint = Local time in the zone you choose.
desk-field-starts-at = Start
desk-field-ends-at = End
desk-field-time-zone = Time zone
desk-field-starts-fold = Which start
desk-field-ends-fold = Which end
desk-field-fold-first = The first, before the clocks are set back
desk-field-fold-second = The second, after the clocks are set back

desk-part-who = Who
desk-field-speaker-first = Speaker
desk-field-speaker = Speaker { $n } (optional)
desk-field-speaker-affiliation = { $n ->
    [1] Affiliation (optional)
   *[other] Affiliation of speaker { $n }
}
desk-field-speaker-country = { $n ->
    [1] Country (optional)
   *[other] Country of speaker { $n }
}
speaker-accounts = Accounts of the speakers
speaker-accounts-text = The speakers of a lecture are in none of its figures. Link each speaker to their account; the link applies to all their lectures.
speaker-account = E-mail address of the account
speaker-account-none = no account
speaker-account-button = Link the account
speaker-account-saved = The account is linked.
speaker-no-account = Nobody has an account with this address.
speaker-apart = another person of that name
speaker-page-title = Account of { $name }
speaker-affected = { $n ->
    [one] It applies to { $n } lecture
   *[other] It applies to { $n } lectures
}
speaker-affected-text = What you set here for the account applies to all lectures with a speaker of this name, including future ones. The person it belongs to is in none of their figures.
speaker-affected-apart = The speaker of this lecture was set apart from others of this name. What you set here for the account applies to this lecture only.
speaker-link = Link an account
speaker-unlink = Unlink the account
speaker-unlink-text = The account’s own figures then count at these lectures again.
speaker-unlink-button = Unlink
speaker-unlinked = The account is no longer linked.
speaker-none-linked = No account is linked to this speaker.
speaker-part = Another person of this name
speaker-part-text = If the speaker of this lecture is a different person from the one of this name elsewhere, set them apart: the account above then no longer applies here, and this speaker can have an account of their own. Organization and country, as the programme shows them, stay shared by the name. A copy of the lecture is not set apart.
speaker-part-button = Set apart for this lecture
speaker-parted = The speaker of this lecture is set apart.
speaker-rejoin = The same person after all
speaker-rejoin-text = The account of this name then applies to this lecture too, and the one that was linked only here no longer does.
speaker-rejoin-button = Treat as the same person
speaker-rejoined = The speaker of this lecture is the same person as elsewhere.
desk-field-host = Host institution
desk-field-host-hint = Choose one that is known, or type a new one.
desk-field-series = Series (optional)
desk-field-series-hint = Lectures with the same series title form a series.

desk-part-seats = Seats and link
desk-field-capacity = Seats
desk-field-capacity-hint = No more people than this can enrol.
desk-field-attended-percent = Share needed for “attended” (%)
desk-field-attended-percent-hint = The share of the lecture’s planned time, as far as it was held, that is needed for “attended”. From 50 to 100; 70 if left empty.
desk-field-live-url = Meeting or stream
desk-field-live-url-hint = A full address, https://… Only those who are let in see it.

desk-part-translations = Translations
desk-field-translations-hint = Readers of a language without a translation see the original.
desk-field-translated = { $language }: translated
desk-field-not-translated = { $language }: no translation
desk-field-title-in = Title in { $language }
desk-field-abstract-in = Abstract in { $language }

## People

desk-search-people = Name, e-mail or organization contains
desk-search-people-hint = Words are matched from their beginning.
desk-filter-people = Show
desk-everyone = Everyone
desk-waiting = { $n ->
    [0] Waiting to be confirmed
   *[other] Waiting to be confirmed ({ $n })
}
desk-people-found = { $n ->
    [0] No people
    [one] 1 person
   *[other] { $n } people
}
desk-people-more = More than { $n } people: narrow the list by a name, an address or an organization
desk-people-caption = Newest first. Only officials who are confirmed can enrol in lectures for officials.
desk-nobody-waits = Nobody is waiting to be confirmed
desk-show-everyone = Show everyone
desk-column-kind = Kind
desk-column-official-status = Official status
desk-column-role = Role
desk-column-enrolled-in = Enrolled in
desk-column-since = Since
desk-kind-official = Official
desk-kind-practitioner = Practitioner
desk-role-learner = Learner
desk-role-organizer = Organizer
desk-role-admin = Administrator
desk-disabled = Disabled
desk-official-status-none = None claimed
desk-official-status-claimed = Waiting
desk-official-status-confirmed = Confirmed
desk-confirm = Confirm
desk-confirm-person = Confirm { $name } as an official
desk-unconfirm = Withdraw confirmation
desk-unconfirm-person = Withdraw confirmation of { $name }

## Reports

desk-report-rule = Counted by rule version { $version }. Organizers, administrators and the lecture’s own speakers are in none of these figures.
desk-report-earlier = Figures computed by an earlier version of the rules: { $n }. They are shown as they were computed. Those who run the server can bring them to version { $version } with this command:
desk-report-total-participants = people joined at least one lecture
desk-report-total-countries = countries they come from
desk-report-total-lectures = lectures held
desk-report-total-enrolled = seats taken, in all lectures together
desk-report-total-joined = times somebody joined a lecture
desk-report-total-attended = { $n ->
    [one] of those who joined attended: once
   *[other] of those who joined attended: { $n } times
}
desk-report-total-minutes = minutes present, in total
desk-report-total-replays = replays
desk-report-by-lecture = By lecture
desk-report-by-country = By country
desk-report-no-lecture = No lecture to report on yet.
desk-report-no-country = Nobody has enrolled yet.
desk-report-by-kind = By kind
desk-report-kind-unconfirmed = Official, unconfirmed
desk-report-means-kept = Country and kind are those in a person’s profile at their first record of a lecture. Someone who claims to be an official counts as one once an organizer has confirmed it, even if later.
participations-of-upgrade = { $n ->
    [one] In 1 record of a person at a lecture, country and kind are those of the profile on the day this hall was upgraded: until then they were not kept. An organizer can correct that on the person’s page of the lecture, with a reason.
   *[other] In { $n } records of people at lectures, country and kind are those of the profile on the day this hall was upgraded: until then they were not kept. An organizer can correct them on the person’s page of the lecture, with a reason.
}
desk-report-column-replays = Replays
desk-report-column-viewers = Viewers
desk-report-column-visitors = Visitors
desk-report-meanings = What the columns mean
desk-report-means-enrolled = Enrolled: people who hold a seat.
desk-report-means-joined = Joined: people who passed the lecture’s door at least once with a seat that counts: one they held when what was planned and held began, or took after it.
desk-report-means-attended = Attended: people whose time present and in a group together reached the share of what was planned and held that the lecture asks for, 70% where it asks for nothing else. The bar shows it as a share of the highest row.
desk-report-means-minutes = Minutes: time present by the server’s clock, in total.
desk-report-means-replays = Replays: play sessions that reached 30 seconds of credit, or half of a replay shorter than a minute.
desk-report-means-viewers = Viewers: people with an account who watched, each once.
desk-report-means-visitors = Visitors: browsers without an account that watched, each once. They are never added to viewers and have no country.

## What was done

lecture-saved = The lecture is saved.
lecture-duplicated = This is the copy: a draft, one week later. Check its time before you publish it.
lecture-published = The lecture is published. Everybody sees it.
lecture-cancelled = The lecture is cancelled.
lecture-deleted = The lecture is deleted.
lecture-started = The lecture has started.
lecture-ended = The lecture has ended.
replay-removed = The replay is removed. Its count stays on record.
replay-published = The replay can be watched now.
official-confirmed = The official is confirmed.
official-unconfirmed = The confirmation is withdrawn.
set-up-done = Welcome. You are the first organizer of this hall.

## What is wrong with a lecture

lecture-time-format = Write a date and a time, such as 2026-11-24 16:00.
# $year is a year.
lecture-time-offset = Write the local time without an offset: its time zone is chosen below.
lecture-time-no-hour = Add the time of day, such as { $year }-11-24 16:00.
lecture-time-year-meant = Did you mean the year { $year }? Years here are those of the Common Era.
lecture-time-year = No lecture can be held in the year { $year }. Please check it.
lecture-time-never = This time does not exist in { $zone }: the clocks jump over it. Nearest: { $early } or { $late }.
lecture-time-twice = This time exists twice in { $zone }. Choose the first ({ $first }) or the second ({ $second }).
# $starts and $ends are written as 2026-11-24 16:00.
lecture-copy-asked = The copy would be held from { $starts } to { $ends } in { $zone }, where the clocks change then. Nothing has been copied yet: choose the time below, then save.
lecture-ends-before-start = The end must be after the start.
lecture-too-long-hours = { $hours ->
    [one] A lecture is 1 hour long at most.
   *[other] A lecture is { $hours } hours long at most.
}
lecture-in-past = According to its times, this lecture is already over. Change them first.
lecture-begun = This lecture has begun: its planned start and end can no longer be changed. Everything else can.
lecture-begun-share = This lecture has begun: its share is changed under “Share needed for ‘attended’”, with a reason.
lecture-start-past = This lecture is already public, so its start must be in the future.
lecture-capacity-number = Seats are a whole number from 1 to { $most }.
lecture-capacity-taken = More seats than this are already taken.
lecture-url = Give a full address that begins with https:// or http://.
lecture-percent = Give a whole number from 50 to 100.
lecture-topic = Choose a topic.
lecture-no-speaker = Name at least one speaker.
lecture-not-draft = Only a draft can be published. This lecture is no longer a draft.
lecture-cannot-cancel = Only a published lecture can be cancelled: while it is not over, or afterwards if nobody pressed Start or End or set its times.
lecture-has-enrolments = Somebody has enrolled, or there was a replay, so this lecture cannot be deleted. Cancel it instead: the records stay.
lecture-cannot-start = This lecture cannot be started now. It must be published, its start no more than 15 minutes away, and its end still to come. In any case, its actual times can be set afterwards.
lecture-begun-already = This lecture has already been started.
lecture-cannot-end = This lecture is not live, so it cannot be ended.

## The live desk

desk-live = Live desk
desk-live-title = Live desk: { $title }
desk-live-to-lecture = The lecture, its people and its replay
desk-live-countries = Countries present now
desk-live-enrolled = Enrolled
desk-live-by-country = Present now, by country
desk-over-time = Present over time
desk-over-time-most = At most { $n }.
desk-over-time-meaning = Different people, counted from the recorded intervals, without staff.
desk-as-table = As a table
desk-column-time = Time
desk-column-present = Present
desk-announce = Announcement to the room
desk-announce-hint = Everyone in the room sees it at once. Leave it empty to withdraw the announcement.
desk-announce-button = Announce
desk-relocate = Link of the lecture
desk-relocate-hint = Those in the room are moved to the new link.
desk-relocate-button = Move to this link
desk-extend = Extend the lecture
desk-extend-hint = The end moves. That requires nothing more of anyone: those who have attended by the planned end keep it.
desk-extend-by = { $n ->
    [one] by { $n } minute
   *[other] by { $n } minutes
}
desk-extend-button = Extend
lecture-extended = { $n ->
    [one] The lecture ends { $n } minute later.
   *[other] The lecture ends { $n } minutes later.
}
lecture-cannot-extend = Only a lecture that is live, or begins within a quarter of an hour, can be extended, and by no more than a day.
lecture-relocated = The lecture has moved. Those in the room see the new link.
lecture-cannot-relocate = Only a published lecture that is not over can be moved.
announcement-made = The room sees your announcement.
announcement-withdrawn = The announcement is withdrawn.
desk-replays-more = and { $n } more
