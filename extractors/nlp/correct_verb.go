package nlp

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// pastTense: a quake struck western Herat.
func pastTense(tokens []text.Token, i int) string {
	tag := tokens[i].Tag
	class := verbs[tokens[i].Norm]
	if class != "past" && (class != "alone" || !pastForm(tokens[i].Norm)) || tag == "VBD" || tag == "VBN" || auxiliaryBefore(tokens, i) {
		return ""
	}
	switch before := tagAt(tokens, i-1); {
	case noun(before), before == "PRP", before == "WDT", before == "RB", before == "CD", before == "JJ" && tagAt(tokens, i-2) == "DT":
		return "VBD"
	}
	return ""
}

func pastForm(norm string) bool {
	return strings.HasSuffix(norm, "ed") || norm == "fell" || norm == "rose" || norm == "went" || norm == "came"
}

// pastAfterSubject: the boat capsized, they denied it, who died there. None of these can be a reduced passive.
func pastAfterSubject(tokens []text.Token, i int) string {
	if tokens[i].Tag != "VBN" || auxiliaryBefore(tokens, i) {
		return ""
	}
	before := i - 1
	for tagAt(tokens, before) == "RB" {
		before--
	}
	switch tag := tagAt(tokens, before); {
	case verbs[tokens[i].Norm] == "alone" && (noun(tag) || tag == "CD" || tag == "DT" || tag == "JJ" || tag == ")" || tag == ","):
		return pastOf(tokens[i].Norm)
	case tag == "PRP" && normAt(tokens, before) != "them" && normAt(tokens, before) != "him", tag == "WP", tag == "WDT":
		return pastOf(tokens[i].Norm)
	}
	return ""
}

// pastOf returns the tag of the past tense where norm can be one: "gone", "fallen" and their like cannot.
func pastOf(norm string) string {
	switch norm {
	case "gone", "come", "fallen", "risen", "been", "done", "seen", "known", "taken", "given", "shown":
		return ""
	}
	return "VBD"
}

// pastWithObject: two others sustained injuries. A reduced passive has no object, but of verbs that take two.
func pastWithObject(tokens []text.Token, i int) string {
	before := tagAt(tokens, i-1)
	if tokens[i].Tag != "VBN" || twoObjects(tokens[i].Norm) && tagAt(tokens, i+1) != "PRP$" || auxiliaryBefore(tokens, i) {
		return ""
	}
	if !noun(before) && before != "CD" && (before != "," || verbless(tokens[:i])) {
		return ""
	}
	next := normAt(tokens, i+1)
	switch tag := tagAt(tokens, i+1); {
	case timeWord(next) || next == "last" || next == "this" || next == "that":
		return ""
	case tag == "DT", tag == "PRP$", tag == "NNS" && before != "CD", tag == "CD" && len(next) != 4, tag == "IN" && quantifies(next, tagAt(tokens, i+2)):
		return pastOf(tokens[i].Norm)
	}
	return ""
}

// verbless says whether nothing before a comma could be the subject whose verb is still to come: there is no noun, or its
// verb has been met.
func verbless(tokens []text.Token) bool {
	nouns := false
	for i := range tokens {
		if finite(tokens[i].Tag) {
			return true
		}
		nouns = nouns || noun(tokens[i].Tag)
	}
	return !nouns || tokens[0].Tag == "IN" || tokens[0].Tag == "VBN" || tokens[0].Tag == "VBG"
}

// reportedLast: …, two newspapers reported Friday. Said after a comma and at the end, it is the verb of the sentence.
func reportedLast(tokens []text.Token, i int) string {
	switch tokens[i].Norm {
	case "reported", "announced", "added", "claimed", "confirmed", "alleged", "explained", "noted":
	default:
		return ""
	}
	after := i + 1
	if timeWord(normAt(tokens, after)) {
		after++
	}
	if next := tagAt(tokens, after); tokens[i].Tag != "VBN" || next != "." && next != "" || auxiliaryBefore(tokens, i) {
		return ""
	}
	for k := i - 1; k >= 0; k-- {
		switch tag := tokens[k].Tag; {
		case tag == ",", tag == "''":
			return "VBD"
		case noun(tag), tag == "DT", tag == "JJ", tag == "POS", tag == "PRP$", tag == "CD":
		default:
			return ""
		}
	}
	return ""
}

// twoObjects says whether a participle may have an object in the passive: "a man named Ali", "pupils awarded prizes".
func twoObjects(norm string) bool {
	switch norm {
	case "named", "called", "dubbed", "paid", "sent", "awarded", "offered", "told", "asked", "left", "charged", "considered",
		"denied", "elected", "appointed", "made", "granted", "allowed", "worth", "promised", "owed", "titled", "entitled":
		return true
	}
	return false
}

// reducedPassive: two killed in Herat, 30 others wounded when the roof fell.
func reducedPassive(tokens []text.Token, i int) string {
	before := tagAt(tokens, i-1)
	if tokens[i].Tag != "VBD" || verbs[tokens[i].Norm] != "harm" || !noun(before) && before != "CD" && before != "JJ" && before != "DT" {
		return ""
	}
	if normAt(tokens, i-1) == "all" || subjectHarms(tokens, i-1) {
		return ""
	}
	switch next := tagAt(tokens, i+1); {
	case next == "", next == ".", next == ":", next == "WRB", next == "-RRB-", next == "TO":
		return "VBN"
	case next == "," && tagAt(tokens, i+2) != "VBD" && tagAt(tokens, i+2) != "VBN":
		return "VBN"
	case next == "IN" && !quantifies(normAt(tokens, i+1), tagAt(tokens, i+2)):
		return "VBN"
	case next == "JJ" && normAt(tokens, i+1) == "last", timeWord(normAt(tokens, i+1)):
		return "VBN"
	}
	return ""
}

