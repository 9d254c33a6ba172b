package casualty

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// introduce gives the named victims of whom their own sentence says nothing the status with which another one names them:
// "Judge Ana Ruiz … Ruiz was shot", "Omar Gul, a farmer, … Gul died".
func introduce(doc *text.Document, figures []Figure) {
	for i := range figures {
		v := figures[i].Victims
		if v == nil || v.Status != "unknown" || len(v.Names) != 1 || figures[i].Derived {
			continue
		}
		words := strings.Fields(strings.ToLower(v.Names[0]))
		if r := introduced(doc, words[len(words)-1]); r != nil && v.Role == "" {
			v.Role, v.Status = r.role, r.status
			if v.Sex == 0 {
				v.Sex = r.sex
			}
		}
	}
}

// introduced is the word for people that stands beside a full name ending in family, or nil.
func introduced(doc *text.Document, family string) *roleWord {
	for k := range doc.Sentences {
		if !doc.Sentences[k].Kind.Article() {
			continue
		}
		s := sentence{doc: doc, tokens: doc.Sentences[k].Tokens}
		for i := range s.tokens {
			if s.tokens[i].Norm != family || s.tokens[i].Text == family {
				continue
			}
			if r := s.roleBefore(i); r != nil {
				return r
			}
			if r := s.roleBehind(i); r != nil {
				return r
			}
		}
	}
	return nil
}

// roleBefore is the word for people right before the name that ends at token i, one to three words long.
func (s *sentence) roleBefore(i int) *roleWord {
	const longest = 3
	for start := i; start > i-longest && start > 0; start-- {
		if t := s.tokens[start-1]; t.Text == t.Norm && start < i-longest {
			return nil
		}
		for k := max(0, start-3); k < start; k++ {
			if r, n := s.role(k); n > 0 && k+n == start && !r.title && r.status != "unknown" && !r.plural {
				return r
			}
		}
		if t := s.tokens[start-1]; t.Text == t.Norm {
			return nil
		}
	}
	return nil
}

// roleBehind is the word for people in the apposition behind the name that ends at token i: ", 34, a farmer", ", mayor of".
func (s *sentence) roleBehind(i int) *roleWord {
	if s.norm(i+1) != "," {
		return nil
	}
	i += 2
	if s.norm(i+1) == "," && s.norm(i) != "" && s.norm(i)[0] >= '0' && s.norm(i)[0] <= '9' {
		i += 2
	}
	if article(s.norm(i)) || s.norm(i) == "the" {
		i++
	}
	const near = 3
	for k := i; k < i+near && k < len(s.tokens); k++ {
		if r, n := s.role(k); n > 0 && !r.title && !r.plural && !r.kin && r.status != "unknown" {
			switch s.norm(k + n) {
			case ",", "of", "in", "at", "for", "with", "from", "who":
				return r
			}
		}
		if s.tokens[k].Norm == "," || s.tokens[k].Norm == "." {
			return nil
		}
	}
	return nil
}
