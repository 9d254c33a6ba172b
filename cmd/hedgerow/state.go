package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline"
)

const exportHelp = `Bring a sink up to date with the records in the state; a new one begins with the first.

  jsonl:FILE.jsonl  all records in one file       jsonl:DIR  in parts; jsonl:DIR?zstd compressed
  csv:FILE          figures, one a row             parquet:DIR  typed files, for DuckDB and pandas
  sqlite:FILE       tables and views               postgres://USER@HOST/NAME  the same

The databases have the views current_articles, acled, ucdp and gtd. Sinks that every run is
to feed stand in the configuration, as sinks: [sqlite:news.db].`

func (a *app) exportCmd() *cobra.Command {
	var config, dir, to, since string
	var full bool
	cmd := &cobra.Command{
		Use:     "export --to SINK",
		Short:   "Bring a file or a database up to date with the records",
		Long:    exportHelp,
		Example: "  hedgerow export --to csv:figures.csv\n  hedgerow export --to postgres://news@localhost/news\n  hedgerow export --to parquet:/data/news --since 30d",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.export(cmd.Context(), config, pipeline.ExportConfig{Dir: dir, To: to, Full: full}, since)
		},
	}
	flags := cmd.Flags()
	configFlag(flags, &config)
	stateFlag(flags, &dir)
	flags.StringVar(&to, "to", "", "the sink")
	flags.StringVar(&since, "since", "", "only records made since a day (2026-01-31) or for so long (30d, 12h)")
	flags.BoolVar(&full, "full", false, "throw away first what the sink holds")
	return cmd
}

func (a *app) export(ctx context.Context, config string, e pipeline.ExportConfig, since string) error {
	if e.To == "" {
		return usagef("no sink: give --to")
	}
	var err error
	if e.Since, err = moment(since, time.Now()); err != nil {
		return err
	}
	if e.Dir, err = stateDir(e.Dir, config); err != nil {
		return err
	}
	n, err := pipeline.Export(ctx, e)
	if err != nil {
		return statusOf(err)
	}
	a.say("%d records exported", n)
	return nil
}

// moment reads a day, a moment, or a length of time before now; "" is the zero time.
func moment(s string, now time.Time) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	if days, ok := strings.CutSuffix(s, "d"); ok {
		if n, err := strconv.Atoi(days); err == nil && n >= 0 {
			return now.AddDate(0, 0, -n), nil
		}
	}
	if d, err := time.ParseDuration(s); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	return time.Time{}, usagef("%q is no time: want 2026-01-31, 30d or 12h", s)
}

func (a *app) pruneCmd() *cobra.Command {
	var config, dir, older string
	cmd := &cobra.Command{
		Use:   "prune --older-than AGE",
		Short: "Remove old pages and records from the state",
		Long: "Remove from the state what is older than AGE: pages, records that every sink has taken, runs\n" +
			"and what was given up. What was seen is never forgotten, so nothing is read twice for it.",
		Example: "  hedgerow prune --older-than 365d",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.prune(cmd.Context(), config, dir, older) },
	}
	configFlag(cmd.Flags(), &config)
	stateFlag(cmd.Flags(), &dir)
	cmd.Flags().StringVar(&older, "older-than", "", "age, as in 90d, or a day")
	return cmd
}

func (a *app) prune(ctx context.Context, config, dir, older string) error {
	before, err := moment(older, time.Now())
	if err != nil {
		return err
	}
	if before.IsZero() {
		return usagef("--older-than wants an age, as in 90d")
	}
	if dir, err = stateDir(dir, config); err != nil {
		return err
	}
	p, err := pipeline.Prune(ctx, dir, before)
	if err != nil {
		return statusOf(err)
	}
	a.say("removed %d records, %d pages, %d runs, %d given up", p.Entries, p.Pages, len(p.Runs), p.Letters)
	if p.Held > 0 {
		a.say("kept %d records that %s has not taken: deliver to it, or `hedgerow state forget` it", p.Held, cmp.Or(strings.Join(p.Holders, ", "), "any sink"))
	}
	return nil
}

func (a *app) reextractCmd() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "reextract [SOURCE…]",
		Short: "Read the kept pages again with this build",
		Long: "Read every page that is kept with the present build. What it reads otherwise becomes a new\n" +
			"revision with the reason extractor. Nothing is fetched.",
		Example: "  hedgerow reextract\n  hedgerow reextract khaama-press",
		RunE: func(cmd *cobra.Command, names []string) error {
			c, err := f.pipeline(names)
			if err != nil {
				return err
			}
			summary, err := a.runPipeline(cmd.Context(), c, pipeline.Reextract)
			if err != nil {
				return err
			}
			return a.finishRun(summary)
		},
	}
	f.add(cmd.Flags())
	return cmd
}

func (a *app) stateCmd() *cobra.Command {
	var config, dir string
	cmd := &cobra.Command{
		Use:     "state",
		Short:   "Mend the state",
		Example: "  hedgerow state rebuild jsonl:out/articles.jsonl\n  hedgerow state forget sqlite:old.db",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	configFlag(cmd.PersistentFlags(), &config)
	stateFlag(cmd.PersistentFlags(), &dir)
	cmd.AddCommand(&cobra.Command{
		Use:     "rebuild SINK",
		Short:   "Make a lost state again from records and kept pages",
		Example: "  mv out/state/hedgerow.db broken.db\n  hedgerow state rebuild jsonl:out/articles.jsonl",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.rebuild(cmd.Context(), config, dir, args[0])
		},
	}, &cobra.Command{
		Use:     "forget SINK",
		Short:   "Forget a sink that takes no more records",
		Example: "  hedgerow state forget sqlite:old.db",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.forget(cmd.Context(), config, dir, args[0])
		},
	})
	return cmd
}

func (a *app) rebuild(ctx context.Context, config, dir, from string) error {
	dir, err := stateDir(dir, config)
	if err != nil {
		return err
	}
	b, err := pipeline.Rebuild(ctx, dir, from)
	if err != nil {
		return statusOf(err)
	}
	a.say("restored %d records and %d items", b.Records, b.Items)
	return nil
}

func (a *app) forget(ctx context.Context, config, dir, name string) error {
	dir, err := stateDir(dir, config)
	if err != nil {
		return err
	}
	known, err := pipeline.ForgetSink(ctx, dir, name)
	if err != nil {
		return statusOf(err)
	}
	if !known {
		return fmt.Errorf("no sink %q: `hedgerow status` names them", name)
	}
	return nil
}
