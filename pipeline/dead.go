package pipeline

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/feeds/fetch"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// The plan of retries: an hour after the first failure, then twice as long each time, up to a day, and given up after a
// week or so. What a site has refused (404, robots.txt) is given up at once.
const (
	firstRetry  = time.Hour
	longest     = 24 * time.Hour
	mostRetries = 10
)

func nextRetry(attempts int, now time.Time, err error) time.Time {
	if fetch.Refused(err) || attempts >= mostRetries {
		return time.Time{}
	}
	wait := firstRetry << min(attempts-1, 10)
	return now.Add(min(wait, longest))
}

type deadLetters map[string]*state.Dead

func (s *sourceRun) deadLetters() (deadLetters, error) {
	list, err := s.store.Dead(s.storeCtx, s.source.Name)
	if err != nil {
		return nil, err
	}
	dead := deadLetters{}
	for i := range list {
		dead[list[i].ID] = &list[i]
	}
	return dead, nil
}

func (d deadLetters) sorted() []*state.Dead {
	out := make([]*state.Dead, 0, len(d))
	for _, id := range slices.Sorted(maps.Keys(d)) {
		out = append(out, d[id])
	}
	return out
}

func (s *sourceRun) due(l *state.Dead, now time.Time) bool {
	return s.RetryAll || !l.GivenUp() && !l.NextAt.After(now)
}

// wait leaves a dead letter alone for this run. One that is given up is done with; another keeps its listing open.
func (s *sourceRun) wait(l *state.Dead) {
	if !l.GivenUp() {
		s.undone = true
		s.sum.Waiting++
	}
}

// itemOf returns the feed's entry that a dead letter is about.
func itemOf(l *state.Dead) (feeds.Item, error) {
	var item feeds.Item
	if err := json.Unmarshal(l.Listed, &item); err != nil {
		return item, fmt.Errorf("read dead letter %s: %w", l.URL, err)
	}
	return item, nil
}

// failed keeps what could not be read, to be tried again. A page that was read before and cannot be asked today is no
// loss, and no dead letter.
func (s *sourceRun) failed(j job, cause error) error {
	s.Report(Event{Kind: "failed", Source: s.source.Name, URL: j.item.URL, Err: cause})
	if j.ask {
		s.count(func() { s.sum.Unchanged++ })
		return nil
	}
	now := s.Now()
	l := state.Dead{Source: s.source.Name, ID: j.item.ID, URL: j.item.URL, Reason: cause.Error(), Attempts: 1, FirstAt: now, LastAt: now}
	if j.dead != nil {
		l.Attempts, l.FirstAt = j.dead.Attempts+1, j.dead.FirstAt
	}
	l.NextAt = nextRetry(l.Attempts, now, cause)
	var err error
	if l.Listed, err = json.Marshal(j.item); err != nil {
		return fmt.Errorf("keep dead letter %s: %w", l.URL, err)
	}
	s.count(func() {
		s.sum.Failed++
		s.undone = s.undone || !l.GivenUp()
	})
	return s.store.Fail(s.storeCtx, l)
}
