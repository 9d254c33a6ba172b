-- Runs are in the order in which they were started, whatever the clock said meanwhile.
ALTER TABLE run RENAME TO run_by_id;
CREATE TABLE run (
	n        INTEGER PRIMARY KEY AUTOINCREMENT,
	id       TEXT NOT NULL UNIQUE,
	started  TEXT NOT NULL,
	finished TEXT NOT NULL DEFAULT '', -- '' while it runs, and for ever where it was killed
	summary  TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO run (id, started, finished, summary) SELECT id, started, finished, summary FROM run_by_id ORDER BY started, id;
DROP TABLE run_by_id;

-- What was recorded since a time is asked every morning.
CREATE INDEX outbox_at ON outbox (at);
