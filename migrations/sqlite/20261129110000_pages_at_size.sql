-- What a page of a hall of years asks for is found without reading all there is.

-- The plays that count, by lecture and by person, so that none of their rows is looked at.
CREATE INDEX play_sessions_counted ON play_sessions (lecture_id, person_id, viewer, counted) WHERE counted = TRUE;
CREATE INDEX play_sessions_person ON play_sessions (person_id, lecture_id, counted) WHERE counted = TRUE AND person_id IS NOT NULL;
-- What was watched enough to have attended by it.
CREATE INDEX coverage_enough ON coverage (lecture_id, person_id) WHERE watched_at IS NOT NULL AND person_id IS NOT NULL;
-- Figures of an earlier version of the rules, which are few or none.
CREATE INDEX attendance_version ON attendance (rule_version, lecture_id);
CREATE INDEX coverage_version ON coverage (rule_version, lecture_id);
-- Those who organize, and those who wait to be confirmed: both are few.
CREATE INDEX people_staff ON people (id) WHERE role <> 'learner';
CREATE INDEX people_waiting ON people (id) WHERE kind = 'official' AND confirmed_at IS NULL;
CREATE INDEX speakers_person ON speakers (person_id) WHERE person_id IS NOT NULL;

-- Who is in no public or reported total, told in two parts: all pairs of lectures and people were made for it before.
DROP VIEW replay_attendance;
DROP VIEW staff;
CREATE VIEW staff AS
SELECT l.id AS lecture_id, p.id AS person_id
FROM people p CROSS JOIN lectures l WHERE p.role <> 'learner'
UNION ALL
SELECT ls.lecture_id, s.person_id
FROM lecture_speakers ls JOIN speakers s ON s.id = ls.speaker_id WHERE s.person_id IS NOT NULL;

CREATE VIEW replay_attendance AS
SELECT c.lecture_id, c.person_id, min(c.watched_at) AS watched_at
FROM coverage c JOIN lectures l ON l.id = c.lecture_id
WHERE l.replay_attends = TRUE AND c.person_id IS NOT NULL AND c.watched_at IS NOT NULL
  AND c.watched_at <= c.film + 1209600000
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = c.lecture_id AND s.person_id = c.person_id)
GROUP BY c.lecture_id, c.person_id;

-- The words by which an organizer finds people; a job writes them for those from before.
CREATE TABLE people_words (
    word TEXT NOT NULL,
    person_id INTEGER NOT NULL CONSTRAINT people_words_person_fkey REFERENCES people (id) ON DELETE CASCADE,
    CONSTRAINT people_words_pkey PRIMARY KEY (word, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_words_person ON people_words (person_id);
ALTER TABLE people ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX people_unindexed ON people (id) WHERE indexed = FALSE;

-- By which version of the rules each lecture's passages were made, so that making them anew can be stopped and goes on;
-- and which node does it, until when.
ALTER TABLE lectures ADD COLUMN index_version INTEGER NOT NULL DEFAULT 0;
UPDATE lectures SET index_version = COALESCE((SELECT max(version) FROM search_versions), 0);
CREATE INDEX lectures_index_version ON lectures (index_version, id);
DROP TABLE search_versions;
CREATE TABLE index_claims (
    name TEXT NOT NULL CONSTRAINT index_claims_pkey PRIMARY KEY,
    holder TEXT NOT NULL,
    claimed_until INTEGER NOT NULL
) STRICT;
