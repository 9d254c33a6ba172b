package date

import (
	"cmp"
	"slices"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// A match is a rule that fits some items of a sentence.
type match struct {
	text.Span
	rule     *rule
	captures []sense // what the items of the whole pattern were read as, in order
	from, to int     // the items of the expression proper
	g        *grammar
}

// str returns the value of the first item read as a class of that name, "" where there is none.
func (m *match) str(class string) string { return m.nth(class, 0).value }

// int returns the number of the first item read as a class of that name, and whether there is one.
func (m *match) int(class string) (int, bool) {
	s := m.nth(class, 0)
	return s.n, s.value != ""
}

// first is int of the first of the classes that there is.
func (m *match) first(classes ...string) (int, bool) {
	for _, class := range classes {
		if n, ok := m.int(class); ok {
			return n, true
		}
	}
	return unknown, false
}

// has says whether an item was read as a class of that name; of a word, whether the word stands there.
func (m *match) has(class string) bool { return m.nth(class, 0).value != "" }

func (m *match) nth(class string, n int) sense {
	for _, s := range m.captures {
		if m.g.names[s.class] == class {
			if n == 0 {
				return s
			}
			n--
		}
	}
	return sense{n: unknown}
}

// A matcher finds the rules that fit a sentence.
type matcher struct {
	g     *grammar
	items []item
	path  []sense
	found []match
}

// find returns all matches, in order of text, at one place the longer first, then the earlier rule.
func (x *matcher) find(items []item) []match {
	x.items, x.found = items, x.found[:0]
	for i := range items {
		for _, first := range items[i].senses {
			for _, st := range x.g.alone[first.class] {
				x.begin(st, i, first)
			}
			if i+1 == len(items) {
				continue
			}
			for _, second := range items[i+1].senses {
				for _, st := range x.g.pairs[pair{first.class, second.class}] {
					x.begin(st, i, first)
				}
			}
		}
	}
	slices.SortStableFunc(x.found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(len(b.captures), len(a.captures)), cmp.Compare(a.rule.line, b.rule.line))
	})
	return x.found
}

// begin follows a pattern whose first item is i, read as s.
func (x *matcher) begin(st start, i int, s sense) {
	x.path = append(x.path[:0], s)
	from := unknown
	if st.opened {
		from = i
	}
	x.walk(st.to, i, i+1, from, unknown)
}

// walk goes on from s at item i. The pattern began with item first; the expression proper is [from, to) where marked.
func (x *matcher) walk(s *state, first, i, from, to int) {
	if s.rule != nil {
		x.keep(s.rule, first, i, from, to)
	}
	for _, e := range s.edges {
		switch e.class {
		case open:
			x.walk(e.to, first, i, i, to)
			continue
		case shut:
			x.walk(e.to, first, i, from, i)
			continue
		}
		if i == len(x.items) {
			continue
		}
		for _, sense := range x.items[i].senses {
			if sense.class == e.class {
				x.path = append(x.path, sense)
				x.walk(e.to, first, i+1, from, to)
				x.path = x.path[:len(x.path)-1]
			}
		}
	}
}

func (x *matcher) keep(r *rule, first, end, from, to int) {
	if from == unknown {
		from = first
	}
	if to == unknown {
		to = end
	}
	x.found = append(x.found, match{
		Span:     text.Span{Start: x.items[from].Start, End: x.items[to-1].End},
		rule:     r,
		captures: slices.Clone(x.path),
		from:     from, to: to, g: x.g,
	})
}
