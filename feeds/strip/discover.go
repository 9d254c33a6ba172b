package strip

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Front is what a site's page says of the site.
type Front struct {
	Title string   // the site's name
	Lang  string   // two letters
	Feeds []string // addresses it announces as feeds of its articles, comment feeds left out
}

// Discover reads a page for the feeds it announces (link rel="alternate") or links to.
func Discover(page []byte, o Options) (Front, error) {
	text, _, err := decode(page, o)
	if err != nil {
		return Front{}, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return Front{}, fmt.Errorf("parse HTML: %w", err)
	}
	doc := goquery.NewDocumentFromNode(root)
	m := readMeta(doc, o)
	f := Front{Title: cmp.Or(m.publisher(), fold(doc.Find("title").First().Text())), Lang: m.language()}
	var shown []string
	for n := range root.Descendants() {
		href := absolute(o.URL, attr(n, "href"))
		switch {
		case href == "" || commentFeed.MatchString(href):
		case n.DataAtom == atom.Link && strings.Contains(attr(n, "rel"), "alternate") && feedType.MatchString(attr(n, "type")):
			f.Feeds = appendNew(f.Feeds, href)
		case n.DataAtom == atom.A && feedAddress.MatchString(href):
			shown = appendNew(shown, href)
		}
	}
	if len(f.Feeds) == 0 {
		f.Feeds = shown
	}
	return f, nil
}

var (
	feedType    = regexp.MustCompile(`(?i)application/(?:rss\+xml|atom\+xml|feed\+json|json)`)
	feedAddress = regexp.MustCompile(`(?i)/(?:feed|rss|atom)(?:/|\.xml|\.rss|$)|\.rss$`)
	commentFeed = regexp.MustCompile(`(?i)/comments/(?:feed|default)|/wp-json/|oembed`)
)

func appendNew(list []string, s string) []string {
	for _, known := range list {
		if known == s {
			return list
		}
	}
	return append(list, s)
}

func absolute(base, href string) string {
	b, err := url.Parse(base)
	if err != nil || href == "" {
		return ""
	}
	u, err := b.Parse(strings.TrimSpace(href))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// rule is a CSS rule for the article's element that other pages of the site are likely to share: by its role or by a class
// that looks written by hand. "" where there is none.
func (a *article) rule() string {
	if a.root == nil || a.options.Fragment {
		return ""
	}
	if strings.Contains(attr(a.root, "itemprop"), "articleBody") {
		return `[itemprop~="articleBody"]`
	}
	for _, class := range strings.Fields(attr(a.root, "class")) {
		if handWritten.MatchString(class) {
			return a.root.Data + "." + class
		}
	}
	if id := attr(a.root, "id"); handWritten.MatchString(id) {
		return a.root.Data + "#" + id
	}
	if a.root.DataAtom == atom.Article || a.root.DataAtom == atom.Main {
		return a.root.Data
	}
	return ""
}

// handWritten names hold no digits and none of the capitals that build tools sprinkle.
var handWritten = regexp.MustCompile(`^[a-z]+(?:[-_]+[a-z]+)*$`)
