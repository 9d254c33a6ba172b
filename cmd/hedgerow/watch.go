package main

import (
	"fmt"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/hedgerow/hedgerow/pipeline"
)

// every is how often a run that nobody watches logs how far it is.
const every = 30 * time.Second

// A watch shows how a run goes: a progress bar on a terminal, otherwise a log line now and then, and each failure.
type watch struct {
	app *app
	bar *progressbar.ProgressBar // nil off a terminal

	mu                 sync.Mutex
	listed, read, fail int
	stop               chan struct{}
	ticking            sync.WaitGroup
}

func (a *app) newWatch(sources int) *watch {
	w := &watch{app: a, stop: make(chan struct{})}
	if isTerminal(a.err) {
		w.bar = progressbar.NewOptions(sources, progressbar.OptionSetWriter(a.err), progressbar.OptionSetDescription("sources"),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	} else {
		w.ticking.Go(w.tick)
	}
	return w
}

// tick logs now and then how far the run is, also when nothing happens for long.
func (w *watch) tick() {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			w.mu.Lock()
			w.app.log.Info().Int("sources_listed", w.listed).Int("articles_read", w.read).Int("failed", w.fail).Msg("working")
			w.mu.Unlock()
		case <-w.stop:
			return
		}
	}
}

// report is told each event of the run, from many goroutines.
func (w *watch) report(e pipeline.Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e.Kind {
	case "listed":
		w.listed++
		w.step(1)
	case "read":
		w.read++
		w.describe()
	case "failed":
		w.fail++
	}
	if e.Err != nil {
		w.clear()
		w.app.log.Warn().Str("source", e.Source).Str("url", e.URL).Err(e.Err).Msg(e.Kind + " failed")
	} else {
		w.app.log.Debug().Str("source", e.Source).Str("url", e.URL).Int("count", e.Count).Msg(e.Kind)
	}
}

// clear makes room for a line of the log; the bar is drawn again when it moves.
func (w *watch) clear() {
	if w.bar != nil {
		_ = w.bar.Clear()
	}
}

func (w *watch) step(n int) {
	if w.bar != nil {
		_ = w.bar.Add(n) // a bar that cannot be drawn stops no run
	}
}

func (w *watch) describe() {
	if w.bar != nil {
		w.bar.Describe(fmt.Sprintf("%d articles, sources", w.read))
	}
}

func (w *watch) done() {
	close(w.stop)
	w.ticking.Wait()
	if w.bar != nil {
		_ = w.bar.Finish()
	}
}
