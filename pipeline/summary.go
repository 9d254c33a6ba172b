package pipeline

import (
	"time"

	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// A Summary is what a run has done. It is kept as runs/<id>.json beside the state.
type Summary struct {
	ID        string          `json:"id"`
	Build     record.Build    `json:"build"`
	Started   time.Time       `json:"started"`
	Finished  time.Time       `json:"finished"`
	Seconds   float64         `json:"seconds"`
	Status    string          `json:"status"` // ok partial interrupted failed
	Sources   []SourceSummary `json:"sources"`
	Records   state.Sealed    `json:"records"`
	Delivered []Delivery      `json:"delivered"`
	Error     string          `json:"error,omitempty"`
}

// The statuses of a run.
const (
	StatusOK          = "ok"
	StatusPartial     = "partial"     // some sources or items failed; the rest was done
	StatusInterrupted = "interrupted" // stopped by a signal or the deadline; the next run goes on
	StatusFailed      = "failed"      // the state or a sink could not be written
)

// A SourceSummary counts what became of one source's items.
type SourceSummary struct {
	Name        string  `json:"name"`
	Listed      int     `json:"listed"`       // items in the feeds, 0 where they were not modified
	NotModified bool    `json:"not_modified"` // every feed was as it had been
	Read        int     `json:"read"`         // articles read and recorded
	Unchanged   int     `json:"unchanged"`    // asked again, and as they had been
	Failed      int     `json:"failed"`
	Waiting     int     `json:"waiting"` // failed before, and not due yet
	Error       string  `json:"error,omitempty"`
	Seconds     float64 `json:"seconds"`
}

// A Delivery counts what a sink took.
type Delivery struct {
	Sink    string `json:"sink"`
	Records int    `json:"records"`
	Error   string `json:"error,omitempty"`
	Advice  string `json:"advice,omitempty"` // what would be better
}

// Failures counts the sources and items that failed.
func (s *Summary) Failures() int {
	n := 0
	for _, src := range s.Sources {
		n += src.Failed
		if src.Error != "" {
			n++
		}
	}
	return n
}

// Unchanged counts the articles that were read again, or asked for, and are as they were.
func (s *Summary) Unchanged() int {
	n := s.Records.Unchanged
	for _, src := range s.Sources {
		n += src.Unchanged
	}
	return n
}

// close sets how the run ended.
func (s *Summary) close(now time.Time, interrupted bool, err error) {
	s.Finished = now.UTC()
	s.Seconds = s.Finished.Sub(s.Started).Round(time.Millisecond).Seconds()
	switch {
	case err != nil:
		s.Status, s.Error = StatusFailed, err.Error()
	case interrupted:
		s.Status = StatusInterrupted
	case s.Failures() > 0:
		s.Status = StatusPartial
	default:
		s.Status = StatusOK
	}
}
