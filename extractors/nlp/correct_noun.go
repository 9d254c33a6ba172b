package nlp

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// islamicState: ten IS militants. In a sentence not all in capitals, a verb would be in small letters.
func islamicState(tokens []text.Token, i int) string {
	if tokens[i].Text != "IS" || i == 0 {
		return ""
	}
	if before := tokens[i-1]; before.Text != before.Norm && strings.ToUpper(before.Text) == before.Text && len(before.Text) > 1 {
		return "" // A HEADLINE IS SET SO
	}
	return "NNP"
}

// braveMen: the three brave men. Between a number and people stands no verb but the number's own: three are children.
func braveMen(tokens []text.Token, i int) string {
	if tag := tokens[i].Tag; tag != "VB" && tag != "VBP" || tagAt(tokens, i-1) != "CD" {
		return ""
	}
	switch tokens[i].Norm {
	case "are", "have", "do", "include", "leave", "say":
		return ""
	}
	switch normAt(tokens, i+1) {
	case "men", "women", "people", "boys", "girls", "children", "soldiers", "officers":
		return "JJ"
	}
	return ""
}

// preposition: towards two officers.
func preposition(tokens []text.Token, i int) string {
	if verbs[tokens[i].Norm] == "before" {
		return "IN"
	}
	return ""
}

// numberWord: Twelve others died; Seven people were killed. Only "one" may be a pronoun.
func numberWord(tokens []text.Token, i int) string {
	if strings.HasPrefix(tokens[i].Tag, "PR") {
		return ""
	}
	if _, ok := number.Word(tokens[i].Norm); ok && normAt(tokens, i-1) != "no" {
		return "CD"
	}
	switch tokens[i].Norm {
	case "hundred", "thousand", "million", "billion":
		if before := tagAt(tokens, i-1); before == "CD" {
			return "CD"
		}
	}
	if _, _, ok := number.Range(tokens[i].Norm); ok {
		return "CD" // 30-40 were hurt
	}
	if _, width := number.At(tokens, max(0, i-1)); width == 2 && normAt(tokens, i-1) == "a" {
		return "CD" // more than a hundred injured
	}
	return ""
}

// possessive: her husband.
func possessive(tokens []text.Token, i int) string {
	next := tagAt(tokens, i+1)
	if tokens[i].Norm == "her" && tokens[i].Tag == "PRP" && (noun(next) || next == "JJ") {
		return "PRP$"
	}
	return ""
}

// adjectivalNoun: a general, an Afghan died, a bloody tug-of-war which went on.
func adjectivalNoun(tokens []text.Token, i int) string {
	if tokens[i].Tag != "JJ" {
		return ""
	}
	before := i - 1
	for tagAt(tokens, before) == "JJ" {
		before--
	}
	if normAt(tokens, before) != "a" && normAt(tokens, before) != "an" {
		return ""
	}
	switch next := tagAt(tokens, i+1); {
	case next == "" || next == "." || next == ":" || finite(next) || next == "WP" || next == "WDT":
		return "NN"
	case next == "," && tagAt(tokens, i+2) != "JJ" && tagAt(tokens, i+2) != "RB":
		return "NN"
	}
	return ""
}

// injuredPeople: the dead and wounded were taken away.
func injuredPeople(tokens []text.Token, i int) string {
	if tag := tokens[i].Tag; tag != "VBD" && tag != "VBN" || verbs[tokens[i].Norm] != "harm" {
		return ""
	}
	before := i - 1
	if normAt(tokens, before) == "and" && tagAt(tokens, before-1) == "JJ" {
		before -= 2
	}
	next := tagAt(tokens, i+1)
	if normAt(tokens, before) == "the" && !noun(next) && next != "JJ" && next != "CD" {
		return "JJ"
	}
	return ""
}

