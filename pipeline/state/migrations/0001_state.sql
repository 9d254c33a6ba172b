-- What the program knows between two runs. Times are RFC 3339 in UTC, JSON is text, records are zstd.

-- The identity of this state. A sink that keeps its cursor elsewhere names it, and starts anew when it meets another.
CREATE TABLE epoch (id TEXT NOT NULL) STRICT;

CREATE TABLE source (
	name         TEXT PRIMARY KEY,
	validators   TEXT NOT NULL DEFAULT '', -- JSON, opaque; stored when every item of the listing is done, never before
	not_before   TEXT NOT NULL DEFAULT '', -- the publisher's wish
	attempted    TEXT NOT NULL DEFAULT '',
	succeeded    TEXT NOT NULL DEFAULT '',
	changed      TEXT NOT NULL DEFAULT '', -- last time it had a new article
	failures     INTEGER NOT NULL DEFAULT 0, -- in a row
	error        TEXT NOT NULL DEFAULT ''  -- of the last failure
) STRICT;

-- One row for each article that a source has listed and that was read.
CREATE TABLE item (
	source   TEXT NOT NULL,
	id       TEXT NOT NULL,
	listed   TEXT NOT NULL, -- JSON: the feed's entry without its content
	digest   TEXT NOT NULL, -- of the whole entry, to see when the feed's word of it changes
	raw      TEXT NOT NULL, -- JSON: where the page came from and how to ask for it again
	page     TEXT NOT NULL, -- digest of the bytes that were read, the name of a file under pages/
	article  TEXT NOT NULL,
	first_at TEXT NOT NULL,
	read_at  TEXT NOT NULL,
	PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_recent ON item (source, first_at);
CREATE INDEX item_page ON item (page);

-- The last revision of each article.
CREATE TABLE article (
	id       TEXT PRIMARY KEY,
	source   TEXT NOT NULL, -- the source that delivered it first; another's copy of one address is no revision
	revision INTEGER NOT NULL,
	page     TEXT NOT NULL,
	content  TEXT NOT NULL, -- digest of what the record says
	body     TEXT NOT NULL, -- digest of the article's words, '' where it has too few to tell copies by
	first    INTEGER NOT NULL -- number of its first revision in the outbox
) STRICT, WITHOUT ROWID;
CREATE INDEX article_body ON article (body) WHERE body <> '';

-- Records that are made but have no place in the order yet: workers finish as they please, the order must not show it.
CREATE TABLE pending (
	source  TEXT NOT NULL,
	place   INTEGER NOT NULL, -- in the source's listing
	id      TEXT NOT NULL,    -- item
	run     TEXT NOT NULL,
	article TEXT NOT NULL,
	page    TEXT NOT NULL,
	body    TEXT NOT NULL,
	record  BLOB NOT NULL,
	PRIMARY KEY (source, place, id)
) STRICT, WITHOUT ROWID;

-- Every revision of every article, in the order in which sinks get them.
CREATE TABLE outbox (
	seq      INTEGER PRIMARY KEY AUTOINCREMENT,
	article  TEXT NOT NULL,
	revision INTEGER NOT NULL,
	run      TEXT NOT NULL,
	at       TEXT NOT NULL,
	record   BLOB NOT NULL,
	UNIQUE (article, revision)
) STRICT;

-- Every sink that records were delivered to, and how far it had come then: what it has not taken is never pruned.
CREATE TABLE sink (
	name  TEXT PRIMARY KEY, -- without the password
	taken INTEGER NOT NULL,
	at    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each sink of files has come. A sink that is a database keeps its cursor there, with its rows.
CREATE TABLE cursor (
	sink TEXT PRIMARY KEY,
	seq  INTEGER NOT NULL,
	note TEXT NOT NULL DEFAULT '' -- the sink's own
) STRICT;

-- A part of a sink, planned before it is written: its range never changes, so doing it again writes the same bytes.
CREATE TABLE part (
	sink  TEXT NOT NULL,
	first INTEGER NOT NULL,
	last  INTEGER NOT NULL,
	name  TEXT NOT NULL,
	done  INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (sink, first)
) STRICT, WITHOUT ROWID;

-- Items that could not be read.
CREATE TABLE dead (
	source   TEXT NOT NULL,
	id       TEXT NOT NULL,
	url      TEXT NOT NULL,
	listed   TEXT NOT NULL, -- JSON: the feed's whole entry
	reason   TEXT NOT NULL,
	attempts INTEGER NOT NULL,
	first_at TEXT NOT NULL,
	last_at  TEXT NOT NULL,
	next_at  TEXT NOT NULL, -- '' where it has been given up
	PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;

-- The run journal.
CREATE TABLE run (
	id       TEXT PRIMARY KEY,
	started  TEXT NOT NULL,
	finished TEXT NOT NULL DEFAULT '', -- '' while it runs, and for ever where it was killed
	summary  TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
