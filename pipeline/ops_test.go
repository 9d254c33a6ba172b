package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/sink/file"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

var ctx = context.Background()

func export(t *testing.T, c pipeline.Config, to string) int {
	t.Helper()
	n, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: c.Dir, To: to, Now: c.Now})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestExportGoesOnWhereItWas(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 3)
	c := night(t, s, "alpha")
	run(t, c)
	to := "jsonl:" + t.TempDir()
	if n := export(t, c, to); n != 3 {
		t.Errorf("first export: %d, want 3", n)
	}
	fill(s, "alpha", 5)
	run(t, c)
	if n := export(t, c, to); n != 2 {
		t.Errorf("second export: %d, want 2", n)
	}
	wantOnce(t, s, to)
	n, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: c.Dir, To: to, Full: true})
	if n != 5 || err != nil {
		t.Errorf("full export = %d, %v, want 5", n, err)
	}
	wantOnce(t, s, to)
}

func TestExportSince(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 2)
	c := night(t, s, "alpha")
	clock := time.Date(2026, 1, 26, 2, 0, 0, 0, time.UTC)
	c.Now = func() time.Time { return clock }
	run(t, c)
	clock = clock.Add(24 * time.Hour)
	fill(s, "alpha", 5)
	run(t, c)
	dir := t.TempDir()
	for _, to := range []string{"jsonl:" + dir, "sqlite:" + dir + "/r.db", "csv:" + dir + "/f.csv"} {
		n, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: c.Dir, To: to, Since: clock})
		if n != 3 || err != nil {
			t.Errorf("Export to %s since the second night = %d, %v, want 3", to, n, err)
		}
	}
	none := "csv:" + dir + "/none.csv"
	if n, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: c.Dir, To: none, Since: clock.Add(time.Hour)}); n != 0 || err != nil {
		t.Errorf("Export since later = %d, %v, want nothing", n, err)
	}
	if p, err := pipeline.Prune(ctx, c.Dir, clock.Add(time.Hour)); p.Entries != 5 || err != nil {
		t.Errorf("Prune = %+v, %v, want all 5 entries gone: nobody waits for them", p, err)
	}
}

func TestExportNeedsAState(t *testing.T) {
	_, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: t.TempDir(), To: "jsonl:x"})
	if !errors.Is(err, pipeline.ErrConfig) {
		t.Errorf("Export without a state = %v, want ErrConfig", err)
	}
}

