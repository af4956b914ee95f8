-- The queue, for every kind of job: what waits, what runs, and what is done again and again. A running job whose claim
-- has run out is taken up again. A job of a kind with a key is queued once.
ALTER TABLE jobs RENAME TO jobs_of_recordings;
DROP INDEX jobs_state;
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    lane TEXT NOT NULL,
    payload TEXT NOT NULL,
    priority INTEGER NOT NULL DEFAULT 1 CONSTRAINT jobs_priority_known CHECK (priority BETWEEN 0 AND 2),
    state TEXT NOT NULL CONSTRAINT jobs_state_known CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    stage TEXT NOT NULL DEFAULT '',
    percent INTEGER NOT NULL DEFAULT 0 CONSTRAINT jobs_percent_in_range CHECK (percent BETWEEN 0 AND 100),
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    -- Which claim is the last: whoever was given an earlier one has the job no more.
    claims INTEGER NOT NULL DEFAULT 0,
    run_at INTEGER NOT NULL,
    -- How long after its end it waits again, in milliseconds, where it is done again and again.
    every INTEGER,
    claimed_until INTEGER,
    ended_at INTEGER,
    CONSTRAINT jobs_key UNIQUE (kind, key)
) STRICT;
INSERT INTO jobs (kind, key, lane, payload, state, stage, percent, reason, attempts, run_at, claimed_until, ended_at)
SELECT kind, CAST(recording_id AS TEXT), 'renditions', '{"recording":' || CAST(recording_id AS TEXT) || '}', state, stage,
    percent, REPLACE(REPLACE(reason, 'rendition-crashed', 'job-crashed'), 'rendition-fault', 'job-fault'), tries, queued_at, claimed_until, ended_at FROM jobs_of_recordings ORDER BY id;
DROP TABLE jobs_of_recordings;
CREATE INDEX jobs_waiting ON jobs (lane, priority, run_at) WHERE state = 'waiting';
CREATE INDEX jobs_running ON jobs (lane, claimed_until) WHERE state = 'running';
CREATE INDEX jobs_of_kind ON jobs (kind, state, run_at);
