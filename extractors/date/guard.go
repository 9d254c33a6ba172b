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
	case "month-name":
		return len(m.str("HOLIDAY")) == len("hijri 09")
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

// isYear tells a bare year from a number of things ("2014 troops"), a part of a longer number and a name ("Solaris 1990").
func (c *context) isYear(m *match) bool {
	y, _ := m.int("YEAR")
	before, after := c.tokenBefore(m), c.tokenAfter(m)
	led := m.rule.action == "calendar" && (m.has("MOD") || m.has("EDGE")) || leadsYear(before.Norm)
	if before.Norm == "and" || before.Norm == "or" { // "2014 and 2015 elections", "2014 troops and 1999 vehicles"
		led = !plural(after) || c.told != nil && c.told[len(c.told)-1].unit == "Y"
	}
	switch {
	case y < 1500 || y > 2100, c.inNumber(m), before.Norm != " " && leadingDigits(before.Norm) == len(before.Norm):
		return false
	case people(after.Norm), approximates(before.Norm):
		return false
	case led:
		return true
	case before.Norm == "$", before.Norm == "#", before.Norm == "number", plural(after), capital(after): // 1600 Main Street
		return false
	}
	return m.from < 2 || !capital(before) || c.items[m.from-1].senses != nil
}

// people says whether norm is a noun for people, whom a number before it counts whatever stands before that.
func people(norm string) bool {
	switch norm {
	case "people", "men", "women", "children", "troops", "soldiers", "civilians", "workers", "police", "personnel", "families", "others":
		return true
	}
	return false
}

// approximates says whether a number after norm is an estimate.
func approximates(norm string) bool {
	switch norm {
	case "some", "nearly", "almost", "than", "least", "roughly", "approximately", "estimated":
		return true
	}
	return false
}

// inNumber says whether m is a part of a longer number, 410-396-2100; another year beside it is none.
func (c *context) inNumber(m *match) bool {
	before, after := c.doc.Text[:m.Start], c.doc.Text[m.End:]
	if strings.HasSuffix(before, ":") { // ISO 9001:2015
		return true
	}
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
