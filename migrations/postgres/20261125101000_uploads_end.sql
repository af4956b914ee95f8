-- The recording that an upload has become: whoever missed the answer is told so, and it is taken in once.
ALTER TABLE uploads ADD COLUMN recording_id BIGINT CONSTRAINT uploads_recording_fkey REFERENCES recordings (id);
CREATE INDEX uploads_recording ON uploads (recording_id);
