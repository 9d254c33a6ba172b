// Package feeds knows the sources and has two verbs: List a source's items, and Read an item's article.
//
// A Reader does both over the network. What Read brings back carries the bytes it was made from, and Parse makes the same
// article from those bytes again, so that a new build never needs to download anything a second time.
package feeds

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/hedgerow/hedgerow/feeds/fetch"
	"github.com/hedgerow/hedgerow/feeds/parse"
	"github.com/hedgerow/hedgerow/feeds/strip"
)

// Item is one article of a listing.
type Item = parse.Item

// Validators are what a source's feeds sent to make the next request conditional, by feed address. They are opaque to the
// caller, who stores them (they marshal to JSON) after every item of the listing is done, and never before: a validator
// saved too early turns tomorrow's "not modified" into a loss of what failed today.
type Validators map[string]fetch.Validators

// A Listing is what a source's feeds hold now.
type Listing struct {
	Items       []Item
	NotModified bool       // every feed of the source is as it was; Items is empty
	Validators  Validators // to be given to the next List
	Repairs     []string   // what had to be mended, see parse.Feed
	Moved       []string   // "OLD NEW": feeds that have permanently moved; the catalogue should follow
	NotBefore   time.Time  // the earliest time the publisher wants to be asked again; zero where it does not say
}

// Raw is what an article was made from, and all that Parse needs to make it again.
type Raw struct {
	Body        []byte // as served, content encoding removed
	ContentType string
	URL         string    // where the bytes came from, after redirects
	From        string    // page, or feed where the feed's own content stands in for the page
	Fetched     time.Time // zero for local input
	Problems    []string  // what went wrong on the way to these bytes: page_refused …
	Validators  fetch.Validators
}

// Conditional says whether the page can be asked for again under the condition that it has changed.
func (r Raw) Conditional() bool { return r.From == FromPage && r.Validators != fetch.Validators{} }

// ErrNotModified says that a page is as it was when it was last read.
var ErrNotModified = errors.New("not modified")

// An Article is a page's text and metadata, completed from the feed's item.
type Article struct {
	strip.Page
	Source string // name of the source
	URL    string // the item's address, after redirects
	Raw    Raw
}

// Options configure a Reader. The zero value works.
type Options = fetch.Options

// A Reader lists sources and reads articles. It is safe for concurrent use and keeps each host's pace across all uses.
type Reader struct {
	client *fetch.Client
}

// NewReader makes a Reader with one polite HTTP client.
func NewReader(o Options) *Reader { return &Reader{client: fetch.New(o)} }

// List asks a source's feeds for their items. known are the validators of the last listing, nil the first time.
//
// Where one feed of several fails, the items of the others are returned together with the error.
func (r *Reader) List(ctx context.Context, s Source, known Validators) (Listing, error) {
	l := Listing{Validators: maps.Clone(known), NotModified: true}
	if l.Validators == nil {
		l.Validators = Validators{}
	}
	var errs []error
	for _, address := range s.Feeds {
		if err := r.listOne(ctx, s, address, &l); err != nil {
			l.NotModified = false
			errs = append(errs, fmt.Errorf("list %s: %w", address, err))
		}
	}
	l.Items = distinct(l.Items)
	return l, errors.Join(errs...)
}

func (r *Reader) listOne(ctx context.Context, s Source, address string, l *Listing) error {
	q := s.request()
	q.Validators = l.Validators[address]
	q.Accept = fetch.AcceptFeed
	resp, err := r.client.Get(ctx, address, q)
	if err != nil {
		return err
	}
	l.Validators[address] = resp.Validators
	l.NotBefore = later(l.NotBefore, resp.NotBefore)
	if resp.MovedTo != "" {
		l.Moved = append(l.Moved, address+" "+resp.MovedTo)
	}
	if resp.NotModified {
		return nil
	}
	l.NotModified = false
	feed, err := parse.Parse(resp.Body, resp.ContentType, resp.URL)
	if err != nil {
		delete(l.Validators, address)
		return err
	}
	l.Items = append(l.Items, feed.Items...)
	l.Repairs = append(l.Repairs, feed.Repairs...)
	if err := r.listSitemaps(ctx, s, feed.Sitemaps, l); err != nil {
		delete(l.Validators, address)
		return err
	}
	return nil
}

