// Package sqlite keeps records in the tables and views of an SQLite database: one file that an analyst can open.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver

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
	db      *sql.DB
	path    string
	epoch   string
	version int // of the tables that are there
	tables  []*rows.Table
}

// Open opens the database at path, making it and its tables where need be. epoch is the identity of the outbox: the rows
// of another are taken anew, over those that are there.
func Open(ctx context.Context, path, epoch string) (*Sink, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(10000)&_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	s := &Sink{db: db, path: path, epoch: epoch, tables: rows.Tables()}
	if err := s.tx(ctx, s.prepare); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

func (s *Sink) prepare(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS hedgerow_cursor (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL)`)
	if err != nil {
		return err
	}
	err = tx.QueryRowContext(ctx, "SELECT version FROM hedgerow_cursor").Scan(&s.version)
	if errors.Is(err, sql.ErrNoRows) {
		return s.create(ctx, tx)
	}
	return err
}

func (s *Sink) create(ctx context.Context, tx *sql.Tx) error {
	for _, t := range s.tables {
		if _, err := tx.ExecContext(ctx, ddl(t)); err != nil {
			return fmt.Errorf("make table %s: %w", t.Name, err)
		}
	}
	for _, v := range rows.Views() {
		if _, err := tx.ExecContext(ctx, commented(v)); err != nil {
			return fmt.Errorf("make view %s: %w", v.Name, err)
		}
	}
	s.version = rows.Version
	_, err := tx.ExecContext(ctx, "INSERT INTO hedgerow_cursor (one, version, epoch, seq) VALUES (1, ?, ?, 0)", rows.Version, s.epoch)
	return err
}

// commented is the statement of a view with its comment inside, where SQLite keeps it: see it with .schema.
func commented(v rows.View) string {
	head, body, _ := strings.Cut(v.SQL, " AS\n")
	if v.Comment == "" {
		return v.SQL
	}
	return head + " AS\n-- " + v.Comment + "\n" + body
}

var types = map[rows.Kind]string{rows.Text: "TEXT", rows.Int: "INTEGER", rows.Float: "REAL", rows.Bool: "INTEGER", rows.Day: "TEXT", rows.List: "TEXT"}

func ddl(t *rows.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %q (\n", t.Name)
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "\t%q %s,\n", c.Name, types[c.Kind])
	}
	fmt.Fprintf(&b, "\tPRIMARY KEY (%s)\n) STRICT", strings.Join(t.Key, ", "))
	return b.String()
}

// Cursor returns the number of the last entry whose rows are in the database.
func (s *Sink) Cursor(ctx context.Context) (seq int64, err error) {
	err = s.tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		seq, err = s.cursor(ctx, tx)
		return err
	})
	return seq, err
}

func (s *Sink) cursor(ctx context.Context, tx *sql.Tx) (int64, error) {
	var epoch string
	var seq int64
	if err := tx.QueryRowContext(ctx, "SELECT epoch, seq FROM hedgerow_cursor").Scan(&epoch, &seq); err != nil {
		return 0, err
	}
	if epoch != s.epoch {
		return 0, nil
	}
	return seq, nil
}

// Deliver adds the rows of what the outbox holds beyond the cursor, some hundred entries a transaction.
func (s *Sink) Deliver(ctx context.Context, out file.Outbox) (int, error) {
	if err := rows.CheckVersion(s.version); err != nil {
		return 0, fmt.Errorf("write %s: %w", s.path, err)
	}
	seq, err := s.Cursor(ctx)
	if err != nil {
		return 0, err
	}
	for total := 0; ; {
		batch, err := out.After(ctx, seq, batchEntries, batchBytes)
		if err != nil || len(batch) == 0 {
			return total, err
		}
		seq = batch[len(batch)-1].Seq
		err = s.tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.add(ctx, tx, batch, seq) })
		if err != nil {
			return total, err
		}
		total += len(batch)
	}
}

func (s *Sink) add(ctx context.Context, tx *sql.Tx, batch []record.Entry, seq int64) error {
	insert := make([]*sql.Stmt, len(s.tables))
	for i, t := range s.tables {
		var err error
		if insert[i], err = tx.PrepareContext(ctx, insertSQL(t)); err != nil {
			return err
		}
		defer insert[i].Close()
	}
	for _, e := range batch {
		r, err := rows.Read(e)
		if err != nil {
			return err
		}
		if err := s.replace(ctx, tx, insert, r); err != nil {
			return fmt.Errorf("entry %d: %w", e.Seq, err)
		}
	}
	_, err := tx.ExecContext(ctx, "UPDATE hedgerow_cursor SET epoch = ?, seq = ?", s.epoch, seq)
	return err
}

// replace adds the rows of one revision, over those that an earlier outbox may have left of it.
func (s *Sink) replace(ctx context.Context, tx *sql.Tx, insert []*sql.Stmt, r *record.Record) error {
	gone, err := tx.ExecContext(ctx, "DELETE FROM articles WHERE id = ? AND revision = ?", r.ID, r.Revision)
	if err != nil {
		return err
	}
	there, err := gone.RowsAffected()
	if err != nil {
		return err
	}
	for i, t := range s.tables {
		if there > 0 && t.Name != rows.Articles {
			if _, err := tx.ExecContext(ctx, fmt.Sprintf("DELETE FROM %q WHERE article = ? AND revision = ?", t.Name), r.ID, r.Revision); err != nil {
				return err
			}
		}
		lines, err := t.Rows(r)
		if err != nil {
			return err
		}
		for _, line := range lines {
			if _, err := insert[i].ExecContext(ctx, line...); err != nil {
				return fmt.Errorf("%s: %w", t.Name, err)
			}
		}
	}
	return nil
}

func insertSQL(t *rows.Table) string {
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(t.Columns)), ", ")
	return fmt.Sprintf("INSERT INTO %q VALUES (%s)", t.Name, marks)
}

// Reset empties the database: the next delivery begins from the outbox's beginning.
func (s *Sink) Reset(ctx context.Context) error {
	return s.tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, v := range rows.Views() {
			if _, err := tx.ExecContext(ctx, fmt.Sprintf("DROP VIEW IF EXISTS %q", v.Name)); err != nil {
				return err
			}
		}
		for _, t := range s.tables {
			if _, err := tx.ExecContext(ctx, fmt.Sprintf("DROP TABLE IF EXISTS %q", t.Name)); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM hedgerow_cursor"); err != nil {
			return err
		}
		return s.create(ctx, tx)
	})
}

func (s *Sink) tx(ctx context.Context, do func(context.Context, *sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("write %s: %w", s.path, err)
	}
	if err := do(ctx, tx); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", s.path, err), tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write %s: %w", s.path, err)
	}
	return nil
}

// Close closes the database.
func (s *Sink) Close() error { return s.db.Close() }
