package strip

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html/atom"
)

// findTitle is the headline that readers see, which is the h1; declared titles are written for search engines and shares, so
// they choose among several h1 and stand in where there is none.
func findTitle(doc *goquery.Document, m *meta, o Options) string {
	element := fold(doc.Find("title").First().Text())
	declared := cmp.Or(m.tag("og:title"), m.ldString("headline"), m.tag("twitter:title", "dc.title", "title"))
	site := siteNames(m, o)
	title := withoutSite(cmp.Or(declared, element), site)
	heads := headlines(doc, site)
	switch len(heads) {
	case 0:
		if title == "" || isSite(title, site) {
			return cmp.Or(namedHeadline(doc, site), title)
		}
		return title
	case 1:
		if h := heads[0]; title == "" || runes(h) < 150 && max(likeness(h, title), likeness(h, withoutSite(element, site))) > .25 {
			return bareHeadline(h, title, site)
		}
		return title
	}
	best, most := title, .5
	for _, h := range heads {
		if l := max(likeness(h, title), likeness(h, withoutSite(element, site))); l > most {
			best, most = h, l
		}
	}
	return bareHeadline(best, title, site)
}

// bareHeadline drops what templates write around a headline: labels, the day, the count of comments.
func bareHeadline(h, title string, site []string) string {
	h = withoutSite(h, site)
	if before, after, ok := strings.Cut(h, title); ok && title != "" && headlineLabel.MatchString(before) && headlineTail.MatchString(after) {
		return title
	}
	return h
}

var (
	headlineLabel = regexp.MustCompile(`^(?:[\p{L}]+(?:\s[\p{L}]+)?:\s*|[\d\s,./-]*\p{L}{3,9}\.?[\d\s,./-]*\d{4}\s*)?$`)
	headlineTail  = regexp.MustCompile(`^\s*(?:\([\w.-]+\)\s*)?\d*$`)
)

// namedHeadline is the first element named for the headline, or the first heading, of a page that declares the site's name
// for every title.
func namedHeadline(doc *goquery.Document, site []string) string {
	for _, named := range [...]bool{true, false} {
		for n := range doc.Get(0).Descendants() {
			is := n.DataAtom == atom.H2 || n.DataAtom == atom.H3
			if named {
				is = headlineName.MatchString(attr(n, "class") + " " + attr(n, "id"))
			}
			if !is || hidden(n) {
				continue
			}
			if h := textOf(n); letters(h) >= 8 && runes(h) <= 200 && !isSite(h, site) {
				return h
			}
		}
	}
	return ""
}

var headlineName = regexp.MustCompile(`(?i)headline|(?:post|entry|article|story|news|page|main|detail)[-_]*(?:title|heading)`)

// headlines are the h1 elements that can be an article's: not the site's name, not a slogan of one word.
func headlines(doc *goquery.Document, site []string) (heads []string) {
	for _, n := range doc.Find("h1").Nodes {
		h := textOf(n)
		if letters(h) < 8 || runes(h) > 300 || !strings.Contains(h, " ") && runes(h) < 12 || isSite(h, site) || hidden(n) {
			continue
		}
		heads = append(heads, h)
	}
	return heads
}

// likeness is the share of words that two titles have in common, of the shorter one's.
func likeness(a, b string) float64 {
	wa, wb := strings.Fields(words(a)), strings.Fields(words(b))
	if len(wa) == 0 || len(wb) == 0 {
		return 0
	}
	in := map[string]bool{}
	for _, w := range wa {
		in[w] = true
	}
	common := 0
	for _, w := range wb {
		if in[w] {
			common++
			in[w] = false
		}
	}
	return float64(common) / float64(min(len(wa), len(wb)))
}

var siteMarks = []string{" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", " / ", ": "}

// siteNames are what the site calls itself: its declared names and its host.
func siteNames(m *meta, o Options) []string {
	names := []string{m.ldName("publisher"), m.tag("og:site_name"), m.tag("application-name"), m.tag("twitter:site")}
	for _, n := range m.ldAll {
		if n.is("Organization", "NewsMediaOrganization", "WebSite") {
			names = append(names, namesOf(map[string]any(n))...)
		}
	}
	if u, err := url.Parse(o.URL); err == nil {
		names = append(names, strings.TrimPrefix(u.Host, "www."))
	}
	return names
}

// isSite reports that a text is one of the site's names, or a part of its host between dots.
func isSite(s string, site []string) bool {
	s = strings.TrimPrefix(letterFold(s), "the")
	for _, name := range site {
		if s == strings.TrimPrefix(letterFold(name), "the") {
			return true
		}
		if strings.Contains(name, " ") {
			continue
		}
		for _, part := range strings.Split(name, ".") {
			if len(part) > 3 && s == strings.TrimPrefix(letterFold(part), "the") {
				return true
			}
		}
	}
	return false
}

// withoutSite drops the site's name from the end or the start of a title, and behind a bar any short label.
func withoutSite(title string, site []string) string {
	for _, mark := range siteMarks {
		if i := strings.LastIndex(title, mark); i > 0 && mark != ": " {
			tail := title[i+len(mark):]
			if isSite(tail, site) || mark == " | " && len(strings.Fields(tail)) <= 3 && i > len(tail) {
				return withoutSite(strings.TrimSpace(title[:i]), site)
			}
		}
		if head, rest, ok := strings.Cut(title, mark); ok && isSite(head, site) && letters(rest) > 8 {
			return strings.TrimSpace(rest)
		}
	}
	return title
}

// sameTitle compares by letters and digits alone.
func sameTitle(a, b string) bool {
	a, b = letterFold(a), letterFold(b)
	return a != "" && a == b
}

// holdsTitle: the title, or with a label, a day or a count of comments around it.
func holdsTitle(s, title string) bool {
	title = letterFold(title)
	return title != "" && len(s) < 3*len(title) && strings.Contains(letterFold(s), title)
}

func letterFold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
