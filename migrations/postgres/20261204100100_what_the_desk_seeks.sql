-- What the desk finds a lecture by, folded: its titles, who speaks, its host and series. Written with the passages.
ALTER TABLE lectures ADD COLUMN sought TEXT NOT NULL DEFAULT '';
