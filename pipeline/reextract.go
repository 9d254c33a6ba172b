package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// Reextract reads every page that is kept with the present build, records what it reads otherwise as revisions, and
// delivers them. Nothing is fetched. Pages that were pruned are passed over and counted as waiting.
func Reextract(ctx context.Context, c Config) (*Summary, error) {
	c = c.withDefaults()
	if _, err := existing(c.Dir); err != nil {
		return nil, err
	}
	if err := checkSinks(c, c.Sinks); err != nil {
		return nil, err
	}
	held, err := acquire(c.Dir, "reextract", c.Now())
	if err != nil {
		return nil, err
	}
	s, err := withRunner(ctx, c, func(r *runner) error { return r.run(ctx, r.reextract) })
	return s, errors.Join(err, storage(held.release()))
}

// pageOfItems is how many items are held at a time.
const pageOfItems = 500

func (r *runner) reextract(ctx context.Context) {
	var last state.Item
	place := 0
	for ctx.Err() == nil {
		items, err := r.store.ItemsAfter(r.storeCtx, last.Source, last.ID, pageOfItems)
		if err != nil {
			r.fail(err)
			return
		}
		if len(items) == 0 {
			return
		}
		var all sync.WaitGroup
		for _, it := range items {
			r.slots <- struct{}{}
			at := place
			place++
			all.Go(func() {
				defer func() { <-r.slots }()
				if err := r.readAgain(it, at); err != nil {
					r.fail(err)
				}
			})
		}
		all.Wait()
		last = items[len(items)-1]
	}
}

// readAgain makes the record of one item's page again.
func (r *runner) readAgain(it state.Item, place int) error {
	source, ok := r.Sources.Find(it.Source)
	if !ok {
		source = feeds.Source{Name: it.Source} // no longer in the catalogue
	}
	if !r.store.Pages.Has(it.Page) {
		r.tally(it.Source, func(s *SourceSummary) { s.Waiting++ })
		return nil
	}
	a, err := r.parseAgain(source, it)
	if err != nil {
		r.Report(Event{Kind: "failed", Source: it.Source, URL: a.URL, Err: err})
		r.tally(it.Source, func(s *SourceSummary) { s.Failed++ })
		return nil
	}
	r.cpus <- struct{}{}
	rec := r.extractor.Article(source, a)
	<-r.cpus
	if rec.ID != it.Article {
		rec.ID = it.Article // the page's own address is read otherwise now: it is the same article all the same
	}
	if err := r.commit(it, place, rec); err != nil {
		return err
	}
	r.tally(it.Source, func(s *SourceSummary) { s.Read++ })
	r.Report(Event{Kind: "read", Source: it.Source, URL: a.URL})
	return nil
}

func (r *runner) parseAgain(source feeds.Source, it state.Item) (feeds.Article, error) {
	raw, err := rawOf(it)
	if err != nil {
		return feeds.Article{}, err
	}
	if raw.Body, err = r.store.Pages.Get(it.Page); err != nil {
		return feeds.Article{}, err
	}
	var item feeds.Item
	if err := json.Unmarshal(it.Listed, &item); err != nil {
		return feeds.Article{}, fmt.Errorf("read item %s: %w", it.ID, err)
	}
	return feeds.Parse(source, item, raw)
}

// tally counts in the summary of a source, making it where need be.
func (r *runner) tally(source string, count func(*SourceSummary)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.summary.Sources {
		if r.summary.Sources[i].Name == source {
			count(&r.summary.Sources[i])
			return
		}
	}
	s := SourceSummary{Name: source}
	count(&s)
	r.summary.Sources = append(r.summary.Sources, s)
}
