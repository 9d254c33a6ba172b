package pipeline

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hedgerow/hedgerow/pipeline/sink/file"
)

// pingTimeout is how long a watcher may take to answer. A run never fails because its watcher does.
const pingTimeout = 10 * time.Second

// ping tells the watcher at the Ping address how the run fares: its path with /start at the start, as it is after a
// success, with /fail after a failure, as healthchecks.io and its like have it.
func (r *runner) ping(suffix string) {
	if r.Ping == "" {
		return
	}
	ctx, cancel := context.WithTimeout(r.storeCtx, pingTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(r.Ping, "/")+suffix, nil)
	if err == nil {
		var resp *http.Response
		if resp, err = http.DefaultClient.Do(req); err == nil {
			err = resp.Body.Close()
		}
	}
	if err != nil {
		r.Report(Event{Kind: "pinged", URL: r.Ping, Err: err})
	}
}

// metrics writes the figures of the run for Prometheus' textfile collector: a nightly program is gone before it could be
// asked.
func (r *runner) metrics() error {
	if r.Metrics == "" {
		return nil
	}
	return file.WriteAll(r.FS, r.Metrics, []byte(r.summary.metrics()))
}

func (s *Summary) metrics() string {
	var b strings.Builder
	gauge := func(name, help string, value any) {
		fmt.Fprintf(&b, "# HELP hedgerow_%[1]s %[2]s\n# TYPE hedgerow_%[1]s gauge\nhedgerow_%[1]s %[3]v\n", name, help, value)
	}
	ok := 0
	if s.Status == StatusOK || s.Status == StatusPartial {
		ok = 1
	}
	gauge("last_run_timestamp_seconds", "When the last run ended.", s.Finished.Unix())
	gauge("last_run_duration_seconds", "How long it took.", s.Seconds)
	gauge("last_run_success", "1 where it came to its end and everything could be stored.", ok)
	gauge("last_run_failures", "Sources and items that failed in it.", s.Failures())
	gauge("last_run_records_new", "Articles recorded for the first time.", s.Records.New)
	gauge("last_run_records_revised", "Articles recorded anew.", s.Records.Revised)
	series := func(name, help string, value func(SourceSummary) int) {
		fmt.Fprintf(&b, "# HELP hedgerow_%[1]s %[2]s\n# TYPE hedgerow_%[1]s gauge\n", name, help)
		for _, src := range s.Sources {
			fmt.Fprintf(&b, "hedgerow_%s{source=%q} %d\n", name, src.Name, value(src))
		}
	}
	series("source_read", "Articles read in the last run.", func(s SourceSummary) int { return s.Read })
	series("source_failed", "Items that failed in the last run.", func(s SourceSummary) int { return s.Failed })
	series("source_up", "1 where the source's feeds could be listed in the last run.", func(s SourceSummary) int {
		if s.Error != "" {
			return 0
		}
		return 1
	})
	return b.String()
}
