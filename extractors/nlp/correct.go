package nlp

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed verbs.txt
var verbData string

var verbs = readVerbs(lexicon.Must("verbs.txt", verbData))

// A verbClass is one of the classes of verbs.txt.
type verbClass string

func readVerbs(l *lexicon.Lexicon) map[string]verbClass {
	all := map[string]verbClass{}
	for _, e := range l.Entries {
		for _, form := range lexicon.Forms(e.Phrase) {
			if _, ok := all[form]; !ok {
				all[form] = verbClass(e.Field(0))
			}
		}
	}
	return all
}

// A correction is a rule after Brill: it looks at the tags around token i and returns a better one for it, or "".
type correction func(tokens []text.Token, i int) string

// corrections are tried in order; the first that answers wins.
var corrections = []correction{
	islamicState, braveMen, preposition, alwaysThis, costLives, opinionPassive, doubtVerb, manyPeople, harmVerb, ageAlone, toDeath, reportedMissing, suffered, surname, arabicName,
	leftSomebody, stillHarmed, fightersNoun, joinedPast, shot, numberWord, possessive, adjectivalNoun, injuredPeople,
	eventNoun, madeAdjective, pastTense, pastAfterSubject, pastWithObject,
	reducedPassive, headlineVerb, headlineBase, soughtOrFound, reportedLast,
}

// correct mends the tags of a sentence where the weights, learned from business news, are known to err in ours.
func correct(tokens []text.Token) {
	for i := range tokens {
		if !inDoubt(tokens[i].Tag) && tokens[i].Norm != "since" && tokens[i].Norm != "bore" {
			continue
		}
		for _, c := range corrections {
			if tag := c(tokens, i); tag != "" {
				tokens[i].Tag = tag
				break
			}
		}
	}
}

// inDoubt says whether any correction looks at tokens with this tag.
func inDoubt(tag string) bool {
	if len(tag) < 2 {
		return tag == "$"
	}
	switch tag[:2] {
	case "NN", "JJ", "VB", "RB", "RP", "PR", "FW":
		return true
	}
	return false
}

func tagAt(tokens []text.Token, i int) string {
	if i < 0 || i >= len(tokens) {
		return ""
	}
	return tokens[i].Tag
}

func normAt(tokens []text.Token, i int) string {
	if i < 0 || i >= len(tokens) {
		return ""
	}
	return tokens[i].Norm
}

func noun(tag string) bool { return len(tag) >= 2 && tag[:2] == "NN" }

// finite says whether tag is of a verb that has a tense, or of a modal.
func finite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }

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

// braveMen: the three brave men. Between a number and people there is no verb.
func braveMen(tokens []text.Token, i int) string {
	if tag := tokens[i].Tag; tag != "VB" && tag != "VBP" || tagAt(tokens, i-1) != "CD" {
		return ""
	}
	switch normAt(tokens, i+1) {
	case "men", "women", "people", "boys", "girls", "children", "soldiers", "officers":
		return "JJ"
	}
	return ""
}

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

// subjectHarms says whether the noun at i is of what does harm rather than suffers it.
func subjectHarms(tokens []text.Token, i int) bool {
	switch tokens[i].Norm {
	case "attack", "attacks", "blast", "explosion", "bombing", "bomb", "strike", "strikes", "airstrike", "gunfire":
		return true
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

// joinedPast: police shot and killed nine.
func joinedPast(tokens []text.Token, i int) string {
	if tokens[i].Tag == "VBN" && tagAt(tokens, i-1) == "CC" && tagAt(tokens, i-2) == "VBD" && object(tokens, i+1) {
		return "VBD"
	}
	return ""
}

// alwaysThis: knew, cannot, hospital, dead, police. The weights make too much of their neighbours.
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
	case "are", "were":
		if tag == "JJ" || tag == "NN" {
			return "VBD" // and three are children
		}
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
// have fled; rumours spread. Some forms are never anything else.
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
	case "rumours", "rumors":
		return "NNS"
	case "implies", "suggests", "insists", "alleges", "denies", "believes", "thinks", "says":
		return "VBZ"
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
