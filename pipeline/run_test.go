package pipeline_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

// A site is a news site whose pages a test can change. Feeds are at /SOURCE.xml, pages at /SOURCE/N.
type site struct {
	*httptest.Server
	mu      sync.Mutex
	pages   map[string]string // path: body of the article, or the whole page
	status  map[string]int    // path: what is answered instead of 200
	order   []string
	plain   int // requests that were not conditional
	checked int // requests that were, and found nothing new
}

func newSite(t testing.TB) *site {
	s := &site{pages: map[string]string{}, status: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *site) put(path, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.pages[path]; !ok {
		s.order = append(s.order, path)
	}
	s.pages[path] = body
}

func (s *site) answer(path string, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status[path] = status
}

func (s *site) counts() (plain, checked int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	plain, checked = s.plain, s.checked
	s.plain, s.checked = 0, 0
	return plain, checked
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	if code := s.status[r.URL.Path]; code != 0 {
		http.Error(w, "no", code)
		return
	}
	body, kind := s.page(r.URL.Path), "text/html; charset=utf-8"
	if source, ok := strings.CutSuffix(r.URL.Path, ".xml"); ok {
		body, kind = s.feed(source), "application/rss+xml"
	}
	if body == "" {
		http.NotFound(w, r)
		return
	}
	etag := `"` + record.Digest(body) + `"`
	w.Header().Set("ETag", etag)
	w.Header().Set("Content-Type", kind)
	if r.Header.Get("If-None-Match") == etag {
		s.checked++
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.plain++
	fmt.Fprint(w, body)
}

func (s *site) page(path string) string {
	body, ok := s.pages[path]
	if !ok || strings.HasPrefix(body, "<") {
		return body // a page as it is
	}
	return fmt.Sprintf(`<html lang="en"><head><title>Report %[1]s</title><link rel="canonical" href="%[2]s%[1]s"></head>
<body><article><h1>Report %[1]s</h1><p>%[3]s</p></article></body></html>`, path, s.URL, body)
}

func (s *site) feed(source string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>`)
	for _, path := range s.order {
		if strings.HasPrefix(path, source+"/") {
			fmt.Fprintf(&b, `<item><guid>%[1]s</guid><title>Report %[1]s</title><link>%[2]s%[1]s</link><pubDate>Mon, 26 Jan 2026 10:00:00 +0000</pubDate></item>`, path, s.URL)
		}
	}
	return b.String() + `</channel></rss>`
}

func (s *site) sources(names ...string) feeds.Catalogue { return sourcesAt(s.URL, names) }

func sourcesAt(url string, names []string) feeds.Catalogue {
	var c feeds.Catalogue
	for _, n := range names {
		c = append(c, feeds.Source{Name: n, Feeds: []string{url + "/" + n + ".xml"}, AllowPrivate: true, Lang: "en", Interval: time.Microsecond})
	}
	return c
}

// story is a page's text: long enough to be an article, and another for each n.
func story(n int) string {
	return fmt.Sprintf(`At least %d miners were killed on Monday when a roof fell in at the Gorma pit near Sarband, the provincial
governor said. Rescue teams brought up four of the injured by nightfall. The owner of the pit, the Sarband Coal Company, said that
work had been stopped in tunnel %d after a smaller fall last week. Relatives waited at the gate through the night, and the police
asked them to leave the road free for ambulances. The cause of the fall is being looked into, an official of the ministry said.`, n+2, n)
}

func fill(s *site, source string, n int) {
	for i := range n {
		s.put(fmt.Sprintf("/%s/%d", source, i), story(i))
	}
}

// A night is what the runs of a test have in common.
func night(t testing.TB, s *site, sources ...string) pipeline.Config {
	dir := t.TempDir()
	return pipeline.Config{
		Sources: s.sources(sources...), Reader: feeds.NewReader(feeds.Options{Interval: time.Microsecond}), Dir: filepath.Join(dir, "state"),
		Sinks: []string{"jsonl:" + filepath.Join(dir, "out", "articles.jsonl")}, Build: record.Build{Version: "test"},
	}
}

func run(t testing.TB, c pipeline.Config) *pipeline.Summary {
	t.Helper()
	sum, err := pipeline.Run(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func output(t testing.TB, c pipeline.Config) string {
	t.Helper()
	data, err := os.ReadFile(strings.TrimPrefix(c.Sinks[0], "jsonl:"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	_, err = record.Verify(strings.NewReader(string(data)), func(n int, err error) { t.Errorf("%s:%d: %v", c.Sinks[0], n, err) })
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func records(t testing.TB, lines string) []record.Record {
	t.Helper()
	var out []record.Record
	for line := range strings.Lines(lines) {
		var r record.Record
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func TestRunRecordsWhatTheSourcesList(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 3)
	fill(s, "beta", 2)
	c := night(t, s, "beta", "alpha")
	sum := run(t, c)
	if sum.Status != pipeline.StatusOK || sum.Records != (state.Sealed{New: 5}) {
		t.Errorf("summary = %+v, want 5 new records", sum)
	}
	var got []string
	for _, r := range records(t, output(t, c)) {
		got = append(got, *r.Source+strings.TrimPrefix(*r.URL, s.URL))
	}
	want := "alpha/alpha/0 alpha/alpha/1 alpha/alpha/2 beta/beta/0 beta/beta/1"
	if strings.Join(got, " ") != want {
		t.Errorf("records = %q, want %q: by source and place in the listing", got, want)
	}
	if _, err := os.Stat(filepath.Join(c.Dir, "runs", sum.ID+".json")); err != nil {
		t.Errorf("no summary of the run: %v", err)
	}
}

func TestSecondRunOverAnUnchangedSiteWritesNothing(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 3)
	c := night(t, s, "alpha")
	run(t, c)
	before := output(t, c)
	s.counts()
	sum := run(t, c)
	if sum.Records.New+sum.Records.Revised != 0 || output(t, c) != before {
		t.Errorf("records = %+v, want none new, and the same bytes", sum.Records)
	}
	if plain, checked := s.counts(); plain != 0 || checked != 4 {
		t.Errorf("%d unconditional requests and %d conditional, want 0 and 4", plain, checked)
	}
}

func TestChangedPageIsARevision(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 2)
	c := night(t, s, "alpha")
	run(t, c)
	s.put("/alpha/1", story(7))
	sum := run(t, c)
	if sum.Records != (state.Sealed{Revised: 1}) {
		t.Errorf("records = %+v, want one revised", sum.Records)
	}
	rs := records(t, output(t, c))
	last := rs[len(rs)-1]
	if len(rs) != 3 || last.Revision != 2 || last.Reason != "page" || *last.Supersedes != 1 || last.ID != rs[1].ID {
		t.Errorf("last of %d records: revision %d of %s, reason %s", len(rs), last.Revision, last.ID, last.Reason)
	}
}

func TestFailedItemIsTriedAgain(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 3)
	s.answer("/alpha/1", http.StatusBadGateway)
	c := night(t, s, "alpha")
	clock := time.Date(2026, 1, 27, 2, 0, 0, 0, time.UTC)
	c.Now = func() time.Time { return clock }
	if sum := run(t, c); sum.Status != pipeline.StatusPartial || sum.Records.New != 2 || sum.Failures() != 1 {
		t.Fatalf("first night: %+v", sum)
	}
	s.answer("/alpha/1", 0)
	clock = clock.Add(24 * time.Hour)
	if sum := run(t, c); sum.Status != pipeline.StatusOK || sum.Records.New != 1 {
		t.Errorf("second night: %+v, want the third article: its listing must not be taken as done", sum)
	}
}

func TestRefusedItemIsGivenUp(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 2)
	s.answer("/alpha/1", http.StatusGone)
	c := night(t, s, "alpha")
	run(t, c)
	s.counts()
	if sum := run(t, c); sum.Status != pipeline.StatusOK || sum.Failures() != 0 {
		t.Errorf("second night: %+v, want nothing tried that was refused", sum)
	}
	if plain, _ := s.counts(); plain != 0 {
		t.Errorf("%d unconditional requests, want none", plain)
	}
}

func TestWorkersDoNotShowInTheOutput(t *testing.T) {
	s := newSite(t)
	for _, source := range []string{"alpha", "beta", "gamma"} {
		fill(s, source, 8)
	}
	var first string
	for _, workers := range []int{1, 2, 7} {
		c := night(t, s, "alpha", "beta", "gamma")
		c.Workers = workers
		c.Reader = undated{c.Reader}
		run(t, c)
		got := output(t, c)
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("%d workers write other bytes than one", workers)
		}
	}
}

// undated leaves out when a page was fetched, the one thing that may differ between two runs.
type undated struct{ pipeline.Reader }

func (u undated) Read(ctx context.Context, s feeds.Source, item feeds.Item) (feeds.Article, error) {
	a, err := u.Reader.Read(ctx, s, item)
	a.Raw.Fetched = time.Time{}
	return a, err
}

func TestCopyNamesWhatItCopies(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 1)
	fill(s, "beta", 1)
	c := night(t, s, "alpha", "beta")
	run(t, c)
	rs := records(t, output(t, c))
	if rs[0].DuplicateOf != nil || rs[1].DuplicateOf == nil || *rs[1].DuplicateOf != rs[0].ID {
		t.Errorf("duplicate_of = %v and %v, want null and %s", rs[0].DuplicateOf, rs[1].DuplicateOf, rs[0].ID)
	}
}

func TestSecondProgramIsToldWhoHoldsTheLock(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 1)
	c := night(t, s, "alpha")
	inner := make(chan error, 1)
	c.Step = func(name string) {
		if name == "listed" {
			other := c
			other.Step = nil
			_, err := pipeline.Run(context.Background(), other)
			inner <- err
		}
	}
	run(t, c)
	err := <-inner
	if !errors.Is(err, pipeline.ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("process %d", os.Getpid())) {
		t.Errorf("second run: %v, want ErrLocked and the holder's process", err)
	}
}

func TestStoppedRunFinishesWhatItHas(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 20)
	c := night(t, s, "alpha")
	c.Workers = 1
	ctx, cancel := context.WithCancel(context.Background())
	done := 0
	c.Step = func(name string) {
		if name == "committed" {
			if done++; done == 3 {
				cancel()
			}
		}
	}
	sum, err := pipeline.Run(ctx, c)
	if err != nil || sum.Status != pipeline.StatusInterrupted {
		t.Fatalf("Run = %+v, %v, want an interrupted run", sum, err)
	}
	if n := len(records(t, output(t, c))); n != sum.Records.New || n < 3 || n > 5 {
		t.Errorf("%d records out, %d in the summary, want the few that were in work", n, sum.Records.New)
	}
	c.Step = nil
	run(t, c)
	if n := len(records(t, output(t, c))); n != 20 {
		t.Errorf("after the next run %d records, want all 20", n)
	}
}

func TestForeignFileIsNotOverwritten(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 1)
	c := night(t, s, "alpha")
	path := strings.TrimPrefix(c.Sinks[0], "jsonl:")
	os.MkdirAll(filepath.Dir(path), 0o755)
	os.WriteFile(path, []byte("mine\n"), 0o644)
	_, err := pipeline.Run(context.Background(), c)
	if !errors.Is(err, pipeline.ErrStorage) || !strings.Contains(fmt.Sprint(err), "move it away") {
		t.Errorf("Run = %v, want ErrStorage and what to do", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "mine\n" {
		t.Errorf("the file is now %q", data)
	}
	os.Remove(path)
	run(t, c)
	if n := len(records(t, output(t, c))); n != 1 {
		t.Errorf("after it was moved away: %d records, want 1", n)
	}
}

func TestDamagedStateSaysWhatToDo(t *testing.T) {
	s := newSite(t)
	c := night(t, s, "alpha")
	os.MkdirAll(c.Dir, 0o755)
	os.WriteFile(filepath.Join(c.Dir, state.FileName), []byte(strings.Repeat("not a database ", 100)), 0o644)
	_, err := pipeline.Run(context.Background(), c)
	if !errors.Is(err, pipeline.ErrStorage) || !strings.Contains(fmt.Sprint(err), "state rebuild") {
		t.Errorf("Run = %v, want ErrStorage and `state rebuild`", err)
	}
}

func TestStateThatCannotBeWrittenIsFoundBeforeAnyRequest(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 1)
	c := night(t, s, "alpha")
	os.WriteFile(c.Dir, nil, 0o644) // a file in the directory's place
	_, err := pipeline.Run(context.Background(), c)
	if !errors.Is(err, pipeline.ErrConfig) {
		t.Errorf("Run = %v, want ErrConfig", err)
	}
	if plain, checked := s.counts(); plain+checked > 0 {
		t.Errorf("%d requests were made", plain+checked)
	}
}
