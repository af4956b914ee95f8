-- Country and kind are kept with somebody's first record of a lecture. Those that were there when that began to be kept took the
-- profile of that day, and are marked: a record is of before where it is older than the migration that took the profiles.
ALTER TABLE participations ADD COLUMN of_upgrade INTEGER NOT NULL DEFAULT FALSE;
-- Whether an organizer has set country and kind right since.
ALTER TABLE participations ADD COLUMN corrected INTEGER NOT NULL DEFAULT FALSE;
UPDATE participations SET of_upgrade = TRUE
WHERE at < (SELECT CAST(strftime('%s', m.installed_on) AS INTEGER) * 1000 FROM _sqlx_migrations m
            WHERE m.version = 20261130101000);
CREATE INDEX participations_of_upgrade ON participations (lecture_id, person_id) WHERE of_upgrade = TRUE;

-- What an organizer has set right of it, with a reason: each a record, and the participation holds the latest. A kind is
-- 'official' (confirmed), 'unconfirmed' (who says to be one) or 'practitioner', as reports tell them apart.
CREATE TABLE participation_corrections (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    country_before TEXT NOT NULL,
    kind_before TEXT NOT NULL,
    country TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT participation_corrections_kind_known CHECK (kind IN ('official', 'unconfirmed', 'practitioner')),
    reason TEXT NOT NULL CONSTRAINT participation_corrections_reason_given CHECK (reason <> ''),
    corrected_by INTEGER NOT NULL CONSTRAINT participation_corrections_by_fkey REFERENCES people (id),
    corrected_at INTEGER NOT NULL,
    CONSTRAINT participation_corrections_of_fkey FOREIGN KEY (lecture_id, person_id)
        REFERENCES participations (lecture_id, person_id)
) STRICT;
CREATE INDEX participation_corrections_of ON participation_corrections (lecture_id, person_id, id);

-- Who somebody was, as figures and the desk tell it; `of_upgrade` as long as nobody has set it right.
CREATE VIEW kept_profiles AS
SELECT q.lecture_id, q.person_id, q.at, q.country,
       CASE WHEN q.kind = 'official' AND q.confirmed = FALSE THEN 'unconfirmed' ELSE q.kind END AS kind, q.staff,
       q.of_upgrade = TRUE AND q.corrected = FALSE AS of_upgrade
FROM participations q;
