package date

import (
	_ "embed"
	"fmt"
	"slices"
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
	for _, e := range holidays().Entries {
		g.word(strings.Fields(e.Phrase)[0]).holiday = true
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
	common  bool // with a capital inside a sentence it is part of a name: "60 Minutes"
	holiday bool // names of days begin with it
}

// as returns the senses of w as it is written: none where it wants a capital that it does not have.
func (w *word) as(written string) []sense {
	if w == nil || w.capital && !isUpper(written[0]) {
		return nil
	}
	return w.senses
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

// sign is -1 where r's action counts back, +1 where it counts on.
func (r *rule) sign() int {
	if r.says("-1") {
		return -1
	}
	return 1
}

// says is whether r's action has that argument.
func (r *rule) says(arg string) bool { return slices.Contains(r.args, arg) }

// What rules may name: the actions of resolve.go, the guards of guard.go, and the classes that the lexer makes of digits.
var (
	actions = []string{"none", "calendar", "unit", "shift", "narrative", "narrate", "ended", "same", "duration", "set", "day", "ref"}
	guards  = []string{"", "year", "decade", "short", "month", "clock", "rate", "past", "soon", "season", "the", "stop", "now", "known", "month-name"}

	lexerClasses = []string{
		"NUM", "DAY", "ORD", "HOUR", "YEAR", "YEAR2", "YEARWORDS", "DECADE", "MILITARY", "QUARTER", "HALF", "FISCALYEAR",
		"NUMDATE", "CLOCK", "HOLIDAY",
	}
)

// A grammar is the words, and the patterns as one graph of states.
type grammar struct {
	classes map[string]class
	names   []string
	words   map[string]*word
	macros  map[string]pattern
	rules   []*rule
	alone   map[class][]start // patterns by their first class: those that one item may make,
	pairs   map[pair][]start  // and those that need a second, by both
}

// A pair is the first two classes of a pattern.
type pair struct{ first, second class }

// A state is a place in a pattern: what may come next, and the rule that ends here, if any.
type state struct {
	edges []edge
	rule  *rule
}

// An edge is one item read as a class; or, with a mark for a class, none.
type edge struct {
	class class
	to    *state
}

// A start is where a pattern goes once its first item is read.
type start struct {
	to     *state
	opened bool // the expression proper begins with that item
}

func newGrammar() *grammar {
	return &grammar{classes: map[string]class{}, words: map[string]*word{}, macros: map[string]pattern{}, alone: map[class][]start{}, pairs: map[pair][]start{}}
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

// word is the entry of a norm, made where there is none.
func (g *grammar) word(norm string) *word {
	w := g.words[norm]
	if w == nil {
		w = &word{}
		g.words[norm] = w
	}
	return w
}

// common says whether norm is a common word of the list.
func (g *grammar) common(norm string) bool {
	w := g.words[norm]
	return w != nil && w.common
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
			switch f {
			case "capital":
				w.capital = true
				continue
			case "common":
				w.common = true
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
	if !slices.Contains(actions, r.action) || !slices.Contains(guards, r.guard) {
		return nil, fmt.Errorf("no action %q or no guard %q", r.action, r.guard)
	}
	p, err := g.parse(body)
	if err != nil {
		return nil, err
	}
	g.rules = append(g.rules, r)
	g.begin(g.compile(p, &state{rule: r}), false)
	return r, nil
}

// compile makes the states of p, which lead to next.
func (g *grammar) compile(p pattern, next *state) *state {
	if p.choice == nil {
		return &state{edges: []edge{{p.step, next}}}
	}
	s := &state{}
	for _, seq := range p.choice {
		t := next
		for i := len(seq) - 1; i >= 0; i-- {
			t = g.compile(seq[i], t)
		}
		s.join(t)
	}
	return s
}

// join lets s go on as t does.
func (s *state) join(t *state) {
	if t.rule != nil {
		s.rule = t.rule
	}
	for _, e := range t.edges {
		if !slices.Contains(s.edges, e) {
			s.edges = append(s.edges, e)
		}
	}
}

// begin files a pattern under the classes that it may begin with.
func (g *grammar) begin(s *state, opened bool) {
	for _, e := range s.edges {
		if e.class == open {
			g.begin(e.to, true)
			continue
		}
		seconds, alone := e.to.firsts(nil)
		if alone {
			g.alone[e.class] = append(g.alone[e.class], start{e.to, opened})
			continue
		}
		for _, second := range seconds {
			p := pair{e.class, second}
			if st := (start{e.to, opened}); !slices.Contains(g.pairs[p], st) {
				g.pairs[p] = append(g.pairs[p], st)
			}
		}
	}
}

// firsts adds to classes those that s may read next, and says whether a pattern may end at s instead.
func (s *state) firsts(classes []class) ([]class, bool) {
	ends := s.rule != nil
	for _, e := range s.edges {
		if e.class != open && e.class != shut {
			classes = append(classes, e.class)
			continue
		}
		var end bool
		classes, end = e.to.firsts(classes)
		ends = ends || end
	}
	return classes, ends
}
