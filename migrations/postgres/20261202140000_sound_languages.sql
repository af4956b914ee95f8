-- The languages a recording can be heard in: its own sounds, and those that were added as files. What is made of them stands
-- among the renditions, each with the language of its sound; the recording's own has none.
CREATE TABLE recording_sounds (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT recording_sounds_pkey PRIMARY KEY,
    recording_id BIGINT NOT NULL CONSTRAINT recording_sounds_recording_fkey REFERENCES recordings (id),
    language TEXT NOT NULL,
    is_own BOOLEAN NOT NULL,
    track BIGINT,
    file TEXT CONSTRAINT recording_sounds_file_key UNIQUE,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    duration_ms BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    CONSTRAINT recording_sounds_of_one_source CHECK ((track IS NULL) <> (file IS NULL))
);
CREATE INDEX recording_sounds_recording ON recording_sounds (recording_id);
CREATE UNIQUE INDEX recording_sounds_language ON recording_sounds (recording_id, language) WHERE language <> '';
CREATE UNIQUE INDEX recording_sounds_track ON recording_sounds (recording_id, track) WHERE track IS NOT NULL;

ALTER TABLE renditions ADD COLUMN sound TEXT NOT NULL DEFAULT '';
ALTER TABLE renditions DROP CONSTRAINT renditions_pkey;
ALTER TABLE renditions ADD CONSTRAINT renditions_pkey PRIMARY KEY (recording_id, kind, sound);
ALTER TABLE renditions DROP CONSTRAINT renditions_kind_known;
ALTER TABLE renditions ADD CONSTRAINT renditions_kind_known
    CHECK (kind IN ('144p', '360p', '720p', 'audio', 'speech', 'original', 'poster', 'remuxed'));
