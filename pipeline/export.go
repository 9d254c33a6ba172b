package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// An ExportConfig says what is exported where. Zero values mean the defaults named.
type ExportConfig struct {
	Dir   string    // of the state
	To    string    // as sink.Open reads it
	Since time.Time // records given their place before are passed over; zero: none are
	Full  bool      // what the sink holds is thrown away first
	Now   func() time.Time
	FS    file.FS
}

// Export brings one sink up to the end of the outbox and returns how many records it took. A new sink begins with the
// first record that is kept.
func Export(ctx context.Context, e ExportConfig) (n int, err error) {
	c := Config{Dir: e.Dir, Now: e.Now, FS: e.FS}.withDefaults()
	if _, err := existing(c.Dir); err != nil {
		return 0, err
	}
	if err := checkSinks(c, []string{e.To}); err != nil {
		return 0, err
	}
	err = locked(ctx, c, "export", func(store *state.DB) error {
		d := delivery{Config: c, store: store, to: e.To, out: store, full: e.Full}
		if err := e.choose(ctx, &d); err != nil {
			return err
		}
		done, err := d.run(ctx)
		n = done.Records
		return err
	})
	return n, err
}

// choose sets which entries are exported. What was pruned cannot be written again: a sink that holds it is not emptied.
func (e *ExportConfig) choose(ctx context.Context, d *delivery) (err error) {
	if !e.Since.IsZero() {
		d.floor, err = d.store.Before(ctx, e.Since)
		d.out = since{d.store, d.floor}
		return err
	}
	first, err := d.store.FirstSeq(ctx)
	if err == nil && e.Full && first > 1 {
		err = fmt.Errorf("%w: the first %d records were pruned from the state: what %s holds could not be written again; export to a new place", ErrConfig, first-1, sink.Name(e.To))
	}
	return err
}

// locked does something with the state under the lock.
func locked(ctx context.Context, c Config, does string, do func(*state.DB) error) error {
	if _, err := existing(c.Dir); err != nil {
		return err
	}
	held, err := acquire(c.Dir, does, c.Now())
	if err != nil {
		return err
	}
	store, err := openState(ctx, c)
	if err != nil {
		return errors.Join(err, storage(held.release()))
	}
	return errors.Join(storage(do(store)), storage(store.Close()), storage(held.release()))
}

// since is an outbox without the entries up to floor.
type since struct {
	file.Outbox
	floor int64
}

func (s since) After(ctx context.Context, seq int64, n, size int) ([]record.Entry, error) {
	return s.Outbox.After(ctx, max(seq, s.floor), n, size)
}

func (s since) Range(ctx context.Context, seq int64, n int) (first, last int64, day string, ok bool, err error) {
	return s.Outbox.Range(ctx, max(seq, s.floor), n)
}
