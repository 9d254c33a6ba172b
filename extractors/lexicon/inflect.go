package lexicon

import "strings"

// irregular holds the forms of verbs that the spelling rules get wrong, those that double their last letter among them:
// base, third person, past, participle, -ing.
var irregular = map[string][]string{
	"admit":      {"admit", "admits", "admitted", "admitting"},
	"allot":      {"allot", "allots", "allotted", "allotting"},
	"arise":      {"arise", "arises", "arose", "arisen", "arising"},
	"ban":        {"ban", "bans", "banned", "banning"},
	"bar":        {"bar", "bars", "barred", "barring"},
	"be":         {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"},
	"bear":       {"bear", "bears", "bore", "borne", "bearing"},
	"beat":       {"beat", "beats", "beaten", "beating"},
	"become":     {"become", "becomes", "became", "becoming"},
	"begin":      {"begin", "begins", "began", "begun", "beginning"},
	"bind":       {"bind", "binds", "bound", "binding"},
	"bite":       {"bite", "bites", "bit", "bitten", "biting"},
	"bleed":      {"bleed", "bleeds", "bled", "bleeding"},
	"blow":       {"blow", "blows", "blew", "blown", "blowing"},
	"break":      {"break", "breaks", "broke", "broken", "breaking"},
	"bring":      {"bring", "brings", "brought", "bringing"},
	"build":      {"build", "builds", "built", "building"},
	"burn":       {"burn", "burns", "burned", "burnt", "burning"},
	"burst":      {"burst", "bursts", "bursting"},
	"buy":        {"buy", "buys", "bought", "buying"},
	"cast":       {"cast", "casts", "casting"},
	"catch":      {"catch", "catches", "caught", "catching"},
	"choose":     {"choose", "chooses", "chose", "chosen", "choosing"},
	"chop":       {"chop", "chops", "chopped", "chopping"},
	"claim":      {"claim", "claims", "claimed", "claiming"},
	"club":       {"club", "clubs", "clubbed", "clubbing"},
	"come":       {"come", "comes", "came", "coming"},
	"commit":     {"commit", "commits", "committed", "committing"},
	"compel":     {"compel", "compels", "compelled", "compelling"},
	"concur":     {"concur", "concurs", "concurred", "concurring"},
	"control":    {"control", "controls", "controlled", "controlling"},
	"cost":       {"cost", "costs", "costing"},
	"cut":        {"cut", "cuts", "cutting"},
	"deal":       {"deal", "deals", "dealt", "dealing"},
	"die":        {"die", "dies", "died", "dying"},
	"do":         {"do", "does", "did", "done", "doing"},
	"drag":       {"drag", "drags", "dragged", "dragging"},
	"draw":       {"draw", "draws", "drew", "drawn", "drawing"},
	"drive":      {"drive", "drives", "drove", "driven", "driving"},
	"drop":       {"drop", "drops", "dropped", "dropping"},
	"drown":      {"drown", "drowns", "drowned", "drowning"},
	"dub":        {"dub", "dubs", "dubbed", "dubbing"},
	"eat":        {"eat", "eats", "ate", "eaten", "eating"},
	"expel":      {"expel", "expels", "expelled", "expelling"},
	"fall":       {"fall", "falls", "fell", "fallen", "falling"},
	"feel":       {"feel", "feels", "felt", "feeling"},
	"fight":      {"fight", "fights", "fought", "fighting"},
	"find":       {"find", "finds", "found", "finding"},
	"flee":       {"flee", "flees", "fled", "fleeing"},
	"flog":       {"flog", "flogs", "flogged", "flogging"},
	"fly":        {"fly", "flies", "flew", "flown", "flying"},
	"forbid":     {"forbid", "forbids", "forbade", "forbidden", "forbidding"},
	"foresee":    {"foresee", "foresees", "foresaw", "foreseen", "foreseeing"},
	"forgive":    {"forgive", "forgives", "forgave", "forgiven", "forgiving"},
	"freeze":     {"freeze", "freezes", "froze", "frozen", "freezing"},
	"get":        {"get", "gets", "got", "gotten", "getting"},
	"give":       {"give", "gives", "gave", "given", "giving"},
	"go":         {"go", "goes", "went", "gone", "going"},
	"grab":       {"grab", "grabs", "grabbed", "grabbing"},
	"grow":       {"grow", "grows", "grew", "grown", "growing"},
	"gun":        {"gun", "guns", "gunned", "gunning"},
	"hang":       {"hang", "hangs", "hanged", "hung", "hanging"},
	"have":       {"have", "has", "had", "having", "'ve"},
	"hear":       {"hear", "hears", "heard", "hearing"},
	"hide":       {"hide", "hides", "hid", "hidden", "hiding"},
	"hit":        {"hit", "hits", "hitting"},
	"hold":       {"hold", "holds", "held", "holding"},
	"hurt":       {"hurt", "hurts", "hurting"},
	"incur":      {"incur", "incurs", "incurred", "incurring"},
	"infer":      {"infer", "infers", "inferred", "inferring"},
	"keep":       {"keep", "keeps", "kept", "keeping"},
	"kidnap":     {"kidnap", "kidnaps", "kidnapped", "kidnaped", "kidnapping", "kidnaping"},
	"know":       {"know", "knows", "knew", "known", "knowing"},
	"lay":        {"lay", "lays", "laid", "laying"},
	"lead":       {"lead", "leads", "led", "leading"},
	"leave":      {"leave", "leaves", "left", "leaving"},
	"let":        {"let", "lets", "letting"},
	"lie":        {"lie", "lies", "lied", "lying"},
	"lose":       {"lose", "loses", "lost", "losing"},
	"machinegun": {"machinegun", "machineguns", "machinegunned", "machinegunning"},
	"make":       {"make", "makes", "made", "making"},
	"mean":       {"mean", "means", "meant", "meaning"},
	"meet":       {"meet", "meets", "met", "meeting"},
	"mistake":    {"mistake", "mistakes", "mistook", "mistaken", "mistaking"},
	"mow":        {"mow", "mows", "mowed", "mown", "mowing"},
	"nab":        {"nab", "nabs", "nabbed", "nabbing"},
	"occur":      {"occur", "occurs", "occurred", "occurring"},
	"overrun":    {"overrun", "overruns", "overran", "overrunning"},
	"overthrow":  {"overthrow", "overthrows", "overthrew", "overthrown", "overthrowing"},
	"panic":      {"panic", "panics", "panicked", "panicking"},
	"pay":        {"pay", "pays", "paid", "paying"},
	"permit":     {"permit", "permits", "permitted", "permitting"},
	"pin":        {"pin", "pins", "pinned", "pinning"},
	"plan":       {"plan", "plans", "planned", "planning"},
	"prove":      {"prove", "proves", "proved", "proven", "proving"},
	"put":        {"put", "puts", "putting"},
	"quit":       {"quit", "quits", "quitting"},
	"ram":        {"ram", "rams", "rammed", "ramming"},
	"read":       {"read", "reads", "reading"},
	"rebel":      {"rebel", "rebels", "rebelled", "rebelling"},
	"rebut":      {"rebut", "rebuts", "rebutted", "rebutting"},
	"recur":      {"recur", "recurs", "recurred", "recurring"},
	"refer":      {"refer", "refers", "referred", "referring"},
	"retake":     {"retake", "retakes", "retook", "retaken", "retaking"},
	"ride":       {"ride", "rides", "rode", "ridden", "riding"},
	"ring":       {"ring", "rings", "rang", "rung", "ringing"},
	"rip":        {"rip", "rips", "ripped", "ripping"},
	"rise":       {"rise", "rises", "rose", "risen", "rising"},
	"rob":        {"rob", "robs", "robbed", "robbing"},
	"run":        {"run", "runs", "ran", "running"},
	"say":        {"say", "says", "said", "saying"},
	"see":        {"see", "sees", "saw", "seen", "seeing"},
	"seek":       {"seek", "seeks", "sought", "seeking"},
	"sell":       {"sell", "sells", "sold", "selling"},
	"send":       {"send", "sends", "sent", "sending"},
	"set":        {"set", "sets", "setting"},
	"shake":      {"shake", "shakes", "shook", "shaken", "shaking"},
	"shoot":      {"shoot", "shoots", "shot", "shooting"},
	"show":       {"show", "shows", "showed", "shown", "showing"},
	"shrug":      {"shrug", "shrugs", "shrugged", "shrugging"},
	"shut":       {"shut", "shuts", "shutting"},
	"sink":       {"sink", "sinks", "sank", "sunk", "sinking"},
	"sit":        {"sit", "sits", "sat", "sitting"},
	"slam":       {"slam", "slams", "slammed", "slamming"},
	"slay":       {"slay", "slays", "slew", "slain", "slaying"},
	"slit":       {"slit", "slits", "slitting"},
	"speak":      {"speak", "speaks", "spoke", "spoken", "speaking"},
	"spend":      {"spend", "spends", "spent", "spending"},
	"split":      {"split", "splits", "splitting"},
	"spread":     {"spread", "spreads", "spreading"},
	"stab":       {"stab", "stabs", "stabbed", "stabbing"},
	"stand":      {"stand", "stands", "stood", "standing"},
	"steal":      {"steal", "steals", "stole", "stolen", "stealing"},
	"step":       {"step", "steps", "stepped", "stepping"},
	"stop":       {"stop", "stops", "stopped", "stopping"},
	"strike":     {"strike", "strikes", "struck", "stricken", "striking"},
	"strip":      {"strip", "strips", "stripped", "stripping"},
	"submit":     {"submit", "submits", "submitted", "submitting"},
	"swear":      {"swear", "swears", "swore", "sworn", "swearing"},
	"sweep":      {"sweep", "sweeps", "swept", "sweeping"},
	"take":       {"take", "takes", "took", "taken", "taking"},
	"teach":      {"teach", "teaches", "taught", "teaching"},
	"tear":       {"tear", "tears", "tore", "torn", "tearing"},
	"tell":       {"tell", "tells", "told", "telling"},
	"think":      {"think", "thinks", "thought", "thinking"},
	"throw":      {"throw", "throws", "threw", "thrown", "throwing"},
	"trap":       {"trap", "traps", "trapped", "trapping"},
	"undergo":    {"undergo", "undergoes", "underwent", "undergone", "undergoing"},
	"understand": {"understand", "understands", "understood", "understanding"},
	"wake":       {"wake", "wakes", "woke", "woken", "waking"},
	"whip":       {"whip", "whips", "whipped", "whipping"},
	"win":        {"win", "wins", "won", "winning"},
	"withdraw":   {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"},
	"withhold":   {"withhold", "withholds", "withheld", "withholding"},
	"write":      {"write", "writes", "wrote", "written", "writing"},
}

// VerbForms returns the forms of the verb whose base form is base: regular spelling rules, and a table for the rest.
func VerbForms(base string) []string {
	if forms, ok := irregular[base]; ok {
		return forms
	}
	stem, third, past := base, base+"s", base+"ed"
	switch {
	case strings.HasSuffix(base, "ee"):
		past = base + "d"
	case strings.HasSuffix(base, "ie"):
		stem, past = base[:len(base)-2]+"y", base+"d"
	case strings.HasSuffix(base, "e"):
		stem, past = base[:len(base)-1], base+"d"
	case strings.HasSuffix(base, "y") && !vowelBefore(base):
		third, past = base[:len(base)-1]+"ies", base[:len(base)-1]+"ied"
	case sibilant(base), strings.HasSuffix(base, "o"):
		third = base + "es"
	}
	return []string{base, third, past, stem + "ing"}
}

// irregularNouns holds the plurals that the spelling rules get wrong.
var irregularNouns = map[string][]string{
	"child": {"children"}, "person": {"people", "persons"}, "foot": {"feet"}, "tooth": {"teeth"}, "mouse": {"mice"},
	"wife": {"wives"}, "housewife": {"housewives"}, "life": {"lives"}, "knife": {"knives"}, "half": {"halves"},
	"thief": {"thieves"}, "wolf": {"wolves"}, "hero": {"heroes"}, "volcano": {"volcanoes"}, "corps": {"corps"},
	"series": {"series"}, "aircraft": {"aircraft"}, "human": {"humans"}, "german": {"germans"}, "ottoman": {"ottomans"},
	"roman": {"romans"}, "crisis": {"crises"}, "hypothesis": {"hypotheses"},
}

// NounForms returns the singular and the plural of a noun.
func NounForms(base string) []string {
	if plurals, ok := irregularNouns[base]; ok {
		return append([]string{base}, plurals...)
	}
	switch {
	case base == "man" || len(base) > 4 && strings.HasSuffix(base, "man"):
		return []string{base, base[:len(base)-2] + "en"}
	case strings.HasSuffix(base, "y") && !vowelBefore(base):
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