// eventNoun: a bombing in Herat, the media wing.
func eventNoun(tokens []text.Token, i int) string {
	if tokens[i].Tag != "VBG" {
		return ""
	}
	switch verbs[tokens[i].Norm] {
	case "noun":
		return "NN"
	case "event":
		next := tagAt(tokens, i+1)
		object := next == "DT" || next == "PRP$" || next == "CD" || next == "PRP" || next == "JJ" || noun(next)
		switch before := tagAt(tokens, i-1); {
		case before == "DT" || before == "JJ" || before == "PRP$" || before == "POS" || before == "CD":
			return "NN"
		case before == "NNP" && (next == "" || next == "," || next == "." || next == "SYM" || next == ":"):
			return "NN"
		case noun(before) && finite(next), i == 0 && !object, verbs[normAt(tokens, i+1)] == "third":
			return "NN"
		}
	}
	return ""
}

// madeAdjective: 12 armed men, two wounded soldiers.
func madeAdjective(tokens []text.Token, i int) string {
	class := verbs[tokens[i].Norm]
	hurt := class == "harm" && (tokens[i].Norm == "wounded" || tokens[i].Norm == "injured")
	if tag := tokens[i].Tag; tag != "VBD" && tag != "VBN" || class != "made" && !hurt || !noun(tagAt(tokens, i+1)) {
		return ""
	}
	if before := tagAt(tokens, i-1); before == "CD" || before == "DT" || before == "JJ" || before == "IN" || before == "" {
		return "JJ"
	}
	if next := normAt(tokens, i+1); tokens[i].Norm == "armed" && (next == "forces" || next == "men" || next == "group" || next == "groups") {
		return "JJ" // "the Salvadoran armed forces"
	}
	return ""
}

// manyPeople: scores of people; have since been killed.
func manyPeople(tokens []text.Token, i int) string {
	switch tokens[i].Norm {
	case "scores", "dozens", "tens":
		if normAt(tokens, i+1) == "of" {
			return "NNS"
		}
	case "since":
		if have := normAt(tokens, i-1); (have == "have" || have == "has" || have == "had") && tagAt(tokens, i+1) == "VBN" {
			return "RB"
		}
	}
	return ""
}

// ageAlone: killed a two-year-old. An age before no noun is one.
func ageAlone(tokens []text.Token, i int) string {
	if tokens[i].Tag != "JJ" || !strings.HasSuffix(tokens[i].Norm, "-old") {
		return ""
	}
	if next := tagAt(tokens, i+1); noun(next) && verbs[normAt(tokens, i+1)] != "third" || next == "JJ" || next == "VBN" {
		return ""
	}
	return "NN"
}

// surname: Watkins was shot. A name in the plural would have a verb in the plural.
func surname(tokens []text.Token, i int) string {
	if i > 0 || tokens[i].Tag != "NNS" {
		return ""
	}
	switch normAt(tokens, i+1) {
	case "was", "is", "has":
		return "NNP"
	}
	return ""
}

// arabicName: Khalil ur-Rahman Haqqani, al-Burhan.
func arabicName(tokens []text.Token, i int) string {
	before, after, ok := strings.Cut(tokens[i].Text, "-")
	if !ok || after == "" || after[0] < 'A' || after[0] > 'Z' {
		return ""
	}
	switch strings.ToLower(before) {
	case "al", "el", "ul", "ur", "ud", "ad", "az", "as", "ash", "an", "ar", "at", "abu", "bin", "ibn":
		return "NNP"
	}
	return ""
}

// fightersNoun: M23 rebels attacked. These are seldom verbs, and one finite verb does not follow another.
func fightersNoun(tokens []text.Token, i int) string {
	next := tagAt(tokens, i+1)
	switch tokens[i].Norm {
	case "rebels", "guards", "patrols", "forces", "marines", "rangers", "pirates":
	default:
		return ""
	}
	if tokens[i].Tag != "VBZ" || next != "VBD" && next != "VBN" || auxiliaryBefore(tokens, i+1) || !noun(tagAt(tokens, i-1)) {
		return ""
	}
	return "NNS"
}
