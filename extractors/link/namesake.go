package link

import (
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// withoutPlaces takes from the victims the names that are places' in the text: a dateline or a caption that runs into the
// sentence, "SHELTON A man was shot". A figure whose one victim is such a name and nothing else is none.
func (a *Annotations) withoutPlaces(doc *text.Document, figures []casualty.Figure) []casualty.Figure {
	figures = slices.Clone(figures)
	return without(figures, func(i int) bool {
		f := &figures[i]
		v := f.Victims
		if v == nil || f.Derived || len(v.Names) != 1 || !a.placeNamed(doc, v) {
			return false
		}
		unnamed := *v
		unnamed.Names = nil
		f.Victims = &unnamed
		return f.Number == "" && v.Role == "" && v.Age == 0 && !v.Given && !summed(figures, i)
	})
}

// summed says whether figure i is a member of a list with a total, which would be wrong without it, or has parts itself.
func summed(figures []casualty.Figure, i int) bool {
	return figures[i].PartOf >= 0 || slices.ContainsFunc(figures, func(f casualty.Figure) bool { return f.PartOf == i })
}

// placeNamed says whether the name of v is a place's where v stands.
func (a *Annotations) placeNamed(doc *text.Document, v *casualty.Victims) bool {
	at := strings.Index(v.In(doc.Text), v.Names[0])
	if at < 0 {
		return false
	}
	name := text.Span{Start: v.Start + at, End: v.Start + at + len(v.Names[0])}
	for _, e := range a.Entities {
		if e.Span.Overlaps(name) && e.End >= name.End && (e.Type == entity.GPE || e.Type == entity.Loc || e.Type == entity.Fac) {
			return true
		}
	}
	return false
}
