package strip

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
)

// findTitle prefers what the page shows as its one heading, then what it declares, without the site's name.
func findTitle(doc *goquery.Document, m *meta, o Options) string {
	declared := cmp.Or(m.tag("og:title"), m.ldString("headline"), m.tag("twitter:title", "dc.title", "title"))
	element := fold(doc.Find("title").First().Text())
	site := m.publisher()
	title := withoutSite(cmp.Or(declared, element), site)
	heads := doc.Find("h1")
	for i := range heads.Nodes {
		h := textOf(heads.Get(i))
		if h == "" || runes(h) > 300 {
			continue
		}
		if sameTitle(h, title) || sameTitle(h, withoutSite(element, site)) || title != "" && strings.HasPrefix(letterFold(title), letterFold(h)) && runes(h) > 15 {
			return h
		}
	}
	if title == "" && heads.Length() > 0 {
		return textOf(heads.Get(0))
	}
	return title
}

var siteMarks = []string{" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", " / "}

// withoutSite drops the site's name from the end or the start of a title.
func withoutSite(title, site string) string {
	for _, mark := range siteMarks {
		if i := strings.LastIndex(title, mark); i > 0 {
			tail := title[i+len(mark):]
			if site != "" && sameTitle(tail, site) {
				return withoutSite(strings.TrimSpace(title[:i]), site)
			}
		}
		if head, rest, ok := strings.Cut(title, mark); ok && site != "" && sameTitle(head, site) {
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

func letterFold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
