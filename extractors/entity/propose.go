package entity

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// propose returns every reading of every stretch of l that anything speaks for.
func (l *line) propose() []mention {
	var ps []mention
	for i := range l.tokens {
		if h, n := gazetteer.Match(l.tokens, i); n > 0 {
			if m, ok := l.listed(h, i, i+n); ok {
				ps = append(ps, m)
			}
		}
		if m, ok := l.titled(i); ok {
			ps = append(ps, m)
		}
		if m, ok := l.named(i); ok {
			ps = append(ps, m)
		}
		if m, ok := l.headed(i); ok {
			ps = append(ps, m)
		}
	}
	return ps
}

// listed reads a hit in the hand-made lists. Where a name is a country's and a place's, place decides later.
func (l *line) listed(h gazetteer.Hit, from, to int) (mention, bool) {
	m := mention{from: from, to: to, weight: 3 * float64(to-from)}
	if to-from == 1 && l.common(from) {
		return m, false
	}
	switch {
	case h.Body != nil && !h.Weak:
		m.Entity = Entity{Type: Org, Subtype: h.Body.Subtype, Name: h.Body.Name, Ref: h.Body.ID, Country: h.Body.Country, Rule: "registry"}
		m.weight++
	case h.Nation != nil:
		m.Entity = Entity{Type: GPE, Subtype: "country", Name: h.Nation.Name, Country: h.Nation.Alpha3, Rule: "country"}
	case len(h.Places) > 0:
		p := h.Places[0]
		m.Entity = Entity{Type: typeOfFeature(p.Feature), Name: p.Name, Country: p.Country, Rule: "overlay"}
		if len(h.Places) > 1 {
			m.Country = ""
		}
	case h.People != nil:
		m.Entity = Entity{Type: Norp, Subtype: h.People.Subtype, Name: h.People.Name, Country: h.People.Country, Rule: "people"}
	default:
		return m, false
	}
	return m, true
}

// ambiguous are names in capitals that are words in lower case: in a line of capitals they are words.
var ambiguous = set("us who it site raw mend car pa is aid aa au app can as of in la rt ft am gia cia")

// common says whether the name at i is more likely a common word where it stands.
func (l *line) common(i int) bool {
	t := l.tokens[i]
	switch {
	case l.caps && ambiguous[t.Norm]:
		return true
	case t.Norm == "us":
		return t.Text != "US"
	}
	return false
}

// typeOfFeature returns the entity type of a GeoNames feature.
func typeOfFeature(code string) Type {
	switch {
	case strings.HasPrefix(code, "PPL"), strings.HasPrefix(code, "ADM"), strings.HasPrefix(code, "PCL"):
		return GPE
	case code == "BLDG", code == "AIRP", code == "DAM", code == "SQR", code == "MN", code == "HSTS", code == "CNL", code == "ST":
		return Fac
	}
	return Loc
}

// span is the bytes of tokens [from, to) of l.
func (l *line) span(from, to int) text.Span {
	return text.Span{Start: l.tokens[from].Start, End: l.tokens[to-1].End}
}
