package strip

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

//go:embed nobody.txt
var nobodyTxt string

// nobody are the words that make a name nobody's (admin, guest), groups those that make it several people's (desk, staff).
var nobody, groups = loadNobody(nobodyTxt)

func loadNobody(text string) (nobody, groups map[string]bool) {
	above, below, _ := strings.Cut(text, "---\n")
	return loadWords(above), loadWords(below)
}

func loadWords(text string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out[line] = true
		}
	}
	return out
}

// findAuthors lists the people who wrote the article: as JSON-LD says, as meta elements say, as the byline shows. A whole
// name counts before an account's (KatieS), anybody before the site itself, and a desk only where no person is named.
func (m *meta) findAuthors(a *article) []string {
	site := siteNames(m, a.options)
	given := [...]func() []string{m.ldAuthors, m.metaAuthors, sync.OnceValue(a.microAuthors), sync.OnceValue(a.bylines)}
	for _, wanted := range [...]struct {
		name func(string) bool
		list *regexp.Regexp
	}{
		{func(name string) bool { return isPerson(name) && isWhole(name) && !ofSite(name, site) }, listMarks},
		{func(name string) bool { return isPerson(name) && (!isSite(name, site) || m.personal()) }, groupMarks},
		{func(name string) bool { return isGroup(name) && !ofSite(name, site) }, groupMarks},
	} {
		for i, from := range given {
			names := authors(from(), wanted.list, wanted.name)
			switch {
			case len(names) == 0:
			case i == 0:
				return fullest(names, authors(m.metaAuthors(), wanted.list, wanted.name))
			default:
				return names
			}
		}
	}
	return nil
}

// fullest is the longer list of names where it holds all of the other: JSON-LD often has the first author only.
func fullest(names, more []string) []string {
	for _, n := range names {
		if !slices.Contains(more, n) {
			return names
		}
	}
	return more
}

// ofSite: the site's name, or one that begins with it: "Valley Post Report".
func ofSite(name string, site []string) bool {
	if isSite(name, site) {
		return true
	}
	key := letterFold(name)
	return slices.ContainsFunc(site, func(s string) bool {
		return strings.Contains(s, " ") && strings.HasPrefix(key, strings.TrimPrefix(letterFold(s), "the"))
	})
}

// isWhole: more than a first name or an account; scripts without capitals write names in one.
func isWhole(name string) bool {
	return strings.Contains(name, " ") || strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Lo, r) })
}

// personal reports that the site is a person's own, who may write under its name: no organisation of the author's name is
// declared, and the name is shaped as a person's.
func (m *meta) personal() bool {
	for _, n := range m.ld {
		if p, ok := m.node(n["publisher"]); ok && p.is("Person") {
			return true
		}
	}
	names := append(m.ldAuthors(), m.metaAuthors()...)
	if len(names) > 0 && len(strings.Fields(names[0])) == 2 && !anyWord(names[0], groups) && m.declaredPerson(names[0]) {
		return true
	}
	if len(names) == 0 || anyWord(names[0], groups) || m.organisation(names[0]) {
		return false
	}
	n := len(strings.Fields(names[0]))
	return n == 2 || n == 3
}

// declaredPerson reports that the page calls the author of the name a person.
func (m *meta) declaredPerson(name string) bool {
	for _, n := range m.ld {
		if p, ok := m.node(n["author"]); ok && p.is("Person") && sameTitle(stringOf(p["name"]), name) {
			return true
		}
	}
	return false
}

// organisation reports that the page declares an organisation of the name.
func (m *meta) organisation(name string) bool {
	for _, n := range m.ldAll {
		p, ok := m.node(n["publisher"])
		if n.is("Organization", "NewsMediaOrganization", "Corporation") {
			p, ok = n, true
		}
		if ok && !p.is("Person") && sameTitle(stringOf(p["name"]), name) {
			return true
		}
	}
	return false
}

func stringOf(v any) string {
	s, _ := v.(string)
	return s
}

