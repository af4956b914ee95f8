-- Watching a film is attending only where the film is at least 60 % as long as the core of its lecture.

-- The core: from the later of the planned and the actual start to the earlier of the planned and the actual end. It ends
-- before it starts where the two have nothing in common.
CREATE VIEW lecture_cores AS
SELECT l.id AS lecture_id,
       CASE WHEN l.began_at > l.starts_at THEN l.began_at ELSE l.starts_at END AS starts_at,
       CASE WHEN l.ended_at < COALESCE(l.planned_ends_at, l.ends_at) THEN l.ended_at
            ELSE COALESCE(l.planned_ends_at, l.ends_at) END AS ends_at
FROM lectures l;

-- How long the core was when the recording was published (none of those published before this was kept), and why an
-- organizer has accepted one that is shorter.
ALTER TABLE recordings ADD COLUMN core_ms BIGINT;
ALTER TABLE recordings ADD COLUMN accepted_at BIGINT;
ALTER TABLE recordings ADD COLUMN accepted_by BIGINT CONSTRAINT recordings_accepted_by_fkey REFERENCES people (id);
ALTER TABLE recordings ADD COLUMN accepted_reason TEXT NOT NULL DEFAULT '';

-- The recordings of which watching may count as attending.
CREATE VIEW recordings_long_enough AS
SELECT r.id, r.published_at
FROM recordings r
WHERE r.published_at IS NOT NULL
  AND (r.core_ms IS NULL OR r.duration_ms * 5 >= r.core_ms * 3 OR r.accepted_at IS NOT NULL);

-- Who attended by replay: four fifths of such a film within 14 days of its first publication, where the lecture lets that
-- count.
DROP VIEW replay_attendance;
CREATE VIEW replay_attendance AS
SELECT c.lecture_id, c.person_id, min(c.watched_at) AS watched_at
FROM coverage c JOIN lectures l ON l.id = c.lecture_id JOIN recordings_long_enough r ON r.id = c.recording_id
WHERE l.replay_attends = TRUE AND c.person_id IS NOT NULL AND c.watched_at IS NOT NULL
  AND c.watched_at <= r.published_at + 1209600000
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = c.lecture_id AND s.person_id = c.person_id)
GROUP BY c.lecture_id, c.person_id;
