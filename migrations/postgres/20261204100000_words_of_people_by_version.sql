-- By which version of the rules each person's words were made, as it is told of each lecture's; the hall makes those of
-- another anew beside its requests.
ALTER TABLE people ADD COLUMN index_version BIGINT NOT NULL DEFAULT 0;
CREATE INDEX people_index_version ON people (index_version, id);
DROP INDEX people_unindexed;
ALTER TABLE people DROP COLUMN indexed;
