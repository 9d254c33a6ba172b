package main

import (
	"context"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

const extractHelp = `Read articles and print one record a line: every figure, date, name and hedge with its
place in the text. Files tell their format by their name (.txt, .html, .jsonl) or their
content; --from overrides both. A directory stands for the .txt, .html and .jsonl files
below it, - for standard input. Web archives (.warc, .warc.gz) and lists of addresses
(.urls, one a line) are read page by page.

A line of JSONL is {"id", "url"?, "title"?, "published"?, "text" | "html"}. Records come in
the order of the input. What cannot be read is named on standard error, the rest is done,
and the exit status is 1.`

const extractExample = `  hedgerow extract article.html
  hedgerow extract --pretty --published 2026-01-20 article.txt
  hedgerow extract https://example.org/news/article
  hedgerow extract --from jsonl - < articles.jsonl > records.jsonl
  hedgerow extract --only casualties,hedges saved-pages/ | jq -c .casualties[]`

// extractFlags are the options of extract.
type extractFlags struct {
	from, published string
	only            []string
	pretty, explain bool
}

func (a *app) extractCmd() *cobra.Command {
	var f extractFlags
	cmd := &cobra.Command{
		Use:     "extract [flags] FILE|DIR|URL|-…",
		Short:   "Read articles that you have already and print their records",
		Long:    extractHelp,
		Example: extractExample,
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.extract(cmd.Context(), args, f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "what the input is: text, html, jsonl, warc or urls")
	flags.StringVar(&f.published, "published", "", "date of publication of articles that state none")
	flags.StringSliceVar(&f.only, "only", nil, "kinds to keep: "+kinds())
	flags.BoolVar(&f.pretty, "pretty", false, "show the articles to a person instead of printing JSON")
	flags.BoolVar(&f.explain, "explain", false, "as --pretty, and tell which words of harm became no figure, and why")
	return cmd
}

func (a *app) extract(ctx context.Context, args []string, f extractFlags) error {
	from := format(f.from)
	switch from {
	case "", asText, asHTML, asJSONL, asWARC, asURLs:
	default:
		return usagef("unknown format %q: --from takes text, html or jsonl", f.from)
	}
	if err := checkKinds(f.only); err != nil {
		return err
	}
	reader := feeds.NewReader(feeds.Options{UserAgent: agent("")})
	o := &opener{from: from, published: f.published, stdin: a.in, fetch: func(address string) (feeds.Raw, error) {
		article, err := reader.Read(ctx, feeds.Source{}, feeds.Item{URL: address})
		return article.Raw, err
	}}
	x := pipeline.NewExtractor(build())
	p := &printer{app: a, only: f.only}
	if f.pretty || f.explain {
		p.pretty = newPretty(a.out)
	}
	if f.explain {
		p.explain = nlp.NewBuilder()
	}
	read := func(t task) result {
		r, err := t.read(x)
		return result{t.name, r, err}
	}
	if err := inOrder(runtime.GOMAXPROCS(0), o.open(args), read, p.print); err != nil {
		return &failure{exitStorage, fmt.Errorf("write records: %w", err)}
	}
	if p.failed {
		return errSome
	}
	return nil
}

// A result is the record of one article, or why there is none.
type result struct {
	name   string
	record *record.Record
	err    error
}

// A printer shows results as they come.
type printer struct {
	app     *app
	only    []string
	pretty  *pretty      // nil for JSON
	explain *nlp.Builder // nil where nobody asks why
	failed  bool
}

// print returns an error only where nothing more can be shown.
func (p *printer) print(r result) error {
	if r.err != nil {
		p.failed = true
		p.app.say("%s: %v", r.name, r.err)
		return nil
	}
	keep(r.record, p.only)
	if p.pretty != nil {
		return p.forPeople(r.record)
	}
	line, err := r.record.Line()
	if err != nil {
		return err
	}
	_, err = p.app.out.Write(line)
	return err
}

func (p *printer) forPeople(r *record.Record) error {
	if err := p.pretty.show(r); err != nil || p.explain == nil {
		return err
	}
	return explain(p.app.out, p.explain, r)
}
