-- Plays are credited in groups: the span that grows lies with its session, each film has coverage of its own, and a
-- lease ends with the hall's session it was given to.
ALTER TABLE play_sessions ADD COLUMN session TEXT
    CONSTRAINT play_sessions_session_fkey REFERENCES sessions (id) ON DELETE SET NULL;
ALTER TABLE play_sessions ADD COLUMN film BIGINT NOT NULL DEFAULT 0;
ALTER TABLE play_sessions ADD COLUMN duration_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE play_sessions ADD COLUMN from_ms BIGINT;
ALTER TABLE play_sessions ADD COLUMN to_ms BIGINT;
ALTER TABLE play_sessions ADD COLUMN spans BIGINT NOT NULL DEFAULT 0;
CREATE INDEX play_sessions_session ON play_sessions (session) WHERE session IS NOT NULL;
-- The film is told by when it was published; 0 is one that was replaced before films were told apart.
UPDATE play_sessions s SET film = v.published_at, duration_ms = v.duration_ms
FROM replays v WHERE v.lecture_id = s.lecture_id AND s.began_at >= v.published_at;
UPDATE play_sessions SET duration_ms = 2 * needed_ms WHERE film = 0;
ALTER TABLE play_sessions DROP COLUMN needed_ms;

ALTER TABLE play_spans RENAME TO play_spans_before;
CREATE TABLE play_spans (
    session_id BIGINT NOT NULL CONSTRAINT play_spans_of_session_fkey REFERENCES play_sessions (id),
    place BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    to_ms BIGINT NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT play_spans_of_session_pkey PRIMARY KEY (session_id, place),
    CONSTRAINT play_spans_grow CHECK (to_ms > from_ms)
);
INSERT INTO play_spans (session_id, place, from_ms, to_ms, at)
SELECT session_id, row_number() OVER (PARTITION BY session_id ORDER BY id) - 1, from_ms, to_ms, at FROM play_spans_before;
DROP TABLE play_spans_before;
UPDATE play_sessions s SET spans = (SELECT count(*) FROM play_spans p WHERE p.session_id = s.id);

-- `watched_at`: when enough of the film was watched to have attended. `buckets` is in hexadecimal.
ALTER TABLE coverage RENAME TO coverage_before;
CREATE TABLE coverage (
    lecture_id BIGINT NOT NULL CONSTRAINT coverage_of_lecture_fkey REFERENCES lectures (id),
    viewer TEXT NOT NULL,
    film BIGINT NOT NULL,
    person_id BIGINT CONSTRAINT coverage_of_person_fkey REFERENCES people (id),
    duration_ms BIGINT NOT NULL,
    buckets TEXT NOT NULL,
    covered BIGINT NOT NULL,
    completed BOOLEAN NOT NULL,
    watched_at BIGINT,
    position_ms BIGINT NOT NULL,
    rule_version BIGINT NOT NULL,
    CONSTRAINT coverage_of_film_pkey PRIMARY KEY (lecture_id, viewer, film)
);
INSERT INTO coverage (lecture_id, viewer, film, person_id, duration_ms, buckets, covered, completed, watched_at, position_ms,
                      rule_version)
SELECT c.lecture_id, c.viewer, v.published_at,
       CASE WHEN c.viewer LIKE 'p%' THEN CAST(substr(c.viewer, 2) AS BIGINT) END,
       v.duration_ms, encode(c.buckets, 'hex'), c.covered, c.completed,
       CASE WHEN c.covered * 100 >= ((v.duration_ms + 4999) / 5000) * 80 THEN
           (SELECT max(p.at) FROM play_sessions s JOIN play_spans p ON p.session_id = s.id
             WHERE s.lecture_id = c.lecture_id AND s.viewer = c.viewer) END,
       c.position_ms, c.rule_version
FROM coverage_before c JOIN replays v ON v.lecture_id = c.lecture_id;
DROP TABLE coverage_before;
CREATE INDEX coverage_person ON coverage (person_id) WHERE person_id IS NOT NULL;

-- A beat changes no indexed column, so room on the page spares the indexes.
ALTER TABLE play_sessions SET (fillfactor = 50);
ALTER TABLE coverage SET (fillfactor = 50);

-- Who attended by replay: four fifths of a film within 14 days of its publication, where the lecture lets that count.
CREATE VIEW replay_attendance AS
SELECT c.lecture_id, c.person_id, min(c.watched_at) AS watched_at
FROM coverage c JOIN lectures l ON l.id = c.lecture_id
WHERE l.replay_attends = TRUE AND c.person_id IS NOT NULL AND c.watched_at <= c.film + 1209600000
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = c.lecture_id AND s.person_id = c.person_id)
GROUP BY c.lecture_id, c.person_id;
