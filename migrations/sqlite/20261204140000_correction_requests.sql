-- What somebody asks an organizer to set right of their minutes at a lecture; one at a time.
CREATE TABLE correction_requests (
    lecture_id INTEGER NOT NULL CONSTRAINT correction_requests_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT correction_requests_person_fkey REFERENCES people (id),
    asked_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    -- When an organizer answered, and how: minutes were set, or stay as they were, and why.
    answered_at INTEGER,
    granted INTEGER NOT NULL DEFAULT FALSE,
    answer TEXT NOT NULL DEFAULT '',
    CONSTRAINT correction_requests_pkey PRIMARY KEY (lecture_id, person_id)
) STRICT;
CREATE INDEX correction_requests_waiting ON correction_requests (asked_at) WHERE answered_at IS NULL;
