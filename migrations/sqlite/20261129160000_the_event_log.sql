-- What happened: written by the change itself, read in order by whoever must hear of it, sealed by a job. `xact` orders
-- what a server's transactions commit out of order; here there is one writer, and it is 0.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    xact INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL CONSTRAINT events_actor_known CHECK (actor IN ('person', 'operator', 'hall')),
    actor_id INTEGER,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- SHA-256 of the salt and the body of the details, where the event has some.
    details_digest BLOB,
    CONSTRAINT events_actor_has_id CHECK ((actor = 'person') = (actor_id IS NOT NULL))
) STRICT;
CREATE INDEX events_order ON events (xact, id);
CREATE INDEX events_subject ON events (subject, id);

-- What of an event is personal: a name, an address, a text somebody typed. Erased, both are empty.
CREATE TABLE event_details (
    event_id INTEGER NOT NULL CONSTRAINT event_details_pkey PRIMARY KEY
        CONSTRAINT event_details_event_fkey REFERENCES events (id),
    salt BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- The events in their order, each hash made of the one before it and of the event.
CREATE TABLE event_seals (
    position INTEGER NOT NULL CONSTRAINT event_seals_pkey PRIMARY KEY,
    event_id INTEGER NOT NULL CONSTRAINT event_seals_event_key UNIQUE
        CONSTRAINT event_seals_event_fkey REFERENCES events (id),
    hash BLOB NOT NULL
) STRICT;

-- How far each reader has come.
CREATE TABLE event_cursors (
    reader TEXT NOT NULL CONSTRAINT event_cursors_pkey PRIMARY KEY,
    xact INTEGER NOT NULL,
    event_id INTEGER NOT NULL
) STRICT;

-- The events before which nothing else can appear any more.
CREATE VIEW settled_events AS SELECT * FROM events;

-- Sign-ins that an account's password refused, and when that was told last: one event an hour says how many.
CREATE TABLE refused_sign_ins (
    person_id INTEGER NOT NULL CONSTRAINT refused_sign_ins_pkey PRIMARY KEY
        CONSTRAINT refused_sign_ins_person_fkey REFERENCES people (id) ON DELETE CASCADE,
    refused INTEGER NOT NULL,
    told_at INTEGER NOT NULL
) STRICT;
CREATE INDEX refused_sign_ins_told_at ON refused_sign_ins (told_at);
