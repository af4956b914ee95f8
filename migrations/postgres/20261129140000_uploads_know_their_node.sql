-- Which node holds what has come of an upload, and when each node was last seen: no other may delete what it holds.
CREATE TABLE nodes (
    id TEXT NOT NULL CONSTRAINT nodes_pkey PRIMARY KEY,
    seen_at BIGINT NOT NULL
);

-- Empty where it was begun before that was kept: the node that has the file makes it its own.
ALTER TABLE uploads ADD COLUMN node TEXT NOT NULL DEFAULT '';
