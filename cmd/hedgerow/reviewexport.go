package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline/review"
)

const reviewExportHelp = `Write what reviewers have decided, one record a line: each record as it was extracted, nothing
of it changed, and beside it a "reviewed" object (schema_version 1.1) with the figures as they
stand now, who decided what, and of what the reviewers say different things. Records of which
nothing was decided are left out.

With --gold: the articles that were reviewed wholly, as a gold file of casualty figures in the
form of extractors/testdata, their figures marked in the text.`

func (a *app) reviewExportCmd(f *reviewFlags) *cobra.Command {
	var gold bool
	var reviewer string
	cmd := &cobra.Command{
		Use:     "export [flags] [FILE…]",
		Short:   "Write reviewed records, or gold made of them",
		Long:    reviewExportHelp,
		Example: "  hedgerow review export out/articles.jsonl > reviewed.jsonl\n  hedgerow review export --gold out/articles.jsonl > casualty-mine.gold",
		RunE: func(cmd *cobra.Command, files []string) error {
			return a.reviewExport(cmd.Context(), files, *f, reviewer, gold)
		},
	}
	cmd.Flags().BoolVar(&gold, "gold", false, "write a gold file")
	cmd.Flags().StringVar(&reviewer, "reviewer", "", "count this reviewer's decisions only (default: everybody's, the last word holds)")
	return cmd
}

func (a *app) reviewExport(ctx context.Context, files []string, f reviewFlags, reviewer string, gold bool) error {
	decisions, err := review.ReadLog(f.reviews)
	if err != nil {
		return err
	}
	if reviewer != "" {
		decisions = slices.DeleteFunc(decisions, func(d review.Decision) bool { return d.Reviewer != reviewer })
	}
	records, err := openRecords(ctx, files, f.state)
	if err != nil {
		return err
	}
	defer records.Close()
	index := review.NewIndex(records)
	faulty := a.load(index)
	if faulty != nil && !errors.Is(faulty, errSome) {
		return faulty
	}
	w := exported{app: a, gold: gold}
	lost, err := index.Reviewed(decisions, w.write)
	if err != nil {
		return err
	}
	if lost > 0 {
		a.say("%d decisions are on articles or texts that these records do not have", lost)
	}
	a.say("%d of %d reviewed articles written", w.written, w.written+w.left)
	return faulty
}

// exported writes reviewed articles and counts them.
type exported struct {
	*app
	gold          bool
	written, left int
}

func (w *exported) write(r review.Reviewed) error {
	line, err := r.Line()
	if w.gold {
		line, err = r.Gold()
		if err != nil {
			w.left++
			w.say("%s: no gold: %v", r.ID(), err)
			return nil
		}
		line = append(line, '\n')
	}
	if err != nil {
		return err
	}
	w.written++
	if _, err := w.out.Write(line); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
