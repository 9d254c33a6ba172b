package strip

import (
	"cmp"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// findPublished looks where publishers state the time, the surest place first: JSON-LD and meta elements are written by the
// publishing system; time elements and microdata are shown beside the article, but beside others, too; then what the page
// says in words near its headline; last the address. Nothing is guessed: a page that states no date has none.
func (m *meta) findPublished(a *article) (when, from string) {
	address := addressDay(cmp.Or(a.options.URL, m.canonical))
	for _, look := range [...]struct {
		find func() string
		from string
	}{
		{func() string { return m.ldTime("datePublished") }, "jsonld"},
		{m.metaTime, "meta"},
		{func() string { return m.pageTime(a, address) }, "jsonld"},
		{a.elementTime, "time"},
		{func() string { return a.shownDay().day }, "dateline"},
		{func() string { return m.ldTime("dateCreated") }, "jsonld"},
		{func() string { return address }, "url"},
	} {
		if when := look.find(); when != "" {
			if day := cmp.Or(m.redated(a, when), a.datedBefore(when)); day != "" {
				return day, "dateline"
			}
			return localDay(when, address, look.from)
		}
	}
	return "", ""
}

// pageTime is the time that JSON-LD has of a WebPage. Systems write one for every page of a site, that of the contacts, too;
// it is the article's where the page or its address have the same day.
func (m *meta) pageTime(a *article, address string) string {
	for _, n := range m.ldAll {
		if !n.is("WebPage") {
			continue
		}
		for _, s := range stringsOf(n["datePublished"]) {
			if t := m.readTime(s); t != "" && (a.shows(t) || daysBetween(t, address) <= 1) {
				return t
			}
		}
	}
	return ""
}

// redated is the day of an article that was published anew: the page shows it at its headline, without "Updated", and the
// system has it as the day of the last change, long after the first.
func (m *meta) redated(a *article, when string) string {
	modified := m.findModified()
	if modified < when || daysBetween(when, modified) < 30 {
		return ""
	}
	if day := a.shownDay(); day.rank >= atHeadline && daysBetween(day.day, modified) <= 1 {
		return day.day
	}
	return ""
}

// datedBefore is the day at the headline of an article that came out before the system has it, as after a move to another
// system: no page shows a day on which its article was not out yet.
func (a *article) datedBefore(when string) string {
	bare := slices.Compact(a.days().bare)
	if len(bare) != 1 || bare[0] > when || a.shows(when) {
		return ""
	}
	return bare[0]
}

// shows reports that the page shows the day of a time, or a neighbour of it, for the sake of time zones.
func (a *article) shows(when string) bool {
	return slices.ContainsFunc(a.days().all, func(day string) bool { return daysBetween(day, when) <= 1 })
}

// daysBetween counts the days between two times by their dates; a great many where one is none.
func daysBetween(a, b string) int {
	if len(a) < 10 || len(b) < 10 {
		return math.MaxInt
	}
	x, err := time.Parse(time.DateOnly, a[:10])
	y, err2 := time.Parse(time.DateOnly, b[:10])
	if err != nil || err2 != nil {
		return math.MaxInt
	}
	return int(y.Sub(x).Abs().Hours() / 24)
}

// localDay: systems write UTC, addresses the day it was where the article appeared. Where the two are neighbours, the
// address has the day that the article's words are counted from.
func localDay(when, address, from string) (string, string) {
	if address == "" || len(when) <= 10 || !strings.HasSuffix(when, "Z") || when[:10] == address {
		return when, from
	}
	if daysBetween(when, address) > 1 {
		return when, from
	}
	return address, "url"
}

func (m *meta) ldTime(key string) string {
	for _, n := range m.ld {
		if n.is("WebPage") && key == "datePublished" {
			continue // see pageTime
		}
		for _, s := range stringsOf(n[key]) {
			if t := m.readTime(s); t != "" {
				return t
			}
		}
	}
	return m.readTime(m.broken[key])
}

var metaTimes = [...]string{"article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
	"cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dc.date", "dc.date.created", "dcterms.date",
	"dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date_published", "article.published", "article_date_original", "originalpublicationdate", "created", "date"}

func (m *meta) metaTime() string {
	for _, name := range metaTimes {
		if t := m.readTime(m.tag(name)); t != "" {
			return t
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.tags)) {
		if publishedMeta.MatchString(name) {
			if t := m.readTime(m.tag(name)); t != "" {
				return t
			}
		}
	}
	return ""
}

// publishedMeta is the name of a meta element of some house's own that holds the time of publication.
var publishedMeta = regexp.MustCompile(`publi(?:sh|cation).{0,12}(?:date|time)|(?:date|time).{0,6}publish`)

var (
	publishedName = regexp.MustCompile(`(?i)publish|publication|pub-?date|posted|entry-date|post-date|dateline|created`)
	updatedName   = regexp.MustCompile(`(?i)updat|modif|revis|edited|last`)
)

// elementTime reads <time datetime> and itemprop="datePublished": the one that says it is of the publication, else the
// first one shown.
func (a *article) elementTime() string {
	first := ""
	found := ""
	a.eachShown(func(n *html.Node) bool {
		micro := strings.Contains(attr(n, "itemprop"), "datePublished")
		if found != "" || n.DataAtom != atom.Time && !micro {
			return found == ""
		}
		t := a.readTime(cmp.Or(attr(n, "datetime"), attr(n, "content"), textOf(n)))
		name := attr(n, "class") + " " + attr(n, "itemprop") + " " + attr(n.Parent, "class")
		switch {
		case t == "":
		case micro || hasAttr(n, "pubdate") || publishedName.MatchString(name) && !updatedName.MatchString(name):
			found = t
		case first == "" && !updatedName.MatchString(name):
			first = t
		}
		return true
	})
	return cmp.Or(found, first)
}

// Ranks of the days a page shows.
const (
	saidUpdated = iota + 1
	aboveHeadline
	namedDate
	atHeadline
	saidPublished
	inDateline
)

// A shown is a day the page states in words.
type shown struct {
	day  string
	rank int
}

// shownDay reads the day off short lines: datelines that open the text, then lines that say "Published …", then those
// between headline and text, last "Updated …", which is at least a day on which the article stood.
func (a *article) shownDay() shown {
	found := a.days().found
	if len(found) == 0 {
		return shown{}
	}
	return slices.MaxFunc(found, func(x, y shown) int { return x.rank - y.rank })
}

// days reads the days that the page shows, once.
func (a *article) days() *dayReader {
	if a.read == nil {
		a.read = &dayReader{article: a}
		a.read.part(a.doc.Find("body").Get(0), false)
	}
	return a.read
}

type dayReader struct {
	*article
	found    []shown
	bare     []string // days at the headline, in lines that hold nothing else
	all      []string
	headline bool
	prose    int
}

var (
	saysPublished = regexp.MustCompile(`(?i)\b(?:published|posted|publicado|publié|veröffentlicht|release[ds]?|issued|written on|date)\b`)
	saysUpdated   = regexp.MustCompile(`(?i)\b(?:updated?|modified|revised|edited|reviewed|last|aktualisiert|actualizado)\b`)
	saysOther     = regexp.MustCompile(`(?i)©|copyright|all rights|joined|member since|expires?|retrieved|accessed|effective|since|event|founded|established|born|until`)
)

// part walks what is shown; the lines of an element named for its date need not stand near the headline.
func (s *dayReader) part(n *html.Node, named bool) {
	if n == nil {
		return
	}
	eachPart(n, func(c *html.Node) {
		if z := s.zone[c]; z == nothing || z == Comments || z == Caption || z == Related && c.DataAtom != atom.Aside {
			return
		}
		s.part(c, named || publishedName.MatchString(attr(c, "class")+" "+attr(c, "id")))
	}, func(run []*html.Node) {
		text, links := runText(run)
		s.line(text, links, named)
		s.alone(text, links, n, run)
	})
	if n.DataAtom == atom.H1 {
		s.headline = true
	}
}

func (s *dayReader) line(text string, links int, named bool) {
	n := runes(text)
	if n > 100 {
		if s.prose == 0 {
			s.dateline(text)
		}
		if links*2 < n {
			s.prose += n
		}
		return
	}
	day, rest := readDay(text, s.order)
	if day == "" || saysOther.MatchString(rest) {
		return
	}
	s.all = append(s.all, day)
	near := s.nearHeadline()
	published, updated := saysPublished.MatchString(rest), saysUpdated.MatchString(rest)
	switch {
	case published && !updated:
		s.add(day, saidPublished)
	case updated:
		s.add(day, saidUpdated)
	case runes(rest) > 60:
	case near:
		s.add(day, atHeadline)
	case named:
		s.add(day, namedDate)
	case !s.headline && s.prose == 0 && runes(rest) < 25 && links == 0:
		s.add(day, aboveHeadline)
	}
}

func (s *dayReader) nearHeadline() bool { return s.headline && s.prose < 600 }

// alone notes the day of a line that holds nothing else: below the headline, or above it in a time element.
func (s *dayReader) alone(text string, links int, parent *html.Node, run []*html.Node) {
	if runes(text) > 60 || links > 0 || heading(parent.DataAtom) {
		return
	}
	day, rest := readDay(text, s.order)
	above := !s.headline && s.prose == 0 && slices.ContainsFunc(run, func(n *html.Node) bool { return n.DataAtom == atom.Time })
	if day != "" && bareDay.MatchString(rest) && (s.nearHeadline() || above) {
		s.bare = append(s.bare, day)
	}
}

// bareDay is what is left of a line that says nothing but the day of publication.
var bareDay = regexp.MustCompile(`(?i)^(?:[\d\s:.,|•·–—/()+-]|\b(?:on|at|date|(?:first |originally )?(?:published|posted)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|[ap]\.?m|gmt|utc|[a-z]{1,2}[sd]?t)\b)*$`)

func (s *dayReader) add(day string, rank int) {
	for _, f := range s.found {
		if f.rank == rank {
			return // the first of a rank stands
		}
	}
	s.found = append(s.found, shown{day, rank})
}

var datelineMark = regexp.MustCompile(`^[^.!?]{3,60}?\s[–—-]{1,2}\s`)

// dateline reads "BRUSSELS, 26-Jan-2026 — /EuropaWire/ — …" and "KABUL, Jan. 26, 2026 (AP) — …".
func (s *dayReader) dateline(text string) {
	if head := datelineMark.FindString(text); head != "" {
		if day, _ := readDay(head, s.order); day != "" {
			s.all = append(s.all, day)
			s.add(day, inDateline)
		}
	}
}

var addressDate = regexp.MustCompile(`(?:/|-|_|^)((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2]|[a-z]{3,9})[/_-](0?[1-9]|[12]\d|3[01])(?:[/_.+-]|$)|[/-](20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)

// addressDay reads the day off an address, as in /2026/01/26/ or /2026-01-26-title; EuropaWire's hold even the second.
func addressDay(address string) string {
	m := addressDate.FindStringSubmatch(strings.ToLower(address))
	switch {
	case m == nil:
		return ""
	case m[4] != "":
		return civil(m[4], number(m[5]), m[6])
	case m[2][0] > '9':
		return civil(m[1], monthOf(m[2]), m[3])
	}
	return civil(m[1], number(m[2]), m[3])
}

func (m *meta) findModified() string {
	if t := m.ldTime("dateModified"); t != "" {
		return t
	}
	for _, name := range [...]string{"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "revised"} {
		if t := m.readTime(m.tag(name)); t != "" {
			return t
		}
	}
	return ""
}

// readTime reads the forms of ISO 8601 and the like that pages use, and gives RFC 3339 at the precision it found.
func (m *meta) readTime(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 60 {
		return ""
	}
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 UTC", time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 GMT"} {
		if t, err := time.Parse(layout, s); err == nil && plausible(t) {
			return t.Format(time.RFC3339)
		}
	}
	if len(s) >= 10 {
		if t, err := time.Parse(time.DateOnly, s[:10]); err == nil && plausible(t) {
			return t.Format(time.DateOnly)
		}
	}
	if t, err := time.Parse("20060102", s[:8]); err == nil && len(s) == 8 && plausible(t) {
		return t.Format(time.DateOnly)
	}
	day, _ := readDay(s, m.order)
	return day
}
