package review

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"sync"
	"time"
)

// What may be decided of an item.
const (
	Accept  = "accept"  // it is right as it stands
	Reject  = "reject"  // there is no such figure
	Correct = "correct" // one field is another: Old becomes New
	Add     = "add"     // a figure that was missed: New is it
	Note    = "note"    // New is a remark
	Undo    = "undo"    // takes back what the reviewer last decided on the article, all of it that was decided in one go
)

// A Decision is one line of review.jsonl.
type Decision struct {
	Record   string          `json:"record"` // id of the article
	Revision int             `json:"revision"`
	Key      string          `json:"key"`   // of the item; "" speaks of the whole article
	Field    string          `json:"field"` // of the item; "" speaks of it whole
	Old      json.RawMessage `json:"old"`
	New      json.RawMessage `json:"new"`
	Verdict  string          `json:"verdict"`
	Reviewer string          `json:"reviewer"`
	Time     time.Time       `json:"time"`
}

// A Log is the file of decisions: it only ever grows, and each is on the disk before it counts. Several desks may share
// one.
type Log struct {
	mu       sync.Mutex
	file     *os.File
	read     int64                 // how much of the file
	byRecord map[string][]Decision // those that stand, in order
}

// OpenLog opens the decisions in file, which need not exist. What a machine that stopped has written of a last line is
// cut off: it never counted.
func OpenLog(file string) (*Log, error) {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("open decisions: %w", err)
	}
	l := &Log{file: f, byRecord: map[string][]Decision{}}
	if err := l.Refresh(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if err := f.Truncate(l.read); err != nil {
		return nil, errors.Join(fmt.Errorf("open decisions: %w", err), f.Close())
	}
	return l, nil
}

// Refresh reads what others have decided meanwhile.
func (l *Log) Refresh() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.refresh()
}

func (l *Log) refresh() error {
	info, err := l.file.Stat()
	if err != nil {
		return fmt.Errorf("read decisions: %w", err)
	}
	if info.Size() <= l.read {
		return nil
	}
	n, err := eachDecision(io.NewSectionReader(l.file, l.read, info.Size()-l.read), func(d Decision) {
		l.byRecord[d.Record] = apply(l.byRecord[d.Record], d)
	})
	l.read += n
	if err != nil {
		return fmt.Errorf("read decisions: %s: %w", l.file.Name(), err)
	}
	return nil
}

// eachDecision reads whole lines and returns how much they are; a last line without its end is not wholly written.
func eachDecision(r io.Reader, do func(Decision)) (read int64, err error) {
	lines := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF {
			return read, nil
		}
		if err != nil {
			return read, err
		}
		var d Decision
		if err := json.Unmarshal(line, &d); err != nil {
			return read, fmt.Errorf("line %d: %w", n, err)
		}
		do(d)
		read += int64(len(line))
	}
}

// ReadLog returns the decisions in file that stand: those that were undone are left out.
func ReadLog(file string) ([]Decision, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	defer f.Close()
	var all []Decision
	if _, err := eachDecision(f, func(d Decision) { all = apply(all, d) }); err != nil {
		return nil, fmt.Errorf("read decisions: %s: %w", file, err)
	}
	return all, nil
}

// apply adds d to the decisions that stand, or takes back the one it undoes.
func apply(all []Decision, d Decision) []Decision {
	if d.Verdict != Undo {
		return append(all, d)
	}
	mine := func(x Decision) bool { return x.Record == d.Record && x.Reviewer == d.Reviewer }
	for i := len(all) - 1; i >= 0; i-- {
		if last := all[i]; mine(last) {
			return slices.DeleteFunc(slices.Clone(all), func(x Decision) bool { return mine(x) && x.Key == last.Key && x.Time.Equal(last.Time) })
		}
	}
	return all
}

// Append writes decisions, all of them or none, and they stand.
func (l *Log) Append(decisions ...Decision) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	var lines []byte
	for _, d := range decisions {
		line, err := json.Marshal(d)
		if err != nil {
			return fmt.Errorf("write decision: %w", err)
		}
		lines = append(append(lines, line...), '\n')
	}
	if _, err := l.file.Write(lines); err != nil {
		return fmt.Errorf("write decision: %w", err)
	}
	if err := l.file.Sync(); err != nil {
		return fmt.Errorf("write decision: %w", err)
	}
	return l.refresh()
}

// Of returns the decisions that stand on an article, in order.
func (l *Log) Of(record string) []Decision {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]Decision(nil), l.byRecord[record]...)
}

// On returns the decisions that stand on the article as its text is now: those of a text that the page no longer has
// speak of other words.
func (l *Log) On(e *Entry) []Decision {
	return slices.DeleteFunc(l.Of(e.ID), func(d Decision) bool { return d.Revision < e.Since })
}

// All returns all decisions that stand, by article.
func (l *Log) All() []Decision {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []Decision
	for _, id := range slices.Sorted(maps.Keys(l.byRecord)) {
		all = append(all, l.byRecord[id]...)
	}
	return all
}

// Close closes the file.
func (l *Log) Close() error { return l.file.Close() }
