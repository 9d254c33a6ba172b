package feeds

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/hedgerow/hedgerow/feeds/fetch"
	"github.com/hedgerow/hedgerow/feeds/parse"
	"github.com/hedgerow/hedgerow/feeds/strip"
)

// A Proposal is a catalogue entry for a site that nobody has described, and what it would give.
type Proposal struct {
	Source  Source
	Samples []Article // of its first items, read with the proposed rule
	Notes   []string  // what a person should look at
}

// YAML is the entry as a configuration file has it.
func (p Proposal) YAML() (string, error) {
	return Config{Sources: map[string]Source{p.Source.Name: p.Source}}.YAML()
}

// sampled is how many articles a proposal is tried on.
const sampled = 3

// feedPaths are where sites keep feeds that they do not announce.
var feedPaths = []string{"/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json", "/news-sitemap.xml", "/sitemap-news.xml"}

// ErrNoFeed is returned for a site in which no feed is found.
var ErrNoFeed = errors.New("no feed found")

// Propose looks at a site, given by any of its pages or by a feed, and proposes an entry. private allows loopback and
// private addresses.
func (r *Reader) Propose(ctx context.Context, address string, private bool) (Proposal, error) {
	p := Proposal{Source: Source{Name: NameOf(address), AllowPrivate: private}}
	q := p.Source.request()
	q.Accept = fetch.AcceptFeed
	resp, err := r.client.Get(ctx, address, q)
	if err != nil {
		return p, fmt.Errorf("look at %s: %w", address, err)
	}
	feed, err := parse.Parse(resp.Body, resp.ContentType, resp.URL)
	if err == nil {
		p.Source.Feeds = []string{cmp.Or(resp.MovedTo, address)}
	} else if feed, err = r.discover(ctx, resp, &p.Source); err != nil {
		return p, fmt.Errorf("look at %s: %w", address, err)
	}
	p.Source.Title = cmp.Or(p.Source.Title, feed.Title)
	p.Source.Lang = cmp.Or(p.Source.Lang, feed.Lang)
	if u, err := url.Parse(p.Source.Feeds[0]); err == nil && p.Source.Site == "" {
		p.Source.Site = u.Scheme + "://" + u.Host + "/"
	}
	return r.sample(ctx, p, feed), nil
}

// discover tries the feeds that a page announces, then the usual places.
func (r *Reader) discover(ctx context.Context, page *fetch.Response, s *Source) (*parse.Feed, error) {
	front, err := strip.Discover(page.Body, strip.Options{URL: page.URL, ContentType: page.ContentType})
	if err != nil {
		return nil, err
	}
	s.Title, s.Lang, s.Site = front.Title, front.Lang, page.URL
	base, err := url.Parse(page.URL)
	if err != nil {
		return nil, err
	}
	tries := front.Feeds
	for _, path := range feedPaths {
		tries = append(tries, base.ResolveReference(&url.URL{Path: path}).String())
	}
	q := s.request()
	q.Accept, q.Robots = fetch.AcceptFeed, true
	for _, t := range tries {
		resp, err := r.client.Get(ctx, t, q)
		if err != nil {
			continue
		}
		if feed, err := parse.Parse(resp.Body, resp.ContentType, resp.URL); err == nil && len(feed.Items) > 0 {
			s.Feeds = []string{cmp.Or(resp.MovedTo, t)}
			return feed, nil
		}
	}
	return nil, fmt.Errorf("%w: %d places tried", ErrNoFeed, len(tries))
}

// sample reads the first articles and keeps the rule that all of them share.
func (r *Reader) sample(ctx context.Context, p Proposal, feed *parse.Feed) Proposal {
	rules := map[string]int{}
	items := feed.Items[:min(len(feed.Items), sampled)]
	for _, it := range items {
		a, err := r.Read(ctx, p.Source, it)
		if err != nil {
			p.Notes = append(p.Notes, err.Error())
			continue
		}
		rules[a.Rule]++
		p.Samples = append(p.Samples, a)
	}
	if len(p.Samples) == 0 {
		p.Notes = append(p.Notes, "no article could be read")
		return p
	}
	if rule := p.Samples[0].Rule; rule != "" && rules[rule] == len(p.Samples) {
		p.Source.Selector = rule
	} else {
		p.Notes = append(p.Notes, "the articles share no element: the general extraction is used")
	}
	if p.Source.Lang == "" {
		p.Source.Lang = p.Samples[0].Lang
	}
	if p.Source.Lang != "" && p.Source.Lang != "en" {
		p.Notes = append(p.Notes, "its language is "+p.Source.Lang+": articles are stripped, nothing is extracted from them")
	}
	return p
}
