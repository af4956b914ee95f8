## The upload of a recording

upload-file = Video file
upload-hint = MP4 or WebM, at most { $mb } MB.
upload-send = Upload
upload-bar = Upload
# Megabytes so far, megabytes in all, per cent: "12.5 of 80 MB, 15%".
upload-progress = { $done } of { $total } MB, { $percent }%
# Megabytes per second, and a clock: "1.2 MB per second, 02:15 left".
upload-pace = { $speed } MB per second, { $time } left
upload-checking = The file has arrived and is being checked.
upload-cancel = Cancel
upload-cancelled = The upload was cancelled. Nothing was changed.

upload-none = Choose a file first.
upload-too-large = The file is too large. At most { $mb } MB fit.
upload-kind = This is neither an MP4 nor a WebM video.
upload-broken = The file arrived incomplete or damaged. Try again.
upload-disk = The hall has no room for this file now. Ask those who run the server.
upload-not-published = A replay can be added once the lecture is published.
upload-failed = The upload failed. The file is still chosen: try again in a minute, and it continues where it stopped.

## An upload in parts, with script. Megabytes stand where $done and $total are.

upload-pause = Pause
upload-resume = Resume
upload-paused = Paused. What has arrived is kept for three days.
upload-lost = The connection was lost. The upload continues by itself as soon as it is back.
upload-goes-on = Part of this file arrived earlier. The upload continues from { $done } MB.
upload-half = “{ $name }” has arrived only in part: { $done } of { $total } MB. Choose the same file again to continue the upload.
upload-sure = Stop this upload? What has arrived so far is deleted.
upload-busy = This file is being uploaded in another window or from another device.
upload-offset = The hall has a different part of this file than expected. Try again: the upload then continues at the right place.
upload-more = More data arrived than was announced for this file. Choose the file again.
upload-mismatch = A part of the file was damaged on the way and was not kept. Try again.
upload-expired = What had arrived of this file is no longer kept. Choose it again.
upload-elsewhere = Another machine of the hall has the part that came before. The upload keeps trying by itself, and nothing is lost. If this takes long, cancel it and start again.
upload-proxy = A server in front of the hall lets no part of this file through. Ask those who run the server to raise its limit (nginx: client_max_body_size).
upload-later = The file has arrived, but could not be stored yet. The hall tries again every minute; nothing is lost.

## What keeps a file from being a replay

upload-playlist = This is a playlist, which only names other files. Upload the video itself.
upload-cut = The video is cut off or damaged: parts of it are missing. Save or export it again, then upload it.
upload-no-length = The video does not say how long it is, or says something impossible. Export it again as MP4.
upload-tracks = The video has no track of pictures or sound, or more than 64. Export it again with its pictures and its sound only.

## Publishing

upload-reason = Why it is published without captions (optional)
upload-reason-hint = With a reason the replay is published as soon as it has arrived. Without one it waits for captions, or for a reason. At most { $most } characters.
publish-waits = The recording has arrived and is not published yet: it has no captions. Add captions, or say why it is published without them.
publish-waits-ready = The recording has arrived and can be published.
publish-arrived = Arrived
publish-reason = Why it is published without captions
publish-reason-hint = At most { $most } characters. It stays on record.
publish-button = Publish the replay
publish-no-reason = Add captions first, or say why the replay is published without them.
publish-nothing-waits = No recording is waiting to be published. It may have been published in the meantime.
publish-reason-was = Published without captions, because:
