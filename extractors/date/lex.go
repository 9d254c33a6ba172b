package date

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// unknown is the number of a word that has none: "several", "a few".
const unknown = -1

// An item is a token, or a part of one, with the senses that the grammar knows it by. Hyphenated words are taken apart:
// "26-Jan-2026" is DAY - MONTH - YEAR, "25-year" NUM - UNIT. A number of several words is one item.
type item struct {
	text.Span
	senses []sense
	token  int // index of the token it begins with
}

// A lexer turns the tokens of one sentence into items.
type lexer struct {
	g       *grammar
	text    string
	country string
	tokens  []text.Token
	items   []item
	known   int // items that have a sense
}

func (x *lexer) lex(sentence text.Sentence) {
	x.tokens, x.items, x.known = sentence.Tokens, x.items[:0], 0
	for i := 0; i < len(x.tokens); {
		i += x.token(i)
	}
}

func (x *lexer) emit(token, start, end int, senses []sense) {
	if len(senses) > 0 {
		x.known++
	}
	x.items = append(x.items, item{text.Span{Start: start, End: end}, senses, token})
}

// token lexes what begins at token i and returns how many tokens that takes.
func (x *lexer) token(i int) int {
	t := &x.tokens[i]
	w := x.g.words[t.Norm]
	if w != nil && w.holiday {
		if n := x.holiday(i); n > 0 {
			return n
		}
	}
	if isDigit(t.Norm[0]) {
		if n := x.numeric(i); n > 0 {
			return n
		}
	}
	if senses := w.as(t.Text); senses != nil {
		if n := x.spelled(i, senses); n > 0 {
			return n
		}
		if t.Norm == "-" && !x.tight(i) {
			senses = nil
		}
		x.emit(i, t.Start, t.End, senses)
		return 1
	}
	x.split(i)
	return 1
}

// holiday lexes the longest name of a day that begins at token i.
func (x *lexer) holiday(i int) int {
	e, n := holidays().Longest(x.tokens, i)
	if e == nil || e.Field(1) != "" && x.country != "" && e.Field(1) != x.country || !isUpper(x.tokens[i].Text[0]) && !isDigit(x.tokens[i].Text[0]) {
		return 0
	}
	x.emit(i, x.tokens[i].Start, x.tokens[i+n-1].End, []sense{{class: x.g.class("HOLIDAY"), value: e.Field(0), n: unknown}})
	return n
}

// lookup returns the senses of a norm as it is written.
func (x *lexer) lookup(norm, asWritten string) []sense { return x.g.words[norm].as(asWritten) }

// tight says whether token i touches both its neighbours.
func (x *lexer) tight(i int) bool {
	return i > 0 && i+1 < len(x.tokens) && x.tokens[i-1].End == x.tokens[i].Start && x.tokens[i].End == x.tokens[i+1].Start
}

// spelled lexes a number written in words, and years such as "nineteen eighty-four", "two thousand and five".
func (x *lexer) spelled(i int, senses []sense) int {
	if !x.begins(i, senses) {
		return 0
	}
	v, n := number.At(x.tokens, i)
	if n == 0 {
		return 0
	}
	out, year := []sense{x.num(v)}, false
	if v >= 10 && v <= 20 && n == 1 && i+1 < len(x.tokens) {
		if w, m := number.At(x.tokens, i+1); m > 0 && w >= 10 && w < 100 && !isDigit(x.tokens[i+1].Norm[0]) {
			v, n, out, year = v*100+w, n+m, nil, true
		}
	}
	if year && v < 2100 {
		out = append(out, x.sense("YEARWORDS", v))
	}
	if n == 1 {
		out = senses
	}
	x.emit(i, x.tokens[i].Start, x.tokens[i+n-1].End, out)
	return n
}

// begins says whether a number in words may begin at token i, whose senses these are.
func (x *lexer) begins(i int, senses []sense) bool {
	num := x.g.class("NUM")
	for _, s := range senses {
		if s.class == num {
			return s.n > 0
		}
	}
	return x.tokens[i].Norm == "a" && i+1 < len(x.tokens) && x.tokens[i+1].Norm == "hundred"
}

// split lexes the parts of a token that is hyphenated or mixes digits and letters, if the grammar knows any of them.
func (x *lexer) split(i int) {
	t := &x.tokens[i]
	if n := len(t.Norm); n > 2 && t.Norm[0] == '\'' && isDigit(t.Norm[1]) { // '98, '90s
		x.emit(i, t.Start, t.End-n+1, x.g.words["'"].senses)
		x.emit(i, t.End-n+1, t.End, x.digits(t.Norm[1:]))
		return
	}
	hyphen := strings.IndexByte(t.Norm, '-')
	if hyphen < 0 || len(t.Norm) != len(t.Text) {
		x.emit(i, t.Start, t.End, x.mixed(t.Norm))
		return
	}
	if v, ok := number.Word(t.Norm); ok {
		x.emit(i, t.Start, t.End, []sense{x.num(v)})
		return
	}
	dash := x.g.words["-"].senses
	at := 0
	for at <= len(t.Norm) {
		end := strings.IndexByte(t.Norm[at:], '-')
		if end < 0 {
			end = len(t.Norm) - at
		}
		if end > 0 {
			part := t.Norm[at : at+end]
			senses := x.lookup(part, t.Text[at:])
			if senses == nil {
				senses = x.digits(part)
			}
			if senses == nil {
				senses = x.mixed(part)
			}
			x.emit(i, t.Start+at, t.Start+at+end, senses)
		}
		at += end
		if at < len(t.Norm) {
			x.emit(i, t.Start+at, t.Start+at+1, dash)
		}
		at++
	}
}

func (x *lexer) num(v int) sense { return x.sense("NUM", v) }

func (x *lexer) sense(class string, v int) sense {
	return sense{class: x.g.class(class), value: itoa(v), n: v}
}

// numeric lexes what begins with a digit: dates and clock times of several tokens, numbers, "10pm", "19th", "1990s".
func (x *lexer) numeric(i int) int {
	t := x.tokens[i]
	for _, form := range []struct {
		class string
		scan  func(string) int
	}{{"NUMDATE", scanDate}, {"CLOCK", scanClock}, {"MIXED", scanMixed}} {
		n := form.scan(x.text[t.Start:])
		if n == 0 {
			continue
		}
		k := i
		for k < len(x.tokens) && x.tokens[k].Start < t.Start+n {
			k++
		}
		if form.class == "MIXED" {
			v, frac := readMixed(x.text[t.Start : t.Start+n])
			s := x.num(v)
			s.value = frac
			x.emit(i, t.Start, t.Start+n, []sense{s})
			return k - i
		}
		x.emit(i, t.Start, t.Start+n, []sense{{class: x.g.class(form.class), value: x.text[t.Start : t.Start+n], n: unknown}})
		if rest := t.Start + n; k > i && rest < x.tokens[k-1].End {
			x.rest(k-1, rest)
		}
		return k - i
	}
	if senses := x.digits(t.Norm); senses != nil {
		x.emit(i, t.Start, t.End, senses)
		return 1
	}
	if n := leadingDigits(t.Norm); n < len(t.Norm) && len(t.Norm) == len(t.Text) {
		if senses := x.lookup(t.Norm[n:], t.Text[n:]); senses != nil { // 10pm
			x.emit(i, t.Start, t.Start+n, x.digits(t.Norm[:n]))
			x.emit(i, t.Start+n, t.End, senses)
			return 1
		}
	}
	return 0
}

// rest lexes the end of token i from byte start on: the "pm" of "10:30pm".
func (x *lexer) rest(i, start int) {
	end := x.tokens[i].End
	s := x.text[start:end]
	x.emit(i, start, end, x.lookup(strings.ToLower(s), s))
}

// digits are the senses of a number in digits, an ordinal, or a decade; nil for anything else.
func (x *lexer) digits(s string) []sense {
	n := leadingDigits(s)
	if n == 0 {
		return nil
	}
	v, ok := atoi(s[:n])
	if !ok {
		return nil
	}
	switch suffix := s[n:]; {
	case suffix == "":
		return x.plain(v, n)
	case suffix == "s" && (n == 4 || n == 2) && v%10 == 0:
		return []sense{x.sense("DECADE", v)}
	case suffix == "st", suffix == "nd", suffix == "rd", suffix == "th":
		return []sense{x.sense("ORD", v)}
	}
	if v, ok := number.Word(s); ok {
		return []sense{x.num(v)}
	}
	if decimal(s) {
		return []sense{{class: x.g.class("NUM"), value: s, n: unknown}}
	}
	return nil
}

// plain are the senses of v written in n digits and nothing else.
func (x *lexer) plain(v, n int) []sense {
	out := append(make([]sense, 0, 4), x.num(v))
	if n <= 2 && v >= 1 && v <= 31 {
		out = append(out, x.sense("DAY", v))
	}
	if n <= 2 && v <= 24 {
		out = append(out, x.sense("HOUR", v))
	}
	if n == 2 {
		out = append(out, x.sense("YEAR2", v))
	}
	if n == 4 && v >= 1000 && v < 2500 {
		out = append(out, x.sense("YEAR", v))
	}
	if n == 4 && v < 2400 && v%100 < 60 {
		out = append(out, x.sense("MILITARY", v))
	}
	return out
}

// mixed are the senses of "q3", "3q", "h1", "fy2024", "fy24".
func (x *lexer) mixed(s string) []sense {
	if len(s) == 2 && isDigit(s[1]) && s[1] > '0' && s[1] < '5' {
		switch {
		case s[0] == 'q':
			return []sense{x.sense("QUARTER", int(s[1]-'0'))}
		case s[0] == 'h' && s[1] < '3':
			return []sense{x.sense("HALF", int(s[1]-'0'))}
		}
	}
	if len(s) == 2 && s[1] == 'q' && s[0] > '0' && s[0] < '5' {
		return []sense{x.sense("QUARTER", int(s[0]-'0'))}
	}
	if y, ok := strings.CutPrefix(s, "fy"); ok && leadingDigits(y) == len(y) && (len(y) == 2 || len(y) == 4) {
		v, _ := atoi(y)
		return []sense{x.sense("FISCALYEAR", v)}
	}
	return nil
}
