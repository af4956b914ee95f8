-- A seat is a span, from when it was taken until it was given up; one that is taken again is another row. An enrolment is
-- the first record of somebody at a lecture, and is never written again.
CREATE TABLE seats (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER,
    -- Who has taken it, and why; none where it was given up, or is held.
    ended_by INTEGER CONSTRAINT seats_ended_by_fkey REFERENCES people (id),
    reason TEXT NOT NULL DEFAULT '',
    newcomer_network TEXT,
    CONSTRAINT seats_enrolment_fkey FOREIGN KEY (lecture_id, person_id) REFERENCES enrolments (lecture_id, person_id),
    CONSTRAINT seats_forward CHECK (from_at <= to_at)
) STRICT;
INSERT INTO seats (lecture_id, person_id, from_at, to_at, newcomer_network)
SELECT lecture_id, person_id, enrolled_at, CASE WHEN withdrawn_at < enrolled_at THEN enrolled_at ELSE withdrawn_at END,
       newcomer_network
FROM enrolments;
CREATE UNIQUE INDEX seats_held_once ON seats (lecture_id, person_id) WHERE to_at IS NULL;
CREATE INDEX seats_given_up ON seats (lecture_id, person_id) WHERE to_at IS NOT NULL;
CREATE INDEX seats_person ON seats (person_id, lecture_id);
CREATE INDEX seats_newcomers ON seats (lecture_id, newcomer_network)
WHERE newcomer_network IS NOT NULL AND to_at IS NULL;

DROP VIEW admitted;
DROP INDEX enrolments_newcomers;
ALTER TABLE enrolments DROP COLUMN newcomer_network;
ALTER TABLE enrolments DROP COLUMN withdrawn_at;

-- The seats that are held now.
CREATE VIEW seats_held AS SELECT lecture_id, person_id, from_at, newcomer_network FROM seats WHERE to_at IS NULL;

-- Who passed the gate with a seat that counts: one that was held at the start of the core, or taken after it.
CREATE VIEW joined AS
SELECT j.lecture_id, j.person_id, j.joined_at
FROM joins j
WHERE EXISTS (
    SELECT 1 FROM seats s JOIN lectures l ON l.id = s.lecture_id
    WHERE s.lecture_id = j.lecture_id AND s.person_id = j.person_id
      AND (s.to_at IS NULL
           OR s.to_at > CASE WHEN l.began_at > l.starts_at THEN l.began_at ELSE l.starts_at END));

-- Who is admitted to a lecture: holds a seat and is of those it is for. Asked at the gate and of every lease that beats.
CREATE VIEW admitted AS
SELECT s.lecture_id, s.person_id
FROM seats_held s
JOIN lectures l ON l.id = s.lecture_id
JOIN people p ON p.id = s.person_id
WHERE p.disabled_at IS NULL
  AND (l.audience = 'everyone'
       OR (l.audience = 'officials' AND p.kind = 'official' AND p.confirmed_at IS NOT NULL)
       OR (l.audience = 'practitioners' AND p.kind = 'practitioner'));

-- Who attended by replay: nobody does where the lecture was cancelled.
DROP VIEW replay_attendance;
CREATE VIEW replay_attendance AS
SELECT c.lecture_id, c.person_id, min(c.watched_at) AS watched_at
FROM coverage c JOIN lectures l ON l.id = c.lecture_id JOIN recordings_long_enough r ON r.id = c.recording_id
WHERE l.replay_attends = TRUE AND l.status <> 'cancelled' AND c.person_id IS NOT NULL AND c.watched_at IS NOT NULL
  AND c.watched_at <= r.published_at + 1209600000
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = c.lecture_id AND s.person_id = c.person_id)
GROUP BY c.lecture_id, c.person_id;

-- Presence of before a seat was given up counted, and counts no more: those figures are computed anew.
UPDATE attendance SET rule_version = 1
WHERE EXISTS (SELECT 1 FROM seats s WHERE s.lecture_id = attendance.lecture_id AND s.person_id = attendance.person_id
              AND s.to_at IS NOT NULL);
