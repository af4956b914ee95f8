-- An organizer may choose the picture that stands for a recording: a place of it, or a picture of their own, which is kept
-- until it has been made into one.
ALTER TABLE recordings ADD COLUMN poster_at_ms INTEGER;
ALTER TABLE recordings ADD COLUMN poster_file TEXT;
