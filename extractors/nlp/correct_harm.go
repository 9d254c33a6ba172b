package nlp

import (
	"slices"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// costLives: the storm cost nine people their lives. The price of a thing takes no object.
func costLives(tokens []text.Token, i int) string {
	if tokens[i].Norm != "cost" && tokens[i].Norm != "costs" || !noun(tokens[i].Tag) || !noun(tagAt(tokens, i-1)) {
		return ""
	}
	for k := i + 2; k < len(tokens) && k < i+9; k++ {
		if tokens[k].Norm == "life" || tokens[k].Norm == "lives" {
			return "VBD"
		}
	}
	return ""
}

// subjectHarms says whether the noun at i is of what does harm rather than suffers it.
func subjectHarms(tokens []text.Token, i int) bool {
	switch tokens[i].Norm {
	case "attack", "attacks", "blast", "explosion", "bombing", "bomb", "strike", "strikes", "airstrike", "gunfire":
		return true
	}
	return false
}

// headlineVerb: Bomb kills seven.
func headlineVerb(tokens []text.Token, i int) string {
	if tokens[i].Tag != "NNS" || verbs[tokens[i].Norm] != "third" {
		return ""
	}
	before, next := tagAt(tokens, i-1), tagAt(tokens, i+1)
	if normAt(tokens, i-1) == "nobody" || normAt(tokens, i-1) == "everyone" {
		return "VBZ"
	}
	if !noun(before) || before == "NNS" {
		return ""
	}
	switch {
	case next == "CD", next == "DT", next == "PRP$", next == "PRP", normAt(tokens, i+1) == "dead":
		return "VBZ"
	case (noun(next) || next == "JJ" || next == "IN") && headline(tokens):
		return "VBZ"
	}
	return ""
}

// headlineBase: Rebels deny role.
func headlineBase(tokens []text.Token, i int) string {
	before := tagAt(tokens, i-1)
	if verbs[tokens[i].Norm] != "base" || before != "NNS" && before != "NNP" && before != "NNPS" {
		return ""
	}
	if tag := tokens[i].Tag; tag == "JJ" || tag == "NN" || tag == "VB" {
		return "VBP"
	}
	return ""
}

// headline says whether a sentence has no verb with a tense. Some papers end their headlines with a full stop.
func headline(tokens []text.Token) bool {
	return !slices.ContainsFunc(tokens, func(t text.Token) bool { return finite(t.Tag) })
}

// shot: troops shot dead two men; man shot, wounded outside bar; he shot himself. After an article or adjective it is a
// noun.
func shot(tokens []text.Token, i int) string {
	if tokens[i].Norm != "shot" {
		return ""
	}
	before, next := tagAt(tokens, i-1), tagAt(tokens, i+1)
	switch {
	case (normAt(tokens, i-1) == "both" || normAt(tokens, i-1) == "all") && auxiliaryBefore(tokens, i-1):
		return "VBN"
	case before == "DT", before == "JJ", before == "PRP$", before == "POS", before == "CD" && noun(next), normAt(tokens, i-1) == "gun":
		return ""
	case auxiliaryBefore(tokens, i):
		return "VBN"
	case before == "", before == "IN", before == "TO", before == "MD":
		return ""
	case normAt(tokens, i-1) == "found", finite(next) && normAt(tokens, i+1) != "dead":
		return "VBN"
	case object(tokens, i+1), normAt(tokens, i+1) == "and" && pastForm(normAt(tokens, i+2)) && object(tokens, i+3):
		return "VBD"
	case before == "PRP", before == "WP", before == "WDT", before == "CC":
		return "VBD"
	case before == "RB" && !noun(tagAt(tokens, i-2)) && tagAt(tokens, i-2) != ",":
		return ""
	}
	return "VBN"
}

// object says whether what stands at i is the object of the verb before it, and no time or number of times.
func object(tokens []text.Token, i int) bool {
	if normAt(tokens, i) == "dead" {
		i++
	}
	switch normAt(tokens, i) + " " + normAt(tokens, i+1) {
	case "at least", "at most", "more than", "fewer than", "up to":
		i += 2
	}
	switch tag := tagAt(tokens, i); tag {
	case "PRP", "PRP$", "DT", "NNP":
		return !timeWord(normAt(tokens, i))
	case "CD", "JJ", "NNS", "NN":
		if tag == "CD" && normAt(tokens, i+1) == "\"" {
			return true // 12 "khwarij"
		}
		return tag == "NNS" || noun(tagAt(tokens, i+1)) && normAt(tokens, i+1) != "times"
	}
	return false
}

// harmVerb: Gas leak kills nine; a baker of 67 dies; four pupils and their teacher die. As nouns they are rare, and stand behind an
// article or adjective.
func harmVerb(tokens []text.Token, i int) string {
	before := tagAt(tokens, i-1)
	if !noun(before) && before != "," && before != "CD" && tokens[i].Tag != "$" {
		return ""
	}
	switch tag := tokens[i].Tag; tokens[i].Norm {
	case "kill", "wound", "injure", "hurt":
		if tag == "$" {
			return "VB"
		}
	case "kills", "dies", "drowns":
		if noun(tag) {
			return "VBZ"
		}
	case "die":
		if tag == "NN" && before != "," {
			return "VBP"
		}
	}
	return ""
}

// toDeath: stabbed to death.
func toDeath(tokens []text.Token, i int) string {
	switch {
	case tokens[i].Tag != "RP":
	case tokens[i].Norm == "to" && normAt(tokens, i+1) == "death":
		return "TO"
	case tokens[i].Norm == "death":
		return "NN"
	}
	return ""
}

// reportedMissing: two girls reported missing.
func reportedMissing(tokens []text.Token, i int) string {
	if tokens[i].Norm != "reported" && tokens[i].Norm != "feared" && tokens[i].Norm != "presumed" || tokens[i].Tag != "VBD" {
		return ""
	}
	switch normAt(tokens, i+1) {
	case "missing", "dead", "killed", "injured", "wounded", "drowned", "abducted":
		return "VBN"
	}
	return ""
}

// suffered: two clerks behind the counter suffered injuries. Beside wounds it is the verb.
func suffered(tokens []text.Token, i int) string {
	switch tokens[i].Norm {
	case "suffered", "sustained", "received":
	default:
		return ""
	}
	if tokens[i].Tag == "VBD" || auxiliaryBefore(tokens, i) || tagAt(tokens, i-1) == "DT" && normAt(tokens, i-1) != "both" {
		return ""
	}
	for k := i + 1; k < len(tokens) && k <= i+5; k++ {
		switch tokens[k].Norm {
		case "injuries", "injury", "wounds", "wound", "burns", "fractures", "concussion", "concussions", "bruises":
			return "VBD"
		}
	}
	return ""
}

// leftSomebody: left scores missing, left nine dead.
func leftSomebody(tokens []text.Token, i int) string {
	if tokens[i].Norm != "left" || tokens[i].Tag != "JJ" && tokens[i].Tag != "NN" && tokens[i].Tag != "VBN" || auxiliaryBefore(tokens, i) {
		return ""
	}
	for k := i + 2; k < len(tokens) && k <= i+7; k++ {
		switch tokens[k].Norm {
		case "dead", "missing", "injured", "wounded", "homeless", "stranded", "trapped", "hospitalised", "hospitalized", "hurt":
			return "VBD"
		case ",", ".", "and":
			return ""
		}
	}
	return ""
}

// stillHarmed: were injured tonight. After a form of be these are no adjectives before a noun.
func stillHarmed(tokens []text.Token, i int) string {
	if tokens[i].Tag != "JJ" || verbs[tokens[i].Norm] != "harm" || noun(tagAt(tokens, i+1)) && !timeWord(normAt(tokens, i+1)) && !nearTime(normAt(tokens, i+1)) {
		return ""
	}
	switch normAt(tokens, i-1) {
	case "was", "were", "been", "be", "being", "is", "are":
		return "VBN"
	}
	return ""
}

// nearTime says whether norm is a time of its own that may follow a verb: "hurt tonight".
func nearTime(norm string) bool {
	switch norm {
	case "today", "tonight", "yesterday", "overnight":
		return true
	}
	return false
}

// soughtOrFound: the second suspect wanted in the case; three people found dead; two men armed with knives.
func soughtOrFound(tokens []text.Token, i int) string {
	before := tagAt(tokens, i-1)
	if tokens[i].Tag != "VBD" || !noun(before) && before != "CD" {
		return ""
	}
	next := normAt(tokens, i+1)
	switch tokens[i].Norm {
	case "wanted":
		if next == "in" || next == "for" || next == "by" {
			return "VBN"
		}
	case "armed":
		if next == "with" {
			return "VBN"
		}
	case "found":
		if tag := tagAt(tokens, i+1); next == "dead" || next == "shot" || next == "stabbed" || tag == "VBN" {
			return "VBN"
		}
	}
	return ""
}
