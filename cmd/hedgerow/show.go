package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

const showHelp = `Show records to a person. Without line numbers: a table of FILE's articles with their
figures. With them: each article in full, its spans marked and its figures as a table.`

func (a *app) showCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "show FILE|- [LINE…]",
		Short:   "Show records to a person",
		Long:    showHelp,
		Example: "  hedgerow show out/articles.jsonl\n  hedgerow show out/articles.jsonl 3",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.show(args[0], args[1:]) },
	}
}

func (a *app) show(file string, args []string) error {
	var lines []int
	for _, arg := range args {
		n, err := strconv.Atoi(arg)
		if err != nil || n < 1 {
			return usagef("%q is no line number", arg)
		}
		lines = append(lines, n)
	}
	in := a.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return fmt.Errorf("%s: %w", file, plain(err))
		}
		defer f.Close()
		in = f
	}
	if len(lines) == 0 {
		return inFile(file, showTable(a.out, in))
	}
	p, found := newPretty(a.out), 0
	err := eachRecord(in, func(line int, r *record.Record) error {
		if !slices.Contains(lines, line) {
			return nil
		}
		found++
		return p.show(r)
	})
	if err == nil && found < len(lines) {
		err = fmt.Errorf("fewer lines than %d", slices.Max(lines))
	}
	return inFile(file, err)
}

func inFile(file string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