// newSitemaps is how many sitemaps of an index are read, the newest first: what is news stands in the first.
const newSitemaps = 3

// listSitemaps reads the sitemaps that an index names. The index's validators answer for all of them.
func (r *Reader) listSitemaps(ctx context.Context, s Source, addresses []string, l *Listing) error {
	q := s.request()
	q.Accept = fetch.AcceptFeed
	for _, address := range addresses[:min(len(addresses), newSitemaps)] {
		resp, err := r.client.Get(ctx, address, q)
		if err != nil {
			return err
		}
		feed, err := parse.Parse(resp.Body, resp.ContentType, resp.URL)
		if err != nil {
			return err
		}
		l.Items = append(l.Items, feed.Items...)
		l.Repairs = append(l.Repairs, feed.Repairs...)
	}
	return nil
}

// Read fetches an item's page and makes an article of it. Where the page is refused or the source says so, the content the
// feed carried is used instead, if it is more than an excerpt; an error means that neither gave an article.
func (r *Reader) Read(ctx context.Context, s Source, item Item) (Article, error) {
	if s.Content == ContentFeed && item.Content != "" {
		if a, err := Parse(s, item, rawOfFeed(item)); err == nil && a.whole() {
			return a, nil
		}
	}
	resp, err := r.page(ctx, s, item, fetch.Validators{})
	if err != nil {
		return r.refused(ctx, s, item, err)
	}
	a, err := Parse(s, item, rawOfPage(resp))
	if err == nil && slices.Contains(a.Problems, "consent_wall") {
		return r.refused(ctx, s, item, fetch.ErrConsent)
	}
	return a, err
}

// Reread is Read for an item that was read before, as known: where its page has not changed since, the error is
// ErrNotModified.
func (r *Reader) Reread(ctx context.Context, s Source, item Item, known Raw) (Article, error) {
	resp, err := r.page(ctx, s, item, known.Validators)
	if err != nil {
		return Article{}, fmt.Errorf("read %s: %w", item.URL, err)
	}
	if resp.NotModified {
		return Article{}, ErrNotModified
	}
	return Parse(s, item, rawOfPage(resp))
}

func (r *Reader) page(ctx context.Context, s Source, item Item, known fetch.Validators) (*fetch.Response, error) {
	q := s.request()
	q.Robots = true
	q.Accept = fetch.AcceptPage
	q.Validators = known
	return r.client.Get(ctx, item.URL, q)
}

func rawOfPage(resp *fetch.Response) Raw {
	return Raw{Body: resp.Body, ContentType: resp.ContentType, URL: resp.URL, From: FromPage, Fetched: resp.Fetched, Validators: resp.Validators}
}

// refused falls back on the feed's content. A page that is only slow or broken today is better asked again tomorrow, so the
// fallback serves where the site has said no: robots, a challenge, a consent wall, 401, 403, 404, 410, 451.
func (r *Reader) refused(ctx context.Context, s Source, item Item, err error) (Article, error) {
	err = fmt.Errorf("read %s: %w", item.URL, err)
	if item.Content == "" || ctx.Err() != nil || !fetch.Refused(err) {
		return Article{}, err
	}
	raw := rawOfFeed(item)
	raw.Problems = []string{"page_refused"}
	a, perr := Parse(s, item, raw)
	if perr != nil {
		return Article{}, errors.Join(err, perr)
	}
	if !a.whole() {
		return Article{}, err
	}
	return a, nil
}

func rawOfFeed(item Item) Raw {
	return Raw{Body: []byte(item.Content), ContentType: "text/html; charset=utf-8", URL: item.URL, From: FromFeed}
}

// distinct keeps the first item of each identity.
func distinct(items []Item) []Item {
	seen := map[string]bool{}
	return slices.DeleteFunc(items, func(it Item) bool {
		if seen[it.ID] {
			return true
		}
		seen[it.ID] = true
		return false
	})
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
