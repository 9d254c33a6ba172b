package pipeline_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/pipeline"
)

// Every write fails once that would make a file longer than a limit, of the state's own as well, and there are many limits:
// each time the run says so, nothing that shows is torn, and the next run heals.
func TestRunHealsWhereFilesCannotGrow(t *testing.T) {
	unraced(t)
	t.Parallel()
	s := newSite(t)
	fill(s, "alpha", 8)
	failed := 0
	for limit := uint64(4096); ; limit += limit / 2 {
		if full() {
			limit -= limit / 4
		}
		dir := t.TempDir()
		c := child{Site: s.URL, Sources: []string{"alpha"}, Dir: filepath.Join(dir, "state"), Limit: limit, Sinks: []string{
			"jsonl:" + dir + "/all.jsonl", "jsonl:" + dir + "/parts", "sqlite:" + dir + "/r.db"}}
		cmd := c.command(t)
		var said strings.Builder
		cmd.Stderr = &said
		err := cmd.Run()
		for _, spec := range c.Sinks {
			held(t, spec) // whole
		}
		if err == nil {
			break // all of it has room
		}
		failed++
		if cmd.ProcessState.ExitCode() != 3 || !strings.Contains(said.String(), pipeline.ErrStorage.Error()) {
			t.Errorf("no file above %d bytes: %v, %s; want ErrStorage", limit, err, said.String())
		}
		c.finish(t)
		for _, spec := range c.Sinks {
			wantOnce(t, s, spec)
		}
		wantNothingLeft(t, dir)
	}
	if t.Logf("%d limits failed", failed); failed < 4 {
		t.Errorf("%d limits failed, want more: the first were too high", failed)
	}
}

// mount mounts a small file system at a new directory, where the test may.
func mount(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func remount(t *testing.T, dir string, flags uintptr, options string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, options); err != nil {
		t.Fatal(err)
	}
}

// A disk that is full, at whatever point, is told of; when there is room again the next run ends as it should.
func TestRunHealsAfterAFullDisk(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 40)
	dir := mount(t, "size=64k")
	c := night(t, s, "alpha")
	c.Dir = filepath.Join(dir, "state")
	c.Sinks = []string{"jsonl:" + dir + "/all.jsonl", "jsonl:" + dir + "/parts", "sqlite:" + dir + "/r.db", "parquet:" + dir + "/parquet"}
	failed := 0
	for _, size := range []string{"size=64k", "size=256k", "size=400k", "size=600k", "size=900k", "size=1300k", "size=64m"} {
		remount(t, dir, 0, size)
		sum, err := pipeline.Run(ctx, c)
		for _, spec := range c.Sinks {
			held(t, spec) // whole
		}
		if err == nil {
			if sum.Status != pipeline.StatusOK {
				t.Errorf("%s: %+v", size, sum)
			}
			continue
		}
		if failed++; !errors.Is(err, pipeline.ErrStorage) {
			t.Errorf("%s: Run = %v, want ErrStorage", size, err)
		}
	}
	if t.Logf("%d sizes were too small", failed); failed < 2 {
		t.Errorf("%d sizes were too small, want more", failed)
	}
	for _, spec := range c.Sinks {
		wantOnce(t, s, spec)
	}
	wantNothingLeft(t, dir)
}

// What cannot be written is found before anything is asked for, and is the user's to put right.
func TestReadOnlyPlacesAreFoundBeforeAnyRequest(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 1)
	readOnly := func(t *testing.T) string {
		if os.Getuid() != 0 { // the superuser may write everywhere but there
			dir := t.TempDir()
			os.Chmod(dir, 0o555)
			t.Cleanup(func() { os.Chmod(dir, 0o755) })
			return dir
		}
		dir := mount(t, "size=64k")
		remount(t, dir, syscall.MS_RDONLY, "")
		return dir
	}
	for name, place := range map[string]func(c *pipeline.Config, dir string){
		"state":   func(c *pipeline.Config, dir string) { c.Dir = filepath.Join(dir, "state") },
		"jsonl":   func(c *pipeline.Config, dir string) { c.Sinks = append(c.Sinks, "jsonl:"+dir+"/all.jsonl") },
		"parquet": func(c *pipeline.Config, dir string) { c.Sinks = append(c.Sinks, "parquet:"+dir+"/parquet") },
		"sqlite":  func(c *pipeline.Config, dir string) { c.Sinks = append(c.Sinks, "sqlite:"+dir+"/r.db") },
	} {
		t.Run(name, func(t *testing.T) {
			c := night(t, s, "alpha")
			dir := readOnly(t)
			place(&c, dir)
			_, err := pipeline.Run(ctx, c)
			if !errors.Is(err, pipeline.ErrConfig) || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "can be written") {
				t.Errorf("Run = %v, want ErrConfig, the place and what to do", err)
			}
			if plain, checked := s.counts(); plain+checked > 0 {
				t.Errorf("%d requests were made", plain+checked)
			}
		})
	}
}

func TestMistakenSinkIsFoundBeforeAnyRequest(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 1)
	c := night(t, s, "alpha")
	c.Sinks = append(c.Sinks, "tape:reel")
	if _, err := pipeline.Run(ctx, c); !errors.Is(err, pipeline.ErrConfig) {
		t.Errorf("Run = %v, want ErrConfig", err)
	}
	if plain, checked := s.counts(); plain+checked > 0 {
		t.Errorf("%d requests were made", plain+checked)
	}
}

// Runs, exports and what goes wrong in them leave no file open and nothing running.
func TestNothingIsLeftOpen(t *testing.T) {
	s := newSite(t)
	fill(s, "alpha", 6)
	s.answer("/alpha/3", 500)
	c := night(t, s, "alpha")
	dir := filepath.Dir(c.Dir)
	c.Sinks = append(c.Sinks, "jsonl:"+dir+"/parts?zstd", "parquet:"+dir+"/parquet", "sqlite:"+dir+"/r.db", "csv:"+dir+"/f.csv")
	once := func() {
		run(t, c)
		broken := c
		broken.Sinks = []string{"sqlite:" + dir + "/parts", "postgres://nobody@127.0.0.1:1/none"}
		if _, err := pipeline.Run(ctx, broken); err == nil {
			t.Fatal("a sink that is a directory, and one that is not there, took records")
		}
		if _, err := pipeline.ReadStatus(ctx, c.Dir, 1, time.Now()); err != nil {
			t.Fatal(err)
		}
		export(t, c, "jsonl:"+t.TempDir())
	}
	once() // what is opened once and for all
	before, goroutines := openFiles(t), runtime.NumGoroutine()
	for range 3 {
		once()
	}
	if after := openFiles(t); len(after) > len(before) {
		t.Errorf("%d files open before, %d after:\n%s", len(before), len(after), strings.Join(after, "\n"))
	}
	for wait := time.Millisecond; runtime.NumGoroutine() > goroutines; wait *= 2 { // some are still on their way out
		if time.Sleep(wait); wait > 2*time.Second {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines before, %d after:\n%s", goroutines, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
		}
	}
}

// openFiles lists the regular files and directories that this process has open.
func openFiles(t *testing.T) []string {
	t.Helper()
	fds, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	var out []string
	for _, fd := range fds {
		if to, err := os.Readlink("/proc/self/fd/" + fd.Name()); err == nil && strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "/proc") {
			out = append(out, to)
		}
	}
	return out
}
