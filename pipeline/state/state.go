// Package state remembers between two runs: what has been seen, what is to be tried again, what every sink has yet to get.
//
// It is one SQLite database (WAL, every commit synced to disk, one connection) and, beside it, the raw pages as files named
// by the digest of what they hold. An article's record and the mark that its item is done change in one transaction: a
// crash repeats work, it never loses any.
package state

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver
)

//go:embed migrations/*.sql
var migrations embed.FS

// A DB is the state of one installation. It is safe for concurrent use; writes wait for each other.
type DB struct {
	db    *sql.DB
	epoch string
	Pages *Pages
}

// FileName is the database's name inside the state's directory.
const FileName = "hedgerow.db"

// ErrCorrupt says that the state's file is damaged or is no database.
var ErrCorrupt = errors.New("the state is damaged: move " + FileName + " away and run `hedgerow state rebuild jsonl:FILE`")

// Open opens the state in dir, making and migrating it where need be.
func Open(ctx context.Context, dir string, pages *Pages) (*DB, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make state directory: %w", err)
	}
	file := filepath.Join(dir, FileName)
	if err := writable(file); err != nil {
		return nil, fmt.Errorf("open state: %w", err)
	}
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("open state %s: %w", file, err)
	}
	db.SetMaxOpenConns(1)
	d := &DB{db: db, Pages: pages}
	if err := d.prepare(ctx); err != nil {
		db.Close()
		return nil, fmt.Errorf("open state %s: %w", file, damaged(err))
	}
	return d, nil
}

// writable finds out before anything is fetched whether the state can be written at all: the database's own errors come
// late and say little.
func writable(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	return f.Close()
}

// Check looks through the whole database for damage, which takes a while where it is large.
func (d *DB) Check(ctx context.Context) error {
	var found string
	if err := d.db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return damaged(err)
	}
	if found != "ok" {
		return fmt.Errorf("%w: %s", ErrCorrupt, found)
	}
	return nil
}

func (d *DB) prepare(ctx context.Context) error {
	if err := migrate(ctx, d.db, migrations, "migrations"); err != nil {
		return err
	}
	return d.readEpoch(ctx)
}

func (d *DB) readEpoch(ctx context.Context) error {
	err := d.db.QueryRowContext(ctx, "SELECT id FROM epoch").Scan(&d.epoch)
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	b := make([]byte, 8)
	rand.Read(b) // never fails
	d.epoch = hex.EncodeToString(b)
	_, err = d.db.ExecContext(ctx, "INSERT INTO epoch (id) VALUES (?)", d.epoch)
	return err
}

// Epoch is the identity of this state, made when it was.
func (d *DB) Epoch() string { return d.epoch }

// Close closes the database.
func (d *DB) Close() error { return d.db.Close() }

// migrate runs the numbered files of dir that have not run yet, each in a transaction; the number of the last is kept in
// the database's user_version.
func migrate(ctx context.Context, db *sql.DB, files fs.FS, dir string) error {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return err
	}
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > len(entries) {
		return fmt.Errorf("made by a newer build (version %d, this one knows %d): run that build", version, len(entries))
	}
	for i := version; i < len(entries); i++ {
		script, err := fs.ReadFile(files, dir+"/"+entries[i].Name())
		if err != nil {
			return err
		}
		err = transact(ctx, db, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, string(script)+fmt.Sprintf(";\nPRAGMA user_version = %d", i+1))
			return err
		})
		if err != nil {
			return fmt.Errorf("migrate %s: %w", entries[i].Name(), err)
		}
	}
	return nil
}

// tx runs do in a transaction.
func (d *DB) tx(ctx context.Context, do func(*sql.Tx) error) error {
	return transact(ctx, d.db, do)
}

func transact(ctx context.Context, db *sql.DB, do func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, rollback(tx))
	}
	return tx.Commit()
}

func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// stamp writes a time as the state keeps it.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// moment reads a time that the state keeps; the zero time where there is none.
func moment(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
