package attribution

import (
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// colon returns the token of a colon near the beginning of a sentence, where a speaker may stand before it, or -1.
func colon(tokens []text.Token) int {
	const far = 10
	for i := 1; i+2 < len(tokens) && i < far; i++ {
		if tokens[i].Norm == ":" {
			return i
		}
	}
	return -1
}

// labelled reads the speaker before a colon: "Police: three dead in a crash", "ORBAN: We will not sign." A town there is a
// dateline, and other words only a heading.
func (r *reader) labelled(ents []entity.Entity) (Attribution, bool) {
	at := colon(r.Tokens)
	if at < 0 || r.Groups[0].Kind != phrase.NP || r.Groups[0].To != at {
		return Attribution{}, false
	}
	source := r.Span(0, at)
	if !speaksFor[r.Norm(r.Groups[0].Head)] && !named(ents, source) {
		return Attribution{}, false
	}
	content := r.contentFrom(at+1, "clause")
	if content.Empty() {
		return Attribution{}, false
	}
	return Attribution{Kind: Statement, Source: source, Cue: r.Span(at, at+1), Content: content, Entity: -1, Denies: -1,
		Sentence: r.sentence, Rule: "label"}, true
}

// named says whether source ends in the name of a person or an organization.
func named(ents []entity.Entity, source text.Span) bool {
	for _, e := range ents {
		if e.End == source.End && e.Start >= source.Start && (e.Type == entity.Person || e.Type == entity.Org) {
			return true
		}
	}
	return false
}

// speaksFor are the heads of those who speak without a name before a colon.
var speaksFor = words("police officials official authorities army military ministry minister government president prosecutors " +
	"prosecutor sheriff coroner mayor governor spokesman spokeswoman report reports study poll survey witnesses sources source " +
	"researchers scientists experts analysts monitor un ngo hospital doctors agency army lawyer attorney family")
