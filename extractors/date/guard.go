package date

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// allowed says whether the context lets m be an expression of time: each guard that a rule names is one question.
func (c *context) allowed(m *match) bool {
	if c.isName(m) {
		return false
	}
	switch m.rule.guard {
	case "year":
		return c.isYear(m)
	case "decade":
		return c.isDecade(m)
	case "short":
		return m.has("'")
	case "month":
		return !capital(c.tokenAfter(m)) || m.from == 0
	case "clock":
		return c.isClock(m)
	case "rate":
		return !c.isRate(m) && !c.hyphenated(m)
	case "past":
		return c.tokenAfter(m).Norm != "tense"
	case "soon":
		after := c.tokenAfter(m).Norm
		return after != "as" && after != "after" && !c.ref.IsZero() && c.direction(m) > 0
	case "season":
		first, _ := m.int("YEAR")
		second, _ := m.int("YEAR2")
		return second == (first+1)%100
	case "the":
		return !c.hyphenated(m)
	case "stop":
		after := c.tokenAfter(m).Norm
		return !isLetter(after[0]) && !isDigit(after[0])
	case "now":
		return !c.ref.IsZero() && c.isNow(m)
	case "known":
		return !c.ref.IsZero()
	}
	return true
}

// isName tells names made of words of time ("This Week", "60 Minutes") by their capitals, where these mean anything.
func (c *context) isName(m *match) bool {
	s := &c.doc.Sentences[c.sentence]
	if s.Caps || s.Kind == text.Title || s.Kind == text.Heading {
		return false
	}
	for i := m.from; i < m.to; i++ {
		t := s.Tokens[c.items[i].token]
		if c.items[i].token > 0 && capital(t) && !opens(s.Tokens[c.items[i].token-1].Norm) && c.g.common(t.Norm) {
			return true
		}
	}
	return false
}

// opens says whether a word after norm has a capital because it is the first.
func opens(norm string) bool {
	switch norm {
	case "\"", "``", "'", ":", "-", "(", "[", "*", ".", "...":
		return true
	}
	return false
}

func hasClass(senses []sense, c class) bool {
	for _, s := range senses {
		if s.class == c {
			return true
		}
	}
	return false
}

// isYear tells a bare year from a number of things ("2014 troops"), a sum and a name ("Orion 1980").
func (c *context) isYear(m *match) bool {
	y, _ := m.int("YEAR")
	before := c.tokenBefore(m)
	switch {
	case y < 1500 || y > 2100, c.counts(m.to), c.inNumber(m):
		return false
	case before.Norm == "$", before.Norm == "#", before.Norm == "no.", before.Norm == "number":
		return false
	case capital(c.tokenAfter(m)) && !leadsYear(before.Norm): // 1600 Main Street
		return false
	case m.from > 1 && capital(before) && c.items[m.from-1].senses == nil:
		return false
	}
	return true
}

// inNumber says whether m is a part of a longer number, 410-396-2100; another year beside it is none.
func (c *context) inNumber(m *match) bool {
	before, after := c.doc.Text[:m.Start], c.doc.Text[m.End:]
	if head, ok := strings.CutSuffix(before, "-"); ok {
		if n := trailingDigits(head); n > 0 && n != 4 {
			return true
		}
	}
	if tail, ok := strings.CutPrefix(after, "-"); ok {
		if n := leadingDigits(tail); n > 0 && n != 4 && n != 2 {
			return true
		}
	}
	return false
}

// leadsYear says whether a year may follow norm although a name follows the year: "the 2008 Mumbai attacks".
func leadsYear(norm string) bool {
	switch norm {
	case "the", "a", "an", "in", "of", "since", "by", "from", "until", "during", "'s", "this", "that", "for", "and", "-", "'", " ":
		return true
	}
	return false
}

// isDecade tells the thirties of a century from those of a life: "in his 30s".
func (c *context) isDecade(m *match) bool {
	n, _ := m.int("DECADE")
	if m.has("DECADEWORD") || m.has("'") && n < 100 {
		return m.has("the")
	}
	return n >= 100 || m.has("the")
}

// isClock asks more of a bare time than digits and a colon, which are as often a score or a verse.
func (c *context) isClock(m *match) bool {
	if m.has("HOURWORD") {
		return c.tokenBefore(m).Norm != "high"
	}
	if m.has("AMPM") || m.has("TZ") || len(m.captures) > 1 {
		return true
	}
	switch c.tokenBefore(m).Norm {
	case "at", "by", "around", "until", "from", "before", "after", "about", "since", "till":
		return true
	}
	return false
}

// isRate tells a price from a length of time: "two dollars a day", "24 hours a day".
func (c *context) isRate(m *match) bool {
	if !m.has("a") && !m.has("an") || m.captures[0].value != "a" && m.captures[0].value != "an" || m.from == 0 {
		return false
	}
	before := c.tokenBefore(m)
	return plural(before) || isDigit(before.Norm[0]) || before.Norm == "%" || before.Norm == "percent" || before.Norm == "million" || before.Norm == "billion" || hasClass(c.items[m.from-1].senses, c.g.class("NUM"))
}

// hyphenated says whether m ends inside a hyphenated word: "the year" of "the year-ago results".
func (c *context) hyphenated(m *match) bool {
	return m.to < len(c.items) && c.items[m.to].Start == m.End && c.doc.Text[m.End] == '-'
}

func (c *context) isNow(m *match) bool {
	switch c.tokenBefore(m).Norm {
	case "until", "for", "from", "by":
		return m.has("now")
	}
	return true
}

// counts says whether the number before item i counts what stands there: a plural noun.
func (c *context) counts(i int) bool {
	if i >= len(c.items) {
		return false
	}
	t := c.doc.Sentences[c.sentence].Tokens[c.items[i].token]
	return c.items[i].Start == t.Start && c.items[i].senses == nil && plural(t)
}

// plural says whether t looks like a common noun in the plural.
func plural(t text.Token) bool {
	n := len(t.Norm)
	return n > 3 && t.Text == t.Norm && t.Norm[n-1] == 's' && t.Norm[n-2] != 's' && t.Norm[n-2] != '\''
}

func capital(t text.Token) bool { return t.Text != "" && isUpper(t.Text[0]) }

// tokenBefore and tokenAfter are the tokens beside m; empty at the ends of the sentence.
func (c *context) tokenBefore(m *match) text.Token {
	if i := c.items[m.from].token; i > 0 {
		return c.doc.Sentences[c.sentence].Tokens[i-1]
	}
	return text.Token{Norm: " "}
}

func (c *context) tokenAfter(m *match) text.Token {
	tokens := c.doc.Sentences[c.sentence].Tokens
	if m.to < len(c.items) {
		return tokens[c.items[m.to].token]
	}
	return text.Token{Norm: " "}
}
