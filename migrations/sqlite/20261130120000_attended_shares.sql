-- Changes of the share that makes "attended" at a lecture that had begun, each a record with its reason.
CREATE TABLE attended_shares (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT attended_shares_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    percent_before INTEGER NOT NULL,
    percent INTEGER NOT NULL CONSTRAINT attended_shares_within_bounds CHECK (percent BETWEEN 50 AND 100),
    reason TEXT NOT NULL CONSTRAINT attended_shares_reason_given CHECK (reason <> ''),
    set_by INTEGER NOT NULL CONSTRAINT attended_shares_by_fkey REFERENCES people (id),
    set_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attended_shares_lecture ON attended_shares (lecture_id, id);
