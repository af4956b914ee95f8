-- The languages in which the replays that are shown can be heard: that of the films, and those of which all is made.
CREATE VIEW replays_heard AS
SELECT v.lecture_id, v.recording_id, COALESCE(s.language, l.language) AS language, TRUE AS is_own
FROM replays v JOIN lectures l ON l.id = v.lecture_id
    LEFT JOIN recording_sounds s ON s.recording_id = v.recording_id AND s.is_own = TRUE AND s.language <> ''
WHERE v.removed_at IS NULL
UNION ALL
SELECT v.lecture_id, v.recording_id, s.language, FALSE
FROM replays v JOIN recording_sounds s ON s.recording_id = v.recording_id AND s.is_own = FALSE AND s.language <> ''
    JOIN renditions a ON a.recording_id = s.recording_id AND a.kind = 'audio' AND a.sound = s.language
    JOIN renditions p ON p.recording_id = s.recording_id AND p.kind = 'speech' AND p.sound = s.language
WHERE v.removed_at IS NULL;

-- A replay as it stands in the list. Languages are separated by spaces, the films' own first.
CREATE VIEW replay_cards AS
SELECT v.lecture_id, v.recording_id, v.file, v.media_type, v.bytes, v.duration_ms, v.published_at,
       l.replay_download AS may_take,
       (SELECT count(*) FROM plays_without_staff p WHERE p.lecture_id = v.lecture_id AND p.counted = TRUE) AS replays,
       (SELECT x.file FROM renditions x
        WHERE x.recording_id = v.recording_id AND x.kind = 'poster' AND x.sound = '') AS poster,
       (SELECT x.bytes FROM renditions x
        WHERE x.recording_id = v.recording_id AND x.kind = '360p' AND x.sound = '') AS bytes_360p,
       (SELECT string_agg(h.language, ' ' ORDER BY h.is_own DESC, h.language) FROM replays_heard h
        WHERE h.lecture_id = v.lecture_id) AS heard,
       (SELECT string_agg(c.language, ' ' ORDER BY c.language) FROM tracks c
        WHERE c.lecture_id = v.lecture_id AND c.kind = 'captions') AS captions
FROM replays v JOIN lectures l ON l.id = v.lecture_id
WHERE v.removed_at IS NULL;
