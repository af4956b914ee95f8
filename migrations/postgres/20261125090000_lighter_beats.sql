-- A beat writes a lease's row and none of its indexes: the new version of a row stays on its page, where there is room.
DROP INDEX presence_leases_lecture;
CREATE INDEX presence_leases_lecture ON presence_leases (lecture_id);
ALTER TABLE presence_leases SET (fillfactor = 40);
ALTER TABLE presence_intervals SET (fillfactor = 60);
ALTER TABLE attendance SET (fillfactor = 60);

-- Rows that come as one text of JSON, parsed once: `jsonb_each(CAST($1 AS jsonb_text))` reads them on both engines.
CREATE DOMAIN jsonb_text AS jsonb;
DROP DOMAIN json_text;
