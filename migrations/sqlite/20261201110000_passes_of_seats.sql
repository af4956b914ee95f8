-- A pass of the gate is one with the seat that was held then: who gives a seat up and takes another passes again. A join stays
-- the first record of somebody's coming, whatever the seat.
ALTER TABLE seats ADD COLUMN passed_at INTEGER;
-- Until seats became spans whoever took a seat again wrote over when they had taken the first: of whom a record is from before
-- the first seat that is known, an earlier one was lost.
ALTER TABLE seats ADD COLUMN earlier_lost INTEGER NOT NULL DEFAULT FALSE;

-- Only the first pass was kept. With the seat in whose span it lies it was passed then; with any other where the records show
-- somebody inside while they held it, from when they first do. Two nodes' clocks may differ by 90 seconds.
UPDATE seats SET passed_at = (
    SELECT CASE
        WHEN j.joined_at >= seats.from_at - 90000 AND (seats.to_at IS NULL OR j.joined_at < seats.to_at)
            THEN CASE WHEN j.joined_at < seats.from_at THEN seats.from_at ELSE j.joined_at END
        ELSE (
            SELECT min(CASE WHEN r.at < seats.from_at THEN seats.from_at ELSE r.at END) FROM (
                SELECT i.from_at AS at, i.to_at AS until FROM presence_intervals i
                WHERE i.lecture_id = seats.lecture_id AND i.person_id = seats.person_id
                UNION ALL
                SELECT s.came_at, s.came_at + 1 FROM gathering_stays s JOIN gatherings g ON g.id = s.gathering_id
                WHERE s.person_id = seats.person_id AND g.lecture_id = seats.lecture_id
                UNION ALL
                SELECT p.beat_at, p.beat_at + 1 FROM presence_leases p
                WHERE p.person_id = seats.person_id AND p.lecture_id = seats.lecture_id) r
            WHERE r.until > seats.from_at AND (seats.to_at IS NULL OR r.at < seats.to_at)) END
    FROM joins j WHERE j.lecture_id = seats.lecture_id AND j.person_id = seats.person_id);

-- A seat that was put back goes on with the pass of the one that was taken away.
UPDATE seats SET passed_at = (
    SELECT min(p.passed_at) FROM seats p
    WHERE p.lecture_id = seats.lecture_id AND p.person_id = seats.person_id AND p.id < seats.id
      AND NOT EXISTS (SELECT 1 FROM seats g WHERE g.lecture_id = seats.lecture_id AND g.person_id = seats.person_id
                          AND g.id >= p.id AND g.id < seats.id AND g.ended_by IS NULL))
WHERE passed_at IS NULL AND EXISTS (
    SELECT 1 FROM seats b WHERE b.lecture_id = seats.lecture_id AND b.person_id = seats.person_id AND b.id < seats.id
        AND b.ended_by IS NOT NULL);

UPDATE seats SET earlier_lost = TRUE
WHERE NOT EXISTS (SELECT 1 FROM seats b WHERE b.lecture_id = seats.lecture_id AND b.person_id = seats.person_id
                      AND b.id < seats.id)
  AND (EXISTS (SELECT 1 FROM joins j WHERE j.lecture_id = seats.lecture_id AND j.person_id = seats.person_id
                   AND j.joined_at < seats.from_at - 90000)
       OR EXISTS (SELECT 1 FROM presence_intervals i WHERE i.lecture_id = seats.lecture_id
                   AND i.person_id = seats.person_id AND i.from_at < seats.from_at - 90000));

-- Who passed the gate with a seat that counts: one that was held at the start of the core, or taken after it.
DROP VIEW joined;
CREATE VIEW joined AS
SELECT j.lecture_id, j.person_id, j.joined_at
FROM joins j
WHERE EXISTS (
    SELECT 1 FROM seats s JOIN lectures l ON l.id = s.lecture_id
    WHERE s.lecture_id = j.lecture_id AND s.person_id = j.person_id AND s.passed_at IS NOT NULL
      AND (s.to_at IS NULL
           OR s.to_at > CASE WHEN l.began_at > l.starts_at THEN l.began_at ELSE l.starts_at END));
