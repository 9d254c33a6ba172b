package strip

import (
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A mass is what an element holds, in letters: prose is running text that could be an article's; rest is everything else,
// links first of all.
type mass struct {
	prose, rest float64
}

// An article is the page on its way from tree to text.
type article struct {
	doc     *goquery.Document
	options Options
	mass    map[*html.Node]mass
	zone    map[*html.Node]string // zones that count, see zoneOf
	root    *html.Node
}

func newArticle(doc *goquery.Document, o Options, m *meta) *article {
	a := &article{doc: doc, options: o, mass: map[*html.Node]mass{}, zone: map[*html.Node]string{}}
	body := doc.Find("body").Get(0)
	if body == nil {
		body = doc.Get(0)
	}
	a.weigh(body)
	a.settleZones(body, a.mass[body].prose)
	a.root = a.findRoot(body)
	return a
}

// weigh measures every element under n, bottom up.
func (a *article) weigh(n *html.Node) mass {
	var m mass
	eachPart(n, func(c *html.Node) {
		m.add(a.weigh(c))
	}, func(run []*html.Node) {
		text, links := runText(run)
		m.add(weighText(text, links))
	})
	a.mass[n] = m
	return m
}

func (m *mass) add(o mass) {
	m.prose += o.prose
	m.rest += o.rest
}

// eachPart visits what an element holds, in order: its blocks, and the runs of inline nodes between them, each of which is
// (at least) one paragraph. An inline element that has a block inside counts as a block.
func eachPart(n *html.Node, block func(*html.Node), inline func([]*html.Node)) {
	var run []*html.Node
	flush := func() {
		if len(run) > 0 {
			inline(run)
		}
		run = nil
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case silent(c):
		case c.Type == html.ElementNode && (blockLevel(c.DataAtom) || holdsBlock(c)):
			flush()
			block(c)
		default:
			run = append(run, c)
		}
	}
	flush()
}

func holdsBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockLevel(c.DataAtom) || holdsBlock(c)) {
			return true
		}
	}
	return false
}

// runText is the text of inline nodes and how many of its letters are links.
func runText(run []*html.Node) (text string, links int) {
	var b strings.Builder
	for _, n := range run {
		appendText(&b, n)
		links += linkLetters(n)
	}
	return fold(b.String()), links
}

// weighText: a paragraph is prose by its length, its stops and commas, and by how little of it is links.
func weighText(text string, links int) mass {
	n := float64(letters(text))
	if n == 0 {
		return mass{}
	}
	share := float64(links) / n
	long := n >= 80 || n >= 25 && strings.ContainsAny(text, ".!?。！？।؟”\"")
	if long && share < .5 {
		return mass{prose: n * (1 - share), rest: n * share}
	}
	return mass{rest: n * (shortRest + (1-shortRest)*share)}
}

// shortRest is how much a short line without links counts against an element, beside one that is all links: headings and
// list items stand in articles too.
const shortRest = .1

// linkLetters counts the letters of a node that are links' text.
func linkLetters(n *html.Node) int {
	if n.Type == html.ElementNode && n.DataAtom == atom.A && hasAttr(n, "href") {
		return letters(textOf(n))
	}
	total := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += linkLetters(c)
	}
	return total
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// settleZones notes the zones that count. An element that holds much of the page's prose is no share bar, whatever its
// class says ("has-sidebar", "no-comments").
func (a *article) settleZones(n *html.Node, total float64) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || silent(c) {
			continue
		}
		if z := zoneOf(c); z != "" && a.mass[c].prose <= limitOf(z)*total {
			a.zone[c] = z
			continue
		}
		a.settleZones(c, total)
	}
}

// limitOf is the share of a page's prose that a zone can hold and still be believed.
func limitOf(zone string) float64 {
	switch zone {
	case Comments:
		return .8
	case Related, nothing:
		return .4
	}
	return .3
}

// findRoot chooses the article's element.
func (a *article) findRoot(body *html.Node) *html.Node {
	if a.options.Selector != "" {
		if s := a.doc.Find(a.options.Selector); s.Length() > 0 {
			return s.Get(0)
		}
	}
	best, _, _ := a.densest(body)
	return best
}

// densest is the element under n with the greatest prose less rest, zones left out: the whole that gains most and drags
// least along. zoned is the mass of the zones under n.
func (a *article) densest(n *html.Node) (best *html.Node, value float64, zoned mass) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m, ok := a.mass[c]
		switch {
		case !ok:
			continue
		case a.zone[c] != "":
			zoned.add(m)
			continue
		}
		b, v, z := a.densest(c)
		zoned.add(z)
		if best == nil || v > value {
			best, value = b, v
		}
	}
	m := a.mass[n]
	if own := (m.prose - zoned.prose) - 2*(m.rest-zoned.rest); best == nil || own >= value {
		best, value = n, own
	}
	return best, value, zoned
}
