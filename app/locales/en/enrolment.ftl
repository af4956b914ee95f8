## Taking a seat

enrol = Enrol
sign-in-to-enrol = Sign in to enrol
# $lecture is a lecture's title.
sign-in-enrols = You will then be enrolled in “{ $lecture }”, if a seat is free.
sign-in-enrols-not = You are signed in, but no seat could be taken just now. Please try to enrol once more on the lecture’s page.
enrolled-notice = You are enrolled. The door opens 15 minutes before the start.
enrolled = Enrolled
you-are-enrolled = You are enrolled.
door-opens-before = { $minutes ->
    [one] The door opens here { $minutes } minute before the start.
   *[other] The door opens here { $minutes } minutes before the start.
}
add-to-calendar = Add to calendar
see-for-whom = Who can attend?
seats-left = { $n ->
    [one] { $n } seat left
   *[other] { $n } seats left
}
full = Full
full-next = If a seat becomes free, it appears here. You can also watch the replay later.

## Giving it up

withdraw = Cancel my enrolment
withdrawn-notice = Your enrolment is cancelled. Somebody else can take the seat now.

## Why there is no seat

no-seat-full = Every seat is taken.
no-seat-over = This lecture is over, so nobody can enrol any more.
no-seat-begun = The lecture has begun, so an enrolment can no longer be cancelled.
no-seat-cancelled = This lecture was cancelled.
no-seat-already = You are already enrolled in this lecture.
no-seat-none = You are not enrolled in this lecture.
no-seat-officials = This lecture is for officials.
no-seat-unconfirmed = This lecture is for officials, and your official status has not been confirmed yet.
no-seat-practitioners = This lecture is for practitioners.
no-seat-newcomers = Accounts created today on your network already hold as many seats in this lecture as they may. Ask the lecture’s host or an organizer: officials can be confirmed at once. Others can enrol tomorrow.
no-seat-taken-away = An organizer has withdrawn your seat. Please contact the organizer if this is a mistake.
no-seat-too-often = You have enrolled in this lecture and cancelled too many times to enrol again.
officials-next = If you work for a government or a public body, say so in your profile. An organizer will confirm it, and then you can enrol.
unconfirmed-next = You can enrol as soon as it is confirmed. Check in your profile that your organization is right: it helps the organizer.
practitioners-next = If you trade, produce, teach or advise, say so in your profile and you can enrol at once.

## My lectures

my-title = My lectures
my-none = You are not enrolled in any lecture
my-none-text = Choose one in the programme. It then appears here, and your attendance with it.
my-none-coming = You are not enrolled in any upcoming lecture.
my-coming = Upcoming
my-past = Past lectures and attendance
my-past-text = Minutes show how long you were present, rounded down.
column-lecture = Lecture
column-date = Date
column-minutes = Present
column-outcome = Attendance
column-replay = Replay
attended = Attended
present-in-part = Partly attended
not-measured = No minutes measured
late = late
left-early = left early

## Saved for later

save-for-later = Save for later
saved = Saved
saved-notice = The lecture is saved. You will find it under “My lectures”. It takes no seat.
saved-remove = Remove
# $lecture is a lecture’s title.
saved-remove-one = Remove “{ $lecture }”
saved-removed = The lecture has been removed from your saved lectures.
saved-undo = Undo
saved-title = Saved lectures
saved-text = A saved lecture takes no seat. Once you enrol, it appears among the lectures you are enrolled in instead.
saved-none = You have no saved lectures.
saved-column-state = Status
# $lecture is a lecture’s title.
sign-in-saves = “{ $lecture }” will then be saved for later. It takes no seat.
sign-in-saves-not = You are signed in, but the lecture could not be saved just now. Please try once more on the lecture’s page.
not-saved-cancelled = This lecture was cancelled, so it cannot be saved for later.
not-saved-enrolled = You are enrolled in this lecture, so it is among your lectures already.
not-saved-too-many = You have saved { $most } lectures, and no more can be saved. Please remove one first.
