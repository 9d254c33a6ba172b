package pipeline_test

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/parquet-go/parquet-go"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/sink/postgres/pgtest"
)

// A child is a run in a process of its own, which a test can kill.
type child struct {
	Site    string   // address of the site
	Sources []string // names
	Dir     string
	Sinks   []string
	DieAt   string // "STEP N": kill -9 at the nth time of that step
	Workers int
	Limit   uint64 // bytes that no file may grow beyond, as on a full disk; 0: none
	Export  bool   // the child exports to the sinks, and runs nothing
}

const childEnv = "HEDGEROW_TEST_CHILD"

func TestMain(m *testing.M) {
	if spec := os.Getenv(childEnv); spec != "" {
		os.Exit(runChild(spec))
	}
	os.Exit(m.Run())
}

func runChild(spec string) int {
	var c child
	if err := json.Unmarshal([]byte(spec), &c); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	if c.Limit > 0 {
		signal.Ignore(syscall.SIGXFSZ) // the write fails instead
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: c.Limit, Max: c.Limit}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 2
		}
	}
	start, records, err := time.Now(), 0, error(nil)
	if c.Export {
		records, err = c.export()
	} else {
		records, err = c.ingest()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	fmt.Printf("%d %f %d\n", records, time.Since(start).Seconds(), peakRSS())
	return 0
}

func (c child) ingest() (int, error) {
	cfg := pipeline.Config{
		Sources: sourcesAt(c.Site, c.Sources),
		Reader:  feeds.NewReader(feeds.Options{Interval: time.Microsecond}), Dir: c.Dir, Sinks: c.Sinks, Workers: cmp.Or(c.Workers, 4),
		Build: record.Build{Version: "test"}, Step: dieAt(c.DieAt),
	}
	sum, err := pipeline.Run(context.Background(), cfg)
	if err != nil {
		return 0, err
	}
	return sum.Records.New, nil
}

func (c child) export() (total int, err error) {
	for _, to := range c.Sinks {
		n, err := pipeline.Export(ctx, pipeline.ExportConfig{Dir: c.Dir, To: to})
		if err != nil {
			return total, err
		}
		total += n
	}
	return total, nil
}

// dieAt returns a hook that kills the process at the nth time of a step.
func dieAt(spec string) func(string) {
	step, count, _ := strings.Cut(spec, " ")
	n, _ := strconv.Atoi(count)
	left := make(chan int, 1)
	left <- n
	return func(name string) {
		if name != step {
			return
		}
		k := <-left
		left <- k - 1
		if k == 1 {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {} // never goes on
		}
	}
}

// start starts the child; it runs until it is done, dies or is killed.
func (c child) start(t *testing.T) *exec.Cmd {
	t.Helper()
	cmd := c.command(t)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

func (c child) command(t testing.TB) *exec.Cmd {
	spec, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+string(spec))
	cmd.Stderr = os.Stderr
	return cmd
}

// finish runs the child to its end, which must be a good one.
func (c child) finish(t *testing.T) {
	t.Helper()
	c.DieAt, c.Limit = "", 0
	if err := c.start(t).Wait(); err != nil {
		t.Fatalf("the run after the crashes: %v", err)
	}
}

// held returns "id revision" of all that a sink shows, sorted. What is torn fails the test.
func held(t *testing.T, spec string) []string {
	t.Helper()
	var out []string
	kind, where, _ := strings.Cut(spec, ":")
	switch {
	case kind == "sqlite":
		out = heldSQLite(t, where)
	case kind == "postgres":
		out = heldPostgres(t, spec)
	case kind == "parquet":
		out = heldParquet(t, where)
	default:
		for _, r := range heldLines(t, where) {
			out = append(out, fmt.Sprintf("%s %d", r.ID, r.Revision))
		}
	}
	slices.Sort(out)
	return out
}

func heldLines(t *testing.T, where string) []record.Record {
	files := []string{where}
	if !strings.HasSuffix(where, ".jsonl") {
		files, _ = filepath.Glob(filepath.Join(where, "*.jsonl"))
	}
	var out []record.Record
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if len(data) > 0 && data[len(data)-1] != '\n' {
			t.Fatalf("%s ends in the middle of a line", f)
		}
		out = append(out, records(t, string(data))...)
	}
	return out
}

func heldParquet(t *testing.T, dir string) []string {
	files, _ := filepath.Glob(filepath.Join(dir, "*.parquet"))
	var out []string
	for _, f := range files {
		rs, err := parquet.ReadFile[record.Record](f)
		if err != nil {
			t.Fatalf("%s is not whole: %v", f, err)
		}
		for _, r := range rs {
			out = append(out, fmt.Sprintf("%s %d", r.ID, r.Revision))
		}
	}
	return out
}

