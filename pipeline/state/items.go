package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// An Item is an article that a source has listed and that was read.
type Item struct {
	Source  string
	ID      string
	Listed  []byte // JSON: the feed's entry without its content
	Digest  string // of the whole entry
	Raw     []byte // JSON: where the page came from and how to ask for it again
	Page    string // digest of the bytes that were read
	Article string
	FirstAt time.Time
	ReadAt  time.Time
}

// Item returns what is known of one item; ok is false where it was never read.
func (d *DB) Item(ctx context.Context, source, id string) (it Item, ok bool, err error) {
	rows, err := d.items(ctx, "WHERE source = ? AND id = ?", source, id)
	if err != nil || len(rows) == 0 {
		return Item{}, false, err
	}
	return rows[0], true, nil
}

// Recent returns the items of a source that were first read at or after since, oldest first.
func (d *DB) Recent(ctx context.Context, source string, since time.Time) ([]Item, error) {
	return d.items(ctx, "WHERE source = ? AND first_at >= ? ORDER BY first_at, id", source, stamp(since))
}

// ItemsAfter returns up to n items that follow the item (source, id) in the order of the two: all items, a page at a time.
func (d *DB) ItemsAfter(ctx context.Context, source, id string, n int) ([]Item, error) {
	return d.items(ctx, "WHERE (source, id) > (?, ?) ORDER BY source, id LIMIT ?", source, id, n)
}

func (d *DB) items(ctx context.Context, where string, args ...any) ([]Item, error) {
	rows, err := d.db.QueryContext(ctx, "SELECT source, id, listed, digest, raw, page, article, first_at, read_at FROM item "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read items: %w", damaged(err))
	}
	defer rows.Close()
	var out []Item
	for rows.Next() {
		var it Item
		var first, read string
		if err := rows.Scan(&it.Source, &it.ID, &it.Listed, &it.Digest, &it.Raw, &it.Page, &it.Article, &first, &read); err != nil {
			return nil, fmt.Errorf("read items: %w", err)
		}
		it.FirstAt, it.ReadAt = moment(first), moment(read)
		out = append(out, it)
	}
	return out, damaged(rows.Err())
}

// A Reading is an item that was read, and the record made of it.
type Reading struct {
	Item
	Run    string
	Place  int // in the order of its source in this run
	Words  Words
	Record []byte // JSON, as a first revision
}

// Commit keeps a reading: its record, the mark that its item is done, and the end of the item's troubles, in one
// transaction.
func (d *DB) Commit(ctx context.Context, r Reading) error {
	packed := pack(r.Record)
	sketch, err := r.Words.Sketch.MarshalBinary()
	if err != nil {
		return err
	}
	return d.tx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO pending (source, place, id, run, article, page, body, sketch, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET run = excluded.run, article = excluded.article, page = excluded.page, body = excluded.body, sketch = excluded.sketch, record = excluded.record`,
			r.Source, r.Place, r.ID, r.Run, r.Article, r.Page, r.Words.Digest, sketch, packed)
		if err != nil {
			return fmt.Errorf("keep record of %s: %w", r.ID, err)
		}
		return done(ctx, tx, r.Item)
	})
}

// Unchanged marks an item as read again without a change.
func (d *DB) Unchanged(ctx context.Context, it Item) error {
	return d.tx(ctx, func(tx *sql.Tx) error { return done(ctx, tx, it) })
}

func done(ctx context.Context, tx *sql.Tx, it Item) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO item (source, id, listed, digest, raw, page, article, first_at, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET listed = excluded.listed, digest = excluded.digest, raw = excluded.raw, page = excluded.page,
			article = excluded.article, read_at = excluded.read_at`,
		it.Source, it.ID, string(it.Listed), it.Digest, string(it.Raw), it.Page, it.Article, stamp(it.FirstAt), stamp(it.ReadAt))
	if err != nil {
		return fmt.Errorf("mark %s as done: %w", it.ID, err)
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM dead WHERE source = ? AND id = ?", it.Source, it.ID); err != nil {
		return fmt.Errorf("mark %s as done: %w", it.ID, err)
	}
	return nil
}

// A Dead letter is an item that could not be read.
type Dead struct {
	Source   string    `json:"source"`
	ID       string    `json:"id"`
	URL      string    `json:"url"`
	Listed   []byte    `json:"-"` // JSON: the feed's whole entry
	Reason   string    `json:"reason"`
	Attempts int       `json:"attempts"`
	FirstAt  time.Time `json:"first_at"`
	LastAt   time.Time `json:"last_at"`
	NextAt   time.Time `json:"next_at,omitzero"` // zero where it has been given up
}

// GivenUp says whether a dead letter is tried again only on request.
func (l Dead) GivenUp() bool { return l.NextAt.IsZero() }

// Fail keeps a dead letter.
func (d *DB) Fail(ctx context.Context, l Dead) error {
	_, err := d.db.ExecContext(ctx, `INSERT INTO dead (source, id, url, listed, reason, attempts, first_at, last_at, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET url = excluded.url, listed = excluded.listed, reason = excluded.reason, attempts = excluded.attempts,
			last_at = excluded.last_at, next_at = excluded.next_at`,
		l.Source, l.ID, l.URL, string(l.Listed), l.Reason, l.Attempts, stamp(l.FirstAt), stamp(l.LastAt), stamp(l.NextAt))
	if err != nil {
		return fmt.Errorf("keep dead letter %s: %w", l.URL, damaged(err))
	}
	return nil
}

// Dead returns the dead letters of a source, or of all where source is "", by source and time of their first failure.
func (d *DB) Dead(ctx context.Context, source string) ([]Dead, error) {
	rows, err := d.db.QueryContext(ctx, `SELECT source, id, url, listed, reason, attempts, first_at, last_at, next_at FROM dead
		WHERE ? IN ('', source) ORDER BY source, first_at, id`, source)
	if err != nil {
		return nil, fmt.Errorf("read dead letters: %w", damaged(err))
	}
	defer rows.Close()
	var out []Dead
	for rows.Next() {
		var l Dead
		var first, last, next string
		if err := rows.Scan(&l.Source, &l.ID, &l.URL, &l.Listed, &l.Reason, &l.Attempts, &first, &last, &next); err != nil {
			return nil, fmt.Errorf("read dead letters: %w", err)
		}
		l.FirstAt, l.LastAt, l.NextAt = moment(first), moment(last), moment(next)
		out = append(out, l)
	}
	return out, damaged(rows.Err())
}

// A Source is how a source has fared.
type Source struct {
	Name       string    `json:"name"`
	Validators []byte    `json:"-"` // JSON of the last listing that was done to its end
	NotBefore  time.Time `json:"not_before,omitzero"`
	Attempted  time.Time `json:"attempted,omitzero"`
	Succeeded  time.Time `json:"succeeded,omitzero"`
	Changed    time.Time `json:"changed,omitzero"` // last time it had a new article
	Failures   int       `json:"failures"`         // in a row
	Error      string    `json:"error,omitempty"`
}

// Source returns how the source of that name has fared; the zero Source where it was never asked.
func (d *DB) Source(ctx context.Context, name string) (Source, error) {
	sources, err := d.sources(ctx, "WHERE name = ?", name)
	if err != nil || len(sources) == 0 {
		return Source{Name: name}, err
	}
	return sources[0], nil
}

// Sources returns all sources that were ever asked, by name.
func (d *DB) Sources(ctx context.Context) ([]Source, error) { return d.sources(ctx, "ORDER BY name") }

func (d *DB) sources(ctx context.Context, where string, args ...any) ([]Source, error) {
	rows, err := d.db.QueryContext(ctx, "SELECT name, validators, not_before, attempted, succeeded, changed, failures, error FROM source "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", damaged(err))
	}
	defer rows.Close()
	var out []Source
	for rows.Next() {
		var s Source
		var notBefore, attempted, succeeded, changed string
		if err := rows.Scan(&s.Name, &s.Validators, &notBefore, &attempted, &succeeded, &changed, &s.Failures, &s.Error); err != nil {
			return nil, fmt.Errorf("read sources: %w", err)
		}
		s.NotBefore, s.Attempted, s.Succeeded, s.Changed = moment(notBefore), moment(attempted), moment(succeeded), moment(changed)
		out = append(out, s)
	}
	return out, damaged(rows.Err())
}

// PutSource keeps how a source has fared.
func (d *DB) PutSource(ctx context.Context, s Source) error {
	_, err := d.db.ExecContext(ctx, `INSERT INTO source (name, validators, not_before, attempted, succeeded, changed, failures, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET validators = excluded.validators, not_before = excluded.not_before, attempted = excluded.attempted,
			succeeded = excluded.succeeded, changed = excluded.changed, failures = excluded.failures, error = excluded.error`,
		s.Name, string(s.Validators), stamp(s.NotBefore), stamp(s.Attempted), stamp(s.Succeeded), stamp(s.Changed), s.Failures, s.Error)
	if err != nil {
		return fmt.Errorf("keep source %s: %w", s.Name, damaged(err))
	}
	return nil
}

// notFound says whether a query had no row.
func notFound(err error) bool { return errors.Is(err, sql.ErrNoRows) }
