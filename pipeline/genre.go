package pipeline

import (
	"cmp"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// genre returns what kind of article doc is: what the page says, or else what its own words show. Papers mark opinion by
// the section it stands in, by "OP-ED" before the title or by a disclaimer; agencies mark a press release in its dateline.
func genre(a record.Article, doc *text.Document) string {
	switch {
	case a.Genre != "" && a.Genre != "news":
		return a.Genre
	case opinionated(a.Section), opinionated(firstWord(a.Title)), opinionated(firstWord(doc.Text)):
		return "opinion"
	case liveTitle(a.Title), liveTitle(section(doc, text.Title)):
		return "live"
	case wired(section(doc, text.Dateline)):
		return "press_release"
	case disclaimsViews(section(doc, text.Disclaimer)):
		return "opinion"
	}
	return cmp.Or(a.Genre, "news")
}

// section returns the text of doc's sections of one kind, lower-cased.
func section(doc *text.Document, kind text.Kind) string {
	var parts []string
	for _, s := range doc.Sections {
		if s.Kind == kind {
			parts = append(parts, strings.ToLower(s.In(doc.Text)))
		}
	}
	return strings.Join(parts, "\n")
}

func opinionated(label string) bool {
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "op-ed", "oped", "opinion", "opinions", "editorial", "commentary", "comment", "column", "viewpoint":
		return true
	}
	return false
}

// wired says whether a dateline names a distributor of press releases: "PARIS, 26-Jan-2026 — /EuropaWire/ —".
func wired(dateline string) bool {
	for _, mark := range []string{"wire/", "newswire", "business wire", "presswire"} {
		if strings.Contains(dateline, mark) {
			return true
		}
	}
	return false
}

// firstWord returns the label before a title: "OP-ED" of "OP-ED: Why we write" and of "[Op-Ed] Why we write".
func firstWord(title string) string {
	head := title[:min(len(title), 80)]
	end := strings.IndexAny(head, ":|])\n")
	if end < 0 {
		return ""
	}
	return strings.Trim(head[:end], "[( ")
}

func liveTitle(title string) bool {
	t := strings.ToLower(title)
	return strings.HasPrefix(t, "live:") || strings.Contains(t, "live updates") || strings.Contains(t, "live blog") ||
		strings.Contains(t, "liveblog") || strings.Contains(t, "– live") || strings.HasSuffix(t, "- live")
}

// disclaimsViews tells "the views expressed are the author's own" from other disclaimers.
func disclaimsViews(disclaimer string) bool {
	for _, word := range []string{"view", "opinion"} {
		if strings.Contains(disclaimer, word) {
			return true
		}
	}
	return false
}
