package date

import (
	"fmt"
	"strings"
)

// The marks around the expression proper stand in a pattern where a class may.
const (
	open class = -1 // [
	shut class = -2 // ]
)

// A pattern is a part of a rule: one class or mark, or a choice of sequences.
type pattern struct {
	step   class
	choice []sequence // nil for a step
}

type sequence []pattern

// parse reads a pattern: words, CLASSES, $MACROS, (a|b c), x? and the marks [ ].
func (g *grammar) parse(s string) (pattern, error) {
	for _, mark := range []string{"(", ")", "|", "?", "[", "]"} {
		s = strings.ReplaceAll(s, mark, " "+mark+" ")
	}
	r := &reader{g: g, words: strings.Fields(s)}
	p, err := r.choice()
	if err == nil && len(r.words) > 0 {
		err = fmt.Errorf("unexpected %q", r.words[0])
	}
	return p, err
}

type reader struct {
	g     *grammar
	words []string
}

func (r *reader) choice() (pattern, error) {
	p := pattern{choice: []sequence{nil}}
	for len(r.words) > 0 && r.words[0] != ")" {
		if r.words[0] == "|" {
			r.words = r.words[1:]
			p.choice = append(p.choice, nil)
			continue
		}
		part, err := r.part()
		if err != nil {
			return p, err
		}
		last := len(p.choice) - 1
		p.choice[last] = append(p.choice[last], part)
	}
	return p, nil
}

func (r *reader) part() (pattern, error) {
	w := r.words[0]
	r.words = r.words[1:]
	var p pattern
	switch {
	case w == "(":
		inner, err := r.choice()
		if err != nil {
			return p, err
		}
		if len(r.words) == 0 {
			return p, fmt.Errorf("a ( that is not closed")
		}
		r.words = r.words[1:]
		p = inner
	case w == "[":
		return pattern{step: open}, nil
	case w == "]":
		return pattern{step: shut}, nil
	case w == "?":
		return p, fmt.Errorf("a ? after nothing")
	case w[0] == '$':
		macro, ok := r.g.macros[w]
		if !ok {
			return p, fmt.Errorf("no macro %s", w)
		}
		p = macro
	default:
		p = pattern{step: r.g.literal(w)}
	}
	if len(r.words) > 0 && r.words[0] == "?" {
		r.words = r.words[1:]
		p = pattern{choice: []sequence{{p}, nil}}
	}
	return p, nil
}

// literal is the class of w: a class by its name, or that of the word itself, which the list then knows.
func (g *grammar) literal(w string) class {
	c := g.class(w)
	if w[0] >= 'A' && w[0] <= 'Z' {
		return c
	}
	known := g.word(w)
	for _, s := range known.senses {
		if s.class == c {
			return c
		}
	}
	known.senses = append(known.senses, sense{class: c, value: w, n: unknown})
	return c
}
