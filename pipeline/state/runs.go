package state

import (
	"context"
	"fmt"
	"time"
)

// StartRun opens a run in the journal and returns its id, made of the time it starts at.
func (d *DB) StartRun(ctx context.Context, now time.Time) (string, error) {
	base := now.UTC().Format("20060102T150405Z")
	for n := 1; ; n++ {
		id := base
		if n > 1 {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		res, err := d.db.ExecContext(ctx, "INSERT INTO run (id, started) VALUES (?, ?) ON CONFLICT DO NOTHING", id, stamp(now))
		if err != nil {
			return "", fmt.Errorf("open run: %w", damaged(err))
		}
		if made, err := res.RowsAffected(); err != nil || made == 1 {
			return id, err
		}
	}
}

// FinishRun closes a run in the journal with its summary, JSON.
func (d *DB) FinishRun(ctx context.Context, id string, now time.Time, summary []byte) error {
	if _, err := d.db.ExecContext(ctx, "UPDATE run SET finished = ?, summary = ? WHERE id = ?", stamp(now), string(summary), id); err != nil {
		return fmt.Errorf("close run: %w", damaged(err))
	}
	return nil
}

// A Run is an entry of the journal.
type Run struct {
	ID       string
	Started  time.Time
	Finished time.Time // zero where it still runs or was killed
	Summary  []byte    // JSON
}

// Runs returns the last n runs, the one started last first.
func (d *DB) Runs(ctx context.Context, n int) ([]Run, error) {
	rows, err := d.db.QueryContext(ctx, "SELECT id, started, finished, summary FROM run ORDER BY n DESC LIMIT ?", n)
	if err != nil {
		return nil, fmt.Errorf("read runs: %w", damaged(err))
	}
	defer rows.Close()
	var out []Run
	for rows.Next() {
		var r Run
		var started, finished string
		if err := rows.Scan(&r.ID, &started, &finished, &r.Summary); err != nil {
			return nil, fmt.Errorf("read runs: %w", err)
		}
		r.Started, r.Finished = moment(started), moment(finished)
		out = append(out, r)
	}
	return out, damaged(rows.Err())
}
