-- Materials of a lecture: files and links, shown at once or after it has ended, to everyone or to those who are enrolled.
CREATE TABLE materials (
    id INTEGER CONSTRAINT materials_pkey PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT materials_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    -- Its place among those of the lecture, the least first.
    place INTEGER NOT NULL,
    title TEXT NOT NULL CONSTRAINT materials_title_given CHECK (title <> ''),
    language TEXT NOT NULL DEFAULT '',
    shown TEXT NOT NULL CONSTRAINT materials_shown_known CHECK (shown IN ('before', 'after')),
    readers TEXT NOT NULL CONSTRAINT materials_readers_known CHECK (readers IN ('everyone', 'enrolled')),
    -- The address of a link, or the key of a file with what it is, what it was called and its bytes.
    url TEXT,
    file TEXT CONSTRAINT materials_file_key UNIQUE,
    kind TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    bytes INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    CONSTRAINT materials_link_or_file CHECK ((url IS NULL) <> (file IS NULL))
) STRICT;
CREATE INDEX materials_lecture ON materials (lecture_id, place, id);
