-- The same view in words that a SQLite of 2022 understands, so that tools of today's systems can open the file: an
-- aggregate with an ORDER BY of its own came with 3.44. The rows of the inner query are in order, and SQLite does not
-- take that order away where an aggregate other than count, min and max reads them.
DROP VIEW lecture_rows;
CREATE VIEW lecture_rows AS
SELECT l.id, l.slug, l.status, l.title, l.abstract_text, l.topic, l.theme, l.audience, l.language,
       l.starts_at, l.ends_at, l.began_at, l.ended_at, l.time_zone, l.capacity, l.seats_taken,
       l.attended_percent, h.name AS host, s.title AS series,
       (SELECT group_concat(placed.name, '␟')
        FROM (SELECT sp.name FROM lecture_speakers ls JOIN speakers sp ON sp.id = ls.speaker_id
              WHERE ls.lecture_id = l.id ORDER BY ls.place) AS placed) AS speakers,
       EXISTS (SELECT 1 FROM replays r WHERE r.lecture_id = l.id AND r.removed_at IS NULL) AS has_replay
FROM lectures l
JOIN hosts h ON h.id = l.host_id
LEFT JOIN series s ON s.id = l.series_id;
