-- A beat writes a lease's row and none of its indexes.
DROP INDEX presence_leases_lecture;
CREATE INDEX presence_leases_lecture ON presence_leases (lecture_id);
