-- Presence in groups: a lease is found by its value and ends with its session; an interval is known by where it began.
CREATE TABLE intervals_by_start (
    lecture_id INTEGER NOT NULL CONSTRAINT presence_intervals_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT presence_intervals_person_fkey REFERENCES people (id),
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    CONSTRAINT presence_intervals_pkey PRIMARY KEY (lecture_id, person_id, from_at),
    CONSTRAINT presence_intervals_forward CHECK (to_at > from_at)
) STRICT, WITHOUT ROWID;
INSERT INTO intervals_by_start
SELECT lecture_id, person_id, from_at, max(to_at) FROM presence_intervals GROUP BY lecture_id, person_id, from_at;

CREATE TABLE leases_of_sessions (
    person_id INTEGER NOT NULL CONSTRAINT presence_leases_pkey PRIMARY KEY
        CONSTRAINT presence_leases_person_fkey REFERENCES people (id),
    lecture_id INTEGER NOT NULL CONSTRAINT presence_leases_lecture_fkey REFERENCES lectures (id),
    lease TEXT NOT NULL CONSTRAINT presence_leases_lease_key UNIQUE,
    session TEXT NOT NULL CONSTRAINT presence_leases_session_fkey REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    beat_at INTEGER NOT NULL,
    from_at INTEGER
) STRICT;
INSERT INTO leases_of_sessions
SELECT p.person_id, p.lecture_id, p.lease, p.session, p.seq, p.beat_at, i.from_at
FROM presence_leases p JOIN sessions s ON s.id = p.session LEFT JOIN presence_intervals i ON i.id = p.interval_id;

DROP TABLE presence_leases;
DROP TABLE presence_intervals;
ALTER TABLE intervals_by_start RENAME TO presence_intervals;
ALTER TABLE leases_of_sessions RENAME TO presence_leases;
CREATE INDEX presence_leases_lecture ON presence_leases (lecture_id, beat_at);
CREATE INDEX presence_leases_session ON presence_leases (session);
