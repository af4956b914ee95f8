## Questions to the speaker

questions-title = Questions
question-ask = Ask the speaker
question-hint = Everyone in the room sees it, with your name.
question-send = Ask
question-none = Nobody has asked yet.
question-raise = { $n ->
    [0] Vote for this question
    [one] { $n } vote. Vote
   *[other] { $n } votes. Vote
}
question-answered = Answered
question-answered-aloud = Answered in the lecture.
question-hidden = Hidden
question-taken = Your question is on the list.
question-too-soon = Please wait half a minute between two questions.
question-too-many = You have asked twenty questions here. You can still vote for those of others.
question-settle = Answer or hide
question-answer = Written answer (optional)
question-mark-answered = Mark as answered
question-reopen = Reopen
question-hide = Hide
question-settled = The question has been changed.

## What the organizer tells the room

room-announcement = From the organizer:
# $time is a time and a place: "16:00 Beijing".
room-extended = The lecture has been extended. It now ends at { $time }.
room-moved = The lecture has moved: it continues here.
