// Package postgres keeps records in the tables and views of a PostgreSQL database.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/sink/rows"
)

// How much goes into one transaction.
const (
	batchEntries = 500
	batchBytes   = 8 << 20
)

// A Sink is one database. Its cursor stands in it and moves in the transaction that adds the rows.
type Sink struct {
	conn    *pgx.Conn
	epoch   string
	version int // of the tables that are there
	tables  []*rows.Table
}

// Open connects to the database at address ("postgres://user@host/name?search_path=schema"), and makes the tables where
// need be. epoch is the identity of the outbox: the rows of another are taken anew, over those that are there.
func Open(ctx context.Context, address, epoch string) (*Sink, error) {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("connect to PostgreSQL: %w", err)
	}
	s := &Sink{conn: conn, epoch: epoch, tables: rows.Tables()}
	if err := pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error { return s.prepare(ctx, tx) }); err != nil {
		return nil, errors.Join(fmt.Errorf("prepare PostgreSQL: %w", err), conn.Close(ctx))
	}
	return s, nil
}

func (s *Sink) prepare(ctx context.Context, tx pgx.Tx) error {
	// two programs that start at once must not both make the tables
	if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock(hashtext('hedgerow'))"); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `CREATE TABLE IF NOT EXISTS hedgerow_cursor (one integer PRIMARY KEY CHECK (one = 1), version integer NOT NULL, epoch text NOT NULL, seq bigint NOT NULL)`)
	if err != nil {
		return err
	}
	err = tx.QueryRow(ctx, "SELECT version FROM hedgerow_cursor").Scan(&s.version)
	if errors.Is(err, pgx.ErrNoRows) {
		return s.create(ctx, tx)
	}
	return err
}

func (s *Sink) create(ctx context.Context, tx pgx.Tx) error {
	for _, t := range s.tables {
		if _, err := tx.Exec(ctx, ddl(t)); err != nil {
			return fmt.Errorf("make table %s: %w", t.Name, err)
		}
	}
	for _, v := range rows.Views() {
		if _, err := tx.Exec(ctx, v.SQL); err != nil {
			return fmt.Errorf("make view %s: %w", v.Name, err)
		}
		if v.Comment == "" {
			continue
		}
		if _, err := tx.Exec(ctx, fmt.Sprintf("COMMENT ON VIEW %q IS '%s'", v.Name, strings.ReplaceAll(v.Comment, "'", "''"))); err != nil {
			return fmt.Errorf("comment on view %s: %w", v.Name, err)
		}
	}
	s.version = rows.Version
	_, err := tx.Exec(ctx, "INSERT INTO hedgerow_cursor (one, version, epoch, seq) VALUES (1, $1, $2, 0)", rows.Version, s.epoch)
	return err
}

var types = map[rows.Kind]string{rows.Text: "text", rows.Int: "bigint", rows.Float: "double precision", rows.Bool: "boolean", rows.Day: "date", rows.List: "jsonb"}

func ddl(t *rows.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %q (\n", t.Name)
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "\t%q %s,\n", c.Name, types[c.Kind])
	}
	fmt.Fprintf(&b, "\tPRIMARY KEY (%s)\n)", strings.Join(t.Key, ", "))
	return b.String()
}

// Cursor returns the number of the last entry whose rows are in the database.
func (s *Sink) Cursor(ctx context.Context) (int64, error) {
	var epoch string
	var seq int64
	if err := s.conn.QueryRow(ctx, "SELECT epoch, seq FROM hedgerow_cursor").Scan(&epoch, &seq); err != nil {
		return 0, fmt.Errorf("read cursor: %w", err)
	}
	if epoch != s.epoch {
		return 0, nil
	}
	return seq, nil
}

// Deliver adds the rows of what the outbox holds beyond the cursor, some hundred entries a transaction: copied into
// temporary tables, then merged into the real ones.
func (s *Sink) Deliver(ctx context.Context, out file.Outbox) (int, error) {
	if err := rows.CheckVersion(s.version); err != nil {
		return 0, fmt.Errorf("write to PostgreSQL: %w", err)
	}
	seq, err := s.Cursor(ctx)
	if err != nil {
		return 0, err
	}
	if err := s.stages(ctx); err != nil {
		return 0, fmt.Errorf("write to PostgreSQL: %w", err)
	}
	for total := 0; ; {
		batch, err := out.After(ctx, seq, batchEntries, batchBytes)
		if err != nil || len(batch) == 0 {
			return total, err
		}
		seq = batch[len(batch)-1].Seq
		if err := pgx.BeginFunc(ctx, s.conn, func(tx pgx.Tx) error { return s.add(ctx, tx, batch, seq) }); err != nil {
			return total, fmt.Errorf("write to PostgreSQL: %w", err)
		}
		total += len(batch)
	}
}

