package pipeline

import (
	"context"
	"errors"

	"github.com/hedgerow/hedgerow/pipeline/sink"
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

func (r *runner) deliverTo(ctx context.Context, spec string) (n int, err error) {
	s, err := sink.Open(ctx, spec, sink.Environment{FS: r.FS, Ledger: r.store, Epoch: r.store.Epoch(), Step: r.Step})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return s.Deliver(ctx, r.store)
}
