-- Gathered rooms by rule version 2: the host says once how many are there and which, each member says so too, and a room
-- holds no more than so many. Whoever the host marked as gone comes back through the host alone.
ALTER TABLE gatherings RENAME COLUMN confirmed_at TO heads_at;
ALTER TABLE gatherings ADD COLUMN heads_by BIGINT CONSTRAINT gatherings_heads_by_fkey REFERENCES people (id);
ALTER TABLE gatherings ADD COLUMN heads_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE gatherings ADD COLUMN most_members BIGINT NOT NULL DEFAULT 30
    CONSTRAINT gatherings_most_members_positive CHECK (most_members > 0);

-- One row for each who ever checked in to a room, by the code they came with.
CREATE TABLE gathering_members (
    gathering_id BIGINT NOT NULL CONSTRAINT gathering_members_gathering_fkey REFERENCES gatherings (id),
    person_id BIGINT NOT NULL CONSTRAINT gathering_members_person_fkey REFERENCES people (id),
    code TEXT NOT NULL,
    removed_at BIGINT,
    ticked_at BIGINT,
    answered_at BIGINT,
    CONSTRAINT gathering_members_pkey PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX gathering_members_person ON gathering_members (person_id, code);
INSERT INTO gathering_members (gathering_id, person_id, code)
SELECT DISTINCT s.gathering_id, s.person_id, g.code
FROM gathering_stays s JOIN gatherings g ON g.id = s.gathering_id;

-- Version 1: a room that was opened later than ten minutes before the middle needed no confirmation, nor did one of a
-- lecture that ended before ten minutes past it. At lectures that are over these count as confirmed by their opening ...
UPDATE gatherings SET heads_at = opened_at WHERE heads_at IS NULL AND EXISTS (
    SELECT 1 FROM (
        SELECT l.id, COALESCE(l.ended_at, l.ends_at) AS ends, (GREATEST(l.starts_at, COALESCE(l.began_at, l.starts_at))
            + COALESCE(l.planned_ends_at, l.ends_at)) / 2 AS middle
        FROM lectures l) t
    WHERE t.id = gatherings.lecture_id AND t.ends < CAST(extract(epoch FROM now()) AS BIGINT) * 1000
        AND (gatherings.opened_at > t.middle - 600000 OR t.ends <= t.middle + 600000));
-- ... and a confirmation is a tick for each who was in the room.
UPDATE gathering_members SET ticked_at = g.heads_at FROM gatherings g WHERE g.id = gathering_members.gathering_id;
UPDATE gatherings SET heads_by = host_id, heads = (
    SELECT count(*) FROM gathering_members m WHERE m.gathering_id = gatherings.id)
WHERE heads_at IS NOT NULL;

-- Whether somebody attended only together with the minutes of gathered rooms.
ALTER TABLE attendance ADD COLUMN by_gathering BOOLEAN NOT NULL DEFAULT FALSE;
-- What stands of lectures with gathered rooms is computed anew.
UPDATE attendance SET rule_version = 1 WHERE lecture_id IN (SELECT lecture_id FROM gatherings);