func TestChangesReportFiguresThatAreOtherNow(t *testing.T) {
	s := newSite(t)
	s.put("/alpha/0", story(5)) // at least 7 killed
	s.put("/alpha/1", story(6))
	c := night(t, s, "alpha")
	start := time.Now().Add(-time.Minute)
	run(t, c)
	s.put("/alpha/0", strings.Replace(story(5), "7 miners", "9 miners", 1))
	s.put("/alpha/1", story(6)+" The road was closed.") // a revision, but of no figure
	run(t, c)
	var got []string
	err := pipeline.Changes(ctx, c.Dir, start, func(ch pipeline.Change) error {
		for _, f := range ch.Figures {
			if f.Was == nil || f.Is == nil || f.Was.Low == nil || f.Is.Low == nil {
				t.Fatalf("change %+v has no two figures", f)
			}
			got = append(got, fmt.Sprintf("%s %d: %s %d to %d", strings.TrimPrefix(*ch.URL, s.URL), ch.Revision, f.Measure, *f.Was.Low, *f.Is.Low))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"/alpha/0 2: killed 7 to 9"}, got); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

func TestStatusSaysWhatWentWrong(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 2)
	s.answer("/alpha/1", http.StatusBadGateway)
	s.answer("/beta.xml", http.StatusInternalServerError)
	c := night(t, s, "alpha", "beta")
	run(t, c)
	st, err := pipeline.ReadStatus(ctx, c.Dir, 5, time.Now().Add(30*24*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if len(st.Runs) != 1 || st.Runs[0].Summary.Status != pipeline.StatusPartial {
		t.Errorf("runs = %+v, want one, partial", st.Runs)
	}
	if len(st.Dead) != 1 || !strings.Contains(st.Dead[0].Reason, "502") || st.Dead[0].GivenUp() {
		t.Errorf("dead letters = %+v, want one with 502, to be tried again", st.Dead)
	}
	if len(st.Sources) != 2 || !st.Sources[0].Silent || st.Sources[1].Failures != 1 || st.Sources[1].Error == "" {
		t.Errorf("sources = %+v, want alpha silent by then and beta failing", st.Sources)
	}
	if len(st.Sinks) != 1 || st.Sinks[0].Waiting != 0 {
		t.Errorf("sinks = %+v, want one, with nothing waiting", st.Sinks)
	}
}

func TestRetryReadsDeadLettersOnly(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 3)
	s.answer("/alpha/1", http.StatusGone)
	c := night(t, s, "alpha")
	run(t, c)
	s.answer("/alpha/1", 0)
	s.put("/alpha/2", story(9))
	s.counts()
	c.DeadOnly, c.RetryAll = true, true
	sum := run(t, c)
	if plain, checked := s.counts(); sum.Records != (state.Sealed{New: 1}) || plain != 1 || checked != 0 {
		t.Errorf("records = %+v after %d and %d requests, want one new after one", sum.Records, plain, checked)
	}
	if st, err := pipeline.ReadStatus(ctx, c.Dir, 1, time.Now()); err != nil || len(st.Dead) != 0 {
		t.Errorf("dead letters = %+v, %v, want none left", st.Dead, err)
	}
}

func TestPruneKeepsWhatASinkHasNotTaken(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 2)
	c := night(t, s, "alpha")
	run(t, c)
	other := "jsonl:" + t.TempDir()
	export(t, c, other)
	fill(s, "alpha", 5)
	run(t, c) // the other sink has not taken these
	later := time.Now().Add(time.Hour)
	p, err := pipeline.Prune(ctx, c.Dir, later)
	if err != nil || p.Entries != 2 || p.Held != 3 || !slices.Equal(p.Holders, []string{other}) || p.Pages != 5 || len(p.Runs) != 2 {
		t.Fatalf("Prune = %+v, %v, want 2 entries, 5 pages and 2 runs gone, 3 entries held by %s", p, err, other)
	}
	if left, _ := filepath.Glob(filepath.Join(c.Dir, "runs", "*")); len(left) > 0 {
		t.Errorf("summaries of runs that are gone: %q", left)
	}
	if n := export(t, c, other); n != 3 {
		t.Errorf("the other sink took %d, want the 3 it had not", n)
	}
	wantOnce(t, s, other)
	if sum := run(t, c); sum.Records.New != 0 || sum.Records.Revised != 0 {
		t.Errorf("after pruning the next night records %+v, want nothing new", sum.Records)
	}
	if _, err := pipeline.ForgetSink(ctx, c.Dir, other); err != nil {
		t.Fatal(err)
	}
	if p, err := pipeline.Prune(ctx, c.Dir, later); err != nil || p.Entries != 3 {
		t.Errorf("Prune after the other sink is forgotten = %+v, %v, want 3 entries gone", p, err)
	}
}

// What was pruned stands in the sinks alone: emptying one of them would lose it.
func TestFullExportRefusesToLoseWhatWasPruned(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 3)
	c := night(t, s, "alpha")
	run(t, c)
	if _, err := pipeline.Prune(ctx, c.Dir, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	before := output(t, c)
	_, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: c.Dir, To: c.Sinks[0], Full: true})
	if !errors.Is(err, pipeline.ErrConfig) || output(t, c) != before {
		t.Errorf("Export = %v, want ErrConfig and the file as it was", err)
	}
}

