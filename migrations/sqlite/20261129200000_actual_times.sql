-- What an organizer pressed or set as a lecture's actual times, each a record; corrections that are taken back; the share
-- a figure of attendance was computed with, and the version of its rule by lecture.
CREATE TABLE actual_times (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT actual_times_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    began_at INTEGER,
    ended_at INTEGER,
    reason TEXT NOT NULL,
    set_by INTEGER NOT NULL CONSTRAINT actual_times_by_fkey REFERENCES people (id),
    set_at INTEGER NOT NULL,
    CONSTRAINT actual_times_forward CHECK (began_at < ended_at)
) STRICT;
CREATE INDEX actual_times_lecture ON actual_times (lecture_id, id);

CREATE TABLE corrections_and_taken_back (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT corrections_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT corrections_person_fkey REFERENCES people (id),
    corrected_ms INTEGER CONSTRAINT corrections_positive CHECK (corrected_ms >= 0),
    reason TEXT NOT NULL CONSTRAINT corrections_reason_given CHECK (reason <> ''),
    corrected_by INTEGER NOT NULL CONSTRAINT corrections_by_fkey REFERENCES people (id),
    corrected_at INTEGER NOT NULL
) STRICT;
INSERT INTO corrections_and_taken_back (id, lecture_id, person_id, corrected_ms, reason, corrected_by, corrected_at)
SELECT id, lecture_id, person_id, corrected_ms, reason, corrected_by, corrected_at FROM corrections;
DROP TABLE corrections;
ALTER TABLE corrections_and_taken_back RENAME TO corrections;
CREATE INDEX corrections_person ON corrections (lecture_id, person_id, id);

ALTER TABLE attendance ADD COLUMN percent INTEGER NOT NULL DEFAULT 70;
UPDATE attendance SET percent = (SELECT l.attended_percent FROM lectures l WHERE l.id = attendance.lecture_id);
CREATE INDEX attendance_lecture_version ON attendance (lecture_id, rule_version);
