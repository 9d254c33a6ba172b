package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
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

Decisions are appended to --reviews, one a line, at once; the records are never rewritten.
The page is served on loopback; another address needs a token, which is printed.`

// reviewFlags are the options of review.
type reviewFlags struct {
	addr, state, reviews, reviewer, token string
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
	cmd.PersistentFlags().StringVar(&f.state, "state", "out/state", "directory of the state, read where no FILE is given")
	cmd.PersistentFlags().StringVar(&f.reviews, "reviews", "review.jsonl", "file of the decisions")
	cmd.AddCommand(a.reviewExportCmd(&f))
	flags := cmd.Flags()
	flags.StringVar(&f.addr, "addr", "127.0.0.1:8472", "address to serve on")
	flags.StringVar(&f.reviewer, "reviewer", "", "name of the reviewer (default: the user's)")
	flags.StringVar(&f.token, "token", "", "token of the address, where that is not loopback (default: a random one)")
	return cmd
}

func (a *app) review(ctx context.Context, files []string, f reviewFlags) error {
	records, err := openRecords(ctx, files, f.state)
	if err != nil {
		return err
	}
	defer records.Close()
	log, err := review.OpenLog(f.reviews)
	if err != nil {
		return &failure{exitStorage, err}
	}
	defer log.Close()
	return a.serveReview(ctx, review.NewIndex(records), log, f)
}

// A closingStore is a store of records that must be closed.
type closingStore interface {
	review.Store
	io.Closer
}

// openRecords opens files of records, or the state where there are none.
func openRecords(ctx context.Context, files []string, dir string) (closingStore, error) {
	if len(files) == 0 {
		return openStored(ctx, dir)
	}
	f, err := review.OpenFiles(files)
	if err != nil {
		return nil, err
	}
	return f, nil
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
		if err := a.load(index); err != nil && !errors.Is(err, errSome) {
			a.say("%v", err)
		}
	}()
	address := "http://" + reachable(l.Addr()) + "/"
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

// reachable is the address to type for one that is listened on: all addresses of the machine go by its name.
func reachable(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if name, err := os.Hostname(); ok && tcp.IP.IsUnspecified() && err == nil {
		return fmt.Sprintf("%s:%d", name, tcp.Port)
	}
	return a.String()
}

// load reads the records and names the lines that are none; errSome where there are such.
func (a *app) load(x *review.Index) error {
	err := x.Load()
	for _, fault := range x.Faults() {
		a.say("%v", fault)
	}
	if err == nil && len(x.Faults()) > 0 {
		return errSome
	}
	return err
}

func userName() string {
	u, err := user.Current()
	if err != nil {
		return "reviewer"
	}
	return u.Username
}

// stored is the state of an ingest as the desk reads it.
type stored struct {
	ctx context.Context
	db  *state.DB
}

// openStored opens the state in a directory.
func openStored(ctx context.Context, dir string) (*stored, error) {
	if _, err := os.Stat(filepath.Join(dir, state.FileName)); err != nil {
		return nil, usagef("no records: give a file, or --state with the directory of an ingest (%w)", err)
	}
	db, err := state.Open(ctx, dir, state.NewPages(filepath.Join(dir, "pages"), nil))
	if err != nil {
		return nil, &failure{exitStorage, err}
	}
	return &stored{ctx, db}, nil
}

// Close closes the state.
func (s *stored) Close() error { return s.db.Close() }

// Each gives all records of the state, in order.
func (s *stored) Each(add func(review.Place, []byte) error) error {
	for seq := int64(0); ; {
		entries, err := s.db.After(s.ctx, seq, 500, 8<<20)
		if err != nil || len(entries) == 0 {
			return err
		}
		for _, e := range entries {
			seq = e.Seq
			if err := add(review.Place{Offset: seq}, e.Line); err != nil {
				return err
			}
		}
	}
}

// Line reads one record again.
func (s *stored) Line(at review.Place) ([]byte, error) {
	entries, err := s.db.After(s.ctx, at.Offset-1, 1, 0)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 || entries[0].Seq != at.Offset {
		return nil, fmt.Errorf("entry %d is no longer in the state", at.Offset)
	}
	return entries[0].Line, nil
}

// Name is what people call a place.
func (s *stored) Name(at review.Place) string { return fmt.Sprintf("entry %d of the state", at.Offset) }
