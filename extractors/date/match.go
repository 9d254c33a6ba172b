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
		if items[i].senses != nil {
			x.walk(x.g.root, i, i)
		}
	}
	slices.SortStableFunc(x.found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(len(b.captures), len(a.captures)), cmp.Compare(a.rule.line, b.rule.line))
	})
	return x.found
}

func (x *matcher) walk(n *node, first, i int) {
	for _, e := range n.ends {
		x.keep(e, first)
	}
	if i == len(x.items) {
		return
	}
	for _, s := range x.items[i].senses {
		if to := n.find(s.class); to != nil {
			x.path = append(x.path, s)
			x.walk(to, first, i+1)
			x.path = x.path[:len(x.path)-1]
		}
	}
}

func (x *matcher) keep(e end, first int) {
	from, to := first+e.from, first+e.to
	x.found = append(x.found, match{
		Span:     text.Span{Start: x.items[from].Start, End: x.items[to-1].End},
		rule:     e.rule,
		captures: slices.Clone(x.path),
		from:     from, to: to, g: x.g,
	})
}