// stages makes the temporary tables that rows are copied into; each transaction leaves them empty.
func (s *Sink) stages(ctx context.Context) error {
	for _, t := range s.tables {
		if _, err := s.conn.Exec(ctx, fmt.Sprintf("CREATE TEMP TABLE IF NOT EXISTS %q (LIKE %q) ON COMMIT DELETE ROWS", stage(t), t.Name)); err != nil {
			return err
		}
	}
	return nil
}

func stage(t *rows.Table) string { return "new_" + t.Name }

func (s *Sink) add(ctx context.Context, tx pgx.Tx, batch []record.Entry, seq int64) error {
	records := make([]*record.Record, len(batch))
	for i, e := range batch {
		var err error
		if records[i], err = rows.Read(e); err != nil {
			return err
		}
	}
	for _, t := range s.tables {
		err := copyRows(ctx, tx, t, records)
		if err == nil {
			err = merge(ctx, tx, t, records)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	_, err := tx.Exec(ctx, "UPDATE hedgerow_cursor SET epoch = $1, seq = $2", s.epoch, seq)
	return err
}

// copyRows copies the rows that records have in t into its temporary table.
func copyRows(ctx context.Context, tx pgx.Tx, t *rows.Table, records []*record.Record) error {
	var lines [][]any
	for _, r := range records {
		more, err := t.Rows(r)
		if err != nil {
			return err
		}
		lines = append(lines, more...)
	}
	days(t, lines)
	_, err := tx.CopyFrom(ctx, pgx.Identifier{stage(t)}, columns(t), pgx.CopyFromRows(lines))
	return err
}

// merge moves what was copied over into t. An outbox that was made again may have other items of a revision than the rows
// that an earlier one has left of it: those are updated, and those that are no longer there are deleted.
func merge(ctx context.Context, tx pgx.Tx, t *rows.Table, records []*record.Record) error {
	if t.Name != rows.Articles {
		ids, revisions := make([]string, len(records)), make([]int, len(records))
		for i, r := range records {
			ids[i], revisions[i] = r.ID, r.Revision
		}
		_, err := tx.Exec(ctx, fmt.Sprintf(`DELETE FROM %q t USING unnest($1::text[], $2::bigint[]) AS n(article, revision)
			WHERE t.article = n.article AND t.revision = n.revision
				AND NOT EXISTS (SELECT FROM %q s WHERE s.article = t.article AND s.revision = t.revision AND s.key = t.key)`, t.Name, stage(t)), ids, revisions)
		if err != nil {
			return err
		}
	}
	_, err := tx.Exec(ctx, upsertSQL(t))
	return err
}

func upsertSQL(t *rows.Table) string {
	var set []string
	for _, c := range columns(t) {
		set = append(set, fmt.Sprintf("%[1]q = excluded.%[1]q", c))
	}
	return fmt.Sprintf("INSERT INTO %q SELECT * FROM %q ON CONFLICT (%s) DO UPDATE SET %s", t.Name, stage(t), strings.Join(t.Key, ", "), strings.Join(set, ", "))
}

func columns(t *rows.Table) []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

// days turns the days of rows, which are text, into what the copy protocol wants.
func days(t *rows.Table, lines [][]any) {
	for i, c := range t.Columns {
		if c.Kind != rows.Day {
			continue
		}
		for _, line := range lines {
			s, ok := line[i].(string)
			if !ok {
				continue
			}
			day, err := time.Parse(time.DateOnly, s)
			if err != nil {
				line[i] = nil // no day of the calendar
				continue
			}
			line[i] = day
		}
	}
}

// Reset empties the database: the next delivery begins from the outbox's beginning.
func (s *Sink) Reset(ctx context.Context) error {
	err := pgx.BeginFunc(ctx, s.conn, func(tx pgx.Tx) error {
		for _, v := range rows.Views() {
			if _, err := tx.Exec(ctx, fmt.Sprintf("DROP VIEW IF EXISTS %q CASCADE", v.Name)); err != nil {
				return err
			}
		}
		for _, t := range s.tables {
			if _, err := tx.Exec(ctx, fmt.Sprintf("DROP TABLE IF EXISTS %q", t.Name)); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, "DELETE FROM hedgerow_cursor"); err != nil {
			return err
		}
		return s.create(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("empty PostgreSQL: %w", err)
	}
	return nil
}

// Close ends the connection.
func (s *Sink) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return s.conn.Close(ctx)
}
