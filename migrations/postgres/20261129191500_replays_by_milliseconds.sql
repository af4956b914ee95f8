-- Rule version 2 of replays: thresholds go by the distinct milliseconds that were watched. `watched` has them as spans,
-- "0-15000,60000-75000". The steps that were kept before said less, and were made of the same records; completed, and when
-- it was enough to have attended, stay as an earlier version found them until they are made anew.
ALTER TABLE coverage ADD COLUMN watched TEXT NOT NULL DEFAULT '';
ALTER TABLE coverage ADD COLUMN watched_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE coverage DROP COLUMN buckets;
ALTER TABLE coverage DROP COLUMN covered;
-- The room a viewer has for further spans, in milliseconds of wall time: nobody lays down many rows a minute for ever.
ALTER TABLE play_sessions ADD COLUMN room_ms BIGINT NOT NULL DEFAULT 7200000;
