-- When a lecture that was moved was to start, as those who enrolled first knew it; NULL where it starts as it was published. And how
-- often its times have changed, or it was cancelled, since it was published: the SEQUENCE of its calendar file (RFC 5545).
ALTER TABLE lectures ADD COLUMN moved_from BIGINT;
ALTER TABLE lectures ADD COLUMN schedule_changes BIGINT NOT NULL DEFAULT 0;
UPDATE lectures SET schedule_changes = 1 WHERE status = 'cancelled';

CREATE OR REPLACE VIEW lecture_rows AS
SELECT l.id, l.slug, l.status, l.title, l.abstract_text, l.topic, l.theme, l.audience, l.language,
       l.starts_at, l.ends_at, l.began_at, l.ended_at, l.time_zone, l.capacity, l.seats_taken,
       l.attended_percent, h.name AS host, s.title AS series,
       (SELECT string_agg(sp.name, '␟' ORDER BY ls.place)
        FROM lecture_speakers ls JOIN speakers sp ON sp.id = ls.speaker_id
        WHERE ls.lecture_id = l.id) AS speakers,
       EXISTS (SELECT 1 FROM replays r WHERE r.lecture_id = l.id AND r.removed_at IS NULL) AS has_replay,
       l.moved_from, l.schedule_changes
FROM lectures l
JOIN hosts h ON h.id = l.host_id
LEFT JOIN series s ON s.id = l.series_id;
CREATE OR REPLACE VIEW public_lectures AS SELECT * FROM lectures WHERE status <> 'draft';
CREATE OR REPLACE VIEW public_lecture_rows AS SELECT * FROM lecture_rows WHERE status <> 'draft';
