-- Lectures that somebody has saved for later, as they are not sure yet. It takes no seat, and nothing is counted by it.
CREATE TABLE saved_lectures (
    person_id BIGINT NOT NULL CONSTRAINT saved_lectures_person_fkey REFERENCES people (id) ON DELETE CASCADE,
    lecture_id BIGINT NOT NULL CONSTRAINT saved_lectures_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    saved_at BIGINT NOT NULL,
    CONSTRAINT saved_lectures_pkey PRIMARY KEY (person_id, lecture_id)
);
CREATE INDEX saved_lectures_lecture ON saved_lectures (lecture_id);
