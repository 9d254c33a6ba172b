package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hedgerow/hedgerow/pipeline"
)

// Off a terminal a run logs a line every 30 s, whether anything happens or not, and each failure at once; it draws nothing.
func TestUnwatchedRunLogsNowAndThen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said bytes.Buffer
		a := &app{err: &said, log: newLog(&said, false)}
		w := a.newWatch(2)
		w.report(pipeline.Event{Kind: "listed", Source: "alpha", Count: 3})
		w.report(pipeline.Event{Kind: "read", Source: "alpha"})
		if said.Len() > 0 {
			t.Errorf("said at once: %s", said.String())
		}
		w.report(pipeline.Event{Kind: "failed", Source: "alpha", URL: "https://example.org/1", Err: errors.New("gone")})
		time.Sleep(65 * time.Second)
		w.done()
		lines := strings.Split(strings.TrimSpace(said.String()), "\n")
		if len(lines) != 3 || !strings.Contains(lines[0], `"error":"gone"`) || !strings.Contains(lines[2], `"articles_read":1,"failed":1`) {
			t.Errorf("said in 65 s:\n%s\nwant the failure and two lines of progress", said.String())
		}
		if strings.ContainsAny(said.String(), "\r\x1b") {
			t.Errorf("a bar was drawn: %q", said.String())
		}
	})
}
