-- How long a film has to be compared with is said by the rule alone, in Rust: the core, or where that gives no standing the
-- plan. Films that were published in place of a lecture without a standing were compared with next to nothing: they are
-- compared with what is known of the lecture now.
UPDATE recordings SET core_ms = (
    SELECT CASE WHEN c.ends_at - c.starts_at >= 300000
                 AND (c.ends_at - c.starts_at) * 4 >= COALESCE(l.planned_ends_at, l.ends_at) - l.starts_at
                THEN c.ends_at - c.starts_at
                ELSE COALESCE(l.planned_ends_at, l.ends_at) - l.starts_at END
    FROM lecture_cores c JOIN lectures l ON l.id = c.lecture_id WHERE c.lecture_id = recordings.lecture_id)
WHERE core_ms < 300000
   OR core_ms * 4 < (SELECT COALESCE(l.planned_ends_at, l.ends_at) - l.starts_at FROM lectures l
                     WHERE l.id = recordings.lecture_id);
DROP VIEW lecture_cores;
