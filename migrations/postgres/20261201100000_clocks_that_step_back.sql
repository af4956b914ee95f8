-- By how much the clock has stepped back in a play session, in milliseconds, that no leap ahead has made up since: with
-- `beat_at` it says how far its viewer's time has gone, however the clocks of several nodes differ. `began_behind_ms` is what
-- that was when the session began; those of before have none.
ALTER TABLE play_sessions ADD COLUMN behind_ms BIGINT NOT NULL DEFAULT 0
    CONSTRAINT play_sessions_behind_not_negative CHECK (behind_ms >= 0);
ALTER TABLE play_sessions ADD COLUMN began_behind_ms BIGINT;
