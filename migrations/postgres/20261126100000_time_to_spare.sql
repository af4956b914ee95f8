-- A play session keeps the wall time it has not used, so that a beat that comes late costs nothing. What was watched is
-- made anew from the records where it was kept under an earlier rule: before the first release that is everything.
ALTER TABLE play_sessions ADD COLUMN spare_ms BIGINT NOT NULL DEFAULT 0;
-- By what a beat never changes, or PostgreSQL would write every index anew with each.
CREATE INDEX play_sessions_began ON play_sessions (began_at);
UPDATE coverage SET rule_version = 0;
