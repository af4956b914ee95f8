## Beside a replay

reading = To read along
chapters = Chapters
transcript = Transcript
transcript-search = Search the transcript
transcript-follow = Follow the replay
transcript-none = Nothing found
# The name of who speaks, before what they say.
transcript-voice = { $name }:
slides-download = Slides to take along
slides-pdf = PDF, { $size }

## Captions and chapters at the desk

tracks-title = Captions and chapters
tracks-none = No captions and no chapters yet. Captions are what many read instead of hearing; they are also the transcript and what the search finds.
tracks-column-language = Language
tracks-column-kind = Kind
tracks-column-cues = Lines
tracks-column-uploaded = Uploaded
tracks-column-act = What to do
track-captions = Captions
track-chapters = Chapters
track-download = Download
track-remove = Remove …
track-remove-text = It is shown and found no more. You can upload it again.
track-remove-button = Remove it
track-removed = It is removed.
track-saved = It is saved: watchers see it from now on.
track-add = Add or replace a language
track-add-text = One text for each language. A new one takes the place of the one there is.
track-kind = Kind
track-language = Language
track-file = WebVTT file
track-file-hint = A .vtt file in UTF-8, at most 2 MB.
track-text = Or the text itself
track-text-hint = It begins with WEBVTT. Times are written as 00:01:23.000 --> 00:01:26.500.
track-send = Save
track-none = Choose a file or paste the text.

## Why a text is no WebVTT

vtt-too-large = This is larger than 2 MB. No lecture has so many words; perhaps it is another file.
vtt-too-many-cues = Line { $line }: there are more than 10,000 captions up to here. Join short ones.
vtt-not-utf8 = Line { $line }: these characters are not UTF-8. Save the file again with the encoding UTF-8.
vtt-nul = Line { $line }: there is a character here that no text has. Perhaps it is another kind of file.
vtt-no-signature = Line 1: the first line must be WEBVTT. (A file for SubRip, .srt, begins with a number: convert it first.)
vtt-times = Line { $line }: these times cannot be read. Write them as 00:01:23.000 --> 00:01:26.500, with a full stop before the thousandths.
vtt-end-before-start = Line { $line }: the end must come after the start.
vtt-out-of-order = Line { $line }: this begins before the one above it. Put them in the order of their starts.
vtt-no-times = Line { $line }: this text has no times above it. Perhaps there is an empty line too many.
vtt-no-cue = There is no caption in this text.

## Slides at the desk

slides-title = Slides
slides-nothing = No slides yet.
slides-remove = Remove …
slides-remove-text = Nobody can download them any more. You can upload them again.
slides-remove-button = Remove the slides
slides-removed = The slides are removed.
slides-saved = The slides are saved: watchers can download them from now on.
slides-file = Slides as a PDF
slides-hint = At most { $mb } MB. New slides take the place of those there are.
slides-send = Save the slides
slides-none = Choose a file first.
slides-kind = This is not a PDF.
slides-too-large = The file is too large. At most { $mb } MB fit.
