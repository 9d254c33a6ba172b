package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline/review"
)

func (a *app) evalCmd() *cobra.Command {
	var reviews string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "eval --reviews FILE",
		Short: "Score the extractors against what reviewers decided",
		Long: "Score the extractors against the decisions of `hedgerow review`: how many figures are there,\n" +
			"how many were right in every field, how many were missed, and which fields were wrong.",
		Example: "  hedgerow eval --reviews review.jsonl",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.eval(reviews, asJSON) },
	}
	cmd.Flags().StringVar(&reviews, "reviews", "", "file of decisions")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) eval(file string, asJSON bool) error {
	if file == "" {
		return usagef("no decisions: give --reviews")
	}
	decisions, err := review.ReadLog(file)
	if err != nil {
		return err
	}
	s := review.ScoreOf(decisions)
	if asJSON {
		return json.NewEncoder(a.out).Encode(s)
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "accepted %d, corrected %d, rejected %d, missed %d\n", s.Accepted, s.Corrected, s.Rejected, s.Missed)
	fmt.Fprintf(w, "precision %s, exact %s, recall at most %s\n", rate(s.Precision), rate(s.Exact), rate(s.Recall))
	for _, f := range s.Fields {
		fmt.Fprintf(w, "%s\t%.3f right\t%d corrected\n", f.Field, f.Right, f.Corrected)
	}
	return w.Flush()
}

func rate(r *float64) string {
	if r == nil {
		return "-"
	}
	return fmt.Sprintf("%.3f", *r)
}