// quantifies says whether a preposition begins a figure ("killed about 30"), so that an object follows after all.
func quantifies(preposition, next string) bool {
	switch preposition {
	case "about", "around", "over", "between", "at", "under", "nearly", "as", "up":
		return next == "CD" || next == "JJS"
	}
	return false
}

// auxiliaryBefore says whether a form of be, have or get stands before token i, with nothing but adverbs, conjunctions and
// other participles between: "were shot and later died".
func auxiliaryBefore(tokens []text.Token, i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch tokens[k].Norm {
		case "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "have", "has", "had", "having", "'ve",
			"'d", "get", "gets", "got", "getting":
			return true
		}
		switch tokens[k].Tag {
		case "RB", "CC", "VBN", "VBD", "VBG":
		default:
			return false
		}
	}
	return false
}

// joinedPast: police shot and killed nine.
func joinedPast(tokens []text.Token, i int) string {
	if tokens[i].Tag == "VBN" && tagAt(tokens, i-1) == "CC" && tagAt(tokens, i-2) == "VBD" && object(tokens, i+1) {
		return "VBD"
	}
	return ""
}

// alwaysThis: knew, cannot, says, rumours, hospital, dead, police. The weights make too much of their neighbours.
func alwaysThis(tokens []text.Token, i int) string {
	switch tag := tokens[i].Tag; tokens[i].Norm {
	case "knew":
		return "VBD"
	case "cannot":
		return "MD"
	case "lay":
		if next := normAt(tokens, i+1); next == "dead" || next == "wounded" || next == "dying" {
			return "VBD" // five lay dead
		}
	case "are":
		if tag == "JJ" || tag == "NN" {
			return "VBP" // and three are children
		}
	case "were":
		if tag == "JJ" || tag == "NN" {
			return "VBD"
		}
	case "rumours", "rumors":
		return "NNS"
	case "implies", "suggests", "insists", "alleges", "denies", "believes", "thinks", "says":
		return "VBZ"
	case "hospital", "safety", "school", "church":
		if tag == "VB" || tag == "VBP" {
			return "NN" // taken to hospital
		}
	case "dead":
		if tag == "NN" || tag == "RB" || tag == "VBD" || tag == "VBN" {
			return "JJ"
		}
	case "police":
		if tag == "RB" || tag == "JJ" {
			return "NN"
		}
	}
	return ""
}

// opinionPassive: is understood to be in hiding; the fighters, believed to be foreigners, fled. With an infinitive these
// verbs are passives.
func opinionPassive(tokens []text.Token, i int) string {
	switch tokens[i].Norm {
	case "believed", "thought", "understood", "presumed", "alleged", "said", "rumored", "rumoured", "suspected", "assumed":
	default:
		return ""
	}
	if tokens[i].Tag == "VBN" {
		return ""
	}
	if normAt(tokens, i+1) == "that" && tokens[i].Tag == "JJ" && auxiliaryBefore(tokens, i) {
		return "VBN" // it is understood that
	}
	if tagAt(tokens, i+1) != "TO" {
		return ""
	}
	switch normAt(tokens, i+2) {
	case "be", "have":
		return "VBN"
	}
	if tagAt(tokens, i+2) == "VB" && auxiliaryBefore(tokens, i) {
		return "VBN"
	}
	return ""
}

// doubtVerb: police suspect arson; the raid bore the hallmarks of a gang; the evidence points to a leak; the group claims to
// have fled.
func doubtVerb(tokens []text.Token, i int) string {
	before, next := tagAt(tokens, i-1), tagAt(tokens, i+1)
	switch tokens[i].Norm {
	case "suspect":
		if before == "NNS" || normAt(tokens, i-1) == "police" {
			return "VBP"
		}
	case "bore":
		if noun(before) && (next == "DT" || noun(next) || next == "JJ") {
			return "VBD"
		}
	case "suspects":
		if tokens[i].Tag == "VBZ" && next != "DT" && next != "IN" && next != "PRP" && next != "PRP$" && next != "JJ" && !noun(next) {
			return "NNS"
		}
	case "claims":
		if noun(before) && before != "NNS" && next == "TO" && (normAt(tokens, i+2) == "have" || normAt(tokens, i+2) == "be") {
			return "VBZ"
		}
	case "appear", "seem", "deny", "insist", "accuse", "allege", "believe":
		if noun(tokens[i].Tag) {
			return "VBP"
		}
	case "remains":
		if tokens[i].Tag == "NNS" && before != "DT" && before != "PRP$" && before != "IN" && before != "JJ" && before != "POS" && (next == "JJ" || next == "VBN" || next == "RB") {
			return "VBZ"
		}
	case "points":
		if noun(before) && before != "NNS" && normAt(tokens, i+1) == "to" && tagAt(tokens, i+2) != "CD" {
			return "VBZ"
		}
	}
	return ""
}
