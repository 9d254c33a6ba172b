package review

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A mark is a stretch of the article that is shown as something.
type mark struct {
	start, end int    // code points
	class      string // figure hedge scope date entity speaker
	ref        string // id of the item in the record
	label      string // shown before the words, "" for none
}

// marksOf returns what r's text is to show.
func marksOf(r *record.Record) []mark {
	var marks []mark
	add := func(s record.Span, class, ref, label string) {
		if s.End > s.Start {
			marks = append(marks, mark{s.Start, s.End, class, ref, label})
		}
	}
	for _, e := range r.Entities {
		add(e.Span, "entity", e.ID, "")
	}
	for _, d := range r.Dates {
		add(d.Span, "date", d.ID, "")
	}
	for _, a := range r.Attributions {
		if a.Source != nil {
			add(a.Source.Span, "speaker", a.ID, a.ID)
		}
	}
	for _, h := range r.Hedges {
		if h.Scope != nil {
			add(*h.Scope, "scope", h.ID, "")
		}
		add(h.Span, "hedge", h.ID, h.ID)
	}
	for _, c := range r.Casualties {
		add(c.Span, "figure", c.ID, c.ID)
	}
	return marks
}

// folded says whether a section is boilerplate, which is shown folded.
func folded(kind string) bool {
	switch kind {
	case "title", "dateline", "summary", "heading", "body", "list":
		return false
	}
	return true
}

// renderText returns r's text as HTML, each figure leading to where card says that it is shown. The text is cut where marks
// begin and end; every piece says at which code point it begins, so that a selection in the browser can be found again
// without counting there.
func renderText(r *record.Record, card func(id string) string) template.HTML {
	w := &writer{text: []rune(r.Text), marks: marksOf(r), card: card}
	w.index()
	for _, s := range r.Sections {
		start, end := max(s.Start, 0), min(s.End, len(w.text))
		if folded(s.Kind) {
			fmt.Fprintf(&w.b, "<details class=fold><summary>%s, %d characters</summary>", html.EscapeString(strings.ReplaceAll(s.Kind, "_", " ")), end-start)
			w.section(start, end, "p")
			w.b.WriteString("</details>")
			continue
		}
		w.section(start, end, tagOf(s.Kind))
	}
	return template.HTML(w.b.String()) //nolint:gosec // every piece of the article is escaped by writer.escape
}

func tagOf(kind string) string {
	if kind == "heading" || kind == "title" {
		return "h3"
	}
	return "p"
}

// A writer turns a text and its marks into HTML in one sweep.
type writer struct {
	b      strings.Builder
	text   []rune
	marks  []mark
	card   func(id string) string
	starts []int // indices of marks by start
	cuts   []int // where any mark begins or ends, ascending
	next   int   // in starts
	cut    int   // in cuts
	open   []int // marks that are open
}

func (w *writer) index() {
	for i, m := range w.marks {
		w.starts = append(w.starts, i)
		w.cuts = append(w.cuts, m.start, m.end)
	}
	slices.SortStableFunc(w.starts, func(i, j int) int {
		a, b := w.marks[i], w.marks[j]
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	slices.Sort(w.cuts)
	w.cuts = slices.Compact(w.cuts)
}

// section writes the paragraphs of a stretch of the text.
func (w *writer) section(start, end int, tag string) {
	for start < end {
		stop := start
		for stop < end && w.text[stop] != '\n' {
			stop++
		}
		for class := ""; start < stop; class = " class=on" {
			cut := w.breakAt(start, stop)
			fmt.Fprintf(&w.b, "<%s dir=auto%s>", tag, class)
			w.pieces(start, cut)
			fmt.Fprintf(&w.b, "</%s>\n", tag)
			start = cut
		}
		start = stop + 1
	}
}

// longest is how much of a text is laid out as one: browsers take minutes over a paragraph of megabytes.
const longest = 4000

// breakAt is where the paragraph from start to stop is broken off: after a blank, where there is one in time.
func (w *writer) breakAt(start, stop int) int {
	if stop-start <= longest {
		return stop
	}
	for cut := start + longest; cut > start+longest/2; cut-- {
		if w.text[cut-1] == ' ' {
			return cut
		}
	}
	return start + longest
}

// pieces writes text from start to end, cut where marks begin and end.
func (w *writer) pieces(start, end int) {
	for start < end {
		for w.cut < len(w.cuts) && w.cuts[w.cut] <= start {
			w.cut++
		}
		stop := end
		if w.cut < len(w.cuts) {
			stop = min(stop, w.cuts[w.cut])
		}
		w.piece(start, stop)
		start = stop
	}
}

// piece writes text that has the same marks from start to end.
func (w *writer) piece(start, end int) {
	w.open = slices.DeleteFunc(w.open, func(i int) bool { return w.marks[i].end <= start })
	for w.next < len(w.starts) && w.marks[w.starts[w.next]].start <= start {
		m := w.marks[w.starts[w.next]]
		if m.end > start {
			w.open = append(w.open, w.starts[w.next])
		}
		if m.label != "" && m.start == start {
			w.tag(m)
		}
		w.next++
	}
	var classes, refs []string
	for _, i := range w.open {
		classes, refs = append(classes, w.marks[i].class), append(refs, w.marks[i].ref)
	}
	if len(classes) == 0 {
		fmt.Fprintf(&w.b, "<span data-o=%d>", start)
	} else {
		slices.Sort(classes)
		fmt.Fprintf(&w.b, `<span data-o=%d class="%s" data-r="%s">`, start, strings.Join(slices.Compact(classes), " "), strings.Join(refs, " "))
	}
	w.b.WriteString(escape(string(w.text[start:end])))
	w.b.WriteString("</span>")
}

// tag writes a mark's label before its words: of a figure it leads to the figure.
func (w *writer) tag(m mark) {
	if m.class == "figure" {
		fmt.Fprintf(&w.b, `<a class="tag figure" href="%s" id="t-%s">%s</a>`, html.EscapeString(w.card(m.label)), m.label, m.label)
		return
	}
	fmt.Fprintf(&w.b, `<b class="tag %s" id="t-%s">%s</b>`, m.class, m.label, m.label)
}

// escape makes text of an article harmless: no markup, and no character that turns the direction of what follows it.
func escape(s string) string {
	return bidi.Replace(html.EscapeString(s))
}

// bidi shows the controls that override direction (and could make a text read otherwise than it is) instead of obeying.
var bidi = strings.NewReplacer("\u202a", "␣", "\u202b", "␣", "\u202c", "␣", "\u202d", "␣", "\u202e", "␣", "\u2066", "␣", "\u2067", "␣", "\u2068", "␣", "\u2069", "␣", "\x00", "␀")
