package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/pipeline/record"
	"github.com/hedgerow/hedgerow/pipeline/review"
)

const evalHelp = `Score the extractors against the decisions of ` + "`hedgerow review`" + `: how many figures are there,
how many were right in every field, how many were missed, and which fields were wrong.

With FILE, the records that were reviewed: this build reads the articles that were reviewed wholly
once more, and what it finds is compared with what reviewers let stand.`

func (a *app) evalCmd() *cobra.Command {
	var reviews string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "eval --reviews REVIEWS [FILE…]",
		Short:   "Score the extractors against what reviewers decided",
		Long:    evalHelp,
		Example: "  hedgerow eval --reviews review.jsonl\n  hedgerow eval --reviews review.jsonl out/articles.jsonl",
		RunE:    func(_ *cobra.Command, files []string) error { return a.eval(reviews, files, asJSON) },
	}
	cmd.Flags().StringVar(&reviews, "reviews", "", "file of decisions")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// evaluation is what eval prints.
type evaluation struct {
	review.Score
	Build *review.Rescore `json:"this_build"` // null where no records were given
}

func (a *app) eval(reviews string, files []string, asJSON bool) error {
	if reviews == "" {
		return usagef("no decisions: give --reviews")
	}
	decisions, err := review.ReadLog(reviews)
	if err != nil {
		return err
	}
	e := evaluation{Score: review.ScoreOf(decisions)}
	if len(files) > 0 {
		if e.Build, err = a.readAgain(decisions, files); err != nil {
			return err
		}
	}
	if asJSON {
		return json.NewEncoder(a.out).Encode(e)
	}
	return e.print(a.out)
}

// readAgain compares what this build finds in the articles that were reviewed wholly with what reviewers let stand.
func (a *app) readAgain(decisions []review.Decision, files []string) (*review.Rescore, error) {
	records, err := review.OpenFiles(files)
	if err != nil {
		return nil, err
	}
	defer records.Close()
	index := review.NewIndex(records)
	if err := a.load(index); err != nil && !errors.Is(err, errSome) {
		return nil, err
	}
	var s review.Rescore
	builder := nlp.NewBuilder()
	_, err = index.Reviewed(decisions, func(r review.Reviewed) error {
		if r.Complete() {
			was := r.Record()
			doc := builder.Document(documentOf(was))
			is := record.New(record.Article{ID: was.ID}, doc, extractors.Extract(doc))
			s.Add(is.Casualties, r.Figures())
		}
		return nil
	})
	return &s, err
}

func (e evaluation) print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "accepted %d, corrected %d, rejected %d, missed %d\n", e.Accepted, e.Corrected, e.Rejected, e.Missed)
	fmt.Fprintf(w, "precision %s, exact %s, recall at most %s\n", rate(e.Precision), rate(e.Exact), rate(e.Recall))
	for _, f := range e.Fields {
		fmt.Fprintf(w, "%s\t%.3f right\t%d corrected\n", f.Field, f.Right, f.Corrected)
	}
	if e.Build != nil {
		fmt.Fprintf(w, "\nthis build on %d articles that were reviewed wholly:\n", e.Build.Articles)
		printMatch(w, "figures", e.Build.Figures)
		printMatch(w, "whole", e.Build.Whole)
	}
	return w.Flush()
}

func printMatch(w io.Writer, name string, m review.Match) {
	p, r, f := m.Rates()
	fmt.Fprintf(w, "%s\tP=%s R=%s F=%s\tright %d, found %d, gold %d\n", name, rate(p), rate(r), rate(f), m.Right, m.Found, m.Gold)
}

func rate(r *float64) string {
	if r == nil {
		return "-"
	}
	return fmt.Sprintf("%.3f", *r)
}
