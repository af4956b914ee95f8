-- Sessions are found by the person who is signed in with them, and accounts can be shut.
ALTER TABLE sessions ADD COLUMN person_id BIGINT CONSTRAINT sessions_person_fkey REFERENCES people (id);
CREATE INDEX sessions_person ON sessions (person_id);
ALTER TABLE people ADD COLUMN disabled_at BIGINT;
-- Those from before name nobody, so nobody could end them: they end here.
DELETE FROM sessions;
