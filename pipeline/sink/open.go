package sink

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/sink/csv"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/sink/jsonl"
	"github.com/hedgerow/hedgerow/pipeline/sink/parquet"
	"github.com/hedgerow/hedgerow/pipeline/sink/postgres"
	"github.com/hedgerow/hedgerow/pipeline/sink/sqlite"
)

// An Environment is what sinks work with.
type Environment struct {
	FS     file.FS
	Ledger file.Ledger
	Epoch  string            // the identity of the outbox
	Step   func(name string) // is called at each step that a crash may part from the next; for tests
}

// ErrSpec says that a sink's address cannot be read.
var ErrSpec = errors.New("no such sink: want jsonl:FILE.jsonl, jsonl:DIR, jsonl:DIR?zstd, csv:FILE,\n" +
	"parquet:DIR, sqlite:FILE or postgres://USER@HOST/NAME")

// Open returns the sink at an address:
//
//	jsonl:FILE.jsonl   all records in one file, one a line
//	jsonl:DIR          records in parts that never change; DIR?zstd compresses them
//	csv:FILE           figures, one a row, for a spreadsheet
//	parquet:DIR        records in typed files that never change
//	sqlite:FILE        tables and views of an SQLite database
//	postgres://…       tables and views of a PostgreSQL database
func Open(ctx context.Context, spec string, env Environment) (Sink, error) {
	kind, where, ok := strings.Cut(spec, ":")
	if !ok || where == "" {
		return nil, fmt.Errorf("open %q: %w", spec, ErrSpec)
	}
	switch kind {
	case "jsonl":
		if strings.HasSuffix(where, ".jsonl") {
			return jsonl.NewFile(where, env.FS, env.Ledger), nil
		}
		dir, compress := strings.CutSuffix(where, "?zstd")
		return jsonl.NewParts(dir, compress, env.FS, env.Ledger, env.Step), nil
	case "csv":
		return csv.New(where, env.FS, env.Ledger), nil
	case "parquet":
		return parquet.New(where, env.FS, env.Ledger, env.Step), nil
	case "sqlite":
		return sqlite.Open(ctx, where, env.Epoch)
	case "postgres", "postgresql":
		return postgres.Open(ctx, spec, env.Epoch)
	}
	return nil, fmt.Errorf("open %q: %w", spec, ErrSpec)
}

// Check says whether an address can be read, and written to where it is one of files. A database that does not answer is
// no mistake: it catches up when it does.
func Check(spec string, fsys file.FS) error {
	kind, where, _ := strings.Cut(spec, ":")
	if where == "" {
		kind = ""
	}
	switch dir, compressed := strings.CutSuffix(where, "?zstd"); kind {
	case "postgres", "postgresql":
		return nil
	case "parquet":
		return file.CheckDir(fsys, where)
	case "jsonl":
		if compressed || !strings.HasSuffix(where, ".jsonl") {
			return file.CheckDir(fsys, dir)
		}
		return file.CheckDir(fsys, filepath.Dir(where))
	case "csv", "sqlite":
		return file.CheckDir(fsys, filepath.Dir(where))
	}
	return fmt.Errorf("open %q: %w", spec, ErrSpec)
}

// Name returns an address as it may be shown: without the password.
func Name(spec string) string {
	if u, err := url.Parse(spec); err == nil && u.User != nil {
		return u.Redacted()
	}
	return spec
}
