package casualty

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// gapped adds the figures that share the verb of the one before them and leave it out: "killed four in Sumy and one in
// Izium", "five died on the spot and two in hospital", "in Herat 22 people died, in Farah 12", "Herat reported 22 deaths, Farah
// 12 and Badghis six". No verb follows in the item.
func (s *sentence) gapped(figures []Figure) []Figure {
	for g := 1; g < len(s.groups); g++ {
		if s.kind(g) != phrase.NP {
			continue
		}
		p, ok := s.gappedItem(g)
		if !ok || overlaps(figures, p.victims.Span) {
			continue
		}
		whole := s.figureBefore(figures, g)
		if whole < 0 {
			continue
		}
		victims := p.victims
		f := figures[whole]
		f.Span, f.Amount, f.Qualifier, f.Number = victims.Span, p.amount, p.qualifier, p.number.In(s.doc.Text)
		f.Victims, f.PartOf, f.Derived, f.Rule, f.Known = &victims, -1, false, "gapped", false
		figures = append(figures, f)
	}
	return figures
}

// gappedItem reads the number of noun phrase g as that of an item that has a place or a time and no verb.
func (s *sentence) gappedItem(g int) (party, bool) {
	p := s.party(g)
	told := p.known && !p.thing && !p.age && p.number.Len() > 0 && !s.temporal(g) && s.word(g+2) != "all"
	switch {
	case told && s.separated(g) && s.local(g+1) && s.kind(g+2) == phrase.NP && fates[s.norm(s.groups[g+2].Head)]:
		return p, false
	case told && s.separated(g) && s.kind(g+1) == phrase.NP && s.temporal(g+1) && s.numberAlone(&p):
		return p, s.ends(g + 1) // "and six more | yesterday"
	case told && s.separated(g) && s.local(g+1) && s.kind(g+2) == phrase.NP:
		return p, (!article(p.number.In(s.doc.Text)) || p.victims.Role != "") && s.noVerbAfter(g+2)
	case told && s.kind(g-1) == phrase.NP && s.local(g-2) && s.separated(g-2), told && s.local(g-2) && s.separated(g-2):
		return p, s.ends(g) && s.numberAlone(&p) // "in Farah | 12"
	case s.separated(g) || s.local(g-1) && s.separated(g-1):
		return s.nameWithNumber(g)
	}
	return p, false
}

// fates are words for what else became of people than what the verb says: "one man dead and another in custody".
var fates = map[string]bool{"custody": true, "jail": true, "prison": true, "detention": true, "leave": true, "condition": true, "surgery": true, "bail": true,
	"run": true, "arrest": true, "shock": true, "treatment": true, "care": true, "quarantine": true, "question": true}

// nameWithNumber reads a name and the number behind it, which the groups take for one noun phrase: "Farah 12".
func (s *sentence) nameWithNumber(g int) (party, bool) {
	group := s.groups[g]
	last := group.To - 1
	v, n := number.At(s.tokens, last)
	if n != 1 || v < 1 || last == group.From || !s.ends(g) || !isName(s.tokens[group.From]) || !isName(s.tokens[last-1]) || s.year(last, v) || temporalWords[s.norm(last-1)] {
		return party{}, false
	}
	p := party{group: g, from: last, to: last + 1, known: true, amount: Exactly(v), qualifier: "exact", number: s.span(last, last+1), plural: v != 1}
	p.victims = Victims{Span: s.span(last, last+1), Status: "unknown"}
	return p, true
}

// separated says whether group g begins an item of a list.
func (s *sentence) separated(g int) bool {
	switch s.norm(s.groups[max(g, 0)].From - 1) {
	case ",", "and", ";", ":", "but", "while":
		return g > 0
	}
	return false
}

// ends says whether an item of a list ends with group g.
func (s *sentence) ends(g int) bool {
	switch s.norm(s.groups[g].To) {
	case ",", "and", ";", ".", "":
		return true
	}
	return false
}