func TestReextractWritesNothingWithTheSameRules(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 4)
	c := night(t, s, "alpha")
	run(t, c)
	before := output(t, c)
	s.counts()
	sum, err := pipeline.Reextract(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	if plain, checked := s.counts(); plain+checked != 0 {
		t.Errorf("%d requests, want none", plain+checked)
	}
	if sum.Records != (state.Sealed{Unchanged: 4}) || output(t, c) != before {
		t.Errorf("records = %+v, want 4 unchanged and the same bytes", sum.Records)
	}
}

func TestReextractRecordsWhatIsReadOtherwise(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 2)
	c := night(t, s, "alpha")
	c.Reader = dull{c.Reader} // an older build, which found no titles
	run(t, c)
	sum, err := pipeline.Reextract(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	rs := records(t, output(t, c))
	if sum.Records != (state.Sealed{Revised: 2}) || rs[3].Reason != "extractor" || rs[3].Revision != 2 {
		t.Errorf("records = %+v, last %d by %s, want 2 revised by extractor", sum.Records, rs[3].Revision, rs[3].Reason)
	}
}

func TestRebuildGoesOnWhereTheLostStateWas(t *testing.T) {
	for _, kind := range []string{"file", "parts"} {
		t.Run(kind, func(t *testing.T) {
			s := newSite(t)
			fill(s, "alpha", 4)
			c := night(t, s, "alpha")
			if kind == "parts" {
				c.Sinks = []string{"jsonl:" + t.TempDir()}
			}
			run(t, c)
			s.put("/alpha/2", story(40))
			run(t, c)
			before := held(t, c.Sinks[0])
			for _, name := range []string{"", "-wal", "-shm"} {
				os.Remove(filepath.Join(c.Dir, state.FileName+name))
			}
			b, err := pipeline.Rebuild(ctx, c.Dir, c.Sinks[0])
			if err != nil || b != (pipeline.Rebuilt{Records: 5, Items: 4}) {
				t.Fatalf("Rebuild = %+v, %v, want 5 records and 4 items", b, err)
			}
			s.counts()
			if sum := run(t, c); sum.Records.New+sum.Records.Revised != 0 || sum.Status != pipeline.StatusOK {
				t.Errorf("the next night: %+v, want nothing new", sum)
			}
			if plain, _ := s.counts(); plain != 1 {
				t.Errorf("%d unconditional requests, want the listing alone", plain)
			}
			s.put("/alpha/3", story(50))
			fill(s, "alpha", 5)
			if sum := run(t, c); sum.Records.New != 1 || sum.Records.Revised < 1 {
				t.Errorf("the night after: %+v, want one new and a revision", sum.Records)
			}
			after := held(t, c.Sinks[0])
			if len(after) <= len(before) || len(slices.Compact(slices.Clone(after))) != len(after) {
				t.Errorf("%d records before, %d after, want more, each once", len(before), len(after))
			}
		})
	}
}

func TestRunHealsAfterEveryFault(t *testing.T) {
	unraced(t)
	t.Parallel()
	s := newSite(t)
	fill(s, "alpha", 2)
	for call := 1; ; call++ {
		c := night(t, s, "alpha")
		dir := filepath.Dir(c.Dir)
		c.Workers = 1
		c.Sinks = append(c.Sinks, "jsonl:"+dir+"/parts", "parquet:"+dir+"/parquet")
		c.Metrics = filepath.Join(dir, "hedgerow.prom")
		faulty := &file.Faulty{FS: file.OS{}, FailAt: call}
		c.FS = faulty
		_, err := pipeline.Run(ctx, c)
		if faulty.Failed == "" {
			if err != nil {
				t.Errorf("without a fault: %v", err)
			}
			t.Logf("%d calls failed in turn", call-1)
			return
		}
		if !errors.Is(err, pipeline.ErrStorage) {
			t.Errorf("call %d (%s) failed: Run = %v, want ErrStorage", call, faulty.Failed, err)
		}
		c.FS = nil
		run(t, c)
		wantOnce(t, s, c.Sinks[0])
		wantOnce(t, s, c.Sinks[1])
		wantNothingLeft(t, dir)
	}
}

