package strip

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A piece is a block before it has its place in the text.
type piece struct {
	kind   string
	text   string
	tag    atom.Atom // of the element that made it a block
	node   *html.Node
	links  int // letters that are links' text
	zoned  bool
	joined bool // belongs to the line group of the piece before: list items, rows
	run    []*html.Node
}

// pieces walks the article's element in reading order.
func (a *article) pieces() []piece {
	w := &walker{article: a}
	if a.root != nil {
		w.element(a.root, context{kind: Body, tag: a.root.DataAtom})
	}
	return w.out
}

type walker struct {
	*article
	out []piece
}

// A context is what an element inherits from those around it.
type context struct {
	kind  string
	tag   atom.Atom
	zoned bool
	link  bool // inside a link
}

func (w *walker) element(n *html.Node, c context) {
	switch {
	case n.DataAtom == atom.Table && dataTable(n):
		w.table(n, c)
		return
	case n.DataAtom == atom.Pre:
		text := strings.TrimSpace(rawText(n))
		if !c.zoned && isCode(n, text) {
			c.kind, c.zoned = Other, true
		}
		w.add(n, text, 0, c)
		return
	}
	eachPart(n, func(child *html.Node) {
		if next, ok := w.enter(child, c); ok {
			w.element(child, next)
		}
	}, func(run []*html.Node) {
		w.paragraphs(n, run, c)
	})
}

// isCode tells program text from the wire copy that old papers set in pre: by its element, or by its signs.
func isCode(n *html.Node, text string) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.Code {
			return true
		}
	}
	signs := 0
	for i := range len(text) {
		if strings.IndexByte("{}[]<>=;$|_#\\", text[i]) >= 0 {
			signs++
		}
	}
	return signs*25 > len(text)
}

// enter is the context inside a child; false where nothing of it is text of the page.
func (w *walker) enter(n *html.Node, c context) (context, bool) {
	c.tag = n.DataAtom
	c.link = c.link || isLink(n)
	if z := w.zone[n]; z != "" && !c.zoned {
		if z == nothing {
			return c, false
		}
		c.kind, c.zoned = z, true
	}
	if c.zoned {
		return c, true
	}
	switch {
	case heading(n.DataAtom):
		c.kind = Heading
	case n.DataAtom == atom.Li || n.DataAtom == atom.Dd || n.DataAtom == atom.Dt:
		c.kind = List
	case n.DataAtom == atom.Blockquote:
		c.kind = Body
	}
	return c, true
}

// paragraphs makes pieces of inline nodes; two line breaks part paragraphs.
func (w *walker) paragraphs(parent *html.Node, run []*html.Node, c context) {
	start, breaks := 0, 0
	for i, n := range run {
		switch {
		case n.DataAtom == atom.Br:
			breaks++
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) == "":
		default:
			if breaks > 1 {
				w.paragraph(parent, run[start:i], c)
				start = i
			}
			breaks = 0
		}
	}
	w.paragraph(parent, run[start:], c)
}

func (w *walker) paragraph(parent *html.Node, run []*html.Node, c context) {
	kept := run[:0:0]
	for _, n := range run {
		if w.zone[n] == "" || c.zoned {
			kept = append(kept, n)
		}
	}
	text, links := runText(kept)
	if c.link {
		links = letters(text)
	}
	w.add(parent, text, links, c, kept...)
}

func (w *walker) add(n *html.Node, text string, links int, c context, run ...*html.Node) {
	if strings.Trim(text, "\u200c\u200d") == "" {
		return
	}
	p := piece{kind: c.kind, text: text, tag: c.tag, node: n, links: links, zoned: c.zoned, run: run}
	if len(w.out) > 0 {
		prev := w.out[len(w.out)-1]
		p.joined = p.kind == List && prev.kind == List
	}
	w.out = append(w.out, p)
}

// dataTable tells a table of data from one that lays out the page: rows of at least two cells without blocks of prose.
func dataTable(t *html.Node) bool {
	rows, wide := 0, 0
	for _, r := range rowsOf(t) {
		rows++
		if len(cellsOf(r)) > 1 {
			wide++
		}
	}
	return rows > 1 && wide*2 > rows && !nestedTable(t)
}

func nestedTable(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Table || nestedTable(c) {
			return true
		}
	}
	return false
}

func rowsOf(n *html.Node) (rows []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			rows = append(rows, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = append(rows, rowsOf(c)...)
		}
	}
	return rows
}

func cellsOf(row *html.Node) (cells []*html.Node) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, c)
		}
	}
	return cells
}

// table makes each row a line, its cells parted by bars.
func (w *walker) table(t *html.Node, c context) {
	if !c.zoned {
		c.kind = List
	}
	c.tag = atom.Tr
	for _, r := range rowsOf(t) {
		var cells []string
		links := 0
		for _, cell := range cellsOf(r) {
			if s := textOf(cell); s != "" {
				cells = append(cells, s)
				links += linkLetters(cell)
			}
		}
		w.add(r, strings.Join(cells, " | "), links, c)
	}
}

// rawText keeps the line ends of preformatted text.
func rawText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.ReplaceAll(b.String(), "\r", "")
}

// fillText lays the pieces out as text.
func (p *Page) fillText(a *article, m *meta) {
	var b strings.Builder
	pieces := judge(a.pieces(), m, a.options)
	if body := m.ldString("articleBody"); isStub(pieces) && letters(body) >= 2*leastBody {
		p.Problems = append(p.Problems, "text_from_jsonld")
		pieces = piecesOf(strings.Join(m.ldStrings("articleBody"), "\n"))
	}
	for _, pc := range pieces {
		if b.Len() > 0 {
			if pc.joined {
				b.WriteString("\n")
			} else {
				b.WriteString("\n\n")
			}
		}
		start := b.Len()
		b.WriteString(pc.text)
		p.Blocks = append(p.Blocks, Block{Start: start, End: b.Len(), Kind: pc.kind})
	}
	p.Text = b.String()
}

// isStub reports a page whose own text is too little for an article.
func isStub(ps []piece) bool {
	n := 0
	for i := range ps {
		if ps[i].open() && ps[i].kind != Heading {
			n += letters(ps[i].text)
		}
	}
	return n < leastBody
}

// piecesOf makes paragraphs of a text that JSON-LD holds; some publishers put markup into it.
func piecesOf(text string) (ps []piece) {
	if strings.Contains(text, "<p") || strings.Contains(text, "<br") {
		text = breakTag.ReplaceAllString(text, "\n")
	}
	text = html.UnescapeString(anyTag.ReplaceAllString(text, ""))
	for line := range strings.Lines(text) {
		if line = fold(line); line != "" {
			ps = append(ps, piece{kind: Body, text: line})
		}
	}
	return ps
}

var (
	breakTag = regexp.MustCompile(`(?i)</p>|<p[^>]*>|<br\s*/?>|</h\d>|</li>`)
	anyTag   = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
)
