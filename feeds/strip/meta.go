package strip

import (
	"cmp"
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page declares about itself, before any of it is believed.
type meta struct {
	tags      map[string][]string // meta elements by name, property or itemprop, in lower case
	ld        []ldNode            // JSON-LD objects of an article's type, the best first
	ldAll     []ldNode
	broken    map[string]string // plain values out of JSON-LD that no parser reads
	title     string
	canonical string
	lang      string
	paywalled bool
	order     func() dayOrder
}

func readMeta(doc *goquery.Document, o Options) *meta {
	m := &meta{tags: map[string][]string{}, broken: map[string]string{}}
	var scripts []string
	for n := range doc.Get(0).Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			m.addTag(n)
		case atom.Link:
			if m.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				m.canonical = attr(n, "href")
			}
		case atom.Html:
			m.lang = cmp.Or(attr(n, "lang"), attr(n, "xml:lang"))
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				scripts = append(scripts, n.FirstChild.Data)
			}
		}
	}
	m.readLD(scripts)
	m.order = sync.OnceValue(func() dayOrder { return m.findOrder(doc, o) })
	m.title = findTitle(doc, m, o)
	return m
}

// findOrder is the order in which the page writes days, for those that tell nothing by themselves.
func (m *meta) findOrder(doc *goquery.Document, o Options) dayOrder {
	var declared []string
	for _, n := range m.ldAll {
		for _, key := range [...]string{"datePublished", "dateModified"} {
			for _, s := range stringsOf(n[key]) {
				declared = append(declared, s[:min(len(s), len(time.DateOnly))])
			}
		}
	}
	for _, n := range doc.Find("time[datetime]").Nodes {
		declared = append(declared, attr(n, "datetime"))
	}
	host := ""
	if u, err := url.Parse(o.URL); err == nil {
		host = u.Hostname()
	}
	return orderOf(textOf(doc.Get(0)), declared, host, m.lang)
}

func (m *meta) addTag(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range [...]string{"property", "name", "itemprop"} {
		if k := strings.ToLower(strings.TrimSpace(attr(n, key))); k != "" {
			m.tags[k] = append(m.tags[k], content)
		}
	}
}

// tag is the first value of the first name that has one.
func (m *meta) tag(names ...string) string {
	for _, n := range names {
		if v := m.tags[n]; len(v) > 0 {
			return fold(html.UnescapeString(v[0]))
		}
	}
	return ""
}

// fill writes what is believed into the page.
func (m *meta) fill(p *Page, a *article) {
	p.Title = m.title
	p.Authors = m.findAuthors(a)
	p.Published, p.PublishedFrom = m.findPublished(a)
	p.Modified = m.findModified()
	p.Section = cmp.Or(m.tag("article:section"), m.ldString("articleSection"))
	p.Tags = m.keywords()
	p.Canonical = m.canonicalURL(a.options.URL)
	p.Publisher = m.publisher()
	p.Lang = m.language()
	p.Genre = m.genre(p, a.options.URL)
}

func (m *meta) publisher() string {
	return cmp.Or(m.ldName("publisher"), m.tag("og:site_name", "application-name"))
}

func (m *meta) keywords() []string {
	list := m.tags["article:tag"]
	if len(list) == 0 {
		list = m.ldStrings("keywords")
	}
	if len(list) == 0 {
		list = m.tags["news_keywords"]
	}
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		for _, k := range strings.Split(s, ",") {
			if k = fold(html.UnescapeString(k)); k != "" && !seen[k] {
				seen[k] = true
				out = append(out, k)
			}
		}
	}
	return out
}

// canonicalURL is the declared address where it is one of the same site; a bare home page is a mistake of the template.
func (m *meta) canonicalURL(page string) string {
	c := cmp.Or(m.canonical, m.tag("og:url"))
	base, err := url.Parse(page)
	if err != nil || c == "" {
		return ""
	}
	u, err := base.Parse(c)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && strings.Trim(base.Path, "/") != "" {
		return ""
	}
	return u.String()
}

func (m *meta) language() string {
	for _, l := range []string{m.lang, m.tag("og:locale"), m.ldString("inLanguage"), m.tag("content-language", "language", "dc.language")} {
		l, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(l, "_", "-")), "-")
		if len(l) == 2 && unicode.IsLower(rune(l[0])) && unicode.IsLower(rune(l[1])) {
			return l
		}
	}
	return ""
}
