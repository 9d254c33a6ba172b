package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/hedgerow/hedgerow/fixtures"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hedgerow": main})
}

// TestScript runs testdata/script/*.txtar: the program as a person meets it, a topic a file. UPDATE=1 rewrites what the
// scripts compare with.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               serveSite,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"bad-input": badInput, "site": site, "status": status},
	})
}

// status N ARG…: the program exits with N. Its streams are those of the script, as `exec` leaves them.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: status N [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec("hedgerow", args[1:]...); err != nil {
		got = exitStatus(err)
	}
	if got != want {
		ts.Fatalf("hedgerow %q: status %d, want %d", args[1:], got, want)
	}
}

func exitStatus(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return -1
}

// bad-input writes the files that no archive of text can hold.
func badInput(ts *testscript.TestScript, neg bool, args []string) {
	long := strings.Repeat("a", maxArticle+1)
	for name, content := range map[string]string{
		"binary.txt": "\x7fELF\x02\x01\x01" + strings.Repeat("\x00\x01\x02", 400),
		"huge.txt":   strings.Repeat("a", 50_000_000),
		"latin.txt":  "Three tourists were hurt near the caf\xe9 in Bamyan.\x00 Nobody died.",
		"long.jsonl": `{"id":"long","text":"` + long + "\"}\n" + `{"id":"after","text":"Nobody was hurt."}` + "\n",
		"word.txt":   strings.Repeat("a", 5_000_000),
	} {
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(content), 0o666))
	}
}

// serveSite gives each script the fixture site of its own, at $SITE, and site.yaml, the configuration that reads it.
func serveSite(e *testscript.Env) error {
	s := fixtures.New()
	base, stop, err := s.Serve("127.0.0.1:0")
	if err != nil {
		return err
	}
	e.Defer(func() { _ = stop() })
	e.Setenv("SITE", base)
	e.Values["site"] = s
	config := append([]byte("builtin: false\n"), fixtures.Config(base)...)
	return os.WriteFile(filepath.Join(e.WorkDir, "site.yaml"), config, 0o666)
}

// site change PATH OLD NEW: the publisher corrects a page. site remove PATH: he takes it away. site requests: what the
// site was asked since the last time, on stdout.
func site(ts *testscript.TestScript, neg bool, args []string) {
	s := ts.Value("site").(*fixtures.Site)
	switch {
	case len(args) == 4 && args[0] == "change":
		ts.Check(s.Change(args[1], args[2], args[3]))
	case len(args) == 2 && args[0] == "remove":
		s.Remove(args[1])
	case len(args) == 1 && args[0] == "requests":
		fmt.Fprintln(ts.Stdout(), strings.Join(s.Requests(), "\n"))
	default:
		ts.Fatalf("usage: site change PATH OLD NEW | remove PATH | requests")
	}
}
