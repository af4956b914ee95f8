-- The live room: questions, announcements, gathered rooms, corrections.
CREATE TABLE announcements (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT announcements_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT announcements_person_fkey REFERENCES people (id),
    said TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX announcements_lecture ON announcements (lecture_id, id);

-- How often the questions of a lecture changed: what a room that was away asks for is all since the number it knows.
CREATE TABLE question_revisions (
    lecture_id INTEGER NOT NULL CONSTRAINT question_revisions_pkey PRIMARY KEY
        CONSTRAINT question_revisions_lecture_fkey REFERENCES lectures (id),
    revision INTEGER NOT NULL
) STRICT;

CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT questions_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT questions_person_fkey REFERENCES people (id),
    asked TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    raised INTEGER NOT NULL DEFAULT 0 CONSTRAINT questions_raised_positive CHECK (raised >= 0),
    standing TEXT NOT NULL CONSTRAINT questions_standing_known CHECK (standing IN ('open', 'answered', 'hidden')),
    answer TEXT NOT NULL DEFAULT '',
    settled_at INTEGER,
    settled_by INTEGER CONSTRAINT questions_settled_by_fkey REFERENCES people (id),
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX questions_lecture ON questions (lecture_id, revision);
CREATE INDEX questions_person ON questions (person_id, lecture_id, asked_at);

CREATE TABLE question_raises (
    question_id INTEGER NOT NULL CONSTRAINT question_raises_question_fkey REFERENCES questions (id),
    person_id INTEGER NOT NULL CONSTRAINT question_raises_person_fkey REFERENCES people (id),
    CONSTRAINT question_raises_pkey PRIMARY KEY (question_id, person_id)
) STRICT;

-- People before one screen: the host's presence is what their minutes are cut from.
CREATE TABLE gatherings (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT gatherings_lecture_fkey REFERENCES lectures (id),
    host_id INTEGER NOT NULL CONSTRAINT gatherings_host_fkey REFERENCES people (id),
    code TEXT NOT NULL CONSTRAINT gatherings_code_key UNIQUE,
    opened_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    heads INTEGER,
    closed_at INTEGER
) STRICT;
CREATE INDEX gatherings_host ON gatherings (host_id, lecture_id);
CREATE INDEX gatherings_lecture ON gatherings (lecture_id);

CREATE TABLE gathering_stays (
    gathering_id INTEGER NOT NULL CONSTRAINT gathering_stays_gathering_fkey REFERENCES gatherings (id),
    person_id INTEGER NOT NULL CONSTRAINT gathering_stays_person_fkey REFERENCES people (id),
    came_at INTEGER NOT NULL,
    left_at INTEGER,
    CONSTRAINT gathering_stays_pkey PRIMARY KEY (gathering_id, person_id, came_at)
) STRICT;
CREATE INDEX gathering_stays_person ON gathering_stays (person_id, gathering_id);

-- What an organizer sets right, beside what was measured; the latest counts.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT corrections_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT corrections_person_fkey REFERENCES people (id),
    corrected_ms INTEGER NOT NULL CONSTRAINT corrections_positive CHECK (corrected_ms >= 0),
    reason TEXT NOT NULL CONSTRAINT corrections_reason_given CHECK (reason <> ''),
    corrected_by INTEGER NOT NULL CONSTRAINT corrections_by_fkey REFERENCES people (id),
    corrected_at INTEGER NOT NULL
) STRICT;
CREATE INDEX corrections_person ON corrections (lecture_id, person_id, id);

ALTER TABLE attendance ADD COLUMN gathered_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attendance ADD COLUMN corrected_ms INTEGER;
