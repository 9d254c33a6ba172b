package lexicon

import "strings"

// irregular verbs of the reporting of violence and speech: base, third person, past, participle, -ing.
var irregular = map[string][]string{
	"be":         {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"},
	"have":       {"have", "has", "had", "having", "'ve"},
	"do":         {"do", "does", "did", "done", "doing"},
	"say":        {"say", "says", "said", "saying"},
	"tell":       {"tell", "tells", "told", "telling"},
	"think":      {"think", "thinks", "thought", "thinking"},
	"hold":       {"hold", "holds", "held", "holding"},
	"find":       {"find", "finds", "found", "finding"},
	"leave":      {"leave", "leaves", "left", "leaving"},
	"lose":       {"lose", "loses", "lost", "losing"},
	"shoot":      {"shoot", "shoots", "shot", "shooting"},
	"slay":       {"slay", "slays", "slew", "slain", "slaying"},
	"take":       {"take", "takes", "took", "taken", "taking"},
	"give":       {"give", "gives", "gave", "given", "giving"},
	"get":        {"get", "gets", "got", "gotten", "getting"},
	"go":         {"go", "goes", "went", "gone", "going"},
	"come":       {"come", "comes", "came", "coming"},
	"become":     {"become", "becomes", "became", "becoming"},
	"put":        {"put", "puts", "putting"},
	"hit":        {"hit", "hits", "hitting"},
	"hurt":       {"hurt", "hurts", "hurting"},
	"cost":       {"cost", "costs", "costing"},
	"burn":       {"burn", "burns", "burned", "burnt", "burning"},
	"drown":      {"drown", "drowns", "drowned", "drowning"},
	"die":        {"die", "dies", "died", "dying"},
	"lie":        {"lie", "lies", "lied", "lying"},
	"know":       {"know", "knows", "knew", "known", "knowing"},
	"see":        {"see", "sees", "saw", "seen", "seeing"},
	"show":       {"show", "shows", "showed", "shown", "showing"},
	"make":       {"make", "makes", "made", "making"},
	"write":      {"write", "writes", "wrote", "written", "writing"},
	"speak":      {"speak", "speaks", "spoke", "spoken", "speaking"},
	"swear":      {"swear", "swears", "swore", "sworn", "swearing"},
	"rise":       {"rise", "rises", "rose", "risen", "rising"},
	"fall":       {"fall", "falls", "fell", "fallen", "falling"},
	"stand":      {"stand", "stands", "stood", "standing"},
	"bear":       {"bear", "bears", "bore", "borne", "bearing"},
	"blow":       {"blow", "blows", "blew", "blown", "blowing"},
	"cut":        {"cut", "cuts", "cutting"},
	"run":        {"run", "runs", "ran", "running"},
	"bring":      {"bring", "brings", "brought", "bringing"},
	"feel":       {"feel", "feels", "felt", "feeling"},
	"hear":       {"hear", "hears", "heard", "hearing"},
	"read":       {"read", "reads", "reading"},
	"mean":       {"mean", "means", "meant", "meaning"},
	"keep":       {"keep", "keeps", "kept", "keeping"},
	"begin":      {"begin", "begins", "began", "begun", "beginning"},
	"lead":       {"lead", "leads", "led", "leading"},
	"strike":     {"strike", "strikes", "struck", "stricken", "striking"},
	"understand": {"understand", "understands", "understood", "understanding"},
	"freeze":     {"freeze", "freezes", "froze", "frozen", "freezing"},
	"hang":       {"hang", "hangs", "hanged", "hung", "hanging"},
	"kidnap":     {"kidnap", "kidnaps", "kidnapped", "kidnaped", "kidnapping", "kidnaping"},
	"stab":       {"stab", "stabs", "stabbed", "stabbing"},
	"gun":        {"gun", "guns", "gunned", "gunning"},
	"admit":      {"admit", "admits", "admitted", "admitting"},
	"refer":      {"refer", "refers", "referred", "referring"},
	"plan":       {"plan", "plans", "planned", "planning"},
	"claim":      {"claim", "claims", "claimed", "claiming"},
}

// VerbForms returns the forms of the verb whose base form is base: regular spelling rules, and a table for the rest.
func VerbForms(base string) []string {
	if forms, ok := irregular[base]; ok {
		return forms
	}
	stem := base
	third, past := base+"s", base+"ed"
	switch {
	case strings.HasSuffix(base, "e"):
		stem, past = base[:len(base)-1], base+"d"
	case strings.HasSuffix(base, "y") && !vowelBefore(base):
		third, past = base[:len(base)-1]+"ies", base[:len(base)-1]+"ied"
	case sibilant(base):
		third = base + "es"
	}
	return []string{base, third, past, stem + "ing"}
}

// NounForms returns the singular and the plural of a noun.
func NounForms(base string) []string {
	switch {
	case base == "man" || strings.HasSuffix(base, "woman") || strings.HasSuffix(base, "gunman"):
		return []string{base, base[:len(base)-2] + "en"}
	case base == "child":
		return []string{base, "children"}
	case base == "person":
		return []string{base, "people", "persons"}
	case base == "body" || strings.HasSuffix(base, "y") && !vowelBefore(base):
		return []string{base, base[:len(base)-1] + "ies"}
	case sibilant(base):
		return []string{base, base + "es"}
	}
	return []string{base, base + "s"}
}

func vowelBefore(w string) bool {
	return len(w) > 1 && strings.ContainsRune("aeiou", rune(w[len(w)-2]))
}

func sibilant(w string) bool {
	for _, end := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
