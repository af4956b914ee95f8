-- Who is admitted to a lecture: holds a seat and is of those it is for. Asked at the gate and of every lease that beats.
CREATE VIEW admitted AS
SELECT e.lecture_id, e.person_id
FROM enrolments e
JOIN lectures l ON l.id = e.lecture_id
JOIN people p ON p.id = e.person_id
WHERE e.withdrawn_at IS NULL AND p.disabled_at IS NULL
  AND (l.audience = 'everyone'
       OR (l.audience = 'officials' AND p.kind = 'official' AND p.confirmed_at IS NOT NULL)
       OR (l.audience = 'practitioners' AND p.kind = 'practitioner'));
