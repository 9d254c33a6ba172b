package strip

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
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
		{a.elementTime, "time"},
		{func() string { return a.shownDay().day }, "dateline"},
		{func() string { return m.ldTime("dateCreated") }, "jsonld"},
		{func() string { return address }, "url"},
	} {
		if when := look.find(); when != "" {
			if day := m.redated(a, when); day != "" {
				return day, "dateline"
			}
			return localDay(when, address, look.from)
		}
	}
	return "", ""
}

// redated is the day of an article that was published anew: the page shows it at its headline, without "Updated", and the
// system has it as the day of the last change, long after the first.
func (m *meta) redated(a *article, when string) string {
	modified := m.findModified()
	first, err := time.Parse(time.DateOnly, when[:10])
	if len(modified) < 10 || err != nil {
		return ""
	}
	last, err := time.Parse(time.DateOnly, modified[:10])
	if err != nil || last.Sub(first) < 30*24*time.Hour {
		return ""
	}
	day := a.shownDay()
	t, err := time.Parse(time.DateOnly, day.day)
	if err != nil || day.rank <= saidUpdated || t.Sub(last).Abs() > 24*time.Hour {
		return ""
	}
	return day.day
}

// localDay: systems write UTC, addresses the day it was where the article appeared. Where the two are neighbours, the
// address has the day that the article's words are counted from.
func localDay(when, address, from string) (string, string) {
	if address == "" || len(when) <= 10 || !strings.HasSuffix(when, "Z") || when[:10] == address {
		return when, from
	}
	t, err := time.Parse(time.RFC3339, when)
	day, err2 := time.Parse(time.DateOnly, address)
	if err != nil || err2 != nil || t.Sub(day).Abs() > 48*time.Hour {
		return when, from
	}
	return address, "url"
}

func (m *meta) ldTime(keys ...string) string {
	for _, key := range keys {
		for _, n := range m.ld {
			for _, s := range stringsOf(n[key]) {
				if t := readTime(s); t != "" {
					return t
				}
			}
		}
	}
	return readTime(m.broken[keys[0]])
}

var metaTimes = [...]string{"article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
	"cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dc.date", "dc.date.created", "dcterms.date",
	"dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date_published", "article.published", "article_date_original", "originalpublicationdate", "created", "date"}

