-- What a speaker's affiliation and country were at a lecture belongs to that lecture: a later one, also one that another person of
-- the same name holds, changes nothing of it. What stands at the speaker is what was typed last, and is taken for the next lecture
-- where nothing is typed.
ALTER TABLE lecture_speakers ADD COLUMN affiliation TEXT NOT NULL DEFAULT '';
ALTER TABLE lecture_speakers ADD COLUMN country TEXT NOT NULL DEFAULT '';
UPDATE lecture_speakers SET
    affiliation = (SELECT s.affiliation FROM speakers s WHERE s.id = lecture_speakers.speaker_id),
    country = (SELECT s.country FROM speakers s WHERE s.id = lecture_speakers.speaker_id);