// node is an object, or the one in the graph that a reference names.
func (m *meta) node(v any) (ldNode, bool) {
	o, ok := v.(map[string]any)
	if !ok {
		return nil, false
	}
	for _, n := range m.ldAll {
		if id, ok := o["@id"].(string); ok && n["@id"] == id && n["name"] != nil {
			return n, true
		}
	}
	return o, true
}

// ldAuthors follows references into the graph: {"@id": "#/schema/person/1"}.
func (m *meta) ldAuthors() []string {
	for _, n := range m.ld {
		if names := m.resolved(n["author"]); len(names) > 0 {
			return names
		}
		if names := m.resolved(n["creator"]); len(names) > 0 {
			return names
		}
	}
	return nil
}

func (m *meta) resolved(v any) (names []string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			names = append(names, m.resolved(e)...)
		}
		return names
	case map[string]any:
		n, _ := m.node(v)
		if names := stringsOf(v["name"]); len(names) > 0 {
			return names
		}
		return stringsOf(n["name"])
	}
	return stringsOf(v)
}

func (m *meta) metaAuthors() []string {
	for _, key := range [...]string{"author", "article:author_name", "article:author", "parsely-author", "sailthru.author", "byl", "byline", "dc.creator", "dc.creator.name", "dcterms.creator", "citation_author", "cxenseparse:author", "rbauthors", "og:author"} {
		if v := m.tags[key]; len(v) > 0 && !looksLikeURL(v[0]) {
			return firstNameFirst(v)
		}
	}
	if strings.HasPrefix(strings.ToLower(m.tag("twitter:label1")), "written by") {
		return m.tags["twitter:data1"]
	}
	return nil
}

// firstNameFirst turns the "Last, First" of library metadata around.
func firstNameFirst(names []string) (out []string) {
	for _, n := range names {
		if last, first, ok := strings.Cut(n, ","); ok && len(names) > 1 && !strings.Contains(first, ",") && !strings.Contains(strings.TrimSpace(last), " ") {
			n = strings.TrimSpace(first) + " " + last
		}
		out = append(out, n)
	}
	return out
}

func looksLikeURL(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") }

// microAuthors reads itemprop="author" and rel="author", outside comments and related matter.
func (a *article) microAuthors() (names []string) {
	var beside *html.Node // what the first link to a profile stands in
	a.eachShown(func(n *html.Node) bool {
		switch {
		case strings.Contains(attr(n, "itemprop"), "author"):
			for c := range n.Descendants() {
				if attr(c, "itemprop") == "name" {
					names = append(names, orContent(c))
					return false
				}
			}
			names = append(names, orContent(n))
			return false
		case n.DataAtom == atom.A && attr(n, "rel") == "author", n.DataAtom == atom.A && (len(names) == 0 || beside != nil && within(n, beside)) && authorLink.MatchString(attr(n, "href")) && !inProse(n):
			if text := textOf(n); strings.Contains(text, " ") && isName(beforeDate(text)) {
				names = append(names, beforeDate(text))
				if beside = n.Parent; beside.DataAtom != atom.Body && beside.Parent != nil && beside.Parent.DataAtom != atom.Body {
					beside = beside.Parent
				}
			}
			return false
		}
		return true
	})
	return names
}

func within(n, box *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p == box {
			return true
		}
	}
	return false
}

// inProse reports a link inside a paragraph, which leads to somebody the article speaks of.
func inProse(n *html.Node) bool {
	p := n.Parent
	for p != nil && !blockLevel(p.DataAtom) {
		p = p.Parent
	}
	return p != nil && p.DataAtom == atom.P && runes(textOf(p)) > 150
}

func orContent(n *html.Node) string {
	if c := attr(n, "content"); c != "" && !looksLikeURL(c) {
		return c
	}
	return textOf(n)
}

