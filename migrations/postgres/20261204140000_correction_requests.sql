-- What somebody asks an organizer to set right of their minutes at a lecture; one at a time.
CREATE TABLE correction_requests (
    lecture_id BIGINT NOT NULL CONSTRAINT correction_requests_lecture_fkey REFERENCES lectures (id),
    person_id BIGINT NOT NULL CONSTRAINT correction_requests_person_fkey REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    note TEXT NOT NULL,
    -- When an organizer answered, and how: minutes were set, or stay as they were, and why.
    answered_at BIGINT,
    granted BOOLEAN NOT NULL DEFAULT FALSE,
    answer TEXT NOT NULL DEFAULT '',
    CONSTRAINT correction_requests_pkey PRIMARY KEY (lecture_id, person_id)
);
CREATE INDEX correction_requests_waiting ON correction_requests (asked_at) WHERE answered_at IS NULL;
