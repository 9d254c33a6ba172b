package parse

import (
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// heapPeak is the most memory, in MiB, that is in use at a time while f runs.
func heapPeak(f func()) uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before := m.HeapAlloc
	var done atomic.Bool
	most := make(chan uint64)
	go func() {
		top := before
		for !done.Load() {
			runtime.ReadMemStats(&m)
			top = max(top, m.HeapAlloc)
			time.Sleep(20 * time.Millisecond)
		}
		most <- (top - before) >> 20
	}()
	f()
	done.Store(true)
	return <-most
}

// Feeds of the size that fetch brings at most, each as costly as one of its kind can be.
func TestMemoryBound(t *testing.T) {
	var many strings.Builder
	for i := range 130_000 {
		fmt.Fprintf(&many, "<item><title>%d</title><link>https://h.example/%d</link></item>", i, i)
	}
	for _, tt := range []struct {
		name, feed string
		items      int
	}{
		{"items with links", "<rss><channel>" + many.String(), maxItems},
		{"empty items", "<rss><channel>" + strings.Repeat("<item><a/></item>", 200_000), maxItems},
		{"nested tags", "<rss><channel><title>N</title><item><title>One</title></item><item>" + strings.Repeat("<b>", 2<<20), 1},
		{"sitemap", "<urlset>" + strings.Repeat("<url><loc>https://h.example/a</loc></url>", 150_000), maxItems},
		{"JSON", `{"version":"https://jsonfeed.org/version/1.1","items":[` + strings.Repeat(`{"id":"1"},`, 600_000), maxItems},
	} {
		var f *Feed
		var err error
		used := heapPeak(func() { f, err = Parse([]byte(tt.feed), "", "") })
		if err != nil || len(f.Items) != tt.items {
			t.Errorf("%s: %v, want %d items", tt.name, err, tt.items)
		}
		if used > 512 {
			t.Errorf("%s: %d MiB in use", tt.name, used)
		}
		t.Logf("%s: %d MiB", tt.name, used)
	}
}
