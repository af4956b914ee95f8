## Rating a lecture

rating-title = Rate this lecture
rating-text = Only the organizers and the speakers of this lecture read your rating. Your name is not shown. Speakers see ratings only in groups of { $least }.
# $date is written out.
rating-until = You can rate, and change your rating, until { $date }.
rating-question = How useful was this lecture for your work?
rating-value-5 = 5 – very useful
rating-value-4 = 4 – useful
rating-value-3 = 3 – fairly useful
rating-value-2 = 2 – of little use
rating-value-1 = 1 – not useful
rating-line = Comment for the organizers and the speakers (optional)
rating-line-hint = At most { $most } characters.
rating-send = Send rating
rating-change = Change rating
rating-saved = Thank you. Your rating is saved.

## Why a rating is not taken

rating-unchosen = Choose one of the five answers.
rating-cancelled = This lecture was cancelled, so it cannot be rated.
rating-too-early = A lecture can be rated once it is over.
rating-too-late = This lecture ended more than 60 days ago, so it can no longer be rated.
rating-not-there = Only those who were in this lecture’s live room, or watched its replay while signed in, can rate it.
rating-staff = Organizers and the speakers of a lecture cannot rate it.

## What was said

ratings-title = Ratings
ratings-none = Nobody has rated this lecture yet.
ratings-total = { $n ->
    [one] { $n } person has rated this lecture.
   *[other] { $n } people have rated this lecture.
}
ratings-few = To protect those who rate, the average, the figures and the comments are shown once { $least } people have rated.
ratings-grouped = To protect those who rate, speakers see ratings in groups of { $least }: below are the first { $shown }.
# Both are numbers that are written out already, $mean with one decimal.
ratings-mean = Average: { $mean } of { $best }
ratings-column-rating = Rating
ratings-column-people = People
ratings-lines = Comments
ratings-nameless = Newest first, without names.
ratings-unordered = Without names, and not in order of time.
ratings-no-lines = Nobody has written a comment.
