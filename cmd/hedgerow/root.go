package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// An app is one run of the program: its streams and its log.
type app struct {
	in       io.Reader
	out, err io.Writer
	log      zerolog.Logger
}

// run does what args ask and returns the exit status.
func run(ctx context.Context, args []string, in io.Reader, out, stderr io.Writer) int {
	a := &app{in: in, out: out, err: stderr}
	started := false
	root := a.root(&started)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(stderr)
	return finish(stderr, root.ExecuteContext(ctx), started)
}

const rootHelp = `Turn news feeds into records that can be checked: who was killed or hurt, where, when,
by whom, who says so, and how sure anyone is.

Records are JSON, one article a line, on standard output; words go to standard error.
Exit status: 0 all done, 1 some inputs or sources failed, 2 wrong usage or configuration,
3 storage failed, 75 another run holds the lock.`

func (a *app) root(started *bool) *cobra.Command {
	var verbose bool
	root := &cobra.Command{
		Use:           "hedgerow",
		Short:         "Turn news feeds into records that can be checked",
		Long:          rootHelp,
		Example:       "  hedgerow demo\n  hedgerow extract article.html | jq .casualties",
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRun: func(*cobra.Command, []string) {
			*started = true
			a.log = newLog(a.err, verbose)
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().BoolVarP(&verbose, "verbose", "v", false, "log every step")
	root.AddCommand(a.demoCmd(), a.ingestCmd(), a.retryCmd(), a.statusCmd(), a.changesCmd(), a.exportCmd(), a.pruneCmd(), a.reextractCmd(), a.stateCmd())
	root.AddCommand(a.extractCmd(), a.showCmd(), a.reviewCmd(), a.evalCmd(), a.verifyCmd(), a.sourcesCmd(), a.schemaCmd(), a.versionCmd())
	return root
}

// newLog writes lines for a person to a terminal and JSON to anything else, such as cron's mail or a journal.
func newLog(w io.Writer, verbose bool) zerolog.Logger {
	level := zerolog.InfoLevel
	if verbose {
		level = zerolog.DebugLevel
	}
	if isTerminal(w) {
		w = zerolog.ConsoleWriter{Out: w, TimeFormat: "15:04:05"}
	}
	return zerolog.New(w).Level(level).With().Timestamp().Logger()
}

// isTerminal says whether a person reads w: only then are there colours and progress bars.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// say writes a line for the person.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.err, "hedgerow: "+format+"\n", args...) }
