package hedge

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// modals are the verbs of possibility and of what would be.
var modals = words("may might could would must")

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

func verbForms(base string) []string { return lexicon.VerbForms(base) }

// modal reads the modal verb at token i. Possibility ("may have fled", "could be behind it") is speculation, what would be
// is conditional. Permission ("visitors may be admitted"), inability ("could not be reached"), the future in the
// past ("said it would leave") and the month of May are none.
func (r reader) modal(i int) (cue, bool) {
	if !modals[r.Norm(i)] {
		return cue{}, false
	}
	g := r.Groups[r.At(i)]
	if r.Norm(i+1) == "as" && r.Norm(i+2) == "well" {
		return cue{}, false
	}
	if g.Kind != phrase.VP || g.Modal != r.Norm(i) || r.Tokens[i].Tag != "MD" || g.Head <= i && r.asked(g.To) || articles[r.Norm(i-1)] || r.Norm(g.To) == "neither" {
		return cue{}, false
	}
	c := cue{from: i, to: g.To, class: "speculation", scope: "clause", rule: "modal " + r.Norm(i)}
	switch r.Norm(i) {
	case "could":
		if g.Negated || abilities[r.Tokens[g.Head].Norm] || certifiers.Find(r.Tokens[g.Head].Norm) != nil || r.noSubject(r.At(i)) || r.able(r.At(i)) || r.purpose(r.At(i)) || r.Norm(g.To) == "no" || r.Norm(g.To) == "only" {
			return cue{}, false
		}
	case "may":
		if r.permitted(r.At(i)) || r.noSubject(r.At(i)) && !r.Groups[r.At(i)].Passive && !r.perfect(r.At(i)) {
			return cue{}, false
		}
		if r.neverKnown(r.At(i)) {
			c.class, c.scope = "evidence_gap", "subject"
			if !g.Passive {
				c.scope = "after"
			}
		}
	case "must":
		if !r.perfect(r.At(i)) {
			return cue{}, false // a duty, not a guess
		}
	case "would":
		c.class = "conditional"
		if !r.counterfactual(r.At(i)) {
			return cue{}, false
		}
	}
	return c, true
}

// articles are the words before "might" that make a noun of it.
var articles = words("the its his her their our your my 's all")

// asked says whether a subject stands at token i, right after the modal verb of a question.
func (r reader) asked(i int) bool {
	return i < len(r.Tokens) && r.Groups[r.At(i)].Kind == phrase.NP
}

// neverKnown says whether the verb group at k tells of what will not be found out: "may never be known".
func (r reader) neverKnown(k int) bool {
	g := r.Groups[k]
	return g.Negated && (g.Passive && fathomed[r.Norm(g.Head)] || r.Norm(g.Head) == "know")
}

var fathomed = words("known solved explained understood established identified resolved determined")

// permitted says whether may, in verb group k or one joined to it, gives leave: "traders may keep their stalls".
func (r reader) permitted(k int) bool {
	if r.leave(k) || r.timeless(k) {
		return true
	}
	return r.Groups[k].Passive && r.allowed()
}

// allowed says whether the sentence gives leave to anybody.
func (r reader) allowed() bool {
	for k, g := range r.Groups {
		if g.Kind == phrase.VP && g.Modal == "may" && r.leave(k) {
			return true
		}
	}
	return false
}

// leave says whether may, in verb group k, is of a verb that one asks leave for ("may enter", "may appeal") or forbids
// ("may not own one"), and nobody fears or guesses what comes.
func (r reader) leave(k int) bool {
	g := r.Groups[k]
	if g.Passive && contactable[r.Norm(g.Head)] {
		return true
	}
	if g.Passive || r.perfect(k) || r.Tokens[g.Head].Tag == "VBG" || r.thingSubject(k) {
		return false
	}
	if !permits[r.Norm(g.Head)] && (r.Norm(g.From+1) != "not" || r.ongoing(g.Head)) {
		return false
	}
	for i := 0; i < g.From; i++ {
		if guesses[r.Norm(i)] {
			return false
		}
	}
	return true
}

// thingSubject says whether the subject of the verb group at k is a pronoun for a thing.
func (r reader) thingSubject(k int) bool {
	from, to := r.Subject(k)
	return to-from == 1 && pointing[r.Norm(from)] && r.Norm(from) != "they" && r.Norm(from) != "all"
}

