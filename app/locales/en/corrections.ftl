## A person’s presence, and corrections

record-title = Attendance of { $name }
record-present = minutes present
record-gathered = minutes in a group
record-corrected = minutes that count, by correction
record-attended = attended
record-late = late
record-left-early = left early
record-stretches = Times of presence
record-start = Start
record-middle = Middle
record-end = End
record-line-legend = Above the line: present alone. Below it: in a group. Times are those of
# Each is a length: "30 min".
record-line-text = A lecture of { $length } on a line: { $own } present alone, { $gathered } in a group.
record-none = Nothing was measured.
record-column-from = From
record-column-to = To
record-column-length = Length
record-column-how = How
record-own = Present alone
record-with = In the group of { $host }
record-corrections = Corrections
record-no-corrections = No corrections have been made.
record-column-when = When
record-column-by = By
correction-text = A correction is kept beside what was measured and overwrites nothing. The latest one decides whether the person attended. It is recorded under your name.
correction-minutes = Minutes that count
correction-minutes-hint = A whole number from 0 to { $most }, the actual length of the lecture. If that becomes shorter, no more than that counts.
correction-reason = Reason
correction-reason-hint = At most { $most } characters. An auditor will read it.
correction-button = Correct minutes
correction-made = The correction is on record.
correction-minutes-range = Type a whole number from 0 to { $most }.
correction-no-reason = Please give a reason.
correction-long-reason = Please use at most { $most } characters.
correction-too-early = Attendance can be corrected once the lecture has begun.
correction-cancelled = The lecture was cancelled: there is no attendance to correct.
correction-no-seat = This person is not enrolled, so there is no attendance to correct.
correction-oneself = You cannot correct your own attendance. Please ask another organizer.
correction-as-measured = As measured
correction-back-text = The correction can be withdrawn by a further record: what was measured then decides again.
correction-back-button = Withdraw correction
correction-taken-back = The correction is withdrawn. What was measured decides.
correction-none-stands = There is no correction to withdraw.
actual-times = Actual start and end
actual-times-none = Nobody has pressed Start or End or set other times. The planned times apply.
actual-times-change = See or change the times on record
actual-times-text = Set the times if they were not as planned, or if a button was pressed too late or too early. What was measured is kept, and everyone’s attendance is computed again by the times set here. They can be set again.
actual-times-hint = Local time in { $zone }. Leave empty if as planned.
actual-times-began = Actual start
actual-times-ended = Actual end
actual-times-button = Set times
actual-times-set = The times are on record, and everyone’s attendance has been computed again.
actual-times-as-planned = As planned
actual-times-pressed = Button pressed at the desk
actual-times-cannot = The times of this lecture cannot be set: it must be published and not cancelled, and its start must be past or no more than 15 minutes away.
actual-times-future = This time is in the future.
actual-times-far = This is more than a day away from the planned time.
actual-times-order = The end must be after the start.
actual-times-held = Nobody pressed Start or End. Was this lecture held?
actual-times-held-yes = Yes, as planned
actual-times-held-no = No, it was cancelled …
actual-times-core = Attendance is measured by the part that was both planned and held: { $length }.
actual-times-no-standing = The part that was both planned and held is { $length }. That is less than a quarter of the plan, or less than 5 minutes: nobody has attended, nor was late or left early. If this is wrong, set the actual times.
actual-times-cancelled = The lecture was cancelled: nobody has any attendance.
attended-share = Share needed for “attended”
attended-share-stands = “Attended” needs { $share } of that part: { $length }.
attended-share-change = Change the share
attended-share-text = The lecture has begun, so its share can be changed only with a reason. Everyone’s attendance is then computed again.
attended-share-field = Share (%)
attended-share-hint = A whole number from 50 to 100.
attended-share-button = Change the share
attended-share-set = The share is on record, and everyone’s attendance has been computed again.
attended-share-same = This is already the share of this lecture.
attended-share-cannot = The share of this lecture cannot be changed here: the lecture must be published and not cancelled, and must have begun. Before it begins, change the share in the lecture’s form.
attended-share-before = Before
attended-share-after = After
corrected-to = Corrected to { $n } min
corrected-people = { $n } corrected

## The person's seats

seats-of-person = Seats
seat-none = This person has never held a seat.
seat-held = held now
seat-column-from = Since
seat-column-to = Until
seat-column-by = Withdrawn by
seat-take-text = Withdrawing the seat ends this person’s presence at once. What was measured until then counts if the lecture had begun, otherwise not at all. You can restore the seat.
seat-take-button = Withdraw seat
seat-taken-away = The seat is withdrawn.
seat-back-text = This seat was withdrawn. Once restored, it counts as though it had never been withdrawn.
seat-back-button = Restore seat
seat-put-back = The seat is restored.
seat-not-now = A seat can no longer be withdrawn here.
seat-not-back-now = A seat can no longer be restored here.
seat-none-held = This person holds no seat.
seat-none-taken = There is no withdrawn seat to restore.
seat-all-taken = Every seat has been taken in the meantime.

## The person's country and kind in the figures

participation-title = Country and kind in the figures
# $time is a day and a time.
participation-since = kept since the person’s first record of this lecture, { $time }
participation-of-upgrade = This record was made before country and kind were kept: these are from the profile on the day this hall was upgraded.
# What is kept reads "Kenya · Official".
participation-today = The profile says today: { $today }. That changes no figure of this lecture.
participation-change = Correct country or kind
participation-text = Reports will count the person under what you choose here. The profile stays as it is. The correction is recorded under your name, with what was kept before.
participation-everywhere = At other lectures too
# What is kept reads "Kenya · Official".
participation-everywhere-hint = { $n ->
    [one] At 1 other lecture the same is kept for this person: { $kept }.
   *[other] At { $n } other lectures the same is kept for this person: { $kept }.
}
participation-button = Save country and kind
participation-corrected = The correction is on record, and the figures follow it.
participation-same = This is what is kept already. Choose another country or another kind.
participation-oneself = You cannot correct your own country and kind here. Please ask another organizer.

## Corrections that people ask for

requests-title = Requests for correction
requests-wait = { $n ->
    [one] One person has asked for a correction
   *[other] { $n } people have asked for a correction
}
request-of-person = Correction requested on { $time }:
request-was-granted = Correction requested; minutes set on { $time }:
request-was-left = Correction requested; answered on { $time } without a change:
request-decline-text = Make a correction below, or leave the minutes as they are and say why. The person will read your answer.
request-decline-button = Leave minutes as they are
request-declined = The minutes stay as they are, and the person can read why.
request-none-waits = No request is waiting for an answer here.
