## Rating a lecture

rating-title = Rate this lecture
rating-text = Only the organizers and the speakers of this lecture read it. Your name is not shown. Speakers see ratings only in groups of { $least }.
# $date is written out.
rating-until = You can rate, and change what you have said, until { $date }.
rating-question = How useful was this lecture for your work?
rating-value-5 = 5 – very useful
rating-value-4 = 4 – useful
rating-value-3 = 3 – fairly useful
rating-value-2 = 2 – of little use
rating-value-1 = 1 – not useful
rating-line = A line to the organizers and the speakers (optional)
rating-line-hint = At most { $most } characters.
rating-send = Send the rating
rating-change = Change the rating
rating-saved = Thank you. Your rating is on record.

## Why a rating is not taken

rating-unchosen = Choose one of the five.
rating-cancelled = This lecture was cancelled, so it cannot be rated.
rating-too-early = A lecture can be rated once it is over.
rating-too-late = This lecture was over 60 days ago, so it can no longer be rated.
rating-not-there = This lecture is rated by those who were in its live room, or who watched its replay while signed in.
rating-staff = Whoever organizes the hall or speaks at a lecture does not rate it.

## What was said

ratings-title = Ratings
ratings-none = Nobody has rated this lecture yet.
ratings-total = { $n ->
    [one] { $n } person has rated this lecture.
   *[other] { $n } people have rated this lecture.
}
ratings-few = To protect those who rate, the mean, the figures and the lines are shown once { $least } people have rated.
# Both are numbers that are written out already, $mean with one decimal.
ratings-mean = Mean { $mean } of { $best }
ratings-column-rating = Rating
ratings-column-people = People
ratings-lines = What they wrote
ratings-nameless = The newest first, without names.
ratings-no-lines = Nobody has written a line.
