package fetch

import (
	"context"
	"sync"
	"time"
)

// hosts holds the pace of every host that was asked.
type hosts struct {
	mu sync.Mutex
	m  map[string]*host
}

func (h *hosts) get(name string) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.m == nil {
		h.m = map[string]*host{}
	}
	if h.m[name] == nil {
		h.m[name] = &host{turn: make(chan struct{}, 1)}
	}
	return h.m[name]
}

// A host lets one request in at a time, and the next a while after it began.
type host struct {
	turn chan struct{}
	mu   sync.Mutex
	next time.Time
}

// enter waits for the host's turn and time.
func (h *host) enter(ctx context.Context, interval time.Duration, sleep func(context.Context, time.Duration) error) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	h.mu.Lock()
	wait := time.Until(h.next)
	h.mu.Unlock()
	if err := sleep(ctx, wait); err != nil {
		h.leave()
		return err
	}
	h.hold(interval)
	return nil
}

// hold keeps the next request off for a while.
func (h *host) hold(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t := time.Now().Add(d); t.After(h.next) {
		h.next = t
	}
}

func (h *host) leave() { <-h.turn }

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
