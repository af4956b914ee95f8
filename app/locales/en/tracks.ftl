## Beside a replay

reading = Read along
chapters = Chapters
transcript = Transcript
transcript-search = Search the text
transcript-follow = Follow the replay
transcript-none = Nothing found
# The name of who speaks, before what they say.
transcript-voice = { $name }:
slides-download = Download slides
slides-pdf = PDF, { $size }

## Captions and chapters at the desk

tracks-title = Captions and chapters
tracks-none = No captions and no chapters yet. Many people read captions instead of listening; captions are also the transcript and what the search finds.
tracks-column-language = Language
tracks-column-kind = Kind
tracks-column-cues = Lines
tracks-column-uploaded = Uploaded
tracks-column-act = Actions
track-captions = Captions
track-chapters = Chapters
track-download = Download
track-remove = Remove …
track-remove-text = It will no longer be shown or found. You can upload it again.
track-remove-button = Remove it
track-removed = It is removed.
track-saved = It is saved: viewers see it from now on.
track-add = Add or replace a language
track-add-text = One text for each language. A new one replaces the existing one.
track-kind = Kind
track-language = Language
track-file = WebVTT or SubRip file
track-file-hint = A .vtt or .srt file in UTF-8 or UTF-16, at most 2 MB.
track-text = Or the text itself
track-text-hint = It begins with WEBVTT. Times are written as 00:01:23.000 --> 00:01:26.500.
track-send = Save
track-none = Choose a file or paste the text.

## Why a text is no WebVTT

vtt-too-large = This is larger than 2 MB. No lecture has so many words: please check that it is the right file.
vtt-too-many-cues = Line { $line }: there are more than 10,000 captions up to here. Join short ones.
vtt-too-many-chapters = These are more than { $most } chapters. Join short ones.
vtt-chapter-long = Chapter { $chapter }: the title is longer than { $most } characters. Shorten it.
vtt-not-utf8 = Line { $line }: these characters are not UTF-8. Save the file again with the encoding UTF-8.
vtt-no-signature = Line 1: the first line must be WEBVTT. (A SubRip file, .srt, begins with a number and its times.)
vtt-times = Line { $line }: these times cannot be read. Write them as 00:01:23.000 --> 00:01:26.500, with a full stop before the thousandths.
vtt-end-before-start = Line { $line }: the end must come after the start.
vtt-no-times = Line { $line }: this text has no times above it. There may be an empty line too many.
vtt-no-cue = There is no caption in this text.
# After the list of what is wrong, or of what was put right.
vtt-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}

## What was put right in a text that was saved

vtt-note-utf16 = The file came as UTF-16 and was converted.
vtt-note-subrip = This was SubRip (.srt) and was converted: the words, without colours and positions.
vtt-note-nul = Line { $line }: a character that cannot be part of a text is shown as �.
vtt-note-empty = Line { $line }: this caption is empty and was left out.
vtt-note-out-of-order = Line { $line }: this begins before the one above it and was moved to its place.
vtt-note-left-out = Line { $line }: styles, and regions in the wrong place, are left out; viewers choose how captions look.
vtt-note-setting = Line { $line }: the setting “{ $words }” is not known and was left out.
vtt-note-swallowed = Line { $line }: “{ $words }” reads as a tag and is not shown. If these are words, write &lt; in place of < and upload it again.

## Slides at the desk

slides-title = Slides
slides-nothing = No slides yet.
slides-remove = Remove …
slides-remove-text = Nobody can download them any more. You can upload them again.
slides-remove-button = Remove the slides
slides-removed = The slides are removed.
slides-saved = The slides are saved: viewers can download them from now on.
slides-file = Slides as a PDF
slides-hint = At most { $mb } MB. New slides replace the existing ones.
slides-send = Upload slides
slides-none = Choose a file first.
slides-kind = This is not a PDF.
slides-too-large = The file is too large. At most { $mb } MB fit.

## Chapters in each language, at the desk

chapters-languages = Chapters in each language
chapters-complete = { $n ->
    [one] One chapter, at the same time as in { $language }
   *[other] All { $n } chapters, at the same times as in { $language }
}
chapters-some = { $same } of { $n } chapters at the same times as in { $language }
chapters-not-yet = None yet
chapters-begin = Start with the times from { $language }
chapters-begun = These are the times from { $language }. Write each title in the new language, then save.