func heldSQLite(t *testing.T, path string) []string {
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT id || ' ' || revision FROM articles")
	if err != nil {
		if strings.Contains(err.Error(), "no such table") {
			return nil // killed before the tables were made
		}
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

func heldPostgres(t *testing.T, url string) []string {
	conn, err := pgx.Connect(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	rows, err := conn.Query(context.Background(), "SELECT id || ' ' || revision FROM articles")
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// wantOnce checks that a sink holds a first revision of every article of the site, each once, and nothing else.
func wantOnce(t *testing.T, s *site, spec string) {
	t.Helper()
	var want []string
	for _, path := range s.order {
		want = append(want, record.Digest(s.URL+path)+" 1")
	}
	slices.Sort(want)
	if got := held(t, spec); !slices.Equal(got, want) {
		t.Errorf("%s holds %d records, %d of them different; want each of %d once", spec, len(got), len(slices.Compact(got)), len(want))
	}
}

// wantNothingLeft checks that no temporary file is left.
func wantNothingLeft(t *testing.T, dir string) {
	t.Helper()
	filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(path, ".tmp") {
			t.Errorf("left behind: %s %v", path, err)
		}
		return nil
	})
}

// full says whether the long form of a test is wanted: in the gate.
func full() bool { return os.Getenv("HEDGEROW_REQUIRE_ALL") == "1" && !race }

// unraced leaves a test to the gate's second round, without the race detector: it runs the program hundreds of times, and the
// detector would only make each of them slow.
func unraced(t *testing.T) {
	t.Helper()
	if race {
		t.Skip("run without -race")
	}
}

func TestKilledRunsLoseNothing(t *testing.T) {
	unraced(t)
	articles, kills := 200, 12
	if full() {
		articles, kills = 2000, 200
	}
	s := newSite(t)
	fill(s, "alpha", articles/2)
	fill(s, "beta", articles-articles/2)
	dir := t.TempDir()
	c := child{Site: s.URL, Sources: []string{"alpha", "beta"}, Dir: filepath.Join(dir, "state"), Sinks: []string{
		"jsonl:" + dir + "/all.jsonl", "jsonl:" + dir + "/parts", "parquet:" + dir + "/parquet", "sqlite:" + dir + "/r.db"}}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range kills {
		cmd := c.start(t)
		time.Sleep(time.Duration(5+random.IntN(600)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		for _, spec := range c.Sinks {
			got := held(t, spec)
			if n := len(slices.Compact(slices.Clone(got))); n != len(got) {
				t.Fatalf("after kill %d %s holds %d records, %d different", i+1, spec, len(got), n)
			}
		}
	}
	c.finish(t)
	for _, spec := range c.Sinks {
		wantOnce(t, s, spec)
	}
	wantNothingLeft(t, dir)
}

// steps are the places where a crash may part one thing from the next.
var steps = []string{"listed", "page", "committed", "read", "validators", "sealed", "planned", "written", "renamed", "delivered", "summary"}

func TestRunKilledAtEachStepLosesNothing(t *testing.T) {
	for _, step := range steps {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			fill(s, "alpha", 5)
			dir := t.TempDir()
			c := child{Site: s.URL, Sources: []string{"alpha"}, Dir: filepath.Join(dir, "state"), DieAt: step + " 1", Sinks: []string{
				"jsonl:" + dir + "/all.jsonl", "jsonl:" + dir + "/parts", "parquet:" + dir + "/parquet", "sqlite:" + dir + "/r.db"}}
			cmd := c.start(t)
			cmd.Wait()
			if status := cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signal() != syscall.SIGKILL {
				t.Fatalf("the run did not come to the step %q: %v", step, cmd.ProcessState)
			}
			for _, spec := range c.Sinks {
				held(t, spec) // whole
			}
			c.finish(t)
			for _, spec := range c.Sinks {
				wantOnce(t, s, spec)
			}
			wantNothingLeft(t, dir)
		})
	}
}

func TestStoppedPostgreSQLLosesNothing(t *testing.T) {
	unraced(t)
	pg := pgtest.Start(t)
	rounds := 3
	if full() {
		rounds = 20
	}
	s := newSite(t)
	dir := t.TempDir()
	c := child{Site: s.URL, Sources: []string{"alpha"}, Dir: filepath.Join(dir, "state"), Sinks: []string{pg.URL()}}
	random := rand.New(rand.NewPCG(3, 4))
	for i := range rounds {
		fill(s, "alpha", 40*(i+1))
		cmd := c.start(t)
		time.Sleep(time.Duration(100+random.IntN(900)) * time.Millisecond)
		pg.Kill()
		cmd.Wait() // a run that found no database has failed; nothing else may come of it
		pg.Start()
	}
	c.finish(t)
	wantOnce(t, s, pg.URL())
}
