## Beside the player

quality = Quality
quality-still-to-load = still to load
quality-least = { $quality } is readable on small screens and saves the most data.
quality-audio = Audio only
quality-original = Original

## At the desk

renditions = Renditions
rendition = Rendition
rendition-picture = Picture
rendition-state = Status
rendition-no-ffmpeg = FFmpeg is not installed on the hall’s machine, so no renditions are made. The original is served as it is, to browsers that can play it. On Debian this command installs it; restart the hall afterwards:
rendition-waits = The renditions are waiting for their turn.
rendition-rests = The last attempt failed. The hall will try again by itself.
rendition-reload = Show current progress
rendition-in-work = In progress: { $stage }, { $percent }
rendition-failed = Not all renditions could be made. This failed first: { $stage }.
rendition-failed-short = Renditions failed.
rendition-retry = Try again
rendition-queued = The renditions will be tried again.
rendition-not-failed = There is nothing to try again: no work on this replay has failed.
rendition-row-ready = ready
rendition-row-failed = failed
rendition-row-in-work = in progress
rendition-row-original = not kept: the original is smaller and plays in its place
rendition-row-quieter = { $n } LU quieter than it should be

## What is being done

rendition-stage-check = checking the original
rendition-stage-look = looking at the original
rendition-stage-listen = listening to its sound
rendition-stage-remuxed = original with an index
rendition-stage-poster = poster
rendition-stage-144p = 144p
rendition-stage-audio = audio only
rendition-stage-360p = 360p
rendition-stage-720p = 720p

## Why it did not end well. $detail is what the program said, a size, or a number of minutes.

rendition-not-started = FFmpeg could not be started: { $detail }
rendition-too-slow = FFmpeg took longer than { $detail ->
    [one] a minute
   *[other] { $detail } minutes
}, which is the most it may for this recording.
rendition-disk-full = The disk is full. Make room, then try again; the original is safe.
rendition-killed = FFmpeg was stopped from outside, perhaps because the machine ran out of memory.
rendition-stopped = FFmpeg stopped: { $detail }
rendition-unreadable = FFprobe could not say what is in the recording: { $detail }
rendition-nothing-in-it = There is neither a picture nor a sound in the recording.
rendition-picture-too-large = The picture is too large to make renditions from: { $detail }
rendition-original-gone = The original is no longer in the storage. Upload it again.
rendition-original-changed = The original is not the file that was uploaded: its SHA-256 differs. Upload it again.
rendition-storage = The storage did not accept or return a file: { $detail }
rendition-unlike = FFmpeg made a file that is not as long as the original.
job-late = The work took longer than allowed.
job-panicked = The work was broken off by a fault in the hall.
job-crashed = The hall was stopped in the middle of this work several times.
rendition-lost = The work was taken over elsewhere.
job-fault = The hall’s own records could not be read or written: { $detail }

## The replay’s picture

poster-title = Picture
poster-alt = The picture that stands for this replay
poster-none = There is no picture yet.
poster-making = The picture is being made.
poster-failed = The picture could not be made. Nothing has changed.
poster-at = Position in the recording
poster-at-hint = As the player shows it: 2:03 or 1:02:03.
poster-at-button = Use this position
poster-place = Type a position such as 2:03 or 1:02:03.
poster-beyond = The recording is not that long.
poster-no-film = This recording has no picture to take one from. Upload a picture instead.
poster-not-yet = The first picture is still being made. Choose another in a moment.
poster-send-title = Upload your own picture
poster-file = Picture
poster-file-hint = JPEG, PNG or WebP, at most { $mb } MB. It is made smaller, and nothing that the camera recorded in the file is kept.
poster-send = Upload
poster-kind = This is not a JPEG, PNG or WebP picture.
poster-saved = The picture is being made and will appear in a moment.
