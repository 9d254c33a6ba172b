package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
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
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"bad-input": badInput, "status": status},
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
