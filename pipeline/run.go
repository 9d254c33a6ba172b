package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// A Reader lists sources and reads articles. feeds.Reader is one.
type Reader interface {
	List(ctx context.Context, s feeds.Source, known feeds.Validators) (feeds.Listing, error)
	Read(ctx context.Context, s feeds.Source, item feeds.Item) (feeds.Article, error)
	// Reread is Read where the page may be as it was: then the error is feeds.ErrNotModified.
	Reread(ctx context.Context, s feeds.Source, item feeds.Item, known feeds.Raw) (feeds.Article, error)
}

// A Config says what a run works on. Zero values mean the defaults named.
type Config struct {
	Sources  feeds.Catalogue
	Reader   Reader
	Dir      string        // of the state
	Sinks    []string      // where records go, as sink.Open reads them
	Workers  int           // articles in work at a time; 16
	Deadline time.Duration // the run stops taking on work after so long; 0: never
	Grace    time.Duration // what is in work may take so long after the run was stopped; 20 s
	Recheck  time.Duration // for so long after its first reading a page is asked whether it changed; 72 h, below 0 never
	RetryAll bool          // dead letters are tried whatever their plan says
	DeadOnly bool          // nothing but dead letters is read
	Metrics  string        // file for Prometheus' textfile collector, "" for none
	Ping     string        // address that is told of the start, the success or the failure; "" for none
	Build    record.Build
	Report   func(Event)       // is told what happens, from many goroutines; nil: nobody is
	Now      func() time.Time  // time.Now
	FS       file.FS           // file.OS
	Step     func(name string) // is called at each step that a crash may part from the next; for tests
}

func (c Config) withDefaults() Config {
	c.Workers = cmp.Or(c.Workers, 16)
	c.Grace = cmp.Or(c.Grace, 20*time.Second)
	c.Recheck = cmp.Or(c.Recheck, 72*time.Hour)
	if c.Report == nil {
		c.Report = func(Event) {}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.FS == nil {
		c.FS = file.OS{}
	}
	if c.Step == nil {
		c.Step = func(string) {}
	}
	return c
}

// An Event is something that happened in a run.
type Event struct {
	Kind   string // listed read unchanged failed delivered
	Source string // or sink
	URL    string
	Count  int // of items listed, of records delivered
	Err    error
}

// Run does one night's work: it lists the sources, reads what is new or changed, records it and delivers the records to
// every sink. The error says what kept it from that (see ErrStorage and its like); sources and items that failed stand in
// the summary. A context that ends stops the taking on of work: what is in work is finished, recorded and delivered.
func Run(ctx context.Context, c Config) (*Summary, error) {
	c = c.withDefaults()
	if err := checkSinks(c, c.Sinks); err != nil {
		return nil, err
	}
	held, err := acquire(c.Dir, "ingest", c.Now())
	if err != nil {
		return nil, err
	}
	s, err := runLocked(ctx, c)
	return s, errors.Join(err, storage(held.release()))
}

func runLocked(ctx context.Context, c Config) (*Summary, error) {
	return withRunner(ctx, c, func(r *runner) error { return r.run(ctx, r.ingest) })
}

// withRunner opens the state for one run.
func withRunner(ctx context.Context, c Config, do func(*runner) error) (*Summary, error) {
	store, err := openState(ctx, c)
	if err != nil {
		return nil, err
	}
	r := &runner{Config: c, store: store, storeCtx: context.WithoutCancel(ctx), extractor: NewExtractor(c.Build),
		slots: make(chan struct{}, c.Workers), cpus: make(chan struct{}, runtime.GOMAXPROCS(0))}
	err = do(r)
	return r.summary, errors.Join(err, storage(store.Close()))
}

// openState opens the state and clears away what a killed run has left.
func openState(ctx context.Context, c Config) (*state.DB, error) {
	pages := state.NewPages(filepath.Join(c.Dir, "pages"), c.FS)
	store, err := state.Open(ctx, c.Dir, pages)
	if err != nil {
		return nil, opening(c.Dir, err)
	}
	if err := errors.Join(storage(pages.Tidy()), checkAfterCrash(ctx, c.Dir, store)); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// checkAfterCrash looks for damage where the last run did not close its books.
func checkAfterCrash(ctx context.Context, dir string, store *state.DB) error {
	runs, err := store.Runs(ctx, 1)
	if err != nil || len(runs) == 0 || !runs[0].Finished.IsZero() {
		return opening(dir, err)
	}
	return opening(dir, store.Check(ctx))
}

// A runner is one run.
type runner struct {
	Config
	store     *state.DB
	extractor *Extractor
	slots     chan struct{} // one for each article in work
	cpus      chan struct{} // one for each extraction
	stop      context.CancelCauseFunc
	storeCtx  context.Context // of the books, which are kept to the end whatever stops the work

	mu      sync.Mutex
	summary *Summary
	failure error // the first error of the storage, which ends the run
}

// run does the work of one run between the opening and the closing of its books.
func (r *runner) run(ctx context.Context, work func(context.Context)) error {
	started := r.Now()
	id, err := r.store.StartRun(r.storeCtx, started)
	if err != nil {
		return storage(err)
	}
	r.summary = &Summary{ID: id, Build: r.Build, Started: started.UTC(), Sources: []SourceSummary{}, Delivered: []Delivery{}}
	r.ping("/start")
	interrupted, err := r.work(ctx, work)
	if err == nil {
		err = r.deliver(r.storeCtx)
	}
	r.summary.close(r.Now(), interrupted, err)
	return errors.Join(err, r.report())
}

// work seals what an earlier run has left, does the work, and seals what came of it.
func (r *runner) work(ctx context.Context, do func(context.Context)) (interrupted bool, err error) {
	if err := r.seal(); err != nil {
		return false, err
	}
	if r.Deadline > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, r.Deadline)
		defer cancel()
	}
	stoppable, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r.stop = stop
	do(stoppable)
	return ctx.Err() != nil, errors.Join(r.failure, r.seal())
}

