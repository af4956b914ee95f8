-- A recording that takes another's place goes on with its 14 days. What was published before that keeps its own: so a recount
-- can tell those from one whose days were written over.
ALTER TABLE recordings ADD COLUMN own_days BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE recordings SET own_days = TRUE WHERE published_at IS NOT NULL AND counts_from = published_at;
