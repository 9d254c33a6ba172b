package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"golang.org/x/term"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

// A paint is what a code point of an article is part of. A higher one covers a lower.
type paint byte

const (
	plainText paint = iota
	entityText
	dateText
	speakerText
	figureText
	hedgeText
	headText
	labelText
)

// brushes are how each paint is shown: by colour on a terminal, by marks where there is none.
var brushes = [...]struct{ colour, open, shut string }{
	plainText:   {},
	entityText:  {colour: "\x1b[32m", open: "_", shut: "_"},
	dateText:    {colour: "\x1b[36m", open: "<", shut: ">"},
	speakerText: {colour: "\x1b[35m", open: "{", shut: "}"},
	figureText:  {colour: "\x1b[1;31m", open: "[", shut: "]"},
	hedgeText:   {colour: "\x1b[4;33m", open: "~", shut: "~"},
	headText:    {colour: "\x1b[1m"},
	labelText:   {colour: "\x1b[2m"},
}

const resetColour = "\x1b[0m"

// A pretty shows records to a person.
type pretty struct {
	out    io.Writer
	colour bool
	width  int
}

// newPretty shows on out: with colours where that is a terminal and NO_COLOR is not set.
func newPretty(out io.Writer) *pretty {
	p := &pretty{out: out, width: 100}
	if f, ok := out.(*os.File); ok && isTerminal(out) {
		p.colour = os.Getenv("NO_COLOR") == ""
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 20 {
			p.width = min(w, 120)
		}
	}
	return p
}

// show writes the article with its spans marked, and its figures as a table.
func (p *pretty) show(r *record.Record) error {
	var b strings.Builder
	p.head(&b, r)
	p.article(&b, r)
	p.legend(&b)
	p.figures(&b, r)
	p.incidents(&b, r)
	p.responsibility(&b, r)
	fmt.Fprintln(&b)
	_, err := io.WriteString(p.out, b.String())
	return err
}

func (p *pretty) head(b *strings.Builder, r *record.Record) {
	p.brush(b, headText, cmp.Or(str(r.Title), r.ID))
	fmt.Fprintln(b)
	facts := []string{str(r.Source), str(r.Publisher), strings.Join(r.Authors, ", "), str(r.Published), r.Genre, str(r.CanonicalURL)}
	facts = slices.DeleteFunc(facts, func(s string) bool { return s == "" })
	fmt.Fprintln(b, strings.Join(facts, " · "))
	if len(r.Problems) > 0 {
		fmt.Fprintln(b, "problems:", strings.Join(r.Problems, ", "))
	}
	fmt.Fprintln(b)
}

// mark writes s in its paint's colour, or between its marks.
func (p *pretty) mark(b *strings.Builder, as paint, s string) {
	if p.colour {
		p.brush(b, as, s)
		return
	}
	b.WriteString(brushes[as].open + s + brushes[as].shut)
}

// brush writes s in its paint's colour where there are colours.
func (p *pretty) brush(b *strings.Builder, as paint, s string) {
	if !p.colour || brushes[as].colour == "" {
		b.WriteString(s)
		return
	}
	b.WriteString(brushes[as].colour + s + resetColour)
}

// A cell is a character of the article, or of a label set into it.
type cell struct {
	char  rune
	paint paint
}

func (p *pretty) article(b *strings.Builder, r *record.Record) {
	text := []rune(r.Text)
	paints := painted(r, len(text))
	labels := labelsOf(r)
	for _, s := range r.Sections {
		if !shown(s.Kind) {
			fmt.Fprintf(b, "(%s, %d characters)\n\n", s.Kind, s.End-s.Start)
			continue
		}
		var cells []cell
		for i := s.Start; i < s.End; i++ {
			cells = append(cells, cell{text[i], cmp.Or(paints[i], sectionPaint(s.Kind))})
			for _, char := range labels[i+1] {
				cells = append(cells, cell{char, labelText})
			}
		}
		p.paragraphs(b, cells)
	}
}

// shown says whether a section is printed; the rest is only named.
func shown(kind string) bool {
	switch kind {
	case "title", "dateline", "summary", "heading", "body", "list":
		return true
	}
	return false
}