func (m *meta) metaTime() string {
	for _, name := range metaTimes {
		if t := readTime(m.tag(name)); t != "" {
			return t
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.tags)) {
		if publishedMeta.MatchString(name) {
			if t := readTime(m.tag(name)); t != "" {
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
		t := readTime(cmp.Or(attr(n, "datetime"), attr(n, "content"), textOf(n)))
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

// saidUpdated is the lowest rank: a line that speaks of a change.
const saidUpdated = 1

// A shown is a day the page states in words.
type shown struct {
	day  string
	rank int
}

// shownDay reads the day off short lines: those that say "Published …", then those between headline and text, then
// datelines that open the text, then "Updated …", which is at least a day on which the article stood.
func (a *article) shownDay() shown {
	s := dayReader{article: a}
	s.part(a.doc.Find("body").Get(0), false)
	if len(s.found) == 0 {
		return shown{}
	}
	return slices.MaxFunc(s.found, func(x, y shown) int { return x.rank - y.rank })
}

type dayReader struct {
	*article
	found    []shown
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
		if z := s.zone[c]; z == nothing || z == Comments || z == Related && c.DataAtom != atom.Aside {
			return
		}
		s.part(c, named || publishedName.MatchString(attr(c, "class")+" "+attr(c, "id")))
	}, func(run []*html.Node) {
		text, links := runText(run)
		s.line(text, links, named)
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
	day, rest := readDay(text)
	if day == "" || saysOther.MatchString(rest) {
		return
	}
	published, updated := saysPublished.MatchString(rest), saysUpdated.MatchString(rest)
	near := s.headline && s.prose < 600
	switch {
	case published && !updated:
		s.add(day, 5)
	case updated:
		s.add(day, saidUpdated)
	case runes(rest) > 60:
	case near:
		s.add(day, 4)
	case named:
		s.add(day, 3)
	case !s.headline && s.prose == 0 && runes(rest) < 25 && links == 0:
		s.add(day, 2)
	}
}

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
		if day, _ := readDay(head); day != "" {
			s.add(day, 6)
		}
	}
}

const monthNames = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

var (
	monthFirst = regexp.MustCompile(`(?i)\b` + monthNames + `\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:\D|$)`)
	dayFirst   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?` + monthNames + `\.?,?[\s-]+(\d{4})(?:\D|$)`)
	yearFirst  = regexp.MustCompile(`\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:\D|$)`)
	numeric    = regexp.MustCompile(`\b(\d{1,2})([-./])(\d{1,2})[-./](\d{4})(?:\D|$)`)
)

// readDay finds a written day, and gives the rest of the line without it. Of 3/4/2026 nobody knows which is the month: only
// dots (day first, as in German) and numbers above twelve decide.
func readDay(s string) (day, rest string) {
	if !strings.Contains(s, "20") && !strings.Contains(s, "19") {
		return "", s
	}
	if m := monthFirst.FindStringSubmatchIndex(s); m != nil {
		return civil(s[m[6]:m[7]], monthOf(s[m[2]:m[3]]), s[m[4]:m[5]]), s[:m[0]] + s[m[1]:]
	}
	if m := dayFirst.FindStringSubmatchIndex(s); m != nil {
		return civil(s[m[6]:m[7]], monthOf(s[m[4]:m[5]]), s[m[2]:m[3]]), s[:m[0]] + s[m[1]:]
	}
	if m := yearFirst.FindStringSubmatchIndex(s); m != nil {
		return civil(s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]]), s[:m[0]] + s[m[1]:]
	}
	if m := numeric.FindStringSubmatchIndex(s); m != nil {
		a, b := s[m[2]:m[3]], s[m[6]:m[7]]
		x, _ := strconv.Atoi(a)
		y, _ := strconv.Atoi(b)
		switch {
		case s[m[4]:m[5]] == "." || x > 12 || x == y:
			return civil(s[m[8]:m[9]], b, a), s[:m[0]] + s[m[1]:]
		case y > 12:
			return civil(s[m[8]:m[9]], a, b), s[:m[0]] + s[m[1]:]
		}
	}
	return "", s
}

func monthOf(name string) string {
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name[:3]))
	return strconv.Itoa(i/3 + 1)
}

// civil is the day as RFC 3339 writes it, "" where there is no such day.
func civil(year, month, day string) string {
	t, err := time.Parse("2006-1-2", year+"-"+strings.TrimLeft(month, "0")+"-"+strings.TrimLeft(day, "0"))
	if err != nil || !plausible(t) {
		return ""
	}
	return t.Format(time.DateOnly)
}

var addressDate = regexp.MustCompile(`(?:/|-|_|^)((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2]|[a-z]{3,9})[/_-](0?[1-9]|[12]\d|3[01])(?:[/_.+-]|$)|[/-](20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)

// addressDay reads the day off an address, as in /2026/01/26/ or /2026-01-26-title; EuropaWire's hold even the second.
func addressDay(address string) string {
	m := addressDate.FindStringSubmatch(strings.ToLower(address))
	switch {
	case m == nil:
		return ""
	case m[4] != "":
		return civil(m[4], m[5], m[6])
	case m[2][0] > '9':
		if !monthWord.MatchString(m[2]) {
			return ""
		}
		return civil(m[1], monthOf(m[2]), m[3])
	}
	return civil(m[1], m[2], m[3])
}

var monthWord = regexp.MustCompile(`^` + monthNames + `$`)

func (m *meta) findModified() string {
	if t := m.ldTime("dateModified"); t != "" {
		return t
	}
	for _, name := range [...]string{"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "revised"} {
		if t := readTime(m.tag(name)); t != "" {
			return t
		}
	}
	return ""
}

// readTime reads the forms of ISO 8601 and the like that pages use, and gives RFC 3339 at the precision it found.
func readTime(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 60 {
		return ""
	}
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", time.RFC1123Z, time.RFC1123} {
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
	day, _ := readDay(s)
	return day
}

func plausible(t time.Time) bool { return t.Year() >= 1990 && t.Year() <= 2100 }
