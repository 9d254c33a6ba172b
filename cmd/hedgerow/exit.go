package main

import (
	"errors"
	"fmt"
	"io"
)

// The exit statuses, besides 0.
const (
	exitSome    = 1  // some inputs or sources failed; the rest was done
	exitUsage   = 2  // the command line or the configuration is wrong
	exitStorage = 3  // state or output could not be written
	exitLocked  = 75 // another run holds the lock
)

// A failure is an error that knows its exit status.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func usagef(format string, args ...any) error {
	return &failure{exitUsage, fmt.Errorf(format, args...)}
}

// errSome ends a command whose errors have all been shown.
var errSome = errors.New("some inputs failed")

// finish shows err to the person and returns the exit status. Mistakes made before a command started are usage.
func finish(stderr io.Writer, err error, started bool) int {
	if err == nil {
		return 0
	}
	status := exitSome
	if !started {
		status = exitUsage
	}
	var f *failure
	if errors.As(err, &f) {
		status = f.status
	}
	if !errors.Is(err, errSome) {
		fmt.Fprintln(stderr, "hedgerow:", err)
	}
	return status
}