// ongoing says whether the verb at token i is of a state or of what befalls somebody: "may not be", "may not survive".
func (r reader) ongoing(i int) bool { return states[r.Norm(i)] }

var (
	permits = words("appeal apply ask attend board bring build buy campaign carry choose claim collect compete contest deduct drive " +
		"eat enter export file fish hunt import inspect invite join keep leave marry nominate object order own park pay petition put " +
		"practise practice prescribe race receive refuse register rent request return sell serve sit smoke speak spend stand stay " +
		"swim trade travel use visit vote wear work write")
	contactable = words("reached contacted emailed heard visited e-mailed called found viewed downloaded booked bought purchased")
	states      = words("be have know want need mean see survive get come become find last like recover reach suffer feel last work help " +
		"happen succeed realize realise understand always even go")
	guesses = words("warn warned warns fear fears feared suspect suspects suspected believe believes believed think thinks thought " +
		"speculate speculated likely possible possibly concern concerns worry worried worries suggest suggests suggested")
)

// inversions are the verbs that open a condition before its subject: "should the attacks go on", "had we known", "were it to
// fail".
var inversions = words("should had were")

// inverted reads a condition that opens at token i with its verb. What the tagger makes of the verb after the subject does
// not matter: a clause that begins so and is no question is a condition, if a comma parts it from another clause.
func (r reader) inverted(i int) (cue, bool) {
	k := r.At(i)
	if !inversions[r.Norm(i)] || r.Norm(len(r.Tokens)-1) == "?" || k+2 >= len(r.Groups) || r.Groups[k].To != i+1 || r.Groups[k+1].Kind != phrase.NP {
		return cue{}, false
	}
	opens := i == 0 || r.opensQuote(i-1) || r.Norm(i-1) == ";"
	if !opens && r.Norm(i-1) != "," || opens && !r.commaAfter(i) {
		return cue{}, false
	}
	v := r.Groups[k+2]
	if end := r.NounEnd(k + 1); end < len(r.Tokens) {
		v = r.Groups[r.At(end)]
	}
	if r.Norm(i) == "were" && (v.Kind != phrase.VP || v.Form != phrase.Infinitive) || !opens && (v.Kind != phrase.VP || v.Form == phrase.Infinitive) && v.Kind != phrase.Prep || !opens && !r.supposes() {
		return cue{}, false
	}
	return cue{from: i, to: i + 1, class: "conditional", scope: "from", rule: "inverted condition"}, true
}

// supposes says whether the sentence tells what would or could be.
func (r reader) supposes() bool {
	for i := range r.Tokens {
		switch r.Norm(i) {
		case "would", "could", "might", "will", "'d":
			return true
		}
	}
	return false
}

// commaAfter says whether a comma follows token i with a clause behind it.
func (r reader) commaAfter(i int) bool {
	for j := i + 3; j < len(r.Tokens); j++ {
		if r.Norm(j) == "," {
			return r.clauseAt(j)
		}
	}
	return false
}

// abilities are the verbs with which could is the past of can: "she could hear the shots".
var abilities = inflectedSet("see hear feel smell find afford read remember understand imagine speak swim walk sleep carry seat play sing lift type cook dance ride draw paint whistle recite")

// able says whether could, in verb group k, is the past of can: its sentence tells what happened, and not what somebody fears
// or says ("they could carry eight men and flew all day").
func (r reader) able(k int) bool {
	g := r.Groups[k]
	if r.perfect(k) || r.conditional() || r.eventSubject(k) || befalling[r.Norm(g.Head)] || r.Tokens[g.Head].Tag == "VBG" {
		return false
	}
	for j, o := range r.Groups {
		if j == k || o.Kind != phrase.VP || o.Form != phrase.Finite {
			continue
		}
		if head := r.Norm(o.Head); o.Past && !o.Passive && !speech[head] {
			return true
		}
	}
	return false
}

// befalling are verbs of what happens, which nobody is able to do.
var befalling = words("be become cause climb collapse die exceed explode face grow happen harm hit jeopardise jeopardize lead mean rise " +
	"spark spread threaten top trigger worsen")

var speech = inflectedSet("say add announce warn predict estimate caution conclude show find fear raise believe think suggest argue claim " +
	"note tell worry report suspect write be have")

