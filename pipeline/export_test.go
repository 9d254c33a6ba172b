package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/fixtures"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/sink/postgres/pgtest"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// fixtureRecords are the records of the fixture site's articles.
func fixtureRecords() []*record.Record {
	x := pipeline.NewExtractor(record.Build{Version: "test"})
	var out []*record.Record
	for _, p := range fixtures.Pages() {
		if p.Article {
			out = append(out, x.Extract(pipeline.Input{ID: p.Path, URL: "https://example.org" + p.Path, HTML: fixtures.HTML(p.File)}))
		}
	}
	return out
}

// fillOutbox makes a state in dir whose outbox holds n records: the fixture's over and over, each time as other articles.
func fillOutbox(t testing.TB, dir string, n int) {
	t.Helper()
	store, err := state.Open(ctx, dir, state.NewPages(filepath.Join(dir, "pages"), file.OS{}))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	models := fixtureRecords()
	var batch []state.Restored
	for i := range n {
		r := *models[i%len(models)]
		r.ID = fmt.Sprintf("%s#%07d", r.ID, i)
		line, err := r.Line()
		if err != nil {
			t.Fatal(err)
		}
		batch = append(batch, state.Restored{Record: &r, Line: line, At: time.Unix(1769400000, 0)})
		if len(batch) == 1000 || i == n-1 {
			if _, err := store.Restore(ctx, batch); err != nil {
				t.Fatal(err)
			}
			batch = batch[:0]
		}
	}
}

// measured runs a child to its end, and returns how many records it made or exported, in how many seconds, and what it held
// at most. (What wait(2) tells of a child's memory is never less than its parent held.)
func measured(t testing.TB, c child) (records int, seconds, megabytes float64) {
	t.Helper()
	out, err := c.command(t).Output()
	if err != nil {
		t.Fatalf("%+v: %v", c, err)
	}
	if _, err := fmt.Sscan(string(out), &records, &seconds, &megabytes); err != nil {
		t.Fatalf("%+v said %q: %v", c, out, err)
	}
	return records, seconds, megabytes / 1024
}

var peak = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peakRSS is the most memory that this process has held, in kilobytes; 0 where the system does not tell.
func peakRSS() int {
	status, err := os.ReadFile("/proc/self/status")
	if m := peak.FindSubmatch(status); err == nil && m != nil {
		n, _ := strconv.Atoi(string(m[1]))
		return n
	}
	return 0
}

// wantFlat checks that a process held no more than 200 MB, and no more for much than for some.
func wantFlat(t *testing.T, what string, some, much float64) {
	t.Helper()
	if much > 200 || much > 1.2*some+10 {
		t.Errorf("%s: %.0f MB for some records, %.0f MB for five times as many, want no more than 200 and no growth", what, some, much)
	}
}

var sinkKinds = []string{"jsonl", "jsonl-parts", "jsonl-zstd", "csv", "parquet", "sqlite", "postgres"}

// everySink is one sink of each kind, below dir.
func everySink(dir string, pg *pgtest.Server) []string {
	all := []string{"jsonl:" + dir + "/all.jsonl", "jsonl:" + dir + "/parts", "jsonl:" + dir + "/zstd?zstd", "csv:" + dir + "/figures.csv",
		"parquet:" + dir + "/parquet", "sqlite:" + dir + "/r.db"}
	if pg != nil {
		all = append(all, pg.URL())
	}
	return all
}

// An export holds no more than 200 MB, and no more for many records than for some.
func TestExportMemoryBound(t *testing.T) {
	unraced(t) // it holds much more
	const some, many = 2000, 10000
	pg := pgtest.Start(t)
	dir := t.TempDir()
	fillOutbox(t, filepath.Join(dir, "some"), some)
	fillOutbox(t, filepath.Join(dir, "many"), many)
	few, all := everySink(filepath.Join(dir, "few"), pg), everySink(filepath.Join(dir, "all"), pg)
	for i := range few {
		n, _, before := measured(t, child{Dir: filepath.Join(dir, "some"), Sinks: few[i : i+1], Export: true})
		m, _, after := measured(t, child{Dir: filepath.Join(dir, "many"), Sinks: all[i : i+1], Export: true})
		what := sinkKinds[i]
		t.Logf("%s: %d records: %.0f MB, %d records: %.0f MB", what, n, before, m, after)
		if n != some || m != many {
			t.Errorf("%s: %d and %d records exported, want %d and %d", what, n, m, some, many)
		}
		wantFlat(t, what, before, after)
	}
}

var canonicalLink = regexp.MustCompile(`rel="canonical" href="[^"]*"`)

// fillFixture puts n articles on a site: the pages of the fixture's over and over, each time at other addresses.
func fillFixture(s *site, source string, n int) {
	var pages []string
	for _, p := range fixtures.Pages() {
		if p.Article {
			pages = append(pages, fixtures.HTML(p.File))
		}
	}
	for i := range n {
		path := fmt.Sprintf("/%s/%d", source, i)
		s.put(path, canonicalLink.ReplaceAllString(pages[i%len(pages)], `rel="canonical" href="`+s.URL+path+`"`))
	}
}

// An ingest holds no more than 200 MB, and no more for many articles than for some.
func TestIngestMemoryBound(t *testing.T) {
	unraced(t) // it holds much more
	s := newSite(t)
	fillFixture(s, "some", 200)
	fillFixture(s, "many", 1000)
	var held []float64
	for _, source := range []string{"some", "many"} {
		dir := t.TempDir()
		n, seconds, mb := measured(t, child{Site: s.URL, Sources: []string{source}, Dir: dir + "/state", Sinks: []string{"jsonl:" + dir + "/all.jsonl"}, Workers: 16})
		t.Logf("%d articles in %.1f s: %.0f MB", n, seconds, mb)
		held = append(held, mb)
	}
	wantFlat(t, "ingest", held[0], held[1])
}

// BenchmarkIngest reads a site of 300 pages of the fixture into a new state and one file.
func BenchmarkIngest(b *testing.B) {
	const articles = 300
	s := newSite(b)
	fillFixture(s, "alpha", articles)
	for _, workers := range []int{1, 4, 16} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			var seconds, most float64
			for b.Loop() {
				dir := b.TempDir()
				n, s, mb := measured(b, child{Site: s.URL, Sources: []string{"alpha"}, Dir: dir + "/state", Sinks: []string{"jsonl:" + dir + "/all.jsonl"}, Workers: workers})
				if n != articles {
					b.Fatalf("%d records, want %d", n, articles)
				}
				seconds, most = seconds+s, max(most, mb)
			}
			b.ReportMetric(articles*float64(b.N)/seconds, "articles/s")
			b.ReportMetric(most, "MB-peak")
		})
	}
}

// BenchmarkExport exports 100 000 records to each kind of sink.
func BenchmarkExport(b *testing.B) {
	const n = 100_000
	pg := pgtest.Start(b)
	dir := b.TempDir()
	fillOutbox(b, dir, n)
	for i, kind := range sinkKinds {
		b.Run(kind, func(b *testing.B) {
			var seconds, most float64
			for b.Loop() {
				records, s, mb := measured(b, child{Dir: dir, Sinks: everySink(b.TempDir(), pg)[i:][:1], Export: true})
				if records != n {
					b.Fatalf("%d records, want %d", records, n)
				}
				seconds, most = seconds+s, max(most, mb)
			}
			b.ReportMetric(float64(n*b.N)/seconds, "records/s")
			b.ReportMetric(most, "MB-peak")
		})
	}
}