var (
	bylineName = regexp.MustCompile(`(?i)by-?line|author|writer|contributor`)
	bylineNot  = regexp.MustCompile(`(?i)desc|image|avatar|photo|social|comment|role|title|date|more|related|list`)
	authorLink = regexp.MustCompile(`/(?:authors?|writers?|reporters?|contributors?|profiles?|staff|columnists?|people|by)/[\w%.-]+/?$`)
	writtenBy  = regexp.MustCompile(`\b(?:written|authored|reported) by ((?:\p{Lu}[\p{L}.'’-]+\s?){2,4}(?:,\s(?:M\.?D|Ph\.?D|R[DN]|DO|J\.?D|DDS|DVM)\b\.?)*)`)
	loneLabel  = regexp.MustCompile(`^(?i:by|authors?|author\(s\)|written by|story by|contributors?|reported by)\s*:?$`)
	byWords    = regexp.MustCompile(`^(?i:(?:story |words |text |written |posted |published |reported |edited )?by|von|par|por|автор|author|authors|contributors?:|written by)\s*:?\s+`)
)

// withoutBy drops "By" and the like from the start; templates forget the space between it and a link.
func withoutBy(s string) string {
	if rest, glued := strings.CutPrefix(s, "by"); glued && strings.IndexFunc(rest, unicode.IsUpper) == 0 {
		return rest
	}
	return byWords.ReplaceAllString(s, "")
}

// bylines reads what the page shows: elements named for it, then lines "By …" near the headline.
func (a *article) bylines() (names []string) {
	var lines, teams []string
	label := false // the line before was "Author:"
	a.eachShown(func(n *html.Node) bool {
		if len(names) == 0 && namedByline(n) {
			if name := nameIn(n); name != "" {
				names = append(names, name)
				return false
			}
			if team := teamIn(n); team != "" {
				teams = append(teams, team)
			}
		}
		if blockLevel(n.DataAtom) && !holdsBlock(n) && len(lines) < 3 {
			text := textOf(n)
			name := a.saidAuthor(text, label)
			switch listed := label && n.DataAtom == atom.Li && name != ""; {
			case listed && len(lines) > 0:
				lines[len(lines)-1] += "; " + name
			case name != "":
				lines = append(lines, name)
			}
			label = loneLabel.MatchString(text) || label && n.DataAtom == atom.Li && name != ""
		}
		return true
	})
	if len(names) > 0 {
		return names
	}
	for _, l := range lines {
		if isByline(l[:strings.IndexAny(l+",", ",;")]) {
			return []string{l}
		}
	}
	return teams[:min(len(teams), 1)]
}

func namedByline(n *html.Node) bool {
	name := attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "data-testid") + " " + attr(n, "data-component")
	return bylineName.MatchString(name) && !bylineNot.MatchString(name)
}

// nameIn is the name that a byline element holds: all of it, or the first line of a box.
func nameIn(n *html.Node) string {
	text := textOf(n)
	if runes(text) > 600 {
		return ""
	}
	if name := beforeDate(withoutBy(text)); isByline(name) {
		return name
	}
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && !silent(c) && !holdsBlock(c) {
			if name := beforeDate(withoutBy(textOf(c))); isByline(name) {
				return name
			}
		}
	}
	return ""
}

// saidAuthor is the name in "By Mina Karim", in "This post was written by Mina Karim, …", and of a line below "Author:".
func (m *meta) saidAuthor(text string, labelled bool) string {
	switch {
	case runes(text) < 100 && (labelled || byWords.MatchString(text)):
		return beforeDate(withoutBy(text))
	case runes(text) < 100 && strings.Contains(text, " | "):
		if day, _ := readDay(text, m.order); day != "" { // "Mina Karim | Senior Writer | July 2, 2025"
			return beforeDate(text)
		}
	case runes(text) < 300:
		if by := writtenBy.FindStringSubmatch(text); by != nil {
			return by[1]
		}
	}
	return ""
}

// isByline: a name of two words at least that is somebody's.
func isByline(s string) bool { return isTeam(s) && !anyWord(s, groups) }

// isTeam: a name of two words at least, of a person or of a desk.
func isTeam(s string) bool { return strings.Contains(s, " ") && isName(s) && !anyWord(s, nobody) }

// teamIn is the desk or team that the whole of a byline element names ("The Harbour Team"), or the pen name behind its "by".
func teamIn(n *html.Node) string {
	text := textOf(n)
	name := beforeDate(withoutBy(text))
	if strings.Contains(name, ",") {
		return ""
	}
	if isTeam(name) && anyWord(name, groups) || byWords.MatchString(text) && isName(name) && !strings.Contains(name, " ") {
		return name
	}
	return ""
}

