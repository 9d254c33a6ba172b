-- What tells edited copies of an article. An article is known here by its first number in the outbox, which orders them.

ALTER TABLE pending ADD COLUMN sketch BLOB NOT NULL DEFAULT x'00000000'; -- of a text without words

-- The sketch of each article's last revision. Articles of an older state have none until they are read again.
CREATE TABLE sketch (
	first   INTEGER PRIMARY KEY,
	article TEXT NOT NULL,
	sketch  BLOB NOT NULL
) STRICT;

-- The hashes that an article is found by: SQLite's integers have a sign, so the same 64 bits are read with one.
CREATE TABLE sketch_key (
	key   INTEGER NOT NULL,
	first INTEGER NOT NULL,
	PRIMARY KEY (key, first)
) STRICT, WITHOUT ROWID;
