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

// export is what a child does that exports: it says how many records, in how many seconds, and what it held at most.
func (c child) export() int {
	for _, to := range c.Sinks {
		start := time.Now()
		n, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: c.Dir, To: to})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 3
		}
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 3
		}
		fmt.Printf("%d %f %s\n", n, time.Since(start).Seconds(), peakRSS.FindSubmatch(status)[1])
	}
	return 0
}

// peakRSS finds the most memory that a process has held. (What wait(2) tells of a child is never less than its parent held.)
var peakRSS = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// exported exports the state in dir to a sink, in a process of its own.
func exported(t testing.TB, dir, to string) (records int, seconds, megabytes float64) {
	t.Helper()
	out, err := child{Dir: dir, Sinks: []string{to}, Export: true}.command(t).Output()
	if err != nil {
		t.Fatalf("export to %s: %v", to, err)
	}
	if _, err := fmt.Sscan(string(out), &records, &seconds, &megabytes); err != nil {
		t.Fatalf("export to %s said %q: %v", to, out, err)
	}
	return records, seconds, megabytes / 1024
}

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
	if race {
		t.Skip("the race detector holds much more")
	}
	const some, many = 2000, 10000
	pg := pgtest.Start(t)
	dir := t.TempDir()
	fillOutbox(t, filepath.Join(dir, "some"), some)
	fillOutbox(t, filepath.Join(dir, "many"), many)
	few, all := everySink(filepath.Join(dir, "few"), pg), everySink(filepath.Join(dir, "all"), pg)
	for i := range few {
		n, _, before := exported(t, filepath.Join(dir, "some"), few[i])
		m, _, after := exported(t, filepath.Join(dir, "many"), all[i])
		t.Logf("%-40.40s %d records: %.0f MB, %d records: %.0f MB", all[i], n, before, m, after)
		if n != some || m != many {
			t.Errorf("%s: %d and %d records exported, want %d and %d", all[i], n, m, some, many)
		}
		if after > 200 || after > 1.2*before+10 {
			t.Errorf("%s: %.0f MB for %d records, %.0f MB for %d, want no more than 200 and no growth", all[i], before, n, after, m)
		}
	}
}

// BenchmarkExport exports 100 000 records to each kind of sink.
func BenchmarkExport(b *testing.B) {
	n := 100_000
	if s := os.Getenv("HEDGEROW_BENCH_RECORDS"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	pg := pgtest.Start(b)
	dir := b.TempDir()
	fillOutbox(b, dir, n)
	for i, kind := range []string{"jsonl", "jsonl-parts", "jsonl-zstd", "csv", "parquet", "sqlite", "postgres"} {
		b.Run(kind, func(b *testing.B) {
			var seconds, peak float64
			for b.Loop() {
				to := everySink(b.TempDir(), pg)[i]
				records, s, mb := exported(b, dir, to)
				if records != n {
					b.Fatalf("%d records, want %d", records, n)
				}
				seconds, peak = seconds+s, max(peak, mb)
			}
			b.ReportMetric(float64(n*b.N)/seconds, "records/s")
			b.ReportMetric(peak, "MB-peak")
		})
	}
}
