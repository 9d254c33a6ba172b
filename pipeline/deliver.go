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
		d, err := delivery{Config: r.Config, store: r.store, to: spec, out: r.store}.run(ctx)
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

// A delivery brings one sink up to the end of out, and notes how far it has come.
type delivery struct {
	Config
	store *state.DB
	to    string
	out   file.Outbox
	full  bool  // what the sink holds is thrown away first
	floor int64 // what comes up to this one the sink does not want
}

func (d delivery) run(ctx context.Context) (done Delivery, err error) {
	done.Sink = sink.Name(d.to)
	s, err := sink.Open(ctx, d.to, sink.Environment{FS: d.FS, Ledger: d.store, Epoch: d.store.Epoch(), Step: d.Step})
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if d.full {
		if err := s.Reset(ctx); err != nil {
			return done, err
		}
	}
	if done.Records, err = s.Deliver(ctx, d.out); err != nil {
		return done, err
	}
	if one, ok := s.(*file.Single); ok {
		done.Advice = one.Advice()
	}
	taken, err := s.Cursor(ctx)
	if err != nil {
		return done, err
	}
	return done, d.store.Taken(ctx, done.Sink, max(taken, d.floor), d.Now())
}
