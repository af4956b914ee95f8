## A person’s presence, and corrections

record-title = Attendance of { $name }
record-present = minutes present
record-gathered = minutes gathered
record-corrected = minutes that count, by correction
record-attended = attended
record-late = late
record-left-early = left early
record-stretches = From when to when
record-start = Start
record-middle = Middle
record-end = End
record-line-legend = Above the line: present by oneself. Below it: gathered. Times are those of
# Each is a length: "30 min".
record-line-text = A lecture of { $length } on a line: { $own } present by oneself, { $gathered } gathered.
record-none = Nothing was measured.
record-column-from = From
record-column-to = To
record-column-length = Length
record-column-how = How
record-own = Present by oneself
record-with = In the room of { $host }
record-corrections = Corrections
record-no-corrections = None has been made.
record-column-when = When
record-column-by = By
correction-text = A correction stands beside what was measured and overwrites nothing. The latest decides whether the person attended. It bears your name.
correction-minutes = Minutes that count
correction-minutes-hint = A whole number from 0 to { $most }, the actual length of the lecture. If that becomes shorter, no more than it counts.
correction-reason = Reason
correction-reason-hint = At most { $most } characters. An auditor will read it.
correction-button = Make the correction
correction-made = The correction is on record.
correction-minutes-range = Type a whole number from 0 to { $most }.
correction-no-reason = Say why.
correction-long-reason = At most { $most } characters, please.
correction-too-early = Attendance can be corrected once the lecture has begun.
correction-cancelled = The lecture was cancelled: there is no attendance to correct.
correction-no-seat = This person holds no seat, so there is no attendance to correct.
correction-oneself = Nobody corrects their own attendance. Ask another organizer.
correction-as-measured = As measured
correction-back-text = The correction can be taken back by a further record: what was measured then decides again.
correction-back-button = Take the correction back
correction-taken-back = The correction is taken back. What was measured decides.
correction-none-stands = There is no correction to take back.
actual-times = When it really began and ended
actual-times-none = Nobody has pressed Start or End, nor set other times. The schedule stands.
actual-times-change = Times on record, and setting them right
actual-times-text = Set the times if they were not as planned, or if a button was pressed too late or too early. What was measured is kept, and everybody is measured anew by the times set here. They can be set again.
actual-times-hint = Local time in { $zone }. Empty: as planned.
actual-times-began = Actual start
actual-times-ended = Actual end
actual-times-button = Set the times
actual-times-set = The times are on record, and everybody was measured anew.
actual-times-as-planned = As planned
actual-times-pressed = Pressed at the desk
actual-times-cannot = The times of this lecture cannot be set: it must be published and not cancelled, and its hour must have come.
actual-times-future = This time is still to come.
actual-times-far = This is more than a day away from the plan.
actual-times-order = The end must be after the start.
actual-times-held = Nobody pressed Start or End. Was this lecture held?
actual-times-held-yes = Yes, as planned
actual-times-held-no = No, it was cancelled …
actual-times-core = Attendance is measured by the part that was both planned and held: { $length }.
actual-times-no-standing = The part that was both planned and held is { $length }. That is less than a quarter of the plan, or less than 5 minutes: nobody has attended, nor was late or left early. If this is not how it was, set the actual times.
actual-times-cancelled = The lecture was cancelled: nobody has any attendance.
attended-share = The share that makes “attended”
attended-share-stands = “Attended” asks for { $share } of that part: { $length }.
attended-share-change = Change the share
attended-share-text = The lecture has begun, so its share changes only with a reason. Everybody is measured anew by it.
attended-share-field = Share (%)
attended-share-hint = A whole number from 50 to 100.
attended-share-button = Change the share
attended-share-set = The share is on record, and everybody was measured anew.
attended-share-same = This is the share that stands.
attended-share-cannot = The share of this lecture cannot be changed with a reason: it must be published and not cancelled, and must have begun. Before that, change it in the lecture’s form.
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
seat-column-by = Taken away by
seat-take-text = A seat that you take away ends this person’s presence at once. What was measured counts until then if the lecture had begun, else not at all. You can put it back.
seat-take-button = Take the seat away
seat-taken-away = The seat is taken away.
seat-back-text = The seat was taken away. Put back, it counts as though it had never been taken away.
seat-back-button = Put the seat back
seat-put-back = The seat is put back.
seat-not-now = No seat can be taken away here any more.
seat-not-back-now = A seat cannot be put back here any more.
seat-none-held = This person holds no seat.
seat-none-taken = No seat was taken away that could be put back.
seat-all-taken = Every seat is taken meanwhile.

## The person's country and kind in the figures

participation-title = Country and kind in the figures
# $time is a day and a time.
participation-since = kept with the first record of this lecture, { $time }
participation-of-upgrade = The record is from before country and kind were kept: these are of the profile on the day this hall was upgraded.
# What is kept reads "Kenya · Official".
participation-today = The profile says today: { $today }. That changes no figure of this lecture.
participation-change = Set country or kind right
participation-text = Reports then count the person under what you choose here. The profile stays as it is. The correction bears your name and is kept with what stood before.
participation-everywhere = At other lectures too
# What is kept reads "Kenya · Official".
participation-everywhere-hint = { $n ->
    [one] At 1 other lecture the same is kept of this person: { $kept }.
   *[other] At { $n } other lectures the same is kept of this person: { $kept }.
}
participation-button = Set it right
participation-corrected = The correction is on record, and the figures go by it.
participation-same = This is what is kept already. Choose another country or another kind.
participation-oneself = Nobody sets their own country and kind right here. Ask another organizer.

## Corrections that people ask for

requests-title = Corrections asked for
requests-wait = { $n ->
    [one] One person asks for a correction
   *[other] { $n } people ask for a correction
}
request-of-person = Asks for a correction since { $time }:
request-was-granted = Asked for a correction, and minutes were set on { $time }:
request-was-left = Asked for a correction, and the minutes were left as they are on { $time }:
request-decline-text = Make a correction below, or leave the minutes as they are and say why. The person reads your answer.
request-decline-button = Leave the minutes as they are
request-declined = The minutes stay as they are, and the person reads why.
request-none-waits = Nobody waits for an answer here.
