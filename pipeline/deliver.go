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
		d := Delivery{Sink: sink.Name(spec)}
		err := deliverTo(ctx, r.Config, r.store, spec, false, r.store, &d)
		if err != nil {
			d.Error = err.Error()
			errs = append(errs, storage(err))
		}
		r.summary.Delivered = append(r.summary.Delivered, d)
		r.Report(Event{Kind: "delivered", Source: d.Sink, Count: d.Records, Err: err})
		r.Step("delivered")
	}
	return errors.Join(errs...)
}

// deliverTo brings one sink up to the end of out, and notes how far it has come. It begins anew where full is set.
func deliverTo(ctx context.Context, c Config, store *state.DB, spec string, full bool, out file.Outbox, d *Delivery) (err error) {
	s, err := sink.Open(ctx, spec, sink.Environment{FS: c.FS, Ledger: store, Epoch: store.Epoch(), Step: c.Step})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if full {
		if err := s.Reset(ctx); err != nil {
			return err
		}
	}
	if d.Records, err = s.Deliver(ctx, out); err != nil {
		return err
	}
	if one, ok := s.(*file.Single); ok {
		d.Advice = one.Advice()
	}
	taken, err := s.Cursor(ctx)
	if err != nil {
		return err
	}
	return store.Taken(ctx, sink.Name(spec), taken, c.Now())
}
