## The frame of every page

hall-name = Cloud Lecture Hall
page-title = { $title } · Cloud Lecture Hall
# What the hall is, to those who are shown a link to it.
hall-about = Live lectures on e‑commerce for government officials and practitioners from partner countries: enrol, attend live, and watch the replays. Free of charge, in several languages.
# On paper alone, where the page was printed.
paper-address = This page on the web: { $address }
skip = Skip to the content
nav-label = Main
nav-programme = Programme
nav-replays = Replays
nav-my = My lectures
nav-desk = Organizer’s desk
nav-profile = Profile
nav-language = Language
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-counting = How we count
nav-zone = Time zone
foot-figures = { $participants ->
    [one] { $participants } person
   *[other] { $participants } people
} · { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
} · { $replays ->
    [one] { $replays } replay
   *[other] { $replays } replays
}

## Links that stand on several pages

to-programme = Go to the programme
to-profile = Go to your profile
to-lecture = Go to the lecture’s page
to-my = Go to my lectures

## Pages of a list

pages-label = Pages
page-before = Previous page
page-after = Next page
page-of = Page { $page } of { $pages }

## Numbers, lengths and times

# $n is a number: "70%".
percent = { $n }%
# $n is written out already, with one decimal.
megabytes = { $n } MB
megabytes-less = less than { $n } MB
duration-minutes = { $minutes ->
    [0] less than a minute
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
duration-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
duration-hours-minutes = { $hours } h { $minutes } min
duration-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
duration-days-hours = { $days ->
    [one] { $days } day
   *[other] { $days } days
} { $hours } h
day-at-time = { $day }, { $time }
# Where a lecture is held: "16:00 Beijing".
time-in-city = { $time } { $city }
day-time-in-city = { $day }, { $time } { $city }
from-to = { $from } to { $to }
# "Kigali (GMT+2)"
zone-name = { $city } ({ $offset })

## The zone of the times

times-in = Times in { $zone }
# Stands where a zone's name does, while the reader's is not known: "Times in each host’s time zone".
zone-of-hosts = each host’s time zone
zone-yours = your time zone
zone-change = change
zone-title = Time zone
zone-save = Show times in this zone
zone-cookie = Your choice is kept in a cookie in this browser for one year and is used for nothing else.
zone-in-profile = You are signed in, so the time zone in your profile is used. You can change it there.

## What went wrong with a form

errors-title = { $n ->
    [one] One thing needs your attention
   *[other] { $n } things need your attention
}
# The title of a page whose form was refused, as the browser shows and reads it.
errors-page-title = Error: { $title }
# One line of the list of what is wrong: "Country: Please fill this in."
errors-line = { $field }: { $problem }
problem-required = Please fill this in.
problem-too-long = This is too long. Please use at most { $max } characters.
problem-choice = Please choose one of these.
problem-country = Please choose a country from the list.
problem-language = Please choose a language from the list.
problem-zone = Please choose a time zone from the list.
zone-unknown = Please choose a time zone from the list.

## What went wrong with a page or a press of a button

sign-in-first = Please sign in first. You will then return to where you were.
form-of-another = This form was opened from another account, so nothing was changed. The owner of that account can sign in and send it: what was typed is kept for them.
not-allowed = This page is for organizers. If you should have access, ask an administrator.
not-allowed-title = You don’t have access
not-found-title = Page not found
not-found-text = The address may be mistyped, or the lecture may have been removed from the programme.
not-found-any-more = This is no longer there. It may have been removed since you opened the page.
too-many-title = Too many attempts
too-many-tries = { $minutes ->
    [one] Too many attempts. Please wait a minute, then try again.
   *[other] Too many attempts. Please wait { $minutes } minutes, then try again.
}
too-fast = You have sent a great deal in a short time. Please wait a moment, then send it again.
unavailable-title = The hall is unavailable at the moment
unavailable-text = Its database does not respond. This usually passes within a minute: please reload the page then. If you have just sent a form, go back: what you typed is still there and can be sent again.
error-malformed-title = This could not be read
error-malformed-text = What was sent arrived damaged, or is not what this page accepts. Please go back and try again: what you typed is usually still there.
error-forbidden-title = This is not allowed
error-forbidden-text = Your account may not do this, or the form came from another site. Please open the page again and retry.
error-too-large-title = That is too much at once
error-too-large-text = What was sent is longer than this page accepts. Please go back, shorten it, and send it again.
error-too-slow-title = That took too long
error-too-slow-text = What you sent did not arrive in time. Please go back and try again, on a better connection if you can.
error-too-many-text = { $seconds ->
    [one] Too many attempts. Please wait a second, then try again.
   *[other] Too many attempts. Please wait { $seconds } seconds, then try again.
}
cookies-too-large = Your browser sends more cookies than the hall accepts. Delete this site’s cookies in the browser’s settings, then reload the page.
form-too-large = This form is too large: at most { $kib } KB. Shorten what you typed, then send it again.
form-too-slow = The form took too long to arrive. Check your connection, then send it again.
form-broken = The form arrived incomplete. Please send it again.
form-later = Too many forms are arriving at once. Please send yours again in a few seconds.
fault-title = Something went wrong on our side
fault-text = It has been noted. Please try again in a moment. Nothing you saved before is lost.
fault-id = If it happens again, give an organizer this number:
fault-kept = Something went wrong on our side, and it has been noted. What you typed is still here. Please try again. If it happens again, give an organizer this number: { $id }
form-elsewhere = The form is no longer on this page. You typed:
