package state

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// sealBatch is how many records one transaction gives their place: few enough to hold, enough not to wait for the disk.
const sealBatch = 200

// Sealed counts what Seal has done.
type Sealed struct {
	New       int `json:"new"`
	Revised   int `json:"revised"`
	Unchanged int `json:"unchanged"`
}

// Seal gives the records that runs have committed their place in the outbox, in the order of sources and listings. Only
// here is it decided whether a record is new, a revision or nothing new, and whether it copies an earlier article: the
// result is the same however many workers there were, and in whatever order they were done.
func (d *DB) Seal(ctx context.Context, now time.Time) (Sealed, error) {
	var total Sealed
	for {
		n := 0
		err := d.tx(ctx, func(tx *sql.Tx) error {
			batch, err := pendingBatch(ctx, tx)
			n = len(batch)
			if err != nil {
				return err
			}
			for _, p := range batch {
				if err := p.seal(ctx, tx, now, &total); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return total, fmt.Errorf("order records: %w", damaged(err))
		}
		if n < sealBatch {
			return total, nil
		}
	}
}

type pending struct {
	source, id, run, article, page string
	words                          Words
	place                          int
	record                         []byte
}

func pendingBatch(ctx context.Context, tx *sql.Tx) ([]pending, error) {
	rows, err := tx.QueryContext(ctx, "SELECT source, place, id, run, article, page, body, sketch, record FROM pending ORDER BY source, place, id LIMIT ?", sealBatch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []pending
	for rows.Next() {
		var p pending
		var sketch []byte
		if err := rows.Scan(&p.source, &p.place, &p.id, &p.run, &p.article, &p.page, &p.words.Digest, &sketch, &p.record); err != nil {
			return nil, err
		}
		if err := p.words.Sketch.UnmarshalBinary(sketch); err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrCorrupt, p.id, err)
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

// known is the last revision of an article.
type known struct {
	source        string
	revision      int
	page, content string
	first         int64 // number of its first revision in the outbox; 0 where it has none
}

func (p *pending) seal(ctx context.Context, tx *sql.Tx, now time.Time, total *Sealed) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM pending WHERE source = ? AND place = ? AND id = ?", p.source, p.place, p.id); err != nil {
		return err
	}
	var k known
	err := tx.QueryRowContext(ctx, "SELECT source, revision, page, content, first FROM article WHERE id = ?", p.article).Scan(&k.source, &k.revision, &k.page, &k.content, &k.first)
	if err != nil && !notFound(err) {
		return err
	}
	if k.revision > 0 && k.source != p.source {
		total.Unchanged++ // another source's way to the same address
		return nil
	}
	line, err := unpack(p.record)
	if err != nil {
		return err
	}
	var r record.Record
	if err := json.Unmarshal(line, &r); err != nil {
		return fmt.Errorf("read record of %s: %w", p.id, err)
	}
	return p.put(ctx, tx, &r, k, now, total)
}

// put writes the record as the revision after k, or nothing where it says nothing new.
func (p *pending) put(ctx context.Context, tx *sql.Tx, r *record.Record, k known, now time.Time, total *Sealed) error {
	if err := p.words.markCopy(ctx, tx, r, k.first); err != nil {
		return err
	}
	content, err := r.Content()
	if err != nil {
		return err
	}
	switch {
	case k.revision == 0:
		total.New++
	case k.content == content:
		total.Unchanged++
		return putArticle(ctx, tx, p.article, p.source, known{revision: k.revision, page: p.page, content: content}, p.words, k.first)
	default:
		total.Revised++
		r.Revision, r.Supersedes, r.Reason = k.revision+1, &k.revision, "page"
		if k.page == p.page {
			r.Reason = "extractor"
		}
	}
	line, err := r.Line()
	if err != nil {
		return err
	}
	seq, err := post(ctx, tx, r, p.run, now, line)
	if err != nil {
		return err
	}
	return putArticle(ctx, tx, p.article, p.source, known{revision: r.Revision, page: p.page, content: content}, p.words, seq)
}

func post(ctx context.Context, tx *sql.Tx, r *record.Record, run string, now time.Time, line []byte) (int64, error) {
	res, err := tx.ExecContext(ctx, "INSERT INTO outbox (article, revision, run, at, record) VALUES (?, ?, ?, ?, ?)", r.ID, r.Revision, run, stamp(now), pack(line))
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// putArticle keeps the last revision of an article; its source and its first place, seq, stay.
func putArticle(ctx context.Context, tx *sql.Tx, id, source string, k known, w Words, seq int64) error {
	var first int64
	err := tx.QueryRowContext(ctx, `INSERT INTO article (id, source, revision, page, content, body, first) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET revision = excluded.revision, page = excluded.page, content = excluded.content, body = excluded.body
		RETURNING first`,
		id, source, k.revision, k.page, k.content, w.Digest, seq).Scan(&first)
	if err != nil {
		return err
	}
	return w.put(ctx, tx, id, first)
}

// After returns the entries of the outbox that follow seq, in order, until there are n of them or their lines together
// are longer than size bytes; at least one where there is any.
func (d *DB) After(ctx context.Context, seq int64, n, size int) ([]record.Entry, error) {
	rows, err := d.db.QueryContext(ctx, "SELECT seq, run, at, record FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?", seq, n)
	if err != nil {
		return nil, fmt.Errorf("read outbox: %w", damaged(err))
	}
	defer rows.Close()
	var out []record.Entry
	for total := 0; total <= size && rows.Next(); {
		var e record.Entry
		var at string
		var packed []byte
		if err := rows.Scan(&e.Seq, &e.Run, &at, &packed); err != nil {
			return nil, fmt.Errorf("read outbox: %w", err)
		}
		if e.Line, err = unpack(packed); err != nil {
			return nil, fmt.Errorf("read outbox: entry %d: %w", e.Seq, err)
		}
		e.At = moment(at)
		total += len(e.Line)
		out = append(out, e)
	}
	return out, damaged(rows.Err())
}

// LastSeq is the number of the outbox's last entry, 0 where it never had one.
func (d *DB) LastSeq(ctx context.Context) (int64, error) {
	var seq sql.NullInt64
	if err := d.db.QueryRowContext(ctx, "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").Scan(&seq); err != nil && !notFound(err) {
		return 0, fmt.Errorf("read outbox: %w", damaged(err))
	}
	return seq.Int64, nil
}

// Range returns the ends of a run of up to n entries after seq that were all given their place on one day, and that day.
func (d *DB) Range(ctx context.Context, seq int64, n int) (first, last int64, day string, ok bool, err error) {
	rows, err := d.db.QueryContext(ctx, "SELECT seq, substr(at, 1, 10) FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?", seq, n)
	if err != nil {
		return 0, 0, "", false, fmt.Errorf("read outbox: %w", damaged(err))
	}
	defer rows.Close()
	for rows.Next() {
		var at string
		if err := rows.Scan(&seq, &at); err != nil {
			return 0, 0, "", false, fmt.Errorf("read outbox: %w", err)
		}
		if !ok {
			first, day, ok = seq, at, true
		}
		if at != day {
			break
		}
		last = seq
	}
	return first, last, day, ok, damaged(rows.Err())
}

// Before returns the number that all entries given their place at or after t are above. A clock that was set back leaves
// some earlier ones among them: too many are better than too few.
func (d *DB) Before(ctx context.Context, t time.Time) (int64, error) {
	var seq sql.NullInt64
	if err := d.db.QueryRowContext(ctx, "SELECT min(seq) FROM outbox WHERE at >= ?", stamp(t)).Scan(&seq); err != nil {
		return 0, fmt.Errorf("read outbox: %w", damaged(err))
	}
	if !seq.Valid {
		return d.LastSeq(ctx)
	}
	return seq.Int64 - 1, nil
}

// FirstSeq is the number of the first entry that the outbox still holds; what went before was pruned. Of an empty outbox
// it is the number that comes next.
func (d *DB) FirstSeq(ctx context.Context) (int64, error) {
	var seq sql.NullInt64
	if err := d.db.QueryRowContext(ctx, "SELECT min(seq) FROM outbox").Scan(&seq); err != nil {
		return 0, fmt.Errorf("read outbox: %w", damaged(err))
	}
	if !seq.Valid {
		last, err := d.LastSeq(ctx)
		return last + 1, err
	}
	return seq.Int64, nil
}

// Revision returns the line of one revision of an article; nil where it is not kept.
func (d *DB) Revision(ctx context.Context, article string, revision int) ([]byte, error) {
	var packed []byte
	err := d.db.QueryRowContext(ctx, "SELECT record FROM outbox WHERE article = ? AND revision = ?", article, revision).Scan(&packed)
	if notFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read revision %d of %s: %w", revision, article, damaged(err))
	}
	return unpack(packed)
}

// Waiting returns how many entries follow seq.
func (d *DB) Waiting(ctx context.Context, seq int64) (n int, err error) {
	if err := d.db.QueryRowContext(ctx, "SELECT count(*) FROM outbox WHERE seq > ?", seq).Scan(&n); err != nil {
		return 0, fmt.Errorf("read outbox: %w", damaged(err))
	}
	return n, nil
}

// A Restored is a record of an earlier state.
type Restored struct {
	Seq    int64 // its place in the outbox; 0: the next
	Record *record.Record
	Line   []byte
	Words  Words
	At     time.Time // when it was made
}

// Restore puts records of an earlier state into the outbox in one transaction, and returns the place of the last. A
// revision that is there already is passed over.
func (d *DB) Restore(ctx context.Context, batch []Restored) (last int64, err error) {
	err = d.tx(ctx, func(tx *sql.Tx) error {
		for _, r := range batch {
			if last, err = r.restore(ctx, tx); err != nil {
				return fmt.Errorf("restore revision %d of %s: %w", r.Record.Revision, r.Record.ID, damaged(err))
			}
		}
		return nil
	})
	return last, err
}

func (r *Restored) restore(ctx context.Context, tx *sql.Tx) (seq int64, err error) {
	err = tx.QueryRowContext(ctx, "SELECT seq FROM outbox WHERE article = ? AND revision = ?", r.Record.ID, r.Record.Revision).Scan(&seq)
	if !notFound(err) {
		return seq, err
	}
	content, err := r.Record.Content()
	if err != nil {
		return 0, err
	}
	var place any
	if r.Seq > 0 {
		place = r.Seq
	}
	err = tx.QueryRowContext(ctx, "INSERT INTO outbox (seq, article, revision, run, at, record) VALUES (?, ?, ?, 'rebuild', ?, ?) RETURNING seq",
		place, r.Record.ID, r.Record.Revision, stamp(r.At), pack(r.Line)).Scan(&seq)
	if err != nil {
		return 0, err
	}
	source := ""
	if r.Record.Source != nil {
		source = *r.Record.Source
	}
	return seq, putArticle(ctx, tx, r.Record.ID, source, known{revision: r.Record.Revision, content: content}, r.Words, seq)
}

// RestoreItem puts an item of an earlier state back, with the page that its article was last read from.
func (d *DB) RestoreItem(ctx context.Context, it Item) error {
	return d.tx(ctx, func(tx *sql.Tx) error {
		if err := done(ctx, tx, it); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE article SET page = ? WHERE id = ?", it.Page, it.Article)
		return err
	})
}