func sectionPaint(kind string) paint {
	if kind == "title" || kind == "heading" {
		return headText
	}
	return plainText
}

// painted returns the paint of each of n code points.
func painted(r *record.Record, n int) []paint {
	paints := make([]paint, n)
	fill := func(s record.Span, as paint) {
		for i := max(s.Start, 0); i < min(s.End, n); i++ {
			paints[i] = max(paints[i], as)
		}
	}
	for _, e := range r.Entities {
		fill(e.Span, entityText)
	}
	for _, d := range r.Dates {
		fill(d.Span, dateText)
	}
	for _, a := range r.Attributions {
		if a.Source != nil {
			fill(a.Source.Span, speakerText)
		}
	}
	for _, h := range r.Hedges {
		fill(h.Span, hedgeText)
	}
	for _, c := range r.Casualties {
		fill(c.Span, figureText)
	}
	return paints
}

// labelsOf returns the ids that follow each place of the text: those of figures, of hedges and of who says so.
func labelsOf(r *record.Record) map[int]string {
	labels := map[int]string{}
	add := func(at int, id string) { labels[at] += "(" + id + ")" }
	for _, c := range r.Casualties {
		add(c.End, c.ID)
	}
	for _, h := range r.Hedges {
		add(h.End, h.ID)
	}
	for _, x := range r.Responsibility {
		add(x.End, x.ID)
	}
	return labels
}

// paragraphs writes cells, wrapped, a blank line after each paragraph.
func (p *pretty) paragraphs(b *strings.Builder, cells []cell) {
	for len(cells) > 0 {
		end := slices.IndexFunc(cells, func(c cell) bool { return c.char == '\n' })
		if end < 0 {
			end = len(cells)
		}
		if line := cells[:end]; slices.ContainsFunc(line, func(c cell) bool { return c.char != ' ' && c.char != '\r' }) {
			p.paragraph(b, line)
			fmt.Fprintln(b)
		}
		cells = cells[min(end+1, len(cells)):]
	}
}

// paragraph writes cells in lines no longer than the width where words allow it.
func (p *pretty) paragraph(b *strings.Builder, cells []cell) {
	for len(cells) > 0 {
		end := p.breakAt(cells)
		p.line(b, cells[:end])
		cells = cells[end:]
		for len(cells) > 0 && cells[0].char == ' ' {
			cells = cells[1:]
		}
	}
}

func (p *pretty) breakAt(cells []cell) int {
	if len(cells) <= p.width {
		return len(cells)
	}
	for i := p.width; i > 0; i-- {
		if cells[i].char == ' ' {
			return i
		}
	}
	for i := p.width; i < len(cells); i++ {
		if cells[i].char == ' ' {
			return i
		}
	}
	return len(cells)
}

// line writes cells, each run of one paint between its marks or in its colour.
func (p *pretty) line(b *strings.Builder, cells []cell) {
	for start := 0; start < len(cells); {
		end := start + 1
		for end < len(cells) && cells[end].paint == cells[start].paint {
			end++
		}
		run := make([]rune, 0, end-start)
		for _, c := range cells[start:end] {
			run = append(run, visible(c.char))
		}
		p.mark(b, cells[start].paint, string(run))
		start = end
	}
	fmt.Fprintln(b)
}

// visible keeps an article from speaking to the terminal: control characters become spaces.
func visible(r rune) rune {
	if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
		return ' '
	}
	return r
}

func (p *pretty) legend(b *strings.Builder) {
	for i, name := range []string{"hedge", "figure", "who says so", "date", "name"} {
		if i > 0 {
			b.WriteString("  ")
		}
		p.mark(b, hedgeText-paint(i), name)
	}
	fmt.Fprint(b, "\n\n")
}

