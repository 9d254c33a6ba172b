package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/feeds/parse"
)

// proposable reports that an address led to a page where a feed was asked for: the page's site may have one.
func proposable(f feedArg, err error) bool {
	return isURL(f.where) && (errors.Is(err, parse.ErrHTML) || errors.Is(err, parse.ErrUnknown))
}

// propose looks for the feed of an unknown site, and shows the catalogue entry it would have and what that would give.
func (a *app) propose(ctx context.Context, r *feeds.Reader, f feedArg) error {
	p, err := r.Propose(ctx, f.where, f.allowPrivate)
	if err != nil {
		return err
	}
	entry, err := p.YAML()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "# %s is not in the catalogue. An entry for it, to be checked and put into hedgerow.yaml:\n%s", f.where, entry)
	for _, note := range p.Notes {
		fmt.Fprintf(a.out, "# note: %s\n", note)
	}
	for _, s := range p.Samples {
		fmt.Fprintf(a.out, "# %s, %s, by %s: %d characters", orDash(s.Title), orDash(s.Published), orDash(strings.Join(s.Authors, ", ")), len([]rune(s.Text)))
		if len(s.Problems) > 0 {
			fmt.Fprintf(a.out, " (%s)", strings.Join(s.Problems, ", "))
		}
		fmt.Fprintln(a.out)
	}
	return nil
}
