package main

import (
	"cmp"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline"
)

const ingestHelp = `Read the feeds of the catalogue, or of the sources named, and every article that is new or
has changed; append their records to FILE and to the sinks of the configuration. What was
seen, and every page as it was served, is kept in the state directory, so that a second run
over unchanged sites writes nothing and a changed page gives a new revision.

What fails is kept and tried again; a run that is stopped (Ctrl-C, SIGTERM) finishes what is
in work, and the next one goes on from there.`

const ingestExample = `  hedgerow ingest
  hedgerow ingest khaama-press dawn
  hedgerow ingest --config hedgerow.yaml --state /var/lib/hedgerow`

// ingestFlags are the options of ingest.
type ingestFlags struct {
	config, state, out string
}

func (a *app) ingestCmd() *cobra.Command {
	var f ingestFlags
	cmd := &cobra.Command{
		Use:     "ingest [flags] [SOURCE…]",
		Short:   "Read the catalogue's feeds and record what is new",
		Long:    ingestHelp,
		Example: ingestExample,
		RunE:    func(cmd *cobra.Command, names []string) error { return a.ingest(cmd.Context(), names, f) },
	}
	flags := cmd.Flags()
	configFlag(flags, &f.config)
	flags.StringVar(&f.state, "state", "", "directory of the state (default out/state)")
	flags.StringVar(&f.out, "out", "out/articles.jsonl", "file that records are appended to")
	return cmd
}

func (a *app) ingest(ctx context.Context, names []string, f ingestFlags) error {
	cfg, catalogue, err := loadConfig(f.config)
	if err != nil {
		return err
	}
	sources, err := choose(catalogue, names)
	if err != nil {
		return err
	}
	summary, err := a.runPipeline(ctx, pipeline.Config{
		Sources: sources,
		Reader:  feeds.NewReader(feeds.Options{UserAgent: agent(cfg.Contact)}),
		Dir:     cmp.Or(f.state, cfg.State, "out/state"),
		Sinks:   append([]string{"jsonl:" + f.out}, cfg.Sinks...),
		Workers: cfg.Workers,
	})
	if err != nil {
		return err
	}
	a.sayRun(summary)
	if summary.Failures() > 0 {
		return errSome
	}
	return nil
}

// runPipeline runs the pipeline under the eyes of a person, or of a log.
func (a *app) runPipeline(ctx context.Context, c pipeline.Config) (*pipeline.Summary, error) {
	c.Build = build()
	watch := a.newWatch(len(c.Sources))
	c.Report = watch.report
	summary, err := pipeline.Run(ctx, c)
	watch.done()
	return summary, statusOf(err)
}

// statusOf gives an error of the pipeline its exit status.
func statusOf(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pipeline.ErrLocked):
		return &failure{exitLocked, err}
	case errors.Is(err, pipeline.ErrConfig):
		return &failure{exitUsage, err}
	case errors.Is(err, pipeline.ErrStorage):
		return &failure{exitStorage, err}
	}
	return err
}

func (a *app) sayRun(s *pipeline.Summary) {
	r := s.Records
	a.say("run %s: %s: %d new records, %d revised, %d unchanged, %d failures in %.1f s",
		s.ID, s.Status, r.New, r.Revised, r.Unchanged, s.Failures(), s.Seconds)
}
