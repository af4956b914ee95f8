-- From when on the 14 days run in which watching a recording counts: the first publication of the replay, or where an
-- organizer has said so of a recording that took another's place, the instant of that. What was published before this keeps its own.
DROP VIEW replay_attendance;
DROP VIEW recordings_long_enough;
ALTER TABLE recordings ADD COLUMN counts_from INTEGER;
ALTER TABLE recordings ADD COLUMN days_decided_at INTEGER;
UPDATE recordings SET counts_from = published_at;

-- The recordings of which watching may count as attending.
CREATE VIEW recordings_long_enough AS
SELECT r.id, r.counts_from
FROM recordings r
WHERE r.published_at IS NOT NULL
  AND (r.core_ms IS NULL OR r.duration_ms * 5 >= r.core_ms * 3 OR r.accepted_at IS NOT NULL);

-- Who attended by replay: four fifths of such a film within its 14 days, where the lecture lets that count and was not
-- cancelled.
CREATE VIEW replay_attendance AS
SELECT c.lecture_id, c.person_id, min(c.watched_at) AS watched_at
FROM coverage c JOIN lectures l ON l.id = c.lecture_id JOIN recordings_long_enough r ON r.id = c.recording_id
WHERE l.replay_attends = TRUE AND l.status <> 'cancelled' AND c.person_id IS NOT NULL AND c.watched_at IS NOT NULL
  AND c.watched_at <= r.counts_from + 1209600000
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = c.lecture_id AND s.person_id = c.person_id)
GROUP BY c.lecture_id, c.person_id;
