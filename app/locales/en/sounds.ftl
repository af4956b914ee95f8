## In which languages a replay is heard

sound = Audio
player-sound-note = The first time a language is chosen, the replay takes a few seconds to begin.

## Sounds at the desk

sounds-title = Languages to listen in
sounds-text = Interpreters’ recordings, one for each language. Each is brought to the same volume as all lectures and offered with every quality; the renditions are not made again.
sounds-none = The replay is heard in { $language } only.
sound-column-language = Language
sound-column-from = Source
sound-column-state = Status
sound-column-act = Actions
sound-of-film = The recording’s own audio
sound-of-track = Audio { $n } of the recording
sound-state-own = in every rendition
sound-state-unnamed = not offered: choose its language
sound-state-making = being made
sound-state-ready = offered
sound-state-failed = not made:
sound-not-offered = Not offered
sound-language = Language of the audio
sound-language-of = Language of audio { $n } of the recording
sound-name-button = Save
sound-named = The language is saved.
sound-add = Add or replace a language
sound-file = Audio file
sound-file-hint = MP4, M4A or WebM, as long as the recording and beginning with it; at most { $mb } MB.
sound-send = Upload
sound-saved = The audio has arrived. It is offered as soon as it is ready.
sound-remove = Remove …
sound-remove-text = The replay can no longer be heard in this language. You can upload it again.
sound-remove-button = Remove it
sound-removed = The audio is removed.
file-none = Choose a file.
file-too-large = The file is larger than { $mb } MB.
sound-is-own = The recording is already in this language.
sound-taken = Another audio of this recording is in this language.
sound-unlike = This audio lasts { $sound } minutes and the recording { $film }. It may belong to another lecture, or to a part of this one.
sound-too-many = A recording can have at most { $most } added languages.