func (r *runner) seal() error {
	sealed, err := r.store.Seal(r.storeCtx, r.Now())
	r.summary.Records.New += sealed.New
	r.summary.Records.Revised += sealed.Revised
	r.summary.Records.Unchanged += sealed.Unchanged
	r.Step("sealed")
	return storage(err)
}

// ingest works on all sources at once. Articles share the slots, which waiting sources get in turn.
func (r *runner) ingest(ctx context.Context) {
	work, cancel := lasting(ctx, r.Grace)
	defer cancel()
	var all sync.WaitGroup
	for _, s := range r.Sources {
		all.Go(func() {
			src := &sourceRun{runner: r, source: s, stopped: ctx, work: work}
			src.run()
		})
	}
	all.Wait()
	slices.SortFunc(r.summary.Sources, func(a, b SourceSummary) int { return cmp.Compare(a.Name, b.Name) })
}

// lasting returns a context that outlives ctx by grace.
func lasting(ctx context.Context, grace time.Duration) (context.Context, context.CancelFunc) {
	out, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		timer := time.AfterFunc(grace, cancel)
		context.AfterFunc(out, func() { timer.Stop() })
	})
	return out, func() { stop(); cancel() }
}

// fail ends the run for an error of the storage: reading on would only be done for nothing.
func (r *runner) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failure == nil {
		r.failure = storage(err)
	}
	r.stop(err)
}

// summaryFile is where the summary of a run is kept.
func summaryFile(dir, id string) string { return filepath.Join(dir, "runs", id+".json") }

// report keeps the summary in the journal and as a file, and tells those who watch.
func (r *runner) report() error {
	data, err := json.MarshalIndent(r.summary, "", "  ")
	if err != nil {
		return fmt.Errorf("write summary: %w", err)
	}
	if err := r.store.FinishRun(r.storeCtx, r.summary.ID, r.Now(), data); err != nil {
		return storage(err)
	}
	path := summaryFile(r.Dir, r.summary.ID)
	if err := r.FS.MkdirAll(filepath.Dir(path)); err != nil {
		return storage(fmt.Errorf("write summary: %w", err))
	}
	r.Step("summary")
	if err := file.WriteAll(r.FS, path, append(data, '\n')); err != nil {
		return storage(err)
	}
	if r.summary.Status == StatusFailed {
		r.ping("/fail")
	} else {
		r.ping("")
	}
	return storage(r.metrics())
}
