package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// silence is how long a source may have nothing new before it is called silent: its feed may have moved.
const silence = 14 * 24 * time.Hour

// A Status is what there is to know in the morning.
type Status struct {
	Runs    []RunStatus    `json:"runs"` // the latest first
	Sources []SourceStatus `json:"sources"`
	Sinks   []SinkStatus   `json:"sinks"`
	Dead    []state.Dead   `json:"dead"`
	Records int64          `json:"records"` // revisions made so far
}

// A RunStatus is a run of the journal. One without a summary still runs, or was killed.
type RunStatus struct {
	ID      string    `json:"id"`
	Started time.Time `json:"started"`
	Summary *Summary  `json:"summary"`
}

// A SourceStatus is a source's health.
type SourceStatus struct {
	state.Source
	Silent bool `json:"silent"` // it answers, and has had nothing new for two weeks, or never
}

// A SinkStatus says how far behind a sink was when it was last delivered to.
type SinkStatus struct {
	state.Sink
	Waiting int `json:"waiting"`
}

// ReadStatus reads the state in dir, of the last so many runs. It needs no lock: a run may go on meanwhile.
func ReadStatus(ctx context.Context, dir string, runs int, now time.Time) (*Status, error) {
	store, err := openExisting(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	s := &Status{Runs: []RunStatus{}, Sources: []SourceStatus{}, Sinks: []SinkStatus{}, Dead: []state.Dead{}}
	if err := errors.Join(s.readRuns(ctx, store, runs), s.readSources(ctx, store, now), s.readSinks(ctx, store)); err != nil {
		return nil, storage(err)
	}
	dead, err := store.Dead(ctx, "")
	if err != nil {
		return nil, storage(err)
	}
	s.Dead = append(s.Dead, dead...)
	s.Records, err = store.LastSeq(ctx)
	return s, storage(err)
}

func (s *Status) readRuns(ctx context.Context, store *state.DB, n int) error {
	runs, err := store.Runs(ctx, n)
	if err != nil {
		return err
	}
	for _, r := range runs {
		rs := RunStatus{ID: r.ID, Started: r.Started}
		if len(r.Summary) > 0 {
			if err := json.Unmarshal(r.Summary, &rs.Summary); err != nil {
				return fmt.Errorf("read summary of run %s: %w", r.ID, err)
			}
		}
		s.Runs = append(s.Runs, rs)
	}
	return nil
}

func (s *Status) readSources(ctx context.Context, store *state.DB, now time.Time) error {
	sources, err := store.Sources(ctx)
	if err != nil {
		return err
	}
	for _, src := range sources {
		silent := src.Failures == 0 && !src.Succeeded.IsZero() && now.Sub(src.Changed) > silence
		s.Sources = append(s.Sources, SourceStatus{Source: src, Silent: silent})
	}
	return nil
}

func (s *Status) readSinks(ctx context.Context, store *state.DB) error {
	sinks, err := store.Sinks(ctx)
	if err != nil {
		return err
	}
	for _, sk := range sinks {
		waiting, err := store.Waiting(ctx, sk.Taken)
		if err != nil {
			return err
		}
		s.Sinks = append(s.Sinks, SinkStatus{Sink: sk, Waiting: waiting})
	}
	return nil
}

// existing says whether there is a state in dir: what reads one must not make one.
func existing(dir string) (string, error) {
	path := filepath.Join(dir, state.FileName)
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("%w: no state in %s: run `hedgerow ingest` first, or name its directory: %w", ErrConfig, dir, err)
	}
	return path, nil
}

func openExisting(ctx context.Context, dir string) (*state.DB, error) {
	if _, err := existing(dir); err != nil {
		return nil, err
	}
	store, err := state.Open(ctx, dir, state.NewPages(filepath.Join(dir, "pages"), file.OS{}))
	return store, opening(dir, err)
}

// Prune removes from the state in dir what is older than a time; see state.DB.Prune.
func Prune(ctx context.Context, dir string, before time.Time) (p state.Pruned, err error) {
	c := Config{Dir: dir}.withDefaults()
	err = locked(ctx, c, "prune", func(store *state.DB) error {
		p, err = store.Prune(ctx, before)
		for _, id := range p.Runs {
			gone := c.FS.Remove(summaryFile(dir, id))
			if !errors.Is(gone, fs.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
		return err
	})
	return p, err
}

// ForgetSink makes the state in dir forget a sink that will take no more; false where it knows none of that name.
func ForgetSink(ctx context.Context, dir, name string) (known bool, err error) {
	c := Config{Dir: dir}.withDefaults()
	err = locked(ctx, c, "state forget", func(store *state.DB) error {
		known, err = store.ForgetSink(ctx, name)
		return err
	})
	return known, err
}
