-- The media address looks a file up by its name, and a rendition's replay by its recording.
CREATE INDEX replays_file ON replays (file);
CREATE INDEX replays_recording ON replays (recording_id);
