-- A recording has one identity and one life. It is an upload that is on its way and then staged (whole, and looked at by
-- nobody); then it is a recording that is pending, published and removed. Each step is an instant that is written once.
ALTER TABLE uploads ADD COLUMN state TEXT GENERATED ALWAYS AS (
    CASE WHEN recording_id IS NOT NULL THEN 'arrived' WHEN received = bytes THEN 'staged' ELSE 'uploading' END) STORED;
ALTER TABLE recordings ADD COLUMN published_at BIGINT;
ALTER TABLE recordings ADD COLUMN state TEXT GENERATED ALWAYS AS (
    CASE WHEN removed_at IS NOT NULL THEN 'removed' WHEN published_at IS NOT NULL THEN 'published' ELSE 'pending' END) STORED;

-- A replay whose recording was never written down gets one.
INSERT INTO recordings (lecture_id, file, name, media_type, bytes, duration_ms, sha256, arrived_at, removed_at)
SELECT v.lecture_id, v.file, v.file, v.media_type, v.bytes, v.duration_ms, '', v.published_at, v.removed_at
FROM replays v WHERE v.recording_id IS NULL AND NOT EXISTS (SELECT 1 FROM recordings r WHERE r.file = v.file);
UPDATE replays SET recording_id = (SELECT r.id FROM recordings r WHERE r.file = replays.file)
WHERE recording_id IS NULL;

-- Until now a film was told by when it was published. 0 is one from before films were told apart: of that only what has
-- coverage is a film.
CREATE TABLE films (lecture_id BIGINT, film BIGINT, recording_id BIGINT, PRIMARY KEY (lecture_id, film));
INSERT INTO films (lecture_id, film)
SELECT lecture_id, film FROM coverage UNION SELECT lecture_id, film FROM play_sessions WHERE film <> 0;
-- The one that is shown, or was last.
UPDATE films SET recording_id = (
    SELECT v.recording_id FROM replays v WHERE v.lecture_id = films.lecture_id AND v.published_at = films.film);
-- One that was replaced: it had arrived by then, and was not removed yet. Of two that were published in the life of one
-- recording that is the first.
UPDATE films SET recording_id = (
    SELECT max(r.id) FROM recordings r
    WHERE r.lecture_id = films.lecture_id AND r.arrived_at <= films.film AND r.removed_at > films.film
      AND NOT EXISTS (SELECT 1 FROM replays v WHERE v.recording_id = r.id))
WHERE recording_id IS NULL;
UPDATE films SET recording_id = NULL WHERE EXISTS (
    SELECT 1 FROM films earlier WHERE earlier.recording_id = films.recording_id AND earlier.film < films.film);
-- One that left no recording gets the row of a removed one, so that what was watched of it is kept.
INSERT INTO recordings (lecture_id, file, name, media_type, bytes, duration_ms, sha256, arrived_at, removed_at)
SELECT f.lecture_id, 'film-' || CAST(f.lecture_id AS TEXT) || '-' || CAST(f.film AS TEXT), '', 'video/mp4', 0,
       (SELECT max(d.duration_ms) FROM (
            SELECT 1 AS duration_ms
            UNION ALL SELECT c.duration_ms FROM coverage c WHERE c.lecture_id = f.lecture_id AND c.film = f.film
            UNION ALL SELECT s.duration_ms FROM play_sessions s WHERE s.lecture_id = f.lecture_id AND s.film = f.film) d),
       '', f.film, f.film
FROM films f WHERE f.recording_id IS NULL ORDER BY f.lecture_id, f.film;
UPDATE films SET recording_id = (
    SELECT r.id FROM recordings r
    WHERE r.file = 'film-' || CAST(films.lecture_id AS TEXT) || '-' || CAST(films.film AS TEXT))
WHERE recording_id IS NULL;
UPDATE recordings SET published_at = (SELECT min(f.film) FROM films f WHERE f.recording_id = recordings.id);
UPDATE recordings SET published_at = (SELECT v.published_at FROM replays v WHERE v.recording_id = recordings.id)
WHERE id IN (SELECT v.recording_id FROM replays v);
-- At a time one is published and one is pending; of those that should not be there the last has the word.
UPDATE recordings SET removed_at = arrived_at WHERE state = 'pending' AND EXISTS (
    SELECT 1 FROM recordings later
    WHERE later.lecture_id = recordings.lecture_id AND later.id > recordings.id AND later.state = 'pending');
CREATE UNIQUE INDEX recordings_one_published ON recordings (lecture_id) WHERE state = 'published';
CREATE UNIQUE INDEX recordings_one_pending ON recordings (lecture_id) WHERE state = 'pending';

-- What was watched was watched of a recording.
ALTER TABLE play_sessions ADD COLUMN recording_id BIGINT
    CONSTRAINT play_sessions_recording_fkey REFERENCES recordings (id);
UPDATE play_sessions SET recording_id = (
    SELECT f.recording_id FROM films f WHERE f.lecture_id = play_sessions.lecture_id AND f.film = play_sessions.film)
WHERE film <> 0 OR EXISTS (
    SELECT 1 FROM coverage c
    WHERE c.lecture_id = play_sessions.lecture_id AND c.viewer = play_sessions.viewer AND c.film = 0);
ALTER TABLE play_sessions DROP COLUMN film;

DROP VIEW replay_attendance;
ALTER TABLE coverage ADD COLUMN recording_id BIGINT
    CONSTRAINT coverage_of_recording_fkey REFERENCES recordings (id);
UPDATE coverage SET recording_id = (
    SELECT f.recording_id FROM films f WHERE f.lecture_id = coverage.lecture_id AND f.film = coverage.film);
ALTER TABLE coverage DROP CONSTRAINT coverage_of_film_pkey;
ALTER TABLE coverage ALTER COLUMN recording_id SET NOT NULL;
ALTER TABLE coverage ADD CONSTRAINT coverage_of_recording_pkey PRIMARY KEY (lecture_id, viewer, recording_id);
ALTER TABLE coverage DROP COLUMN film;
DROP TABLE films;

-- Who attended by replay: four fifths of a film within 14 days of its publication, where the lecture lets that count.
CREATE VIEW replay_attendance AS
SELECT c.lecture_id, c.person_id, min(c.watched_at) AS watched_at
FROM coverage c JOIN lectures l ON l.id = c.lecture_id JOIN recordings r ON r.id = c.recording_id
WHERE l.replay_attends = TRUE AND c.person_id IS NOT NULL AND c.watched_at IS NOT NULL
  AND c.watched_at <= r.published_at + 1209600000
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = c.lecture_id AND s.person_id = c.person_id)
GROUP BY c.lecture_id, c.person_id;
