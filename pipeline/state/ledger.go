package state

import (
	"context"
	"fmt"

	"github.com/hedgerow/hedgerow/pipeline/sink/file"
)

// Cursor returns how far the sink of that name has come, and the note it left with it.
func (d *DB) Cursor(ctx context.Context, sink string) (seq int64, note string, err error) {
	err = d.db.QueryRowContext(ctx, "SELECT seq, note FROM cursor WHERE sink = ?", sink).Scan(&seq, &note)
	if err != nil && !notFound(err) {
		return 0, "", fmt.Errorf("read cursor of %s: %w", sink, damaged(err))
	}
	return seq, note, nil
}

// SetCursor keeps how far the sink of that name has come.
func (d *DB) SetCursor(ctx context.Context, sink string, seq int64, note string) error {
	_, err := d.db.ExecContext(ctx, `INSERT INTO cursor (sink, seq, note) VALUES (?, ?, ?)
		ON CONFLICT DO UPDATE SET seq = excluded.seq, note = excluded.note`, sink, seq, note)
	if err != nil {
		return fmt.Errorf("keep cursor of %s: %w", sink, damaged(err))
	}
	return nil
}

// Plan keeps the range and the name of a part before it is written.
func (d *DB) Plan(ctx context.Context, sink string, p file.Part) error {
	_, err := d.db.ExecContext(ctx, "INSERT INTO part (sink, first, last, name) VALUES (?, ?, ?, ?)", sink, p.First, p.Last, p.Name)
	if err != nil {
		return fmt.Errorf("plan part %s: %w", p.Name, damaged(err))
	}
	return nil
}

// Planned returns the part of a sink that is planned and not done; ok is false where there is none.
func (d *DB) Planned(ctx context.Context, sink string) (p file.Part, ok bool, err error) {
	err = d.db.QueryRowContext(ctx, "SELECT first, last, name FROM part WHERE sink = ? AND done = 0 ORDER BY first LIMIT 1", sink).Scan(&p.First, &p.Last, &p.Name)
	if notFound(err) {
		return file.Part{}, false, nil
	}
	if err != nil {
		return file.Part{}, false, fmt.Errorf("read parts of %s: %w", sink, damaged(err))
	}
	return p, true, nil
}

// Done marks a part as written.
func (d *DB) Done(ctx context.Context, sink string, p file.Part) error {
	_, err := d.db.ExecContext(ctx, "UPDATE part SET done = 1 WHERE sink = ? AND first = ?", sink, p.First)
	if err != nil {
		return fmt.Errorf("mark part %s as done: %w", p.Name, damaged(err))
	}
	return nil
}

// LastPart returns the number of the last entry that a sink of parts has taken.
func (d *DB) LastPart(ctx context.Context, sink string) (int64, error) {
	var last int64
	err := d.db.QueryRowContext(ctx, "SELECT coalesce(max(last), 0) FROM part WHERE sink = ? AND done = 1", sink).Scan(&last)
	if err != nil {
		return 0, fmt.Errorf("read parts of %s: %w", sink, damaged(err))
	}
	return last, nil
}

// Forget forgets the parts of a sink and returns them.
func (d *DB) Forget(ctx context.Context, sink string) ([]file.Part, error) {
	rows, err := d.db.QueryContext(ctx, "DELETE FROM part WHERE sink = ? RETURNING first, last, name", sink)
	if err != nil {
		return nil, fmt.Errorf("forget parts of %s: %w", sink, damaged(err))
	}
	defer rows.Close()
	var out []file.Part
	for rows.Next() {
		var p file.Part
		if err := rows.Scan(&p.First, &p.Last, &p.Name); err != nil {
			return nil, fmt.Errorf("forget parts of %s: %w", sink, err)
		}
		out = append(out, p)
	}
	return out, damaged(rows.Err())
}
