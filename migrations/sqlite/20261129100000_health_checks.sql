-- What the check of the hall's health writes: one row that is written anew, and much that is taken back at once.
CREATE TABLE health_checks (
    at INTEGER NOT NULL,
    checks INTEGER NOT NULL DEFAULT 0,
    filler TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO health_checks (at) VALUES (0);
