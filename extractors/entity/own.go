package entity

import (
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// ownNames gives every mention of a registered body the fullest name that the article itself has for it: the registry's
// name for it may stand nowhere in the text, and its id is in Ref already.
func ownNames(ents []Entity, text string) {
	full := map[string]string{} // registry id → fullest mention
	for i := range ents {
		e := &ents[i]
		if e.Type != Org || e.Ref == "" {
			continue
		}
		if words := strings.Join(strings.Fields(e.In(text)), " "); len(words) > len(full[e.Ref]) {
			full[e.Ref] = words
		}
	}
	for i := range ents {
		if name := full[ents[i].Ref]; ents[i].Type == Org && name != "" {
			ents[i].Name = name
		}
	}
}

// Names returns the spans of the names of people, bodies and places in s, of ents in order of text. A nationality's name is
// an adjective as often and is left out.
func Names(ents []Entity, s text.Span) []text.Span {
	var spans []text.Span
	for i := sort.Search(len(ents), func(i int) bool { return ents[i].Start >= s.Start }); i < len(ents) && ents[i].Start < s.End; i++ {
		if ents[i].Type != Norp {
			spans = append(spans, ents[i].Span)
		}
	}
	return spans
}
