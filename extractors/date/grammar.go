package date

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
)

//go:embed words.txt
var wordsFile string

//go:embed rules.txt
var rulesFile string

// language is the word list and the grammar, read once: both are data, and never change.
var language = sync.OnceValue(func() *grammar {
	g := newGrammar()
	if err := g.readWords("words.txt", wordsFile); err != nil {
		panic(err)
	}
	if err := g.readRules("rules.txt", rulesFile); err != nil {
		panic(err)
	}
	return g
})

// A class is what a word is to the grammar: MONTH, UNIT, or, in lower case, the word itself. Classes are interned.
type class int

// A sense is one class that a word belongs to, with its value there: "second" is UNIT S and ORD 2.
type sense struct {
	class class
	value string
	n     int // value as a number, where it is one
}

// A word is what the list knows of one norm.
type word struct {
	senses  []sense
	capital bool // counts only where it is written with a capital: "March", "May"
}

// value is what w stands for as a c, "" where it is none.
func (w *word) value(c class) string {
	for _, s := range w.senses {
		if s.class == c {
			return s.value
		}
	}
	return ""
}

// A rule is one line of rules.txt.
type rule struct {
	name     string
	action   string
	args     []string
	guard    string // name of a test of the context, or ""
	examples []string
	line     int
}

// A grammar is a trie over classes: every way to write every pattern is one path from its root.
type grammar struct {
	classes map[string]class
	names   []string
	words   map[string]*word
	macros  map[string]pattern
	rules   []*rule
	root    *node
}

// A node is a place in the trie; the paths that may end here are its ends.
type node struct {
	next []edge
	ends []end
}

type edge struct {
	class class
	to    *node
}

// An end is a pattern read to its last class. The expression is items [from, to) of those read; the rest is context.
type end struct {
	rule     *rule
	from, to int
}

func newGrammar() *grammar {
	return &grammar{classes: map[string]class{}, words: map[string]*word{}, macros: map[string]pattern{}, root: &node{}}
}

func (g *grammar) class(name string) class {
	c, ok := g.classes[name]
	if !ok {
		c = class(len(g.names))
		g.classes[name] = c
		g.names = append(g.names, name)
	}
	return c
}

// readWords reads the word list: "may | MONTH 5 | capital".
func (g *grammar) readWords(name, data string) error {
	l, err := lexicon.Parse(name, data)
	if err != nil {
		return err
	}
	for _, e := range l.Entries {
		w := &word{}
		for _, f := range e.Fields {
			if f == "capital" {
				w.capital = true
				continue
			}
			c, value, _ := strings.Cut(f, " ")
			w.senses = append(w.senses, newSense(g.class(c), value))
		}
		if len(w.senses) == 0 {
			return fmt.Errorf("%s:%d: %q has no class", name, e.Line, e.Phrase)
		}
		g.words[e.Phrase] = w
	}
	return nil
}

func newSense(c class, value string) sense {
	s := sense{class: c, value: value, n: unknown}
	if n, ok := atoi(strings.TrimPrefix(value, "-")); ok {
		s.n = n
		if value[0] == '-' {
			s.n = -n
		}
	}
	return s
}

// readRules reads the grammar; its header says how it is written.
func (g *grammar) readRules(name, data string) error {
	var last *rule
	for i, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		var err error
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '=':
			if last == nil {
				err = fmt.Errorf("an example before any rule")
			} else {
				last.examples = append(last.examples, strings.TrimSpace(line[1:]))
			}
		case line[0] == '$':
			err = g.readMacro(line)
		default:
			last, err = g.readRule(line, i+1)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

func (g *grammar) readMacro(line string) error {
	name, body, ok := strings.Cut(line, "=")
	if !ok {
		return fmt.Errorf("a macro is written $NAME = PATTERN")
	}
	p, err := g.parse(body)
	g.macros[strings.TrimSpace(name)] = p
	return err
}

func (g *grammar) readRule(line string, number int) (*rule, error) {
	name, rest, ok := strings.Cut(line, ":")
	body, action, ok2 := strings.Cut(rest, "=>")
	words := strings.Fields(action)
	if !ok || !ok2 || len(words) == 0 {
		return nil, fmt.Errorf("a rule is written NAME: PATTERN => ACTION")
	}
	r := &rule{name: strings.TrimSpace(name), action: words[0], line: number}
	for _, w := range words[1:] {
		if guard, ok := strings.CutPrefix(w, "?"); ok {
			r.guard = guard
			continue
		}
		r.args = append(r.args, w)
	}
	p, err := g.parse(body)
	if err != nil {
		return nil, err
	}
	g.rules = append(g.rules, r)
	for _, path := range p.paths() {
		g.root.add(path, r)
	}
	return r, nil
}

// add puts one way to write a pattern of r into the trie.
func (n *node) add(path []step, r *rule) {
	e := end{rule: r, to: -1}
	at := 0
	for _, s := range path {
		switch s {
		case open:
			e.from = at
		case shut:
			e.to = at
		default:
			n = n.child(class(s))
			at++
		}
	}
	if e.to < 0 {
		e.to = at
	}
	for _, other := range n.ends {
		if other == e {
			return
		}
	}
	n.ends = append(n.ends, e)
}

func (n *node) child(c class) *node {
	if to := n.find(c); to != nil {
		return to
	}
	to := &node{}
	n.next = append(n.next, edge{c, to})
	return to
}

func (n *node) find(c class) *node {
	for _, e := range n.next {
		if e.class == c {
			return e.to
		}
	}
	return nil
}
