-- Recordings: how they arrive, what is made of them, and the words beside them.

-- A file on its way (tus 1.0). `received` is what is durable.
CREATE TABLE uploads (
    id TEXT NOT NULL CONSTRAINT uploads_pkey PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT uploads_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL CONSTRAINT uploads_person_fkey REFERENCES people (id),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CONSTRAINT uploads_bytes_positive CHECK (bytes > 0),
    received INTEGER NOT NULL DEFAULT 0,
    no_captions_reason TEXT NOT NULL DEFAULT '',
    begun_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CONSTRAINT uploads_received_within CHECK (received BETWEEN 0 AND bytes)
) STRICT;
CREATE INDEX uploads_lecture ON uploads (lecture_id);
CREATE INDEX uploads_expires_at ON uploads (expires_at);

-- An original that has arrived: never changed. `sha256` is empty where it arrived before that was kept.
CREATE TABLE recordings (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT recordings_lecture_fkey REFERENCES lectures (id),
    file TEXT NOT NULL CONSTRAINT recordings_file_key UNIQUE,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL CONSTRAINT recordings_duration_positive CHECK (duration_ms > 0),
    sha256 TEXT NOT NULL,
    arrived_by INTEGER CONSTRAINT recordings_arrived_by_fkey REFERENCES people (id),
    arrived_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX recordings_lecture ON recordings (lecture_id, id);

-- The recording that a replay shows, and why it went out without captions, where it did.
ALTER TABLE replays ADD COLUMN recording_id INTEGER CONSTRAINT replays_recording_fkey REFERENCES recordings (id);
ALTER TABLE replays ADD COLUMN no_captions_reason TEXT NOT NULL DEFAULT '';
INSERT INTO recordings (lecture_id, file, name, media_type, bytes, duration_ms, sha256, arrived_at, removed_at)
SELECT lecture_id, file, file, media_type, bytes, duration_ms, '', published_at, removed_at FROM replays;
UPDATE replays SET recording_id = (SELECT r.id FROM recordings r WHERE r.file = replays.file);

-- What is made of a recording for each line.
CREATE TABLE renditions (
    recording_id INTEGER NOT NULL CONSTRAINT renditions_recording_fkey REFERENCES recordings (id),
    kind TEXT NOT NULL CONSTRAINT renditions_kind_known CHECK (kind IN ('144p', '360p', '720p', 'audio', 'poster')),
    file TEXT NOT NULL CONSTRAINT renditions_file_key UNIQUE,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    CONSTRAINT renditions_pkey PRIMARY KEY (recording_id, kind)
) STRICT;

-- Work that takes longer than a request. A running job whose claim has run out is taken up again.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT jobs_kind_known CHECK (kind IN ('renditions')),
    recording_id INTEGER NOT NULL CONSTRAINT jobs_recording_fkey REFERENCES recordings (id),
    state TEXT NOT NULL CONSTRAINT jobs_state_known CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    stage TEXT NOT NULL DEFAULT '',
    percent INTEGER NOT NULL DEFAULT 0 CONSTRAINT jobs_percent_in_range CHECK (percent BETWEEN 0 AND 100),
    reason TEXT NOT NULL DEFAULT '',
    tries INTEGER NOT NULL DEFAULT 0,
    queued_at INTEGER NOT NULL,
    claimed_until INTEGER,
    ended_at INTEGER,
    CONSTRAINT jobs_once UNIQUE (kind, recording_id)
) STRICT;
CREATE INDEX jobs_state ON jobs (state, queued_at);

-- What is said, and where a part begins: WebVTT as it was uploaded, one text for each language.
CREATE TABLE tracks (
    lecture_id INTEGER NOT NULL CONSTRAINT tracks_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT tracks_kind_known CHECK (kind IN ('captions', 'chapters')),
    language TEXT NOT NULL,
    vtt TEXT NOT NULL,
    uploaded_by INTEGER NOT NULL CONSTRAINT tracks_uploaded_by_fkey REFERENCES people (id),
    uploaded_at INTEGER NOT NULL,
    CONSTRAINT tracks_pkey PRIMARY KEY (lecture_id, kind, language)
) STRICT;

-- The speaker's slides, to take along.
CREATE TABLE slides (
    lecture_id INTEGER NOT NULL CONSTRAINT slides_pkey PRIMARY KEY
        CONSTRAINT slides_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    file TEXT NOT NULL CONSTRAINT slides_file_key UNIQUE,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    uploaded_at INTEGER NOT NULL
) STRICT;

-- Whether a replay may be taken along, and whether watching it counts as having been there.
ALTER TABLE lectures ADD COLUMN replay_download INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lectures ADD COLUMN replay_attends INTEGER NOT NULL DEFAULT 0;
