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
	held, err := acquire(c.Dir, "ingest", c.Now())
	if err != nil {
		return nil, err
	}
	s, err := runLocked(ctx, c)
	return s, errors.Join(err, storage(held.release()))
}

func runLocked(ctx context.Context, c Config) (*Summary, error) {
	store, err := openState(ctx, c)
	if err != nil {
		return nil, err
	}
	r := &runner{Config: c, store: store, extractor: NewExtractor(c.Build)}
	err = r.run(ctx)
	return r.summary, errors.Join(err, storage(store.Close()))
}

// openState opens the state and clears away what a killed run has left.
func openState(ctx context.Context, c Config) (*state.DB, error) {
	pages := state.NewPages(filepath.Join(c.Dir, "pages"), c.FS)
	store, err := state.Open(ctx, c.Dir, pages)
	if err != nil {
		return nil, opening(c.Dir, err)
	}
	if err := pages.Tidy(); err != nil {
		return nil, errors.Join(storage(err), store.Close())
	}
	return store, nil
}

// A runner is one run.
type runner struct {
	Config
	store     *state.DB
	extractor *Extractor
	slots     chan struct{} // one for each article in work
	cpus      chan struct{} // one for each extraction
	stop      context.CancelCauseFunc

	mu      sync.Mutex
	summary *Summary
	failure error // the first error of the storage, which ends the run
}

func (r *runner) run(ctx context.Context) error {
	storeCtx := context.WithoutCancel(ctx) // the books are kept to the end, whatever stops the work
	started := r.Now()
	id, err := r.store.StartRun(storeCtx, started)
	if err != nil {
		return storage(err)
	}
	r.summary = &Summary{ID: id, Build: r.Build, Started: started.UTC(), Sources: []SourceSummary{}, Delivered: []Delivery{}}
	interrupted, err := r.work(ctx, storeCtx)
	if err == nil {
		err = r.deliver(storeCtx)
	}
	r.summary.close(r.Now(), interrupted, err)
	return errors.Join(err, r.report(storeCtx))
}

// work seals what an earlier run has left, ingests every source, and seals what came of it.
func (r *runner) work(ctx, storeCtx context.Context) (interrupted bool, err error) {
	if err := r.seal(storeCtx); err != nil {
		return false, err
	}
	if r.Deadline > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, r.Deadline)
		defer cancel()
	}
	r.ingest(ctx, storeCtx)
	interrupted = ctx.Err() != nil
	return interrupted, errors.Join(r.failure, r.seal(storeCtx))
}

func (r *runner) seal(ctx context.Context) error {
	sealed, err := r.store.Seal(ctx, r.Now())
	r.summary.Records.New += sealed.New
	r.summary.Records.Revised += sealed.Revised
	r.summary.Records.Unchanged += sealed.Unchanged
	r.Step("sealed")
	return storage(err)
}

// ingest works on all sources at once. Articles share the slots, which waiting sources get in turn.
func (r *runner) ingest(ctx, storeCtx context.Context) {
	ctx, r.stop = context.WithCancelCause(ctx)
	defer r.stop(nil)
	workCtx, cancel := lasting(ctx, r.Grace)
	defer cancel()
	r.slots = make(chan struct{}, r.Workers)
	r.cpus = make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for _, s := range r.Sources {
		all.Go(func() {
			src := &sourceRun{runner: r, source: s, stopped: ctx, work: workCtx, store: r.store, storeCtx: storeCtx}
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

// report keeps the summary in the journal and as a file.
func (r *runner) report(ctx context.Context) error {
	data, err := json.MarshalIndent(r.summary, "", "  ")
	if err != nil {
		return fmt.Errorf("write summary: %w", err)
	}
	if err := r.store.FinishRun(ctx, r.summary.ID, r.Now(), data); err != nil {
		return storage(err)
	}
	dir := filepath.Join(r.Dir, "runs")
	if err := r.FS.MkdirAll(dir); err != nil {
		return storage(fmt.Errorf("write summary: %w", err))
	}
	r.Step("summary")
	return storage(file.WriteAll(r.FS, filepath.Join(dir, r.summary.ID+".json"), append(data, '\n')))
}