// purpose says whether could, in verb group k, tells what a deed was for, or came before: "so that they could flee", "before
// help could arrive".
func (r reader) purpose(k int) bool {
	from, to := r.Subject(k)
	if from >= to {
		return false
	}
	before := r.Norm(from - 1)
	return before == "so" || before == "until" || before == "before" || before == "that" && r.Norm(from-2) == "so"
}

// noSubject says whether the subject of verb group k is the absence of one: "none of these could occur" says that they
// cannot.
func (r reader) noSubject(k int) bool {
	from, to := r.Subject(k)
	if from >= to {
		return false
	}
	switch r.Norm(from) {
	case "no", "none", "nobody", "nothing", "neither":
		return true
	}
	return false
}

// timeless says whether the sentence of verb group k, with may or could, tells what may happen to things in general ("a
// fever may follow", "visitors may enter by the gate") and not what may have become of anybody: nobody is named, nothing is
// told of the past, and its verb is neither perfect nor progressive.
func (r reader) timeless(k int) bool {
	g := r.Groups[k]
	if r.report && (r.eventSubject(k) || r.countedSubject(k)) || r.Norm(g.From+1) == "never" {
		return false
	}
	for i := g.From; i < g.To; i++ {
		if r.Norm(i) == "have" && i != g.Head || r.Tokens[i].Tag == "VBG" {
			return false
		}
	}
	if r.report && !g.Passive && r.Norm(g.Head) == "be" {
		return false // what may be, nobody gave leave to
	}
	if !g.Passive && (r.Norm(g.Head) == "take" || r.Norm(g.Head) == "amount") {
		return false
	}
	for i, t := range r.Tokens {
		switch t.Tag {
		case "VBD":
			if t.Norm != "said" {
				return false
			}
		case "NNP", "NNPS":
			if from, to := r.Subject(k); i > 0 && from <= i && i < to {
				return false
			}
		case "PRP":
			if t.Norm != "it" && t.Norm != "they" && t.Norm != "you" && t.Norm != "them" {
				return false
			}
		case "VBZ", "VBP", "VBN":
			if news[t.Norm] {
				return false
			}
		}
	}
	return true
}

// eventSubject says whether the subject of the verb group at k is something that happens or befalls people. It asks no leave.
func (r reader) eventSubject(k int) bool {
	from, to := r.Subject(k)
	for i := from; i < to; i++ {
		if events.Find(r.Norm(i)) != nil {
			return true
		}
	}
	return false
}

// countedSubject says whether the subject of the verb group at k is a number of people or things: that is no rule.
func (r reader) countedSubject(k int) bool {
	from, to := r.Subject(k)
	for i := from; i < to; i++ {
		if r.Tokens[i].Tag == "CD" && r.Norm(i) != "one" {
			return true
		}
	}
	return false
}

var events = lexicon.Must("events", `
<attack>
<blast>
<body>
<bomb>
<casualty>
<cause>
<consequence>
<cost>
<count>
<crisis>
<damage>
<death>
<disease>
<effect>
<fear>
<fighting>
<figure>
<fire>
<flood>
<impact>
<move>
<number>
<outbreak>
<price>
<rain>
<risk>
<search>
<shortage>
<storm>
<strike>
<supply>
<survivor>
<threat>
<toll>
<victim>
violence
<virus>
<war>
<water>
`)

// news are verbs and marks of report: a sentence with one tells of somebody.
var news = words("say says believe believes fear fears suspect suspects warn warns claims alleges killed wounded injured")

// counterfactual says whether would, in verb group k, tells what depends on a condition: one is named in the sentence, or it
// is "would have". After a past verb of speech it is only the future as it was then.
func (r reader) counterfactual(k int) bool { return r.perfect(k) || r.conditional() }

// perfect says whether verb group k has have as an auxiliary: "could have fled".
func (r reader) perfect(k int) bool {
	for i := r.Groups[k].From; i < r.Groups[k].Head; i++ {
		if r.Norm(i) == "have" {
			return true
		}
	}
	return false
}

// conditional says whether the sentence names a condition.
func (r reader) conditional() bool {
	for i := range r.Tokens {
		if conditions[r.Norm(i)] {
			return true
		}
	}
	return false
}

var conditions = words("if unless otherwise without")
