// Package sink is where records go. Every sink is a projection of the outbox with its own cursor: it takes what follows
// the cursor, in order, each revision once, and may be made anew from the beginning at any time.
package sink

import (
	"context"

	"github.com/hedgerow/hedgerow/pipeline/sink/file"
)

// A Sink takes the entries of an outbox.
type Sink interface {
	// Deliver brings the sink up to the outbox's end and returns how many entries it took. What was delivered before an
	// error, or before a crash, stays; delivering again adds what is missing and nothing twice.
	Deliver(ctx context.Context, out file.Outbox) (int, error)
	// Cursor is the number of the last entry that the sink holds for good, 0 where it holds none.
	Cursor(ctx context.Context) (int64, error)
	// Reset throws away what the sink holds: the next delivery begins from the outbox's beginning.
	Reset(ctx context.Context) error
	Close() error
}
