-- A seat that is held for an official who waits to be confirmed: it fills a place, and is none yet. It lapses at an instant,
-- whether or not anything has written that down by then.
CREATE TABLE seat_holds (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT seat_holds_lecture_fkey REFERENCES lectures (id),
    person_id INTEGER NOT NULL CONSTRAINT seat_holds_person_fkey REFERENCES people (id),
    taken_at INTEGER NOT NULL,
    -- An hour before the start or five days after it was taken; written anew by whatever moves the start.
    lapses_at INTEGER NOT NULL,
    ended_at INTEGER,
    ended TEXT CONSTRAINT seat_holds_ended_known CHECK (ended IN ('seat', 'lapsed', 'given_up', 'declined', 'cancelled')),
    newcomer_network TEXT,
    CONSTRAINT seat_holds_ended_somehow CHECK ((ended_at IS NULL) = (ended IS NULL))
) STRICT;
CREATE UNIQUE INDEX seat_holds_once ON seat_holds (lecture_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX seat_holds_all ON seat_holds (lecture_id, person_id);
CREATE INDEX seat_holds_lecture ON seat_holds (lecture_id, lapses_at) WHERE ended_at IS NULL;
CREATE INDEX seat_holds_person ON seat_holds (person_id, lapses_at) WHERE ended_at IS NULL;
CREATE INDEX seat_holds_lapse ON seat_holds (lapses_at) WHERE ended_at IS NULL;
CREATE INDEX seat_holds_newcomers ON seat_holds (newcomer_network) WHERE newcomer_network IS NOT NULL;

-- Since when somebody waits to be confirmed, or waited: how long organizers take is told from it. Of those who were confirmed
-- before nobody knows.
ALTER TABLE people ADD COLUMN claimed_at INTEGER;
UPDATE people SET claimed_at = created_at WHERE kind = 'official' AND confirmed_at IS NULL;
CREATE INDEX people_answered ON people (confirmed_at) WHERE confirmed_at IS NOT NULL AND claimed_at IS NOT NULL;
