## In which languages a replay is heard

sound = Sound
player-sound-note = The first time a language is chosen, the film takes some seconds to begin.

## Sounds at the desk

sounds-title = Languages to listen in
sounds-text = Interpreters’ recordings, one for each language. Each is brought to the level of all lectures and offered with every quality; the films are not made again.
sounds-none = The replay is heard in { $language } only.
sound-column-language = Language
sound-column-from = Where it comes from
sound-column-state = State
sound-column-act = What to do
sound-of-film = The film’s own sound
sound-of-track = Sound { $n } of the recording
sound-state-own = in every film
sound-state-unnamed = not offered: say in which language it is
sound-state-making = being made
sound-state-ready = offered
sound-state-failed = not made:
sound-not-offered = Not offered
sound-language = Language of the sound
sound-language-of = Language of sound { $n } of the recording
sound-name-button = Save
sound-named = The language is saved.
sound-add = Add or replace a language
sound-file = Sound file
sound-file-hint = MP4, M4A or WebM, as long as the recording and beginning with it; at most { $mb } MB.
sound-send = Send
sound-saved = The sound has arrived. It is offered as soon as it is made.
sound-remove = Remove …
sound-remove-text = The replay can no longer be heard in this language. You can upload it again.
sound-remove-button = Remove it
sound-removed = The sound is removed.
file-none = Choose a file.
file-too-large = The file is larger than { $mb } MB.
sound-is-own = The film is in this language already.
sound-taken = Another sound of this recording is in this language.
sound-unlike = This sound lasts { $sound } minutes and the recording { $film }. Perhaps it is of another lecture, or of a part of it.
sound-too-many = A recording is offered in { $most } added languages at most.
