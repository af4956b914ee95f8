-- Who somebody was at their first record of a lecture: an enrolment, or credit in its player. Figures go by this, so that a
-- profile that changes later changes no report of before. Those from before take today's profile.
CREATE TABLE participations (
    lecture_id INTEGER NOT NULL CONSTRAINT participations_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT participations_person_fkey REFERENCES people (id),
    at INTEGER NOT NULL,
    country TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Of an official: whether that is confirmed, then or since.
    confirmed INTEGER NOT NULL,
    -- Whether they organized the hall then.
    staff INTEGER NOT NULL,
    CONSTRAINT participations_pkey PRIMARY KEY (lecture_id, person_id)
) STRICT;
INSERT INTO participations (lecture_id, person_id, at, country, kind, confirmed, staff)
SELECT r.lecture_id, p.id, min(r.at), p.country, p.kind, p.confirmed_at IS NOT NULL, p.role <> 'learner'
FROM (
    SELECT lecture_id, person_id, enrolled_at AS at FROM enrolments
    UNION ALL
    SELECT lecture_id, person_id, began_at FROM play_sessions WHERE person_id IS NOT NULL AND credit_ms > 0) r
JOIN people p ON p.id = r.person_id
GROUP BY r.lecture_id, p.id;
CREATE INDEX participations_person ON participations (person_id);
CREATE INDEX participations_staff ON participations (person_id, lecture_id) WHERE staff = TRUE;

-- Who is in no public or reported total: whoever organized the hall at their first record of a lecture, and its own speakers.
DROP VIEW staff;
CREATE VIEW staff AS
SELECT lecture_id, person_id FROM participations WHERE staff = TRUE
UNION ALL
SELECT lecture_id, person_id FROM lecture_speaker_accounts;

-- Everybody else, as the totals know them. Whether somebody speaks in a lecture is asked only of the few who speak anywhere.
CREATE VIEW people_in_totals AS
SELECT q.lecture_id, q.person_id, q.country,
       CASE WHEN q.kind = 'official' AND q.confirmed = FALSE THEN 'unconfirmed' ELSE q.kind END AS kind
FROM participations q
WHERE q.staff = FALSE
  AND NOT (q.person_id IN (SELECT s.person_id FROM speakers s WHERE s.person_id IS NOT NULL)
           AND EXISTS (SELECT 1 FROM lecture_speaker_accounts a
                       WHERE a.person_id = q.person_id AND a.lecture_id = q.lecture_id));
