package hedge

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// named reads words that the text leaves to who uses them, from "what" at token i: "what the army calls a safe zone", "what
// it described as self-defence", "what police said was a bomb".
func (r reader) named(i int) (cue, bool) {
	if r.Norm(i) != "what" || r.At(i)+1 >= len(r.Groups) {
		return cue{}, false
	}
	if r.Tokens[i+1].Tag == "PRP" && i+3 < len(r.Tokens) && calling[r.Norm(i+2)] { // whatever the tagger takes "term" for
		return cue{from: i, to: i + 3, class: "distancing", scope: "named", rule: "what somebody calls"}, !r.isPrep(i + 3)
	}
	if g := r.Groups[r.At(i)+1]; g.Kind == phrase.NP && g.To-g.From > 1 && r.Tokens[g.To-1].Tag == "NNS" && calling[r.Norm(g.To-1)] && !r.isPrep(g.To) {
		return cue{from: i, to: g.To, class: "distancing", scope: "named", rule: "what somebody calls"}, true
	}
	v := r.verbAfter(r.At(i) + 1)
	if r.Groups[r.At(i)+1].Kind != phrase.NP || v < 0 || r.Groups[v].Passive || r.Groups[v].Negated {
		return cue{}, false
	}
	to := r.Groups[v].To
	switch head := r.Norm(r.Groups[v].Head); {
	case calling[head]:
		if to >= len(r.Tokens) || r.Groups[r.At(to)].Kind != phrase.NP && r.Groups[r.At(to)].Kind != phrase.Adj && !r.opensQuote(to) {
			return cue{}, false // "what he called for"
		}
	case describing[head]:
		if r.Norm(to) != "as" {
			return cue{}, false
		}
		to++
	case holding[head]:
		if to >= len(r.Tokens) || !stative[r.Norm(to)] {
			return cue{}, false
		}
		if to = r.Groups[r.At(to)].To; !stative[r.Norm(to-1)] {
			return cue{}, false // "what she said was heard"
		}
	default:
		return cue{}, false
	}
	return cue{from: i, to: to, class: "distancing", scope: "named", rule: "what somebody calls"}, true
}

var (
	calling    = inflectedSet("call term label brand dub deem")
	describing = inflectedSet("describe characterize characterise portray depict present")
	holding    = inflectedSet("say claim allege insist believe suspect")
)

// putting reads who words are left to at the "as" at token i: "as the ministry put it", "as they call them".
func (r reader) putting(i int) (cue, bool) {
	k := r.At(i)
	if r.Norm(i) != "as" || k+2 >= len(r.Groups) || r.Groups[k+1].Kind != phrase.NP || r.Groups[k+2].Kind != phrase.VP {
		return cue{}, false
	}
	v := r.Groups[k+2]
	if head := r.Norm(v.Head); v.Passive || !calling[head] && !putsIt[head] || !them[r.Norm(v.To)] {
		return cue{}, false
	}
	return cue{from: i, to: v.To + 1, class: "distancing", scope: "clause", rule: "as somebody puts it"}, true
}

var (
	putsIt = words("put puts")
	them   = words("it them him her this that")
)

// namedThing is the scope of words left to who uses them: the words and what they name.
func (r reader) namedThing(c cue) (to int) {
	at := c.to
	if at < len(r.Tokens) && r.opensQuote(at) {
		at++
	}
	if at < len(r.Tokens) && r.Groups[r.At(at)].Kind == phrase.NP {
		return r.NounEnd(r.At(at))
	}
	return max(c.to, r.PredicateEnd(c.to-1))
}

// isPrep says whether a preposition, verb or mark stands at token i: what is called has no name then.
func (r reader) isPrep(i int) bool {
	if i >= len(r.Tokens) {
		return true
	}
	kind := r.Groups[r.At(i)].Kind
	return kind == phrase.Prep || kind == phrase.VP || kind == phrase.Punct && !r.opensQuote(i)
}
