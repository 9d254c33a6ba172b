// Command hedgerow turns news feeds into records that can be checked: who was killed or hurt, where, when, by whom, who
// says so, and how sure anyone is.
//
//	hedgerow demo                     fetch, read and record the bundled news site, over real HTTP on loopback
//	hedgerow ingest                   the same on the live catalogue
//	hedgerow extract FILE|DIR|URL|-   read articles that you have already
//	hedgerow verify FILE|-            check every offset, link and rule of the records
//
// Data goes to standard output, words to standard error. The exit status is 0 where all went well, 1 where some inputs or
// sources failed and the rest was done, 2 for a mistake in the command line or the configuration, 3 where storage failed,
// and 75 where another run holds the lock. Statuses, flags and the record (see `hedgerow schema`) keep their meaning
// within a major version.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}
