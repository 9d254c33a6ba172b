package strip

import (
	"regexp"
	"slices"
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
	*meta
	doc     *goquery.Document
	options Options
	mass    map[*html.Node]mass
	zone    map[*html.Node]string // zones that count, see zoneOf
	root    *html.Node
	read    *dayReader
}

func newArticle(doc *goquery.Document, o Options, m *meta) *article {
	a := &article{meta: m, doc: doc, options: o, mass: map[*html.Node]mass{}, zone: map[*html.Node]string{}}
	body := doc.Find("body").Get(0)
	if body == nil {
		body = doc.Get(0)
	}
	a.weigh(body, false)
	a.settleZones(body)
	a.settleCards(body)
	a.settleCalls(body)
	a.root = a.findRoot(body)
	return a
}

// weigh measures every element under n, bottom up. Inside a link, all text is the link's.
func (a *article) weigh(n *html.Node, inLink bool) mass {
	var m mass
	inLink = inLink || isLink(n)
	eachPart(n, func(c *html.Node) {
		m.add(a.weigh(c, inLink))
	}, func(run []*html.Node) {
		text, links := runText(run)
		if inLink {
			links = letters(text)
		}
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

// holdsBlock reports a block inside an inline element, or two line breaks in sequence, which part paragraphs as blocks do.
func holdsBlock(n *html.Node) bool {
	breaks := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Br:
			breaks++
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		case c.Type == html.ElementNode && (blockLevel(c.DataAtom) || holdsBlock(c)):
			return true
		default:
			breaks = 0
		}
		if breaks == 2 {
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
	if isLink(n) {
		return letters(textOf(n))
	}
	total := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += linkLetters(c)
	}
	return total
}

// isLink reports a link to elsewhere; one that a heading is to itself, for readers to copy, is none.
func isLink(n *html.Node) bool {
	if n.DataAtom != atom.A || !hasAttr(n, "href") {
		return false
	}
	id, here := strings.CutPrefix(attr(n, "href"), "#")
	if !here || n.Parent == nil {
		return true
	}
	for _, h := range [...]*html.Node{n, n.FirstChild, n.Parent, n.Parent.Parent} {
		if h != nil && attr(h, "id") == id && id != "" {
			return false
		}
	}
	return true
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

// settleZones notes the zones that count. A word that would take much of the page's prose away means something else on
// this page ("elementor-widget", "has-sidebar"), whether it does so at one element or at many.
func (a *article) settleZones(body *html.Node) {
	z := zoning{article: a, total: a.mass[body].prose, labels: map[*html.Node]label{}, held: map[label]float64{}, titled: map[*html.Node]bool{}}
	z.findTitled(body)
	z.label(body)
	z.settle(body)
}

type zoning struct {
	*article
	total  float64
	labels map[*html.Node]label
	held   map[label]float64 // prose under the outermost elements of a label
	titled map[*html.Node]bool
}

// findTitled notes the elements around the headline: whatever their names, they are part of the page.
func (z *zoning) findTitled(body *html.Node) {
	for n := range body.Descendants() {
		if n.DataAtom == atom.H1 && holdsTitle(textOf(n), z.title) {
			for p := n; p != nil; p = p.Parent {
				z.titled[p] = true
			}
		}
	}
}

// label notes the labels under n that are believable by themselves.
func (z *zoning) label(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || silent(c) {
			continue
		}
		if l := labelOf(c); l.zone != "" && !z.titled[c] && z.believable(l, z.mass[c].prose) {
			z.labels[c] = l
			if !insideSame(c, l, z.labels) {
				z.held[l] += z.mass[c].prose
			}
		}
		z.label(c)
	}
}

func (z *zoning) settle(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if l, ok := z.labels[c]; ok && z.believable(l, z.held[l]) {
			if z.zone[c] = l.zone; l.zone == consent {
				z.zone[c] = nothing
			}
			continue
		}
		z.settle(c)
	}
}

func insideSame(n *html.Node, l label, labels map[*html.Node]label) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if labels[p] == l {
			return true
		}
	}
	return false
}

// believable: how much of a page's prose a zone can hold. Comments and consent texts may outweigh
// the article, as long as there is one.
func (z *zoning) believable(l label, prose float64) bool {
	switch l.zone {
	case Comments, consent:
		return prose <= .4*z.total || z.total-prose >= 2*leastBody
	case Related, nothing:
		return prose <= .4*z.total
	}
	return prose <= .3*z.total
}

// settleCards notes the cards: a heading that is all link, with the little prose that stands around it, is the teaser of
// another article.
func (a *article) settleCards(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || silent(c) || a.zone[c] != "" {
			continue
		}
		if heading(c.DataAtom) && a.linked(c) {
			a.zone[a.cardOf(c)] = Related
			continue
		}
		a.settleCards(c)
	}
}

// linked reports that all of an element's text is a link to elsewhere.
func (a *article) linked(n *html.Node) bool {
	text := textOf(n)
	if letters(text) < 15 || holdsTitle(text, a.title) {
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if isLink(p) {
			return true
		}
	}
	return linkLetters(n)*10 > letters(text)*9
}

// settleCalls notes the boxes that call readers to a service: a heading, a sentence or two, and a button.
func (a *article) settleCalls(body *html.Node) {
	for n := range body.Descendants() {
		if n.DataAtom != atom.A && n.DataAtom != atom.Button || !callWords.MatchString(fold(rawText(n))) {
			continue
		}
		if box := a.cardOf(n); box != n && a.zone[box] == "" && holdsHeading(box) {
			a.zone[box] = Other
		}
	}
}

