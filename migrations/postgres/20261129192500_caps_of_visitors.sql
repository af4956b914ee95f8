-- How many replays of visitors count is bounded. `network` is a mark of the network a visitor came from (sessions of before
-- have none, and count as they did), `browser` the visitor that a person's browser would be, `not_counted` why a replay of
-- a visitor does not count.
ALTER TABLE play_sessions ADD COLUMN browser TEXT;
ALTER TABLE play_sessions ADD COLUMN network TEXT;
ALTER TABLE play_sessions ADD COLUMN not_counted TEXT CONSTRAINT play_sessions_not_counted_known
    CHECK (not_counted IN ('network-hour', 'network-day', 'cookie-day'));
CREATE INDEX play_sessions_network ON play_sessions (network, reached_at, lecture_id) WHERE counted = TRUE AND network IS NOT NULL;
CREATE INDEX play_sessions_of_viewer ON play_sessions (viewer, reached_at) WHERE counted = TRUE;
CREATE INDEX play_sessions_browser ON play_sessions (browser, lecture_id) WHERE counted = TRUE AND browser IS NOT NULL;
CREATE INDEX play_sessions_not_counted ON play_sessions (lecture_id, not_counted) WHERE not_counted IS NOT NULL;
