package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// A Holder is the run that holds the lock, as it says itself.
type Holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
	Does  string    `json:"does"` // ingest, export, prune, …
}

// A lock is held by one program at a time on one state. The kernel gives it back however the program ends.
type lock struct{ held *flock.Flock }

// acquire takes the lock of the state in dir, or says at once who holds it.
func acquire(dir, does string, now time.Time) (*lock, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, opening(dir, fmt.Errorf("make state directory: %w", err))
	}
	file := filepath.Join(dir, "lock")
	l := flock.New(file)
	ok, err := l.TryLock()
	if err != nil {
		return nil, opening(dir, fmt.Errorf("lock %s: %w", file, err))
	}
	if !ok {
		return nil, fmt.Errorf("%w %s: %s", ErrLocked, file, holder(file))
	}
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	who, err := json.Marshal(Holder{PID: os.Getpid(), Host: host, Since: now.UTC().Truncate(time.Second), Does: does})
	if err == nil {
		err = os.WriteFile(file, append(who, '\n'), 0o644)
	}
	if err != nil {
		return nil, storage(errors.Join(fmt.Errorf("lock %s: %w", file, err), l.Unlock()))
	}
	return &lock{held: l}, nil
}

// holder reads who wrote the lock file.
func holder(file string) string {
	var h Holder
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &h)
	}
	if err != nil {
		return "its holder has not said who it is"
	}
	return fmt.Sprintf("%s, process %d on %s, since %s", h.Does, h.PID, h.Host, h.Since.Format(time.RFC3339))
}

func (l *lock) release() error { return l.held.Unlock() }
