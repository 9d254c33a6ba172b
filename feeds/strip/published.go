package strip

import (
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html/atom"
)

// findPublished looks where publishers state the time: JSON-LD, meta elements, time elements.
func (m *meta) findPublished(a *article) (when, from string) {
	for _, n := range m.ld {
		for _, s := range stringsOf(n["datePublished"]) {
			if t := readTime(s); t != "" {
				return t, "jsonld"
			}
		}
	}
	for _, name := range [...]string{"article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "sailthru.date", "date"} {
		if t := readTime(m.tag(name)); t != "" {
			return t, "meta"
		}
	}
	for n := range a.doc.Get(0).Descendants() {
		if n.DataAtom == atom.Time && hasAttr(n, "datetime") {
			if t := readTime(attr(n, "datetime")); t != "" {
				return t, "time"
			}
		}
	}
	if m := addressDate.FindStringSubmatch(a.options.URL); m != nil {
		if t := readTime(m[1] + "-" + m[2] + "-" + m[3]); t != "" {
			return t, "url"
		}
	}
	return "", ""
}

var addressDate = regexp.MustCompile(`/((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)`)

func (m *meta) findModified() string {
	for _, n := range m.ld {
		for _, s := range stringsOf(n["dateModified"]) {
			if t := readTime(s); t != "" {
				return t
			}
		}
	}
	return readTime(m.tag("article:modified_time", "og:updated_time", "datemodified"))
}

// readTime reads the forms of ISO 8601 that pages use, and gives RFC 3339 at the precision it found.
func readTime(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 10 {
		return ""
	}
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.RFC3339)
		}
	}
	if t, err := time.Parse("2006-01-02", s[:10]); err == nil && plausible(t) {
		return t.Format("2006-01-02")
	}
	return ""
}

func plausible(t time.Time) bool { return t.Year() >= 1990 && t.Year() <= 2100 }
