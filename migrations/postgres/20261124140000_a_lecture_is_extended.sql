-- When a lecture was to end before it was extended; none where it was not.
ALTER TABLE lectures ADD COLUMN planned_ends_at BIGINT;
