-- A play session keeps the wall time it has not used, so that a beat that comes late costs nothing. What was watched is
-- made anew from the records where it was kept under an earlier rule: before the first release that is everything.
ALTER TABLE play_sessions ADD COLUMN spare_ms INTEGER NOT NULL DEFAULT 0;
CREATE INDEX play_sessions_empty ON play_sessions (beat_at) WHERE credit_ms = 0;
UPDATE coverage SET rule_version = 0;
