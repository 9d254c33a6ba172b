package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/fixtures"
	"github.com/hedgerow/hedgerow/pipeline"
)

const demoHelp = `Serve the bundled news site on loopback and run the ordinary ingest over it, from the
beginning: fetch feeds and pages over HTTP, strip, extract, record. No network is needed.
The records and the run's summary are written to DIR, those of an earlier demo replaced.`

// demoAddr is where the site is served, so that a demo's addresses are the same each time; where the port is taken, any.
const demoAddr = "127.0.0.1:8471"

func (a *app) demoCmd() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:     "demo",
		Short:   "Read the bundled news site and show what comes of it",
		Long:    demoHelp,
		Example: "  hedgerow demo\n  hedgerow demo --out /tmp/demo",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.demo(cmd.Context(), dir) },
	}
	cmd.Flags().StringVar(&dir, "out", "out", "directory that is written to")
	return cmd
}

func (a *app) demo(ctx context.Context, dir string) error {
	base, stop, err := serveDemo()
	if err != nil {
		return err
	}
	defer func() { _ = stop() }()
	sources, err := demoSources(base)
	if err != nil {
		return err
	}
	state, articles := filepath.Join(dir, "demo-state"), filepath.Join(dir, "articles.jsonl")
	for _, old := range []string{state, articles} {
		if err := os.RemoveAll(old); err != nil {
			return &failure{exitStorage, fmt.Errorf("clear the last demo: %w", plain(err))}
		}
	}
	a.say("serving %d sources on %s", len(sources), base)
	summary, err := a.runPipeline(ctx, pipeline.Config{
		Sources: sources, Dir: state, Sinks: []string{"jsonl:" + articles},
		Reader: feeds.NewReader(feeds.Options{UserAgent: agent("")}),
	}, pipeline.Run)
	if err != nil {
		return err
	}
	if err := a.showDemo(summary, articles, filepath.Join(dir, "run.json")); err != nil {
		return &failure{exitStorage, err}
	}
	if summary.Failures() > 0 {
		return errSome
	}
	return nil
}

func serveDemo() (base string, stop func() error, err error) {
	site := fixtures.New()
	if base, stop, err = site.Serve(demoAddr); err != nil {
		return site.Serve("127.0.0.1:0")
	}
	return base, stop, nil
}

func demoSources(base string) (feeds.Catalogue, error) {
	cfg, err := parseConfig("the demo's sources", fixtures.Config(base))
	if err != nil {
		return nil, err
	}
	return feeds.Catalogue(nil).With(cfg.Sources)
}

// showDemo writes the run's summary and shows the table of its articles.
func (a *app) showDemo(summary *pipeline.Summary, articles, run string) error {
	data, err := json.MarshalIndent(summary, "", "  ")
	if err == nil {
		err = os.WriteFile(run, append(data, '\n'), 0o644)
	}
	if err != nil {
		return fmt.Errorf("write summary: %w", err)
	}
	f, err := os.Open(articles)
	if err != nil {
		return fmt.Errorf("read records: %w", err)
	}
	defer f.Close()
	if err := showTable(a.out, f); err != nil {
		return err
	}
	a.sayRun(summary)
	fmt.Fprintf(a.out, "\nRecords: %s   summary: %s\n", articles, run)
	fmt.Fprintf(a.out, "Look at one with `%[1]s show %[2]s 1`, check all with `%[1]s verify %[2]s`,\ndecide on their figures in the browser with `%[1]s review %[2]s`.\n", os.Args[0], articles)
	return nil
}
