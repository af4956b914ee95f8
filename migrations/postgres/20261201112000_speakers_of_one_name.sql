-- Two people may have one name, which is one speaker's row: at a lecture an organizer may set a speaker apart, whose account is
-- that lecture's alone.
ALTER TABLE lecture_speakers ADD COLUMN apart BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE lecture_speakers ADD COLUMN person_id BIGINT CONSTRAINT lecture_speakers_person_fkey REFERENCES people (id);
CREATE INDEX lecture_speakers_person ON lecture_speakers (person_id) WHERE person_id IS NOT NULL;

-- The accounts of those who speak in a lecture.
CREATE OR REPLACE VIEW lecture_speaker_accounts AS
SELECT ls.lecture_id, s.person_id
FROM lecture_speakers ls JOIN speakers s ON s.id = ls.speaker_id WHERE s.person_id IS NOT NULL AND ls.apart = FALSE
UNION ALL
SELECT ls.lecture_id, ls.person_id FROM lecture_speakers ls WHERE ls.person_id IS NOT NULL;

-- Who is in the totals. Whether somebody speaks in a lecture is asked only of the few who speak anywhere.
CREATE OR REPLACE VIEW people_in_totals AS
SELECT q.lecture_id, q.person_id, q.country,
       CASE WHEN q.kind = 'official' AND q.confirmed = FALSE THEN 'unconfirmed' ELSE q.kind END AS kind
FROM participations q
WHERE q.staff = FALSE
  AND NOT (q.person_id IN (SELECT s.person_id FROM speakers s WHERE s.person_id IS NOT NULL
                           UNION ALL
                           SELECT a.person_id FROM lecture_speakers a WHERE a.person_id IS NOT NULL)
           AND EXISTS (SELECT 1 FROM lecture_speaker_accounts a
                       WHERE a.person_id = q.person_id AND a.lecture_id = q.lecture_id));
