package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// A sourceRun is one source's part of a run.
type sourceRun struct {
	*runner
	source  feeds.Source
	stopped context.Context // ends when no more work is to be taken on
	work    context.Context // of the work in hand

	counts sync.Mutex
	sum    SourceSummary
	undone bool // an item of the listing is still to be read: its validators must not be stored
}

// A job is one item to read.
type job struct {
	item  feeds.Item
	place int
	known *state.Item // nil where it was never read
	dead  *state.Dead // of an earlier failure
	ask   bool        // whether the page has changed, and read it only then
}

func (s *sourceRun) run() {
	started := s.Now()
	s.sum.Name = s.source.Name
	health, err := s.store.Source(s.storeCtx, s.source.Name)
	if err != nil {
		s.fail(err)
		return
	}
	if s.DeadOnly {
		s.retry(started)
	} else if health.NotBefore.After(started) {
		s.sum.Waiting++
	} else {
		s.ingest(health, started)
	}
	s.sum.Seconds = s.Now().Sub(started).Round(time.Millisecond).Seconds()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.summary.Sources = append(s.summary.Sources, s.sum)
}

func (s *sourceRun) ingest(health state.Source, started time.Time) {
	listing, err := s.list(health)
	if err != nil && s.stopped.Err() != nil && listing.Items == nil {
		return // not asked at all: no failure of the source's
	}
	jobs, planErr := s.plan(listing, started)
	if planErr != nil {
		s.fail(planErr)
		return
	}
	s.readAll(jobs)
	health.Attempted, health.NotBefore = started, listing.NotBefore
	if err != nil {
		s.sum.Error = err.Error()
		health.Failures++
		health.Error = err.Error()
	} else {
		health.Succeeded, health.Failures, health.Error = started, 0, ""
	}
	if s.sum.Read > 0 {
		health.Changed = started
	}
	s.Step("read")
	if err == nil && !s.undone && s.stopped.Err() == nil {
		if health.Validators, err = json.Marshal(listing.Validators); err != nil {
			s.fail(err)
			return
		}
	}
	if err := s.store.PutSource(s.storeCtx, health); err != nil {
		s.fail(err)
	}
	s.Step("validators")
}

// retry reads the dead letters, and asks for no listing.
func (s *sourceRun) retry(started time.Time) {
	jobs, err := s.plan(feeds.Listing{}, started)
	if err != nil {
		s.fail(err)
		return
	}
	s.readAll(jobs)
}

func (s *sourceRun) list(health state.Source) (feeds.Listing, error) {
	if !s.take() {
		return feeds.Listing{}, s.stopped.Err()
	}
	defer s.give()
	var known feeds.Validators
	if len(health.Validators) > 0 {
		if err := json.Unmarshal(health.Validators, &known); err != nil {
			known = nil // an older build's: ask without
		}
	}
	l, err := s.Reader.List(s.work, s.source, known)
	s.sum.Listed, s.sum.NotModified = len(l.Items), l.NotModified && err == nil
	s.Report(Event{Kind: "listed", Source: s.source.Name, Count: len(l.Items), Err: err})
	s.Step("listed")
	return l, err
}

// take waits for a slot; it returns false where the run is to stop.
func (s *sourceRun) take() bool {
	select {
	case <-s.stopped.Done():
		return false
	default:
	}
	select {
	case s.slots <- struct{}{}:
		return true
	case <-s.stopped.Done():
		return false
	}
}

func (s *sourceRun) give() { <-s.slots }

// plan decides what is to be read: items never read, items of which the feed says something new, dead letters that are
// due, and, for some days, pages that may have been corrected.
func (s *sourceRun) plan(l feeds.Listing, now time.Time) ([]job, error) {
	dead, err := s.deadLetters()
	if err != nil {
		return nil, err
	}
	var jobs []job
	planned := map[string]bool{}
	add := func(j job) {
		j.place = len(jobs)
		planned[j.item.ID] = true
		jobs = append(jobs, j)
	}
	for _, item := range l.Items {
		known, ok, err := s.store.Item(s.storeCtx, s.source.Name, item.ID)
		if err != nil {
			return nil, err
		}
		j := job{item: item, dead: dead[item.ID]}
		if ok {
			j.known = &known
			j.ask = known.Digest == digestItem(item)
		}
		if j.ask && !s.mayChange(known, now) {
			planned[item.ID] = true
		} else if j.dead != nil && !s.due(j.dead, now) {
			planned[item.ID] = true
			s.wait(j.dead)
		} else {
			add(j)
		}
	}
	for _, letter := range dead.sorted() {
		if planned[letter.ID] || !s.due(letter, now) {
			continue
		}
		item, err := itemOf(letter)
		if err != nil {
			return nil, err
		}
		add(job{item: item, dead: letter})
	}
	return s.planRechecks(jobs, planned, now)
}

// planRechecks adds the items that have left the listing, or whose listing was not sent again.
func (s *sourceRun) planRechecks(jobs []job, planned map[string]bool, now time.Time) ([]job, error) {
	if s.Recheck < 0 || s.DeadOnly {
		return jobs, nil
	}
	recent, err := s.store.Recent(s.storeCtx, s.source.Name, now.Add(-s.Recheck))
	if err != nil {
		return nil, err
	}
	for _, known := range recent {
		if planned[known.ID] || !s.mayChange(known, now) {
			continue
		}
		var item feeds.Item
		if err := json.Unmarshal(known.Listed, &item); err != nil {
			return nil, fmt.Errorf("read item %s: %w", known.ID, err)
		}
		jobs = append(jobs, job{item: item, place: len(jobs), known: &known, ask: true})
	}
	return jobs, nil
}

