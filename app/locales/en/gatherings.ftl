## Groups: several people before one screen

gathering-title = Watching together?
gathering-intro = If several of you follow the lecture on this one screen, watch as a group. The others check in with their own phones, and as long as this page measures you, it counts for them too.
gathering-no-script = This browser runs no JavaScript, so this page cannot measure you. If you open a group here, no minutes are credited to anybody in it, you included. Please let someone whose browser runs JavaScript be the host.
gathering-open-button = Watch as a group
gathering-code = Code:
gathering-qr = QR code for checking in with the code { $code }
# $address is a link.
gathering-address = Point a phone’s camera at the picture, or open { $address } and type the code.
gathering-members = { $n ->
    [0] Nobody has checked in yet.
    [one] 1 person has checked in:
   *[other] { $n } people have checked in:
}
gathering-has-left = Mark as gone
gathering-load-again = Without JavaScript this page does not update by itself: reload it to see who has checked in and, when it is time, to say how many you are.
gathering-close-button = Close this group
gathering-close = Close this group …
gathering-close-title = Close your group?
gathering-close-members = { $n ->
    [0] Nobody is in it.
    [one] 1 person is in it. Their minutes in it stop now; those up to now stay on record.
   *[other] { $n } people are in it. Their minutes in it stop now; those up to now stay on record.
}
gathering-close-text = It cannot be opened again. While the lecture goes on you can open another group: it has a new code, and the others check in again.
gathering-close-number = You will still be asked how many people were in the room with you: this lecture’s live page shows the question, until an hour after the end.
gathering-close-back = Back to the live page
gathering-closed-notice = The group is closed. The minutes up to now are on record.
gathering-left-notice = You have left the group. Your minutes up to now are on record.
gathering-no-such-code = There is no group with this code. Look at the host’s screen again.
gathering-is-closed = This group is closed.
gathering-own = This is your own group. Your presence is measured on the lecture’s live page.
gathering-already-open = You have already opened a group.
gathering-none-open = You have no open group at this lecture.
gathering-not-in = You are not in this group.
gathering-too-early = It is too early. The question opens 10 minutes before mid-lecture or, in a group opened later, 5 minutes after it was opened.
gathering-code-lets-in = The code lets people in only while this page is open and measures you, at most { $n } of them. If it has spread beyond this room, change it: the old one then lets nobody in, and those who are in stay in.
gathering-renew-button = Change the code
gathering-code-renewed = The group has a new code. The old one lets nobody in any more.
# $time is a time of day.
gathering-asked-from = From { $time }, please say here once how many people are in the room with you, and who they are.
# $time is a time of day.
gathering-asked-until = How many people are in the room with you, and who are they? Mark those who have left, tick the names of those you see, and type the number. It is asked once; you can answer until { $time }. After the middle of the lecture, minutes go to at most that number: to those you tick, then to those who answer on their own phone.
gathering-count-now = Please say now how many people are in the room with you.
gathering-heads = People in the room, without you
gathering-heads-hint = Count the people, not the names on the list. You yourself are not counted. Once it is saved, only an organizer can change it.
gathering-count-button = Save the number
gathering-counted = { $n ->
    [0] You have counted nobody besides you.
    [one] You have counted 1 person besides you.
   *[other] You have counted { $n } people besides you.
}
gathering-counted-notice = Saved. Thank you.
gathering-missed = The number was not given in time. An organizer now has to decide: please contact one.
gathering-marked-gone = marked as gone
gathering-marked-gone-notice = Marked as gone: their minutes in your group stop here. They come back only if you let them.
gathering-ticked = ticked
gathering-answered = has answered
gathering-let-back = Let back in
gathering-let-back-notice = They can check in again, with the code.
gathering-asked-still = You were in a group at this lecture, and a question about it is still open.
gathering-asked-still-link = Go to the question
gathering-host-away = The host’s page is not open at this moment, and the code lets people in only while it is. Ask the host to open it.
gathering-gone = The host has marked you as gone. Only the host can let you back in: ask them to.
gathering-full = The group is full: it holds at most { $n }. An organizer can raise the limit.
gathering-too-late = It is too late: an hour has passed since the lecture ended. An organizer now has to decide.
gathering-already-counted = The number was given already: { $n }. Only an organizer can change it.
gathering-heads-range = A whole number from 0 to { $most }, the most that the group holds.
gathering-more-ticks = You have ticked more names ({ $n }) than the number says.
gathering-own-title = Your group

## Checking in

