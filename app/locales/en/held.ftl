## A seat that is held for an official who waits to be confirmed

held-notice = A seat is held for you: you are enrolled as soon as an organizer has confirmed your official status.
# $when is a day and a time.
held-until = Seat held until { $when }: waiting for your official status to be confirmed.
held-answered-soon = Organizers usually answer within two working days.
held-answered-within = { $n ->
    [one] Organizers usually answer within { $n } working day.
   *[other] Organizers usually answer within { $n } working days.
}
held-lets-nobody-in = You cannot join with a held seat. Once your official status is confirmed, the seat is yours and you need not do anything more. If the hold lapses before that, somebody else can take the seat.
held-offer = This lecture is for officials, and your official status is not confirmed yet. If you enrol now, a seat is held for you until it is.
held-sign-in = It is for officials: until your official status is confirmed, a seat will be held for you.
held-give-up = Cancel my held seat
held-given-up-notice = Your held seat is cancelled. Somebody else can take it now.
no-seat-hold-too-late = This lecture is for officials, and your official status is not confirmed yet. It starts within the hour, so a seat can no longer be held for you.
no-seat-held-already = A seat in this lecture is already held for you.
no-seat-not-held = No seat in this lecture is held for you.
no-seat-held-became = You are enrolled by now. To free the seat, cancel your enrolment.
no-seat-held-too-often = A seat in this lecture was held for you three times. You can enrol once your official status is confirmed.
no-seat-too-many-held = Twenty seats are already held for you. Cancel one of them, or wait until your official status is confirmed.

## At the desk

desk-held = { $n ->
    [one] { $n } seat held for an official waiting to be confirmed
   *[other] { $n } seats held for officials waiting to be confirmed
}
desk-held-meaning = A held seat takes up a place, lets nobody in and counts in no figure. It becomes an enrolment when you confirm the person’s official status. It lapses an hour before the start, or five days after it was taken if that is earlier.
desk-held-confirm = Officials waiting to be confirmed
desk-column-held-since = Held since
desk-column-held-until = Lapses
# $when is a day and a time.
desk-person-held = { $n ->
    [one] { $n } seat held, lapses { $when }
   *[other] { $n } seats held, first lapses { $when }
}
desk-decline = Decline
desk-decline-person = Decline to confirm { $name } and release the held seats
official-declined = The held seats are released. The person can still be confirmed later.
desk-seats-with-held = { $taken } + { $held } held / { $capacity }
desk-ask-cancel-held = { $n ->
    [one] { $n } seat is held for somebody who waits to be confirmed. It is released.
   *[other] { $n } seats are held for people who wait to be confirmed. They are released.
}
held-row = Seat held
held-row-until = until { $when }