func holdsHeading(n *html.Node) bool {
	for c := range n.Descendants() {
		if heading(c.DataAtom) && c.DataAtom != atom.H1 {
			return true
		}
	}
	return false
}

var callWords = regexp.MustCompile(`^(?i:get started|learn more|try (?:it |now |for )?free|start (?:your )?(?:free )?trial|sign up(?: (?:now|free|for free|today))?|(?:book|request|get|schedule) (?:a|your) (?:free )?(?:demo|quote|call|consultation)|contact (?:us|sales)|subscribe(?: now)?|join (?:now|us|today)|download now|donate(?: now)?|become a member|find out more)[ !→›»]*$`)

// cardLetters is the prose a teaser has at most.
const cardLetters = 300

func (a *article) cardOf(n *html.Node) *html.Node {
	card := n
	for p := n.Parent; p != nil && p.DataAtom != atom.Body; p = p.Parent {
		if m := a.mass[p]; m.prose > cardLetters || m.rest > cardLetters {
			break
		}
		card = p
	}
	return card
}

// findRoot chooses the article's element.
func (a *article) findRoot(body *html.Node) *html.Node {
	if a.options.Selector != "" {
		if s := a.doc.Find(a.options.Selector); s.Length() > 0 {
			return s.Get(0)
		}
	}
	if a.options.Fragment {
		return body
	}
	best, _, _ := a.densest(body)
	for best != body && (best.DataAtom == atom.P || best.DataAtom == atom.Li) {
		best = best.Parent // a paragraph is part of an article, not one
	}
	for _, tier := range rootTiers {
		if n := a.whole(a.fullest(body, tier.is)); n != nil && a.mass[n].prose >= tier.share*a.mass[best].prose && a.mass[n].prose >= leastBody {
			return n
		}
	}
	return best
}

// leastBody is the prose, in letters, below which an element is not taken for the article on the strength of its name.
const leastBody = 250

// rootTiers are the names that templates give the article's element, the surest first, and how much of the prose of the
// densest element one must hold to be preferred to it.
var rootTiers = []struct {
	is    func(*html.Node) bool
	share float64
}{
	{isBodyElement, .25},
	{func(n *html.Node) bool { return n.DataAtom == atom.Article }, .3},
	{func(n *html.Node) bool { return n.DataAtom == atom.Main || attr(n, "role") == "main" }, .5},
}

var bodyNames = map[string]bool{
	"article-body": true, "article-content": true, "article-text": true, "articlebody": true, "articletext": true, "articlecontent": true,
	"entry-content": true, "post-content": true, "post-body": true, "story-body": true, "story-content": true, "story-text": true,
	"body-copy": true, "body-content": true, "content-body": true, "news-body": true, "news-content": true, "blog-content": true,
	"single-content": true, "td-post": true, "post-text": true, "entry-body": true, "postcontent": true, "blog-post": true,
}

func isBodyElement(n *html.Node) bool {
	if strings.Contains(attr(n, "itemprop"), "articleBody") {
		return true
	}
	for _, key := range [...]string{"class", "id"} {
		for _, class := range strings.Fields(attr(n, key)) {
			words := nameWords(class)
			for i, w := range words {
				if bodyNames[w] || i > 0 && bodyNames[words[i-1]+"-"+w] {
					return true
				}
			}
		}
	}
	return false
}

// whole is the element around all parts of an article that a template has cut up: parts bear the same class and stand in the
// same article element. The entries of a live page are articles themselves, below a headline that none of them holds.
func (a *article) whole(n *html.Node) *html.Node {
	switch {
	case n == nil || attr(n, "class") == "":
		return n
	case n.DataAtom == atom.Article && a.entries(n) > 2 && !a.holdsHeadline(n):
		return n.Parent
	case n.DataAtom == atom.Article:
		return n
	}
	for p := n.Parent; p != nil && p.DataAtom != atom.Body && p.DataAtom != atom.Article && p.DataAtom != atom.Main; p = p.Parent {
		for c := range p.ChildNodes() {
			if a.zone[c] == "" && a.holdsPart(c, n) {
				return p
			}
		}
	}
	return n
}

// entries counts the siblings of an element that are like it and hold prose, itself included.
func (a *article) entries(n *html.Node) (count int) {
	for c := range n.Parent.ChildNodes() {
		if c.DataAtom == n.DataAtom && attr(c, "class") == attr(n, "class") && a.mass[c].prose > 0 && a.zone[c] == "" {
			count++
		}
	}
	return count
}

func (a *article) holdsHeadline(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.H1 {
			return true
		}
	}
	return false
}

// holdsPart reports that n is or contains, within two levels, another element of the class of part with prose in it.
func (a *article) holdsPart(n, part *html.Node) bool {
	for _, c := range append(slices.Collect(n.ChildNodes()), n) {
		if c != part && c.DataAtom == part.DataAtom && a.mass[c].prose >= leastBody && attr(c, "class") == attr(part, "class") {
			return true
		}
	}
	return false
}

// fullest is the element of a sort that holds most prose, zones left out.
func (a *article) fullest(n *html.Node, is func(*html.Node) bool) (best *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if _, ok := a.mass[c]; !ok || a.zone[c] != "" {
			continue
		}
		if is(c) && (best == nil || a.mass[c].prose > a.mass[best].prose) {
			best = c
		}
		if b := a.fullest(c, is); b != nil && (best == nil || a.mass[b].prose >= a.mass[best].prose) {
			best = b
		}
	}
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
