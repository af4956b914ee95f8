-- The secret address under which calendars ask for somebody's own lectures: one a person, known by its hash alone, so that a copy
-- of the database opens none.
CREATE TABLE calendar_addresses (
    person_id BIGINT NOT NULL CONSTRAINT calendar_addresses_pkey PRIMARY KEY
        CONSTRAINT calendar_addresses_person_fkey REFERENCES people (id) ON DELETE CASCADE,
    number TEXT NOT NULL CONSTRAINT calendar_addresses_number_key UNIQUE,
    made_at BIGINT NOT NULL
);
