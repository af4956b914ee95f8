-- A rendition that is larger than an original which every browser plays is not kept: the original stands for it.
-- One more kind: the original with an index, where a recorder left none. A sound that came out far too quiet is told of.
ALTER TABLE renditions DROP CONSTRAINT renditions_kind_known;
ALTER TABLE renditions ADD CONSTRAINT renditions_kind_known
    CHECK (kind IN ('144p', '360p', '720p', 'audio', 'poster', 'remuxed'));
ALTER TABLE renditions ADD COLUMN quieter_lu BIGINT NOT NULL DEFAULT 0;

CREATE TABLE renditions_not_kept (
    recording_id BIGINT NOT NULL CONSTRAINT renditions_not_kept_recording_fkey REFERENCES recordings (id),
    kind TEXT NOT NULL CONSTRAINT renditions_not_kept_kind_known CHECK (kind IN ('144p', '360p', '720p', 'audio')),
    bytes BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT renditions_not_kept_pkey PRIMARY KEY (recording_id, kind)
);