// mayChange says whether a page is to be asked again. Without validators the whole page would have to be fetched each
// time, so such a page is read again only when the feed says something new of it.
func (s *sourceRun) mayChange(known state.Item, now time.Time) bool {
	if s.Recheck < 0 || now.Sub(known.FirstAt) > s.Recheck {
		return false
	}
	raw, err := rawOf(known)
	return err == nil && raw.Conditional()
}

func (s *sourceRun) readAll(jobs []job) {
	var all sync.WaitGroup
	for i, j := range jobs {
		if !s.take() {
			s.counts.Lock()
			s.undone = true
			s.sum.Waiting += len(jobs) - i
			s.counts.Unlock()
			break
		}
		all.Go(func() {
			defer s.give()
			s.read(j)
		})
	}
	all.Wait()
}

// read reads one item and keeps what came of it.
func (s *sourceRun) read(j job) {
	a, err := s.fetch(j)
	switch {
	case errors.Is(err, feeds.ErrNotModified):
		err = s.unchanged(j, *j.known)
	case err != nil && s.work.Err() != nil:
		s.count(func() { s.undone = true }) // stopped, not failed
		return
	case err != nil:
		err = s.failed(j, err)
	default:
		err = s.keep(j, a)
	}
	if err != nil {
		s.fail(err)
	}
}

func (s *sourceRun) fetch(j job) (feeds.Article, error) {
	if j.known == nil || !j.ask {
		return s.Reader.Read(s.work, s.source, j.item)
	}
	raw, err := rawOf(*j.known)
	if err != nil {
		return feeds.Article{}, err
	}
	return s.Reader.Reread(s.work, s.source, j.item, raw)
}

// keep records an article. The page is on the disk before the state speaks of it.
func (s *sourceRun) keep(j job, a feeds.Article) error {
	page := state.PageDigest(a.Raw.Body)
	it, err := s.item(j, a.Raw, page)
	if err != nil {
		return err
	}
	if j.known != nil && j.known.Page == page && j.known.Digest == it.Digest {
		it.Article = j.known.Article
		return s.unchanged(j, it)
	}
	r := s.extract(a)
	it.Article = r.ID
	about, err := json.Marshal(it)
	if err != nil {
		return fmt.Errorf("keep %s: %w", j.item.URL, err)
	}
	if _, err := s.store.Pages.Put(a.Raw.Body, about); err != nil {
		return err
	}
	s.Step("page")
	if err := s.commit(it, j.place, r); err != nil {
		return err
	}
	s.count(func() { s.sum.Read++ })
	s.Report(Event{Kind: "read", Source: s.source.Name, URL: a.URL})
	return nil
}

// commit keeps a record and the mark that its item is done.
func (r *runner) commit(it state.Item, place int, rec *record.Record) error {
	line, err := rec.Line()
	if err != nil {
		return err
	}
	err = r.store.Commit(r.storeCtx, state.Reading{Item: it, Run: r.summary.ID, Place: place, Words: wordsOf(rec), Record: line})
	if err == nil {
		r.Step("committed")
	}
	return err
}

func (s *sourceRun) extract(a feeds.Article) *record.Record {
	s.cpus <- struct{}{}
	defer func() { <-s.cpus }()
	return s.extractor.Article(s.source, a)
}

func (s *sourceRun) item(j job, raw feeds.Raw, page string) (state.Item, error) {
	raw.Body = nil
	rawJSON, err := json.Marshal(raw)
	if err != nil {
		return state.Item{}, fmt.Errorf("keep %s: %w", j.item.URL, err)
	}
	listed := j.item
	listed.Content = ""
	listedJSON, err := json.Marshal(listed)
	if err != nil {
		return state.Item{}, fmt.Errorf("keep %s: %w", j.item.URL, err)
	}
	it := state.Item{Source: s.source.Name, ID: j.item.ID, Listed: listedJSON, Digest: digestItem(j.item), Raw: rawJSON, Page: page, FirstAt: s.Now(), ReadAt: s.Now()}
	if j.ask { // the item may come from the state, where its content was left out
		it.Digest, it.Listed = j.known.Digest, j.known.Listed
	}
	return it, nil
}

func (s *sourceRun) unchanged(j job, it state.Item) error {
	it.ReadAt = s.Now()
	if err := s.store.Unchanged(s.storeCtx, it); err != nil {
		return err
	}
	s.count(func() { s.sum.Unchanged++ })
	s.Report(Event{Kind: "unchanged", Source: s.source.Name, URL: j.item.URL})
	return nil
}

func (s *sourceRun) count(do func()) {
	s.counts.Lock()
	defer s.counts.Unlock()
	do()
}

func rawOf(it state.Item) (feeds.Raw, error) {
	var raw feeds.Raw
	if err := json.Unmarshal(it.Raw, &raw); err != nil {
		return raw, fmt.Errorf("read item %s: %w", it.ID, err)
	}
	return raw, nil
}

// digestItem tells whether a feed says something new of an item.
func digestItem(item feeds.Item) string {
	return record.Digest(strings.Join([]string{item.URL, item.Title, item.Published, item.Modified, item.Summary, item.Content}, "\x00"))
}
