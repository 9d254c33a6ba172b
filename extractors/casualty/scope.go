package casualty

import (
	_ "embed"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
)

//go:embed scope.txt
var scopeText string

var scopeWords = lexicon.Must("scope.txt", scopeText)

// setScope says of each figure of s whether it counts more than one incident: a toll over a period, or of several
// attacks. A single person is of one incident.
func (s *sentence) setScope(figures []Figure) {
	scope := s.scope()
	for i := range figures {
		f := &figures[i]
		if f.Amount.Floor() > 1 && scope != "" {
			f.Scope = scope
		}
	}
}

func (s *sentence) scope() string {
	found := ""
	for i := range s.tokens {
		if e, _ := scopeWords.Longest(s.tokens, i); e != nil {
			return e.Field(0)
		}
		if s.norm(i) == "since" && s.sinceWhen(i+1) || s.period(i) {
			found = "cumulative"
		}
	}
	return found
}

// sinceWhen says whether a date follows at i: "since 2021", "since the Taliban's return", "since October".
func (s *sentence) sinceWhen(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	n := s.norm(i)
	return temporalWords[n] || len(n) == 4 && (n[:2] == "19" || n[:2] == "20") || s.tokens[i].Tag == "DT"
}

// period says whether token i begins a span of weeks or more: "in the past two months", "over 10 years", "so far in May".
func (s *sentence) period(i int) bool {
	switch s.norm(i) {
	case "in", "over", "during", "within":
	case "so":
		return s.norm(i+1) == "far" && s.norm(i+2) == "in"
	default:
		return false
	}
	definite := s.norm(i+1) == "the" && (s.norm(i+2) == "past" || s.norm(i+2) == "last")
	for k := i + 1; k < i+6; k++ {
		switch s.norm(k) {
		case "years", "decade", "decades", "months":
			return true
		case "year", "month", "weeks":
			return definite
		case ",", ".", "":
			return false
		}
	}
	return false
}
