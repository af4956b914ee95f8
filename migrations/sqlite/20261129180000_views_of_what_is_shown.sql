-- What many statements ask in the same words, said once. On PostgreSQL a view of all columns has those that there were
-- when it was made: a migration that adds a column makes the view anew.

-- The lectures that everybody may see: all but drafts; those that were cancelled, too.
CREATE VIEW public_lectures AS SELECT * FROM lectures WHERE status <> 'draft';
CREATE VIEW public_lecture_rows AS SELECT * FROM lecture_rows WHERE status <> 'draft';

-- A lecture's text in other languages, joined by the reader's: nothing where there is none, and then its own is shown.
CREATE VIEW lecture_translations AS
SELECT lecture_id, locale, title AS localized_title, abstract_text AS localized_abstract FROM lecture_texts;

-- The accounts of those who speak in a lecture.
CREATE VIEW lecture_speaker_accounts AS
SELECT ls.lecture_id, s.person_id
FROM lecture_speakers ls JOIN speakers s ON s.id = ls.speaker_id WHERE s.person_id IS NOT NULL;

-- Plays and presence of those that figures are about: staff are in none of them.
CREATE VIEW plays_without_staff AS
SELECT p.id, p.lecture_id, p.recording_id, p.viewer, p.person_id, p.from_ms, p.to_ms, p.counted
FROM play_sessions p
WHERE NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = p.lecture_id AND s.person_id = p.person_id);
CREATE VIEW leases_without_staff AS
SELECT p.lecture_id, p.person_id, p.beat_at
FROM presence_leases p
WHERE NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = p.lecture_id AND s.person_id = p.person_id);
