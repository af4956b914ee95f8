-- Presence in groups: a lease is found by its value and ends with its session; an interval is known by where it began.

-- Rows that come as one text of JSON: `json_each(CAST($1 AS json_text))` reads them on both engines.
CREATE DOMAIN json_text AS json;

ALTER TABLE presence_leases ADD COLUMN from_at BIGINT;
UPDATE presence_leases p SET from_at = i.from_at FROM presence_intervals i WHERE i.id = p.interval_id;
ALTER TABLE presence_leases DROP COLUMN interval_id;
DELETE FROM presence_leases p WHERE NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = p.session);
ALTER TABLE presence_leases ADD CONSTRAINT presence_leases_lease_key UNIQUE (lease);
ALTER TABLE presence_leases ADD CONSTRAINT presence_leases_session_fkey
    FOREIGN KEY (session) REFERENCES sessions (id) ON DELETE CASCADE;
CREATE INDEX presence_leases_session ON presence_leases (session);

DELETE FROM presence_intervals a USING presence_intervals b
WHERE a.lecture_id = b.lecture_id AND a.person_id = b.person_id AND a.from_at = b.from_at
  AND (a.to_at, a.id) < (b.to_at, b.id);
DROP INDEX presence_intervals_of;
ALTER TABLE presence_intervals DROP COLUMN id;
ALTER TABLE presence_intervals ADD CONSTRAINT presence_intervals_pkey PRIMARY KEY (lecture_id, person_id, from_at);
