-- The next lecture of a series.
CREATE INDEX lectures_series ON lectures (series_id, starts_at) WHERE series_id IS NOT NULL;
