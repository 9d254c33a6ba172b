package sink

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/sink/jsonl"
)

// An Environment is what sinks work with.
type Environment struct {
	FS     file.FS
	Ledger file.Ledger
	Step   func(name string) // is called at each step that a crash may part from the next; for tests
}

// ErrSpec says that a sink's address cannot be read.
var ErrSpec = errors.New("no such sink: want jsonl:FILE.jsonl")

// Open returns the sink at an address:
//
//	jsonl:FILE.jsonl   all records in one file, one a line
func Open(ctx context.Context, spec string, env Environment) (Sink, error) {
	kind, where, ok := strings.Cut(spec, ":")
	if !ok || where == "" {
		return nil, fmt.Errorf("open %q: %w", spec, ErrSpec)
	}
	switch kind {
	case "jsonl":
		return jsonl.NewFile(where, env.FS, env.Ledger), nil
	}
	return nil, fmt.Errorf("open %q: %w", spec, ErrSpec)
}

// Name returns an address as it may be shown: without the password.
func Name(spec string) string {
	if u, err := url.Parse(spec); err == nil && u.User != nil {
		return u.Redacted()
	}
	return spec
}
