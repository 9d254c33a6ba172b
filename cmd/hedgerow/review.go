package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/pipeline/review"
	"github.com/hedgerow/hedgerow/pipeline/state"
)

const reviewHelp = `Serve a local page on which people review records: a queue of the articles most worth a
look, each article with its figures, hedges and speakers marked, one key to accept, reject or
correct, a map, a timeline and sums. Without FILE the records are those of the state.

Decisions are appended to --decisions, one a line, at once; the records are never rewritten.
The page is served on loopback; another address needs a token, which is printed.`

// reviewFlags are the options of review.
type reviewFlags struct {
	addr, state, decisions, reviewer, token string
}

func (a *app) reviewCmd() *cobra.Command {
	var f reviewFlags
	cmd := &cobra.Command{
		Use:     "review [flags] [FILE…]",
		Short:   "Review records in the browser",
		Long:    reviewHelp,
		Example: "  hedgerow review out/articles.jsonl\n  hedgerow review --state out/state --reviewer zahra",
		RunE:    func(cmd *cobra.Command, files []string) error { return a.review(cmd.Context(), files, f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.addr, "addr", "127.0.0.1:8472", "address to serve on")
	flags.StringVar(&f.state, "state", "out/state", "directory of the state, read where no FILE is given")
	flags.StringVar(&f.decisions, "decisions", "review.jsonl", "file that decisions are appended to")
	flags.StringVar(&f.reviewer, "reviewer", "", "name of the reviewer (default: the user's)")
	flags.StringVar(&f.token, "token", "", "token of the address, where that is not loopback (default: a random one)")
	return cmd
}

func (a *app) review(ctx context.Context, files []string, f reviewFlags) error {
	if len(files) == 0 {
		spooled, err := spool(ctx, f.state)
		if err != nil {
			return err
		}
		defer os.Remove(spooled)
		files = []string{spooled}
	}
	index, err := review.Open(files)
	if err != nil {
		return err
	}
	defer index.Close()
	log, err := review.OpenLog(f.decisions)
	if err != nil {
		return &failure{exitStorage, err}
	}
	defer log.Close()
	return a.serveReview(ctx, index, log, f)
}

func (a *app) serveReview(ctx context.Context, index *review.Index, log *review.Log, f reviewFlags) error {
	l, err := net.Listen("tcp", f.addr)
	if err != nil {
		return usagef("serve on %s: %w", f.addr, err)
	}
	defer l.Close()
	if host, _, err := net.SplitHostPort(f.addr); f.token == "" && err == nil && !review.Loopback(host) {
		f.token = review.NewToken()
	}
	desk, err := review.New(index, log, review.Options{Reviewer: cmp.Or(f.reviewer, userName()), Addr: f.addr, Token: f.token})
	if err != nil {
		return usagef("%w", err)
	}
	go func() {
		if err := index.Load(); err != nil {
			a.say("%v", err)
		}
	}()
	address := "http://" + l.Addr().String() + "/"
	if f.token != "" {
		address += "?token=" + f.token
	}
	a.say("review on %s (Ctrl-C ends)", address)
	server := &http.Server{Handler: desk.Handler(), ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

func userName() string {
	u, err := user.Current()
	if err != nil {
		return "reviewer"
	}
	return u.Username
}

// spool writes the records of a state to a temporary file.
func spool(ctx context.Context, dir string) (name string, err error) {
	if _, err := os.Stat(filepath.Join(dir, state.FileName)); err != nil {
		return "", usagef("no records: give a file, or --state with the directory of an ingest (%w)", err)
	}
	db, err := state.Open(ctx, dir, state.NewPages(filepath.Join(dir, "pages"), nil))
	if err != nil {
		return "", &failure{exitStorage, err}
	}
	defer db.Close()
	out, err := os.CreateTemp("", "hedgerow-review-*.jsonl")
	if err != nil {
		return "", &failure{exitStorage, fmt.Errorf("spool records: %w", err)}
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	for seq := int64(0); ; {
		entries, err := db.After(ctx, seq, 500, 8<<20)
		if err != nil {
			return "", &failure{exitStorage, err}
		}
		if len(entries) == 0 {
			return out.Name(), nil
		}
		for _, e := range entries {
			if _, err := out.Write(e.Line); err != nil {
				return "", &failure{exitStorage, fmt.Errorf("spool records: %w", err)}
			}
			seq = e.Seq
		}
	}
}
