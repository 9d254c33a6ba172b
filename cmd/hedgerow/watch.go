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
	last               time.Time
}

func (a *app) newWatch(sources int) *watch {
	w := &watch{app: a, last: time.Now()}
	if isTerminal(a.err) {
		w.bar = progressbar.NewOptions(sources, progressbar.OptionSetWriter(a.err), progressbar.OptionSetDescription("sources"),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	}
	return w
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
		w.app.log.Warn().Str("source", e.Source).Str("url", e.URL).Err(e.Err).Msg(e.Kind + " failed")
	} else {
		w.app.log.Debug().Str("source", e.Source).Str("url", e.URL).Int("count", e.Count).Msg(e.Kind)
	}
	if w.bar == nil && time.Since(w.last) >= every {
		w.last = time.Now()
		w.app.log.Info().Int("sources_listed", w.listed).Int("articles_read", w.read).Int("failed", w.fail).Msg("working")
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
	if w.bar != nil {
		_ = w.bar.Finish()
	}
}