// local says whether group g is a preposition of place or time.
func (s *sentence) local(g int) bool {
	if s.kind(g) != phrase.Prep {
		return false
	}
	switch s.word(g) {
	case "in", "at", "near", "on", "from", "outside", "before", "after", "during", "around", "inside", "under", "off":
		return true
	}
	return false
}

// noVerbAfter says whether the item that goes on with group g has no verb.
func (s *sentence) noVerbAfter(g int) bool {
	for k := g; k < len(s.groups) && s.word(k) != "," && s.kind(k) != phrase.Conj && s.word(k) != ";"; k++ {
		if s.kind(k) == phrase.VP || s.kind(k) == phrase.Sub {
			return false
		}
	}
	return true
}

// figureBefore is the figure whose people stand before the noun phrase g, with no other clause between them and a place or
// time of its own, or -1.
func (s *sentence) figureBefore(figures []Figure, g int) int {
	whole := -1
	for k, f := range figures {
		if f.Victims == nil || f.PartOf >= 0 && f.Rule != "subset" || f.End > s.tokens[s.groups[g].From].Start || whole >= 0 && f.End < figures[whole].End {
			continue
		}
		whole = k
	}
	if whole < 0 || figures[whole].Qualifier == "none_reported" {
		return -1
	}
	placed := s.word(g-1) == ":" || figures[whole].Rule == "gapped"
	passed := figures[whole].Rule != "count" // "deaths | were reported in": the verb of the noun
	for k := 0; k < g; k++ {
		start := s.tokens[s.groups[k].From].Start
		switch {
		case s.local(k) && start < figures[whole].Start, start >= figures[whole].End && s.local(k):
			placed = true
		case start < figures[whole].End:
			placed = placed || s.kind(k) == phrase.NP && s.named(k) && s.word(k-1) != "of" || s.kind(k) == phrase.NP && s.temporal(k)
		case s.kind(k) == phrase.VP && !passed:
			passed = true
		case s.kind(k) == phrase.VP, s.kind(k) == phrase.Sub && s.word(k) != "while":
			return -1
		}
	}
	if !placed {
		return -1
	}
	return whole
}

// named says whether noun phrase g is a name.
func (s *sentence) named(g int) bool { return isName(s.tokens[s.groups[g].Head]) }

// addUp makes figures of one sentence parts of a number told in it or shortly before, where they come to it: "Forty died: 22
// in Herat, 12 in Farah and six in Badghis".
func addUp(doc *text.Document, figures []Figure) {
	for i := 0; i < len(figures); {
		k := i
		for k < len(figures) && figures[k].Sentence == figures[i].Sentence {
			k++
		}
		for from := i; from < k; from++ {
			addUpFrom(doc, figures, from, k)
		}
		i = k
	}
}

// addUpFrom looks for the whole of the figures from i to k, which stand in one sentence.
func addUpFrom(doc *text.Document, figures []Figure, i, k int) {
	const far, least = 3, 5
	var items []int
	sum := 0
	for j := i; j < k; j++ {
		f := &figures[j]
		if f.PartOf >= 0 || f.Derived || f.Measure != figures[i].Measure || f.Victims == nil || f.Amount.Low != f.Amount.High {
			continue
		}
		items = append(items, j)
		sum += f.Amount.Best
	}
	if len(items) < 2 || sum < least {
		return
	}
	for w := i - 1; w >= 0 && figures[w].Sentence >= figures[i].Sentence-far; w-- {
		if g := &figures[w]; g.Measure == figures[i].Measure && g.PartOf < 0 && !g.Derived && g.Amount.Best == sum && opensList(doc, g, &figures[i]) {
			for _, j := range items {
				figures[j].PartOf = w
			}
			return
		}
	}
}

// opensList says whether whole may be the number of a list that begins with f: it stands in a sentence before, or a colon, a
// dash or a bracket parts them.
func opensList(doc *text.Document, whole, f *Figure) bool {
	return whole.Sentence < f.Sentence || whole.End < f.Start && strings.ContainsAny(doc.Text[whole.End:f.Start], ":-–—(")
}
