-- A question's status is called as its type is.
ALTER TABLE questions RENAME COLUMN standing TO status;
