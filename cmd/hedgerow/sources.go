package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/feeds/fetch"
	"github.com/hedgerow/hedgerow/feeds/parse"
)

func (a *app) sourcesCmd() *cobra.Command {
	var config string
	cmd := &cobra.Command{
		Use:     "sources",
		Short:   "List the sources that ingest reads",
		Example: "  hedgerow sources\n  hedgerow sources --config hedgerow.yaml\n  hedgerow sources check dawn",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.sources(config) },
	}
	configFlag(cmd.PersistentFlags(), &config)
	cmd.AddCommand(a.checkCmd(&config), a.exportSourcesCmd(&config), a.importSourcesCmd())
	return cmd
}

func (a *app) sources(config string) error {
	_, catalogue, err := loadConfig(config)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tTITLE\tCOUNTRY\tFEEDS")
	for _, s := range catalogue {
		name := s.Name
		if s.Disabled {
			name += " (disabled)"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", name, s.Title, s.Country, strings.Join(s.Feeds, " "))
	}
	return w.Flush()
}

const checkHelp = `Read feeds - a file, an address or a source of the catalogue - and show what a run would
list. With --json one object a feed is printed: {file, type, title, items[], repairs[],
error}, each item {id, url, title, published, content_length}. The exit status is 1 where a
feed could not be read.

Given the address of a page, it looks for the site's feed, tries it on a few articles and
prints an entry for the configuration file with what it would give.`

const checkExample = `  hedgerow sources check dawn
  hedgerow sources check https://example.org/feed/
  hedgerow sources check --json saved/*.xml`

func (a *app) checkCmd(config *string) *cobra.Command {
	var asJSON, private bool
	cmd := &cobra.Command{
		Use:     "check FILE|URL|SOURCE…",
		Short:   "Show what a feed holds",
		Long:    checkHelp,
		Example: checkExample,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.check(cmd.Context(), args, *config, asJSON, private)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, an object a feed")
	cmd.Flags().BoolVar(&private, "allow-private", false, "addresses may be loopback or private ones")
	return cmd
}

// A checked is what one feed holds, as `sources check --json` prints it.
type checked struct {
	File    string        `json:"file"`
	Type    *string       `json:"type"`
	Title   *string       `json:"title"` // a feed without one goes by where it was read, as in feed readers
	Items   []checkedItem `json:"items"`
	Repairs []string      `json:"repairs"`
	Error   *string       `json:"error"`
	err     error
}

type checkedItem struct {
	ID            string  `json:"id"`
	URL           *string `json:"url"`
	Title         *string `json:"title"`
	Published     *string `json:"published"`
	ContentLength int     `json:"content_length"` // code points of the article as the feed carries it, 0 where it does not
}

func (a *app) check(ctx context.Context, args []string, config string, asJSON, private bool) error {
	cfg, catalogue, err := loadConfig(config)
	if err != nil {
		return err
	}
	client := fetch.New(fetch.Options{UserAgent: agent(cfg.Contact)})
	reader := feeds.NewReader(feeds.Options{UserAgent: agent(cfg.Contact), Retries: -1})
	show := a.showFeed
	if asJSON {
		show = a.printFeed
	}
	var result error
	for _, f := range feedsOf(args, catalogue) {
		f.allowPrivate = f.allowPrivate || private
		c := f.check(ctx, client)
		if proposable(f, c.err) && !asJSON {
			if c.err = a.propose(ctx, reader, f); c.err == nil {
				continue
			}
			c.Error = known(c.err.Error())
		}
		if c.Error != nil {
			result = errSome
			a.say("%s: %s", c.File, *c.Error)
		}
		if err := show(c); err != nil {
			return &failure{exitStorage, fmt.Errorf("write: %w", err)}
		}
	}
	return result
}

// A feedArg is one feed to check.
type feedArg struct {
	where        string // file or address
	allowPrivate bool
}

// feedsOf resolves the names of sources; what is neither a name nor an address is a file.
func feedsOf(args []string, catalogue feeds.Catalogue) []feedArg {
	var out []feedArg
	for _, arg := range args {
		s, ok := catalogue.Find(arg)
		if !ok {
			out = append(out, feedArg{where: arg})
		}
		for _, address := range s.Feeds {
			out = append(out, feedArg{address, s.AllowPrivate})
		}
	}
	return out
}

func (f feedArg) check(ctx context.Context, client *fetch.Client) checked {
	c := checked{File: f.where, Items: []checkedItem{}, Repairs: []string{}}
	feed, err := f.read(ctx, client)
	if err != nil {
		c.Error, c.err = known(err.Error()), err
		return c
	}
	c.Type, c.Title, c.Repairs = &feed.Type, known(cmp.Or(feed.Title, f.where)), append(c.Repairs, feed.Repairs...)
	for _, it := range feed.Items {
		c.Items = append(c.Items, checkedItem{it.ID, known(it.URL), known(it.Title), known(it.Published), utf8.RuneCountInString(it.Content)})
	}
	return c
}

func (f feedArg) read(ctx context.Context, client *fetch.Client) (feed *parse.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("parse feed: %v", p)
		}
	}()
	if !isURL(f.where) {
		data, err := os.ReadFile(f.where)
		if err != nil {
			return nil, plain(err)
		}
		return parse.Parse(data, "", "")
	}
	r, err := client.Get(ctx, f.where, fetch.Request{Accept: fetch.AcceptFeed, AllowPrivate: f.allowPrivate})
	if errors.Is(err, fetch.ErrPrivate) {
		return nil, fmt.Errorf("%w: a source may say allow_private: true", err)
	}
	if err != nil {
		return nil, err
	}
	return parse.Parse(r.Body, r.ContentType, r.URL)
}

func (a *app) printFeed(c checked) error { return json.NewEncoder(a.out).Encode(c) }

// showFeed writes a feed for a person.
func (a *app) showFeed(c checked) error {
	if c.Error != nil {
		return nil // said already
	}
	fmt.Fprintf(a.out, "%s: %s %q, %d items\n", c.File, *c.Type, str(c.Title), len(c.Items))
	if len(c.Repairs) > 0 {
		fmt.Fprintf(a.out, "  mended: %s\n", strings.Join(c.Repairs, ", "))
	}
	w := tabwriter.NewWriter(a.out, 2, 0, 2, ' ', 0)
	for _, it := range c.Items {
		fmt.Fprintf(w, "  %s\t%s\t%s\n", orDash(str(it.Published)), orDash(str(it.Title)), str(it.URL))
	}
	return w.Flush()
}

// known is s, nil where it is unknown.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
