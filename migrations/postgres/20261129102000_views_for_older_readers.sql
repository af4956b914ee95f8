-- On SQLite a view is written anew for older readers; here nothing changes.
SELECT 1;
