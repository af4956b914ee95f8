-- A job that is queued once more while it runs is done once more after that; what has ended is found by its age, to be deleted.
ALTER TABLE jobs ADD COLUMN again_at BIGINT;
CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;
