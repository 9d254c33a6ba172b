package strip

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markFooter finds the line that the Yoast plugin appends to what WordPress feeds carry, "The post … appeared first on …",
// in whatever language. It is known by its form, not by its words: the last paragraph, with two links, one to the article
// and one to the site's front page. Authors who write "this article appeared first on …" themselves link elsewhere.
func markFooter(ps []piece, address string) {
	item, err := url.Parse(address)
	if err != nil || item.Host == "" {
		return
	}
	for i := len(ps) - 1; i >= 0; i-- {
		p := &ps[i]
		if p.zoned || p.kind == Comments || p.kind == Other {
			continue
		}
		if !isFooter(p, item) {
			return
		}
		p.kind = FeedFooter
	}
}

func isFooter(p *piece, item *url.URL) bool {
	var toItem, toSite, others int
	for _, n := range p.run {
		for _, href := range linksIn(n) {
			u, err := item.Parse(href)
			switch {
			case err != nil || !sameHost(u, item):
				others++
			case samePath(u, item):
				toItem++
			case strings.Trim(u.Path, "/") == "" || strings.HasPrefix(item.Path, strings.TrimSuffix(u.Path, "/")+"/"):
				toSite++
			default:
				others++
			}
		}
	}
	return toItem == 1 && toSite == 1 && others == 0
}

func linksIn(n *html.Node) (hrefs []string) {
	if n.DataAtom == atom.A && hasAttr(n, "href") {
		return []string{attr(n, "href")}
	}
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && hasAttr(c, "href") {
			hrefs = append(hrefs, attr(c, "href"))
		}
	}
	return hrefs
}

func sameHost(a, b *url.URL) bool {
	return strings.EqualFold(strings.TrimPrefix(a.Host, "www."), strings.TrimPrefix(b.Host, "www."))
}

// samePath compares addresses of one host; a query of the item's counts (?p=12), one of a visitor counter does not.
func samePath(a, b *url.URL) bool {
	if strings.Trim(a.Path, "/") != strings.Trim(b.Path, "/") {
		return false
	}
	return strings.Trim(b.Path, "/") != "" || a.Query().Get("p") == b.Query().Get("p") && b.RawQuery != ""
}
