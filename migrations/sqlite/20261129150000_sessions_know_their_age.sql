-- When the person of a session signed in, and when they last asked for a page or sent a form. Organizers' sessions of
-- before this end with it.
ALTER TABLE sessions ADD COLUMN signed_in_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
