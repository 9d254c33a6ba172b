package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// version is the release, by semver; commit is set by the Makefile.
const version = "0.1.0"

var commit string

// build names this program in the records it writes.
func build() record.Build {
	b := pipeline.Build()
	b.Version = version
	if b.Commit == nil && commit != "" {
		b.Commit = &commit
	}
	return b
}

func (a *app) versionCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version and the commit it was built from",
		Example: "  hedgerow version",
		Args:    cobra.NoArgs,
		Run:     func(*cobra.Command, []string) { fmt.Fprintln(a.out, buildLine(build())) },
	}
}

func buildLine(b record.Build) string {
	line := "hedgerow " + b.Version
	if b.Commit != nil {
		line += " (" + *b.Commit + ")"
	}
	return line
}
