-- A rendition that is larger than an original which every browser plays is not kept: the original stands for it.
-- One more kind: the original with an index, where a recorder left none. A sound that came out far too quiet is told of.
CREATE TABLE renditions_new (
    recording_id INTEGER NOT NULL CONSTRAINT renditions_recording_fkey REFERENCES recordings (id),
    kind TEXT NOT NULL CONSTRAINT renditions_kind_known CHECK (kind IN ('144p', '360p', '720p', 'audio', 'poster', 'remuxed')),
    file TEXT NOT NULL CONSTRAINT renditions_file_key UNIQUE,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    quieter_lu INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT renditions_pkey PRIMARY KEY (recording_id, kind)
) STRICT;
INSERT INTO renditions_new (recording_id, kind, file, media_type, bytes, width, height, made_at)
SELECT recording_id, kind, file, media_type, bytes, width, height, made_at FROM renditions;
DROP TABLE renditions;
ALTER TABLE renditions_new RENAME TO renditions;

CREATE TABLE renditions_not_kept (
    recording_id INTEGER NOT NULL CONSTRAINT renditions_not_kept_recording_fkey REFERENCES recordings (id),
    kind TEXT NOT NULL CONSTRAINT renditions_not_kept_kind_known CHECK (kind IN ('144p', '360p', '720p', 'audio')),
    bytes INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    CONSTRAINT renditions_not_kept_pkey PRIMARY KEY (recording_id, kind)
) STRICT;