func (p *pretty) figures(b *strings.Builder, r *record.Record) {
	if len(r.Casualties) == 0 {
		fmt.Fprint(b, "No figures.\n\n")
		return
	}
	when, where := whenAndWhere(r)
	said := byID(r.Attributions, func(a record.Attribution) (string, string) { return a.ID, speaker(a) })
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tMEASURE\tNUMBER\tQUALIFIER\tVICTIMS\tINCIDENT\tWHEN\tWHERE\tWHO SAYS\tSTANDING\tRULE")
	for _, c := range r.Casualties {
		standing := strings.Join(append([]string{c.Standing}, c.Hedges...), " ")
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", c.ID+partOf(c), c.Measure, record.Bounds(c.Low, c.Best, c.High), c.Qualifier,
			victimsOf(c), incidentOf(c), when[str(c.Date)], where[str(c.Place)], clip(said[str(c.Attribution)], 24), standing, c.Rule)
	}
	_ = w.Flush() // into memory
	fmt.Fprintln(b)
}

// incidents writes each incident with its totals and who is said to have done it.
func (p *pretty) incidents(b *strings.Builder, r *record.Record) {
	if len(r.Incidents) == 0 {
		return
	}
	when, where := whenAndWhere(r)
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tINCIDENT\tTYPE\tWHEN\tWHERE\tTOTALS\tBY")
	for _, i := range r.Incidents {
		role := "background"
		if i.Main {
			role = "main"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", i.ID, role, cmp.Or(str(i.EventType), "-"), when[str(i.Date)], where[str(i.Place)], totals(i), strings.Join(i.Responsibility, " "))
	}
	_ = w.Flush() // into memory
	fmt.Fprintln(b)
}

// totals tells the sums of an incident: "killed 12+, injured 30".
func totals(i record.Incident) string {
	var all []string
	for _, t := range []struct {
		name   string
		amount *record.Amount
	}{
		{"killed", i.Killed}, {"injured", i.Injured}, {"missing", i.Missing}, {"abducted", i.Abducted},
		{"casualties", i.CasualtiesTotal}, {"perpetrators killed", i.PerpetratorsKilled},
	} {
		if a := t.amount; a != nil {
			all = append(all, t.name+" "+record.Bounds(a.Low, a.Best, a.High))
		}
	}
	return strings.Join(all, ", ")
}

// whenAndWhere are what the dates and places of r are called, by their ids.
func whenAndWhere(r *record.Record) (when, where map[string]string) {
	when = byID(r.Dates, func(d record.Date) (string, string) {
		day, _, _ := strings.Cut(str(d.Value), "T")
		return d.ID, cmp.Or(day, d.Text)
	})
	where = byID(r.Entities, func(e record.Entity) (string, string) { return e.ID, clip(e.Name, 20) })
	return when, where
}

// incidentOf tells which incident c belongs to; of what spans several, that it does.
func incidentOf(c record.Casualty) string {
	return cmp.Or(str(c.Incident), strings.TrimPrefix(c.Scope, "incident"), "-")
}

func partOf(c record.Casualty) string {
	if c.PartOf == nil {
		return ""
	}
	return " of " + *c.PartOf
}

func victimsOf(c record.Casualty) string {
	if c.Victims == nil {
		return ""
	}
	if c.Victims.Text == "" || c.Victims.Status == "" || c.Victims.Status == "unknown" {
		return cmp.Or(clip(c.Victims.Text, 26), c.Victims.Status)
	}
	return clip(c.Victims.Text, 26) + " (" + c.Victims.Status + ")"
}

func speaker(a record.Attribution) string {
	if a.Source == nil {
		return "“" + a.Cue.Text + "”"
	}
	return a.Source.Text
}

func (p *pretty) responsibility(b *strings.Builder, r *record.Record) {
	for _, x := range r.Responsibility {
		fmt.Fprintf(b, "%s  %s: %s", x.ID, x.Confidence, partyOf(x.Actor))
		if x.Holder != nil {
			fmt.Fprintf(b, ", says %s", x.Holder.Text)
		}
		fmt.Fprintf(b, "  (%s)\n", x.Rule)
	}
}

func partyOf(p *record.Party) string {
	if p == nil {
		return "-"
	}
	return p.Text
}

// byID is a table of what one kind's items are called.
func byID[T any](items []T, of func(T) (id, name string)) map[string]string {
	names := map[string]string{}
	for _, item := range items {
		id, name := of(item)
		names[id] = name
	}
	return names
}
