package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/fixtures"
)

// A slowSite serves the fixture; from the fourth article on it answers nothing until it is released.
type slowSite struct {
	site     *fixtures.Site
	articles map[string]bool
	asked    atomic.Int32
	stuck    chan struct{} // closed when the fourth article is asked for
	release  chan struct{}
}

func newSlowSite() *slowSite {
	s := &slowSite{site: fixtures.New(), articles: map[string]bool{}, stuck: make(chan struct{}), release: make(chan struct{})}
	for _, p := range fixtures.Pages() {
		s.articles[p.Path] = p.Article
	}
	return s
}

func (s *slowSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.articles[r.URL.Path] {
		n := s.asked.Add(1)
		if n == 4 {
			close(s.stuck)
		}
		if n >= 4 {
			<-s.release
		}
	}
	s.site.ServeHTTP(w, r)
}

// program is this program in a process of its own.
func program(args ...string) (*exec.Cmd, *bytes.Buffer) {
	var said bytes.Buffer
	cmd := &exec.Cmd{Path: os.Args[0], Args: append([]string{"hedgerow"}, args...), Stderr: &said}
	return cmd, &said
}

// A run holds the lock, and a second one is sent away within a second and told by whom. A run that is told to stop ends what
// is in work and keeps it; the next one does the rest.
func TestSecondRunIsSentAwayAndATermSignalDrainsTheFirst(t *testing.T) {
	slow := newSlowSite()
	server := httptest.NewServer(slow)
	defer server.Close()
	dir := t.TempDir()
	config, out := filepath.Join(dir, "site.yaml"), filepath.Join(dir, "news.jsonl")
	if err := os.WriteFile(config, append([]byte("builtin: false\n"), fixtures.Config(server.URL)...), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"ingest", "--workers", "2", "--config", config, "--state", filepath.Join(dir, "state"), "--out", out}

	first, said := program(args...)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	<-slow.stuck
	var quickest time.Duration
	for try := range 3 { // the machine may be busy
		second, told := program(args...)
		start := time.Now()
		err := second.Run()
		if took := time.Since(start); try == 0 || took < quickest {
			quickest = took
		}
		if exitStatus(err) != exitLocked || !strings.Contains(told.String(), fmt.Sprintf("ingest, process %d on ", first.Process.Pid)) {
			t.Errorf("second run: %v, %s; want status %d and who holds the lock", err, told, exitLocked)
		}
	}
	if quickest > time.Second {
		t.Errorf("the second run was sent away after %s, want a second at most", quickest)
	}

	if err := first.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	time.Sleep(200 * time.Millisecond) // the signal is there before anything else can be asked for
	close(slow.release)
	if err := first.Wait(); exitStatus(err) != exitSome || !strings.Contains(said.String(), ": interrupted: ") {
		t.Errorf("stopped run: %v, %s; want an interrupted one", err, said)
	}
	if n := countLines(t, out); n < 3 || n >= 15 {
		t.Errorf("%d records after the signal, want what was in work and no more", n)
	}
	third, told := program(args...)
	if err := third.Run(); err != nil {
		t.Errorf("the next run: %v, %s", err, told)
	}
	if n := countLines(t, out); n != 15 {
		t.Errorf("%d records in the end, want 15", n)
	}
}

func countLines(t *testing.T, file string) int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(data, []byte("\n"))
}
