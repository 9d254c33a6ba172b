package feeds

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/hedgerow/hedgerow/feeds/strip"
)

// Where an article's text came from.
const (
	FromPage = "page"
	FromFeed = "feed"
)

// Parse makes an article of bytes that were fetched before. It uses no network: the same source, item and bytes give the
// same article.
func Parse(s Source, item Item, raw Raw) (Article, error) {
	page, err := strip.Strip(raw.Body, strip.Options{URL: raw.URL, ContentType: raw.ContentType, Selector: s.Selector, Fragment: raw.From == FromFeed})
	if err != nil {
		return Article{}, fmt.Errorf("parse %s: %w", raw.URL, err)
	}
	a := Article{Page: *page, Source: s.Name, URL: cmp.Or(raw.URL, item.URL), Raw: raw}
	a.complete(s, item)
	return a, nil
}

// complete fills what the page leaves open from the item, and from the source what neither says.
func (a *Article) complete(s Source, item Item) {
	a.Title = cmp.Or(a.Title, item.Title)
	a.Lang = cmp.Or(a.Lang, s.Lang)
	a.Publisher = cmp.Or(a.Publisher, s.Title)
	if len(a.Authors) == 0 {
		a.Authors = item.Authors
	}
	if len(a.Tags) == 0 {
		a.Tags = item.Tags
	}
	if a.Modified == "" {
		a.Modified = item.Modified
	}
	a.datePublished(item)
	a.Problems = slices.DeleteFunc(append(a.Problems, a.Raw.Problems...), func(p string) bool {
		return p == "no_published_date" && a.Published != ""
	})
	slices.Sort(a.Problems)
	a.Problems = slices.Compact(a.Problems)
	if len(a.Problems) == 0 {
		a.Problems = nil
	}
}

// datePublished prefers what the page declares (jsonld, meta, time), then the feed, then what can be read off the dateline
// or the address.
func (a *Article) datePublished(item Item) {
	switch a.PublishedFrom {
	case "jsonld", "meta", "time":
	default:
		if item.Published != "" {
			a.Published, a.PublishedFrom = item.Published, "feed"
		}
	}
	if a.Published == "" {
		a.PublishedFrom = ""
	}
}

// whole reports that the text is an article's, not an excerpt or the line that a plugin appends to it.
func (a *Article) whole() bool {
	for _, p := range a.Problems {
		if p == "no_text" || p == "stub" || p == "truncated" {
			return false
		}
	}
	return true
}
