package pipeline

import (
	"context"
	"errors"

	"github.com/hedgerow/hedgerow/pipeline/sink"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// deliver brings every sink up to the outbox's end. A sink that fails does not keep the others waiting: it catches up when
// it works again.
func (r *runner) deliver(ctx context.Context) error {
	var errs []error
	for _, spec := range r.Sinks {
		n, err := r.deliverTo(ctx, spec)
		d := Delivery{Sink: sink.Name(spec), Records: n}
		if err != nil {
			d.Error = err.Error()
			errs = append(errs, storage(err))
		}
		r.summary.Delivered = append(r.summary.Delivered, d)
		r.Report(Event{Kind: "delivered", Source: d.Sink, Count: n, Err: err})
		r.Step("delivered")
	}
	return errors.Join(errs...)
}

func (r *runner) deliverTo(ctx context.Context, spec string) (int, error) {
	return deliverTo(ctx, r.Config, r.store, spec, false, r.store)
}

// deliverTo brings one sink up to the end of out, and notes how far it has come. It begins anew where full is set.
func deliverTo(ctx context.Context, c Config, store *state.DB, spec string, full bool, out file.Outbox) (n int, err error) {
	s, err := sink.Open(ctx, spec, sink.Environment{FS: c.FS, Ledger: store, Epoch: store.Epoch(), Step: c.Step})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if full {
		if err := s.Reset(ctx); err != nil {
			return 0, err
		}
	}
	n, err = s.Deliver(ctx, out)
	if err != nil {
		return n, err
	}
	taken, err := s.Cursor(ctx)
	if err != nil {
		return n, err
	}
	return n, store.Taken(ctx, sink.Name(spec), taken, c.Now())
}
