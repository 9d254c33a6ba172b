package state

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Sink is one that records were delivered to.
type Sink struct {
	Name  string    `json:"name"`
	Taken int64     `json:"taken"` // number of the last entry that it had
	At    time.Time `json:"at"`    // when that was
}

// Taken notes how far a sink has come.
func (d *DB) Taken(ctx context.Context, name string, seq int64, at time.Time) error {
	_, err := d.db.ExecContext(ctx, `INSERT INTO sink (name, taken, at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET taken = excluded.taken, at = excluded.at`,
		name, seq, stamp(at))
	if err != nil {
		return fmt.Errorf("keep sink %s: %w", name, damaged(err))
	}
	return nil
}

// Sinks returns the sinks that records were delivered to, by name.
func (d *DB) Sinks(ctx context.Context) ([]Sink, error) {
	rows, err := d.db.QueryContext(ctx, "SELECT name, taken, at FROM sink ORDER BY name")
	if err != nil {
		return nil, fmt.Errorf("read sinks: %w", damaged(err))
	}
	defer rows.Close()
	var out []Sink
	for rows.Next() {
		var s Sink
		var at string
		if err := rows.Scan(&s.Name, &s.Taken, &at); err != nil {
			return nil, fmt.Errorf("read sinks: %w", err)
		}
		s.At = moment(at)
		out = append(out, s)
	}
	return out, damaged(rows.Err())
}

// ForgetSink forgets a sink that will take no more, so that it holds nothing back from being pruned; false where there is
// none of that name.
func (d *DB) ForgetSink(ctx context.Context, name string) (bool, error) {
	res, err := d.db.ExecContext(ctx, "DELETE FROM sink WHERE name = ?", name)
	if err != nil {
		return false, fmt.Errorf("forget sink %s: %w", name, damaged(err))
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// Pruned counts what was removed.
type Pruned struct {
	Entries int64    `json:"entries"` // of the outbox
	Held    int64    `json:"held"`    // old enough, but a sink has not taken them
	Holders []string `json:"holders"` // the sinks that have not
	Pages   int64    `json:"pages"`
	Letters int64    `json:"letters"` // dead letters that had been given up
	Runs    []string `json:"runs"`    // their ids
}

// Prune removes what is older than before: entries of the outbox that every sink has taken, pages of items last read
// before, dead letters given up and runs ended before. That an item was seen is never forgotten, nor the last revision's
// digest: nothing comes twice for it.
func (d *DB) Prune(ctx context.Context, before time.Time) (p Pruned, err error) {
	cutoff := stamp(before)
	err = d.tx(ctx, func(tx *sql.Tx) error { return p.prune(ctx, tx, cutoff) })
	if err != nil {
		return p, fmt.Errorf("prune: %w", damaged(err))
	}
	p.Pages, err = d.prunePages(ctx, cutoff)
	return p, err
}

func (p *Pruned) prune(ctx context.Context, tx *sql.Tx, cutoff string) (err error) {
	const old = "FROM outbox WHERE at < ? AND seq "
	const taken = "(SELECT coalesce(min(taken), 0) FROM sink)"
	if p.Entries, err = removed(tx.ExecContext(ctx, "DELETE "+old+"<= "+taken, cutoff)); err != nil {
		return err
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*) "+old+"> "+taken, cutoff).Scan(&p.Held); err != nil {
		return err
	}
	if p.Holders, err = texts(ctx, tx, "SELECT name FROM sink WHERE taken < (SELECT max(seq) FROM outbox WHERE at < ?) ORDER BY name", cutoff); err != nil {
		return err
	}
	if p.Letters, err = removed(tx.ExecContext(ctx, "DELETE FROM dead WHERE next_at = '' AND last_at < ?", cutoff)); err != nil {
		return err
	}
	p.Runs, err = texts(ctx, tx, "DELETE FROM run WHERE started < ? RETURNING id", cutoff)
	return err
}

// texts returns the one column of a query's rows.
func texts(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []string{}
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// prunePages removes the files of pages that only items last read before cutoff came from, and of no item at all.
func (d *DB) prunePages(ctx context.Context, cutoff string) (int64, error) {
	keep := map[string]bool{}
	rows, err := d.db.QueryContext(ctx, "SELECT DISTINCT page FROM item WHERE read_at >= ?", cutoff)
	if err != nil {
		return 0, fmt.Errorf("prune pages: %w", damaged(err))
	}
	defer rows.Close()
	for rows.Next() {
		var digest string
		if err := rows.Scan(&digest); err != nil {
			return 0, fmt.Errorf("prune pages: %w", err)
		}
		keep[digest] = true
	}
	if err := rows.Err(); err != nil {
		return 0, fmt.Errorf("prune pages: %w", damaged(err))
	}
	digests, err := d.Pages.Digests()
	if err != nil {
		return 0, err
	}
	var n int64
	for _, digest := range digests {
		if keep[digest] {
			continue
		}
		if err := d.Pages.Remove(digest); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func removed(res sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}
