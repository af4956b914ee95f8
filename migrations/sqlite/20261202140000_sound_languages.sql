-- The languages a recording can be heard in: its own sounds, and those that were added as files. What is made of them stands
-- among the renditions, each with the language of its sound; the recording's own has none.
CREATE TABLE recording_sounds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL CONSTRAINT recording_sounds_recording_fkey REFERENCES recordings (id),
    language TEXT NOT NULL,
    is_own INTEGER NOT NULL CONSTRAINT recording_sounds_is_own_boolean CHECK (is_own IN (0, 1)),
    track INTEGER,
    file TEXT CONSTRAINT recording_sounds_file_key UNIQUE,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    CONSTRAINT recording_sounds_of_one_source CHECK ((track IS NULL) <> (file IS NULL))
) STRICT;
CREATE INDEX recording_sounds_recording ON recording_sounds (recording_id);
CREATE UNIQUE INDEX recording_sounds_language ON recording_sounds (recording_id, language) WHERE language <> '';
CREATE UNIQUE INDEX recording_sounds_track ON recording_sounds (recording_id, track) WHERE track IS NOT NULL;

CREATE TABLE renditions_new (
    recording_id INTEGER NOT NULL CONSTRAINT renditions_recording_fkey REFERENCES recordings (id),
    kind TEXT NOT NULL CONSTRAINT renditions_kind_known
        CHECK (kind IN ('144p', '360p', '720p', 'audio', 'speech', 'original', 'poster', 'remuxed')),
    sound TEXT NOT NULL DEFAULT '',
    file TEXT NOT NULL CONSTRAINT renditions_file_key UNIQUE,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    quieter_lu INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT renditions_pkey PRIMARY KEY (recording_id, kind, sound)
) STRICT;
INSERT INTO renditions_new (recording_id, kind, file, media_type, bytes, width, height, made_at, quieter_lu)
SELECT recording_id, kind, file, media_type, bytes, width, height, made_at, quieter_lu FROM renditions;
DROP TABLE renditions;
ALTER TABLE renditions_new RENAME TO renditions;