// eachShown visits the elements that are part of the page as an article, in order; visit says whether to go inside.
func (a *article) eachShown(visit func(*html.Node) bool) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if z := a.zone[c]; c.Type != html.ElementNode || silent(c) || z == nothing || z == Comments || z == Related && c.DataAtom != atom.Aside {
				continue
			}
			if visit(c) {
				walk(c)
			}
		}
	}
	if body := a.doc.Find("body").Get(0); body != nil {
		walk(body)
	}
}

var dateStart = regexp.MustCompile(`(?i)\s*(?:[|•·●–—]|\bon\b|\bpublished\b|\blast\b|\breviewed by\b|\bmedically\b|\bfact[ -]checked\b|\bupdated\b|\bposted\b|,?\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day|,?\s*\b(?:mon|tue|wed|thu|fri|sat|sun),?\s+\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}[./-]\d|\d{4}|\d+ min).*$`)

func beforeDate(s string) string { return strings.TrimSpace(dateStart.ReplaceAllString(s, "")) }

var (
	listMarks  = regexp.MustCompile(`\s*[;|/&\n]\s*|\s+(?:and|und|et|y|with)\s+`)
	inBrackets = regexp.MustCompile(`\s*\([^()]*\)`) // "Mina Karim (earlier)"
	groupMarks = regexp.MustCompile(`\s*[;|/\n]\s*`) // "Ministry of Trade and Industry"
	credential = regexp.MustCompile(`^(?:(?:[A-Z]\.?){2,6}|Ph\.?D\.?|[A-Z]{1,4}s?[cD]?|Jr\.?|Sr\.?|Esq\.?)$`)
)

// authors are the names that can be what is wanted, each once, in order.
func authors(given []string, list *regexp.Regexp, wanted func(string) bool) (out []string) {
	seen := map[string]bool{}
	for _, g := range given {
		g = withoutBy(fold(html.UnescapeString(g)))
		for _, name := range list.Split(g, -1) {
			for _, name := range splitCommas(name) {
				name = strings.Trim(inBrackets.ReplaceAllString(name, ""), " ,.-–—@*®™\t")
				if key := letterFold(name); wanted(name) && !seen[key] {
					seen[key] = true
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// splitCommas parts "Ann Lee, Bo Chen"; degrees stay with their holder, offices behind a comma belong to nobody.
func splitCommas(s string) (out []string) {
	for i, part := range strings.Split(s, ",") {
		part = strings.Trim(part, " *®™")
		switch {
		case i == 0:
			out = append(out, part)
		case credential.MatchString(part) && len(out) > 0:
			out[len(out)-1] += ", " + part
		case isByline(part):
			out = append(out, part)
		}
	}
	return out
}

func isPerson(name string) bool {
	return isName(name) && !anyWord(name, nobody) && !anyWord(name, groups)
}

// isGroup: a desk, a team or an agency by two words at least, or a pen name; the paper itself is none.
func isGroup(name string) bool {
	if anyWord(name, nobody) {
		return false
	}
	if strings.Contains(name, " ") {
		return isName(name)
	}
	return letters(name) > 3 && runes(name) <= 30 && strings.ContainsFunc(name, unicode.IsLetter) && !anyWord(name, groups) && !looksLikeURL(name)
}

func anyWord(name string, in map[string]bool) bool {
	for _, w := range strings.Fields(words(name)) {
		if in[w] {
			return true
		}
	}
	return false
}

// isName: one to five words of letters, the first in a capital where the script has them.
func isName(s string) bool {
	s, _, _ = strings.Cut(s, ",") // degrees
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 5 || runes(s) > 50 || looksLikeURL(s) || strings.Contains(s, "@") {
		return false
	}
	for _, r := range s {
		if unicode.IsDigit(r) || strings.ContainsRune("!?:%<>{}[]#_", r) {
			return false
		}
	}
	first := []rune(fields[0])[0]
	return unicode.IsUpper(first) || unicode.Is(unicode.Lo, first) || len(fields) > 1 && unicode.IsLower(first)
}
