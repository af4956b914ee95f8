## One lecture, into one's own calendar

calendar-google = Google Calendar
calendar-outlook = Outlook.com
calendar-microsoft = Microsoft 365 (work or school)
calendar-file = Another calendar (file)

## What stands in the calendar

# $title is the lecture's title.
calendar-alarm = Starts in 15 minutes: { $title }
calendar-speaks = Speaking: { $names }
calendar-your-time = Your time: { $time }
calendar-host-time = The host’s time: { $time }
# "Wednesday 25 November, 10:00 to 11:30, Kigali (GMT+2)"
calendar-when = { $day }, { $span }, { $zone }
# $page is an address.
calendar-page = The lecture’s page: { $page }

## Feeds

subscribe-programme = Follow this programme in your calendar
subscribe-series = Follow this series in your calendar
subscribe-text = New lectures appear in your calendar by themselves, and changes and cancellations follow. Open the address with your calendar, or add it there as a calendar from the internet.
subscribe-address = Address for your calendar
subscribe-open = Open in this device’s calendar

## One's own lectures

own-calendar-title = In your calendar
own-calendar-text = With a secret address, your calendar shows the lectures you are enrolled in, and follows when one is moved or cancelled.
own-calendar-make = Subscribe to my lectures
own-calendar-on = Your calendar can follow your lectures. Their address was shown once, when it was created. If you have lost it, or somebody else knows it, create a new one.
own-calendar-renew = Create a new address: the old one stops working
own-calendar-end = Switch it off
own-calendar-made = This is the address of your lectures. It is shown only now: add it to your calendar.
own-calendar-ended = The address no longer works.
own-calendar-secret = Anyone who has this address can see which lectures you are enrolled in. Do not share it.

## For others

share = Share
share-address = Address of this page
share-by-device = Send with this device …
share-code = QR code of { $address }
copy-address = Copy address
copied = Address copied.