func TestClockThatJumpsPublishesNothingTwice(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 3)
	c := night(t, s, "alpha")
	c.Sinks = append(c.Sinks, "jsonl:"+t.TempDir())
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	clock := time.Date(2026, 3, 29, 1, 30, 0, 0, berlin) // the night that the clocks go forward
	c.Now = func() time.Time { return clock }
	var last string
	for i, jump := range []time.Duration{0, -24 * time.Hour, time.Hour, 24 * time.Hour, -time.Hour} {
		clock = clock.Add(jump)
		s.put(fmt.Sprintf("/alpha/%d", 3+i), story(3+i))
		last = run(t, c).ID
	}
	wantOnce(t, s, c.Sinks[0])
	wantOnce(t, s, c.Sinks[1])
	st, err := pipeline.ReadStatus(ctx, c.Dir, 1, clock)
	if err != nil || st.Runs[0].ID != last {
		t.Errorf("the last run is %+v, %v, want %s whatever its clock said", st.Runs, err, last)
	}
	for i, r := range records(t, output(t, c)) { // in the order of the runs, not of the clock
		if want := fmt.Sprintf("/alpha/%d", i); strings.TrimPrefix(*r.URL, s.URL) != want {
			t.Errorf("record %d is of %s, want %s", i, *r.URL, want)
		}
	}
}

// A clock that was set back puts none of what came after a time among what came before it.
func TestNothingSinceATimeIsMissed(t *testing.T) {
	s := newSite(t)
	c := night(t, s, "alpha")
	noon := time.Date(2026, 1, 26, 12, 0, 0, 0, time.UTC)
	for i, at := range []time.Time{noon.Add(-2 * time.Hour), noon.Add(time.Hour), noon.Add(-time.Hour)} {
		c.Now = func() time.Time { return at }
		s.put(fmt.Sprintf("/alpha/%d", i), story(i))
		run(t, c)
	}
	n, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: c.Dir, To: "jsonl:" + t.TempDir(), Since: noon})
	if n != 2 || err != nil {
		t.Errorf("Export = %d, %v, want the record made after noon and the one that followed it", n, err)
	}
}

func TestWatchersAreTold(t *testing.T) {
	var told []string
	watcher := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { told = append(told, r.URL.Path) }))
	defer watcher.Close()
	s := newSite(t)
	fill(s, "alpha", 2)
	c := night(t, s, "alpha")
	c.Ping = watcher.URL + "/uuid"
	c.Metrics = filepath.Join(t.TempDir(), "hedgerow.prom")
	run(t, c)
	if diff := cmp.Diff([]string{"/uuid/start", "/uuid"}, told); diff != "" {
		t.Errorf("pings (-want +got):\n%s", diff)
	}
	data, err := os.ReadFile(c.Metrics)
	for _, line := range []string{"hedgerow_last_run_success 1\n", "hedgerow_last_run_records_new 2\n", "hedgerow_source_read{source=\"alpha\"} 2\n"} {
		if err != nil || !strings.Contains(string(data), line) {
			t.Errorf("metrics = %q, %v, want %q in them", data, err, line)
		}
	}
}

func TestDeadlineStopsARun(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 30)
	c := night(t, s, "alpha")
	c.Workers, c.Deadline = 1, time.Nanosecond
	if sum := run(t, c); sum.Status != pipeline.StatusInterrupted {
		t.Errorf("status = %s, want interrupted", sum.Status)
	}
	c.Deadline = 0
	run(t, c)
	wantOnce(t, s, c.Sinks[0])
}

// dull finds no titles, as another build might.
type dull struct{ pipeline.Reader }

func (d dull) Read(ctx context.Context, s feeds.Source, item feeds.Item) (feeds.Article, error) {
	a, err := d.Reader.Read(ctx, s, item)
	a.Title = ""
	return a, err
}
