## Gathered rooms

gathering-title = Watching together?
gathering-intro = If several of you follow the lecture on this one screen, gather a room. The others check in with their own phones, and as long as this page measures you, it counts for them too.
gathering-open-button = Gather a room
gathering-code = Code:
gathering-qr = QR code for checking in with the code { $code }
# $address is a link.
gathering-address = Point a phone’s camera at the picture, or open { $address } and type the code.
gathering-members = { $n ->
    [0] Nobody has checked in yet.
    [one] 1 person has checked in:
   *[other] { $n } people have checked in:
}
gathering-has-left = Has left
# $time is a time of day.
gathering-confirm-from = From { $time } on, confirm here once that everybody is still with you.
gathering-confirm-due = Is everybody on this list still with you? Mark those who have left, then confirm. Without it the others’ minutes stop at { $time }, until you do.
gathering-load-again = Without JavaScript this page does not change by itself: load it again to see who has checked in, and to confirm once it is time.
gathering-confirm-now = Please confirm now who is still with you.
gathering-confirm-button = Yes, they are all here
gathering-confirmed = Heads are confirmed. The minutes go on until the end.
gathering-close-button = Close this room
gathering-closed-notice = The room is closed. The minutes up to now are on record.
gathering-confirmed-notice = Confirmed. Thank you.
gathering-left-notice = You have left the room. Your minutes up to now are on record.
gathering-no-such-code = There is no room with this code. Look at the host’s screen again.
gathering-is-closed = This room is closed.
gathering-own = This is your own room. Your presence is measured on the page of the lecture.
gathering-already-open = You have gathered a room already.
gathering-none-open = You have no open room at this lecture.
gathering-not-in = You are not in this room.
gathering-too-early = It is too early to confirm. You can from 10 minutes before mid-lecture.

## Checking in

check-in-title = Check in to a room
check-in-at = Check in: { $title }
check-in-text = The host of a room that watches a lecture together shows a code of six characters on their screen.
check-in-code = Code
check-in-code-hint = Six letters and digits. Capitals and spaces do not matter.
check-in-continue = Continue
# $host is a name, $time a time of day.
check-in-host = { $host } watches this lecture together with others and invites you.
check-in-will-count = From now on your minutes are those for which the host is present and you are in the room.
check-in-will-seat = If you hold no seat in the lecture yet, you take one.
check-in-will-leave = When you go, press “Leave the room” on this page.
check-in-button = Check in
check-in-done = You are checked in.
check-in-since = You are in the room of { $host }, since { $time }.
check-in-gathered = Your gathered minutes so far: { $n }
check-in-may-close = You may close this page. Come back to it to leave the room, or to see your minutes.
check-in-leave = Leave the room
check-in-again = You were in this room and have left it. If you are back, check in again.
check-in-to-room = To your room

## Figures

column-gathered = Gathered
minutes-gathered = { $n ->
    [one] { $n } minute gathered
   *[other] { $n } minutes gathered
}
gathered-meaning = Gathered: minutes in the room of a present host, while not present by oneself. The share takes both together, or the correction where there is one.
report-total-gathered = minutes gathered, of all together
desk-report-means-gathered = Gathered: time in the room of a present host, while not present by oneself. It is never part of the minutes beside it.
gatherings-title = Gathered rooms
gatherings-column-host = Host
gatherings-column-opened = Opened
gatherings-column-closed = Closed
gatherings-column-members = People
gatherings-column-heads = Heads confirmed
# $time is a day and a time.
gatherings-heads = { $n }, { $time }
