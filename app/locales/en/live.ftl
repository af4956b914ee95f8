## The gate

join = Join the lecture
joined = Joined
room-title = Live: { $title }
gate-not-enrolled = You are not enrolled in this lecture.
gate-not-admitted = You are enrolled, but you cannot join at the moment: your official status is not confirmed, or the audience has changed. Please contact an organizer.
gate-too-early = The door is not open yet.
gate-over = This lecture is over.
gate-not-joined = The door is open. Join the lecture to come in.
gate-taken-over = Your attendance is now measured in another tab or on another device.
gate-malformed = This page can no longer count your attendance. Please reload it.
# $time is a day and a time, $zone "Kigali (GMT+2)", $wait a length.
door-opens-at = It opens on { $time }, { $zone }: { $wait } from now.
look-again = Refresh

## The room

meeting-outside = This lecture is held on an external meeting service.
open-meeting = Open the meeting
new-tab = (opens a new tab)
keep-open = Keep this page open beside it: it measures your attendance.
no-meeting-yet = The organizer has not opened the meeting yet. Reload this page in a minute. Your attendance is measured meanwhile.
open-stream = Open only the stream
stream-unplayable = This browser cannot play the stream here.
stream-lost = The stream has stopped coming through. The page keeps trying.
stream-again = Try again now
sound-only = Audio only (needs less data)
# $time is a length, as "40 seconds".
stream-behind = About { $time } behind.
stream-slow = The connection is slow: the stream pauses at times.
stream-to-live = Go to live
minutes-so-far = Your minutes that count so far: { $n }
minutes-credited = { $n ->
    [one] { $n } minute present
   *[other] { $n } minutes present
}

## What counts

counts-title = What counts as attendance
counts-no-script = Minutes are measured only with JavaScript, which this browser does not run. You can still follow the lecture, but it counts as joined, not as attended.
counts-open = Keep this page open. Every half minute it tells the hall that you are here; the hall’s own clock counts.
counts-needed = { $n ->
    [one] Stay { $n } minute for this to count as attended.
   *[other] Stay { $n } minutes for this to count as attended.
}
counts-too-short = The part that was both planned and held is too short for anybody to have attended.
counts-one = One device at a time counts. Opening the page elsewhere moves the counting there.
counts-lost = If the connection drops for less than 90 seconds, you lose nothing.

## The presence island. A number of minutes stands where $n is, a clock ("12:05") where $time is.

presence-label = Your attendance
presence-credited = { $n } min credited
presence-needed = { $n } needed for “attended”
presence-reached = Enough for “attended”
presence-too-short = Too short for “attended”
presence-bar = Minutes credited of those needed
presence-starts-in = Starts in { $time }
presence-time-left = { $time } left
presence-connecting = Connecting
presence-connected = Connected
presence-reconnecting = Reconnecting, your minutes are safe
presence-continue = Continue here
presence-ended = The lecture is over. Your minutes are on record.
presence-to-result = See your result
presence-signed-out = You are signed out. Your minutes so far are on record.
presence-sign-in = Sign in again
presence-refused = Your attendance can no longer be measured here. Please reload the page.

## The end screen

# The time is a weekday, a date and a time: "Wednesday 2 December 16:00".
end-ended = Ended { $time }
end-attended = Thank you, { $name }. You attended this lecture.
end-partly = { $n ->
    [one] You were there for { $n } minute. “Attended” needs { $needed }.
   *[other] You were there for { $n } minutes. “Attended” needs { $needed }.
}
end-nothing = No minutes were counted for you.
end-too-short = This lecture was too short for attendance to be counted.
end-minutes = { $n } of { $core } min credited
end-corrected = Set by an organizer
end-correction = If your minutes are wrong
# "Not counted: 13:41 to 14:02 (21 min)."
end-away = Not counted: { $from } to { $to } ({ $length })
end-why = Which minutes count
end-why-text = Minutes count while the room is open on your screen and your connection is up, or while you are checked in to a group. An interruption of less than 90 seconds costs you nothing.
request-button = Ask for a correction
request-note = What should the organizer know?
request-note-hint = For example: “I followed the lecture by telephone after my connection was lost.” At most { $most } characters.
request-sent = Your request was sent. An organizer will answer it here.
request-waits = You asked for a correction on { $time }. An organizer has not answered yet.
request-granted = On { $time } an organizer set your minutes:
request-left = On { $time } an organizer left your minutes as they are:
request-too-early = You can ask for a correction once the lecture is over.
request-too-late = You can ask for a correction within 30 days after the lecture.
request-no-seat = You are not enrolled in this lecture.
request-waits-already = You have already asked. An organizer has not answered yet.
