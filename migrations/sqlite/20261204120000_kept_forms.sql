-- What somebody typed into a form that was refused, or that waits for them to sign in: theirs alone, a few at once, for a day, and
-- only until the form's own page shows it again.
CREATE TABLE kept_forms (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL CONSTRAINT kept_forms_person_fkey REFERENCES people (id) ON DELETE CASCADE,
    page TEXT NOT NULL,
    address TEXT NOT NULL,
    nonce TEXT NOT NULL,
    typed TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    kept_until INTEGER NOT NULL,
    CONSTRAINT kept_forms_one_a_rendering UNIQUE (person_id, page, address, nonce)
) STRICT;
CREATE INDEX kept_forms_until ON kept_forms (kept_until);

-- What a form has made that was pressed within a day, by a hash of the press: pressed twice, it makes one thing.
CREATE TABLE presses (
    press TEXT NOT NULL CONSTRAINT presses_pkey PRIMARY KEY,
    made TEXT NOT NULL,
    pressed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX presses_at ON presses (pressed_at);