check-in-title = Check in to a group
check-in-at = Check in: { $title }
check-in-text = The host of a group that watches a lecture together shows a code of six characters on their screen.
check-in-code = Code
check-in-code-hint = Six letters and digits. Capitals and spaces do not matter.
check-in-continue = Continue
# $host is a name, $time a time of day.
check-in-host = { $host } watches this lecture together with others and invites you.
check-in-will-count = From now on, minutes count for you while the host is present and you are in the group.
check-in-will-seat = If you are not enrolled in the lecture yet, this enrols you.
check-in-will-leave = When you go, press “Leave the group” on this page.
check-in-button = Check in
check-in-done = You are checked in.
check-in-since = You are in the group of { $host }, since { $time }.
check-in-gathered = Your group minutes so far: { $n }
check-in-may-close = You may close this page. Come back to it to answer at mid-lecture, to leave the group, or to see your minutes.
check-in-leave = Leave the group
check-in-again = You were in this group and have left it. If you are back, check in again.
check-in-to-room = Go to your group
check-in-will-ask = At mid-lecture this page asks once whether you are still here. Answer then: without it, your minutes stop in the middle, unless the host has ticked your name.
check-in-still-here = Still here?
check-in-still-here-yes = Yes, I am here
# $time is a time of day.
check-in-asked-from = At { $time } this page asks whether you are still here. Come back to it then.
# $time is a time of day.
check-in-asked-until = One press answers, until { $time }. Without it, your minutes stop in the middle of the lecture, unless the host has ticked your name.
check-in-said = It is on record that you were here at mid-lecture.
check-in-missed = You did not answer in time whether you were still here: your minutes in this group stop in the middle of the lecture.
check-in-answered-notice = Thank you. Your answer is on record.

## Figures

column-gathered = In a group
minutes-gathered = { $n ->
    [one] { $n } minute in a group
   *[other] { $n } minutes in a group
}
gathered-meaning = In a group: minutes in the group of a host who was present, not counting time for which the person was present alone. The share takes both together, or the correction where there is one.
report-total-gathered = minutes in groups, in total
desk-report-means-gathered = In a group: time in the group of a host who was present, not counting time for which the person was present alone. It is never part of the minutes beside it.
gatherings-title = Groups
gatherings-column-host = Host
gatherings-column-opened = Opened
gatherings-column-closed = Closed
gatherings-open = still open
gatherings-closed-by-end = when the lecture ended
gatherings-column-members = People
gatherings-column-heads = Counted
# $time is a day and a time, $name a person.
gatherings-heads = { $n ->
    [one] { $n } person besides the host, given on { $time } by { $name }
   *[other] { $n } people besides the host, given on { $time } by { $name }
}
gatherings-column-look = To check
gatherings-flag-asked = The host has not yet said how many there are.
gatherings-flag-uncounted = Nobody has said how many there were: whether its members attended waits for your decision.
gatherings-flag-countries = Its members are from { $n } countries.
# $host is a name.
gatherings-room-title = Group of { $host }
gatherings-column-came = Came
gatherings-column-left = Left
gatherings-in-room = in the group
gatherings-stayed = stayed to the end
gatherings-column-ticked = Ticked by the host
gatherings-column-answered = Answered
gatherings-heads-none = Nobody has said how many there were.
# $time is a day and a time.
gatherings-heads-from = The host is asked from { $time } on.
gatherings-heads-text = The host gives the number once. You can give it where it is missing, or correct it, with a reason. Minutes after the middle of the lecture, and “attended”, then go to at most that many people: to those the host ticked, then to those who answered, in the order of their answers.
gatherings-heads-field = People in the room, without the host
gatherings-heads-hint = Count the people, not the names on the list. The host is not counted.
gatherings-heads-set = The number is saved, and the members are measured by it.
gatherings-heads-oneself = You were in this group yourself. Another organizer has to decide.
gatherings-size-title = Size of the group
gatherings-size = Most members at one time
gatherings-size-hint = 30, or up to { $n } for a large group.
gatherings-size-button = Save
gatherings-size-set = The new limit is saved.
gatherings-size-range = A whole number from { $least } to { $most }.
gatherings-size-over = This group is over. Its limit can no longer be changed.
report-attended-alone = alone: { $n }
report-attended-gathered = in a group: { $n }
report-means-attended-apart = Attended alone: by one’s own minutes, or by a correction. Attended in a group: only together with minutes in a group, whose host ticked the name or where the person answered, up to the number of people counted there.
attended-by-gathering = in a group
# $host is a name.
gatherings-waits = Nobody has said how many people were in the group of { $host }.
