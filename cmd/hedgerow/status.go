package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

func (a *app) statusCmd() *cobra.Command {
	var config, dir string
	var runs int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Tell how the last runs went and what is wrong",
		Long: "Tell how the last runs went, which sources fail or have fallen silent, how far the sinks are,\n" +
			"and what could not be read. The exit status is 1 where the last run did not end well.",
		Example: "  hedgerow status\n  hedgerow status --json | jq .dead",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.status(cmd.Context(), config, dir, runs, asJSON) },
	}
	flags := cmd.Flags()
	configFlag(flags, &config)
	stateFlag(flags, &dir)
	flags.IntVar(&runs, "runs", 5, "how many runs to tell of")
	flags.BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) status(ctx context.Context, config, dir string, runs int, asJSON bool) error {
	dir, err := stateDir(dir, config)
	if err != nil {
		return err
	}
	s, err := pipeline.ReadStatus(ctx, dir, runs, time.Now())
	if err != nil {
		return statusOf(err)
	}
	if asJSON {
		e := json.NewEncoder(a.out)
		e.SetIndent("", "  ")
		err = e.Encode(s)
	} else {
		err = showStatus(a.out, s)
	}
	if err == nil && len(s.Runs) > 0 && (s.Runs[0].Summary == nil || s.Runs[0].Summary.Status != pipeline.StatusOK) {
		return errSome
	}
	return err
}

func showStatus(out io.Writer, s *pipeline.Status) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%d records\n\nRUN\tSTATUS\tNEW\tREVISED\tFAILURES\tSECONDS\n", s.Records)
	for _, r := range s.Runs {
		if r.Summary == nil {
			fmt.Fprintf(w, "%s\tunfinished\t\t\t\t\n", r.ID)
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%.1f\n", r.ID, r.Summary.Status, r.Summary.Records.New, r.Summary.Records.Revised, r.Summary.Failures(), r.Summary.Seconds)
	}
	fmt.Fprintf(w, "\nSOURCE\tLAST SUCCESS\tLAST NEWS\tFAILURES\t\n")
	for _, x := range s.Sources {
		remark := x.Error
		if x.Silent {
			remark = cmp.Or(remark, "silent: has its feed moved?")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", x.Name, date(x.Succeeded), date(x.Changed), count(x.Failures), remark)
	}
	fmt.Fprintf(w, "\nSINK\tLAST DELIVERY\tWAITING\n")
	for _, x := range s.Sinks {
		fmt.Fprintf(w, "%s\t%s\t%d\n", x.Name, date(x.At), x.Waiting)
	}
	if len(s.Dead) > 0 {
		fmt.Fprintf(w, "\nNOT READ\tATTEMPTS\tNEXT\tREASON\n")
	}
	for _, x := range s.Dead {
		next := date(x.NextAt)
		if x.GivenUp() {
			next = "given up"
		}
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", x.URL, x.Attempts, next, clip(x.Reason, 100))
	}
	return w.Flush()
}

func date(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Local().Format("2006-01-02 15:04")
}

func (a *app) changesCmd() *cobra.Command {
	var config, dir, since string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "changes",
		Short:   "Tell which figures changed between revisions",
		Long:    "Tell which articles have changed their figures: what was, and what is now.",
		Example: "  hedgerow changes --since 24h\n  hedgerow changes --since 2026-01-31 --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.changes(cmd.Context(), config, dir, since, asJSON)
		},
	}
	flags := cmd.Flags()
	configFlag(flags, &config)
	stateFlag(flags, &dir)
	flags.StringVar(&since, "since", "24h", "a day (2026-01-31), or for so long (7d, 24h)")
	flags.BoolVar(&asJSON, "json", false, "print JSON, an article a line")
	return cmd
}

func (a *app) changes(ctx context.Context, config, dir, since string, asJSON bool) error {
	from, err := moment(since, time.Now())
	if err != nil {
		return err
	}
	if dir, err = stateDir(dir, config); err != nil {
		return err
	}
	show := func(c pipeline.Change) error { return showChange(a.out, c) }
	if asJSON {
		show = func(c pipeline.Change) error { return json.NewEncoder(a.out).Encode(c) }
	}
	return statusOf(pipeline.Changes(ctx, dir, from, show))
}

func showChange(out io.Writer, c pipeline.Change) error {
	fmt.Fprintf(out, "%s  %s, revision %d (%s)\n  %s\n", c.At.Local().Format("2006-01-02 15:04"), cmp.Or(str(c.Title), c.ID), c.Revision, c.Reason, str(c.URL))
	for _, f := range c.Figures {
		fmt.Fprintf(out, "  %s %s: %s → %s\n", f.Measure, f.Victims, changedFigure(f.Was), changedFigure(f.Is))
	}
	_, err := fmt.Fprintln(out)
	return err
}

func changedFigure(f *pipeline.Figure) string {
	if f == nil {
		return "nothing"
	}
	return record.Bounds(f.Low, f.Best, f.High) + " " + f.Standing
}
