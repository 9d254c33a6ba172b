package file

import (
	"context"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// An Outbox gives the entries that follow seq, in order: up to n of them, and no more once their lines together are longer
// than size bytes. The state is one.
type Outbox interface {
	After(ctx context.Context, seq int64, n, size int) ([]record.Entry, error)
}

// How much of the outbox is held at a time.
const (
	batchEntries = 500
	batchBytes   = 8 << 20
)

// A Part is a range of entries, both ends included, and the name of the file that holds them.
type Part struct {
	First, Last int64
	Name        string
}

// A Ledger remembers how far sinks of files have come. The state is one.
type Ledger interface {
	Cursor(ctx context.Context, sink string) (seq int64, note string, err error)
	SetCursor(ctx context.Context, sink string, seq int64, note string) error
	Plan(ctx context.Context, sink string, p Part) error
	Planned(ctx context.Context, sink string) (p Part, ok bool, err error)
	Done(ctx context.Context, sink string, p Part) error
	LastPart(ctx context.Context, sink string) (int64, error)
}
