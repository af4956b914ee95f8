-- How long a film has to be compared with is said by the rule alone, in Rust: the core, or where that gives no standing the
-- plan. Films that were published in place of a lecture without a standing were compared with next to nothing.
DROP VIEW lecture_cores;
UPDATE recordings SET core_ms = (SELECT COALESCE(l.planned_ends_at, l.ends_at) - l.starts_at FROM lectures l
    WHERE l.id = recordings.lecture_id)
WHERE core_ms < 300000 OR core_ms * 4 < (SELECT COALESCE(l.planned_ends_at, l.ends_at) - l.starts_at FROM lectures l
    WHERE l.id = recordings.lecture_id);
