package main

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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

// runFlags are the options of the commands that run the pipeline: ingest, retry and reextract.
type runFlags struct {
	config, state, out string
	workers            int
	deadline           time.Duration
	metrics, ping      string
}

func (f *runFlags) add(flags *pflag.FlagSet) {
	configFlag(flags, &f.config)
	stateFlag(flags, &f.state)
	flags.StringVar(&f.out, "out", "out/articles.jsonl", "file that records are added to, or a directory for parts")
	flags.IntVar(&f.workers, "workers", 0, "articles in work at a time (default 16)")
	flags.DurationVar(&f.deadline, "deadline", 0, "take on no more work after so long, as in 2h30m (default: never)")
	flags.StringVar(&f.metrics, "metrics", "", "file for Prometheus' textfile collector")
	flags.StringVar(&f.ping, "ping-url", "", "address that is told of start (/start), success and failure (/fail)")
}

func stateFlag(flags *pflag.FlagSet, dir *string) {
	flags.StringVar(dir, "state", "", "directory of the state (default: the configuration's, else "+defaultState+")")
}

const defaultState = "out/state"

// stateDir is the state's directory by flag, configuration or default.
func stateDir(flag, config string) (string, error) {
	cfg, _, err := loadConfig(config)
	return cmp.Or(flag, cfg.State, defaultState), err
}

func (a *app) ingestCmd() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:     "ingest [flags] [SOURCE…]",
		Short:   "Read the catalogue's feeds and record what is new",
		Long:    ingestHelp,
		Example: ingestExample,
		RunE: func(cmd *cobra.Command, names []string) error {
			return a.ingest(cmd.Context(), names, f, func(*pipeline.Config) {})
		},
	}
	f.add(cmd.Flags())
	return cmd
}

func (a *app) retryCmd() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:     "retry [flags] [SOURCE…]",
		Short:   "Try again at once what failed before, given up or not",
		Example: "  hedgerow retry\n  hedgerow retry dawn",
		RunE: func(cmd *cobra.Command, names []string) error {
			return a.ingest(cmd.Context(), names, f, func(c *pipeline.Config) { c.RetryAll, c.DeadOnly = true, true })
		},
	}
	f.add(cmd.Flags())
	return cmd
}

func (a *app) ingest(ctx context.Context, names []string, f runFlags, edit func(*pipeline.Config)) error {
	c, err := f.pipeline(names)
	if err != nil {
		return err
	}
	edit(&c)
	summary, err := a.runPipeline(ctx, c, pipeline.Run)
	if err != nil {
		return err
	}
	return a.finishRun(summary)
}

// pipeline is what the flags and the configuration make of a run over the sources named.
func (f *runFlags) pipeline(names []string) (pipeline.Config, error) {
	cfg, catalogue, err := loadConfig(f.config)
	if err != nil {
		return pipeline.Config{}, err
	}
	sources, err := choose(catalogue, names)
	return pipeline.Config{
		Sources:  sources,
		Reader:   feeds.NewReader(feeds.Options{UserAgent: agent(cfg.Contact)}),
		Dir:      cmp.Or(f.state, cfg.State, defaultState),
		Sinks:    append([]string{"jsonl:" + f.out}, cfg.Sinks...),
		Workers:  cmp.Or(f.workers, cfg.Workers),
		Deadline: f.deadline,
		Metrics:  cmp.Or(f.metrics, cfg.Metrics),
		Ping:     cmp.Or(f.ping, cfg.Ping),
	}, err
}

// finishRun tells how a run went; it is an error where not all was done.
func (a *app) finishRun(s *pipeline.Summary) error {
	a.sayRun(s)
	if s.Failures() > 0 || s.Status != pipeline.StatusOK {
		return errSome
	}
	return nil
}

// runPipeline runs the pipeline under the eyes of a person, or of a log.
func (a *app) runPipeline(ctx context.Context, c pipeline.Config, run func(context.Context, pipeline.Config) (*pipeline.Summary, error)) (*pipeline.Summary, error) {
	c.Build = build()
	watch := a.newWatch(len(c.Sources))
	c.Report = watch.report
	summary, err := run(ctx, c)
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
	for _, d := range s.Delivered {
		if d.Advice != "" {
			a.say("%s", d.Advice)
		}
	}
	r := s.Records
	a.say("run %s: %s: %d new records, %d revised, %d unchanged, %d failures in %.1f s",
		s.ID, s.Status, r.New, r.Revised, s.Unchanged(), s.Failures(), s.Seconds)
}
