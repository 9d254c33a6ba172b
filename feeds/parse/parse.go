// Package parse turns the bytes of a feed into items. It is the only importer of gofeed.
//
// RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed and sitemaps are read. Bytes go through a repair step first (repair.go), because
// gofeed loses a whole feed for one wrong byte or a cut tail; what was mended is told in Feed.Repairs.
package parse

import (
	"errors"
	"fmt"
	"strings"
)

// A Feed is a listing of articles, as its publisher gives it.
type Feed struct {
	Type  string // rss atom json rdf sitemap
	Title string // the site's address where it gives none
	Lang  string
	Items []Item
	// Sitemaps are the addresses a sitemap index lists, newest first; such a feed has no items of its own.
	Sitemaps []string
	// Repairs names what had to be mended before the bytes could be read: "charset:windows-1252", "truncated", ….
	Repairs []string
}

// An Item is one article in a feed.
type Item struct {
	ID        string   `json:"id"`        // stable identity: the guid where it is one, else the URL
	URL       string   `json:"url"`       // absolute
	Title     string   `json:"title"`     // plain text
	Authors   []string `json:"authors"`   // as given
	Published string   `json:"published"` // RFC 3339 date or date-time, "" where unknown
	Modified  string   `json:"modified"`
	Tags      []string `json:"tags"`
	Summary   string   `json:"summary"` // HTML as given
	Content   string   `json:"content"` // HTML as given, "" where the feed has only a summary
}

// Why bytes are no feed.
var (
	ErrEmpty     = errors.New("no bytes: the feed is empty")
	ErrHTML      = errors.New("a web page stands in the feed's place")
	ErrChallenge = errors.New("a bot challenge stands in the feed's place")
	ErrUnknown   = errors.New("neither RSS, Atom, JSON Feed nor sitemap")
)

// Parse reads a feed. contentType is the HTTP header's, "" where there is none; base resolves relative links.
//
// An error means that there is no feed in the bytes; a damaged feed gives what is whole in it.
func Parse(data []byte, contentType, base string) (*Feed, error) {
	d, err := repair(data, contentType)
	if err != nil {
		return nil, fmt.Errorf("parse feed: %w", err)
	}
	feed, err := d.read()
	if err != nil {
		return nil, fmt.Errorf("parse feed: %w", err)
	}
	feed.Repairs = d.repairs
	d.finish(feed, base)
	return feed, nil
}

// read tries the formats by the root element.
func (d *document) read() (*Feed, error) {
	switch d.root {
	case "urlset", "sitemapindex":
		return d.sitemap()
	case "rss", "rdf", "feed", "channel", "{":
		return d.syndication()
	case "opml":
		return nil, fmt.Errorf("an OPML list of feeds, no feed: %w", ErrUnknown)
	case "":
		return nil, ErrUnknown
	}
	return nil, fmt.Errorf("root element <%s>: %w", d.root, ErrUnknown)
}

// finish does what no format does for us: plain titles, absolute links, identities.
func (d *document) finish(f *Feed, base string) {
	bases := d.xmlBases(base, len(f.Items))
	for i := range f.Items {
		it := &f.Items[i]
		it.Title = plain(it.Title)
		it.URL = resolve(bases[i], it.URL)
	}
	f.Title = plain(f.Title)
	identify(f.Items)
	f.Lang, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(f.Lang, "_", "-")), "-")
}
