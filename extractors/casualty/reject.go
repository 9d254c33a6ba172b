package casualty

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// doubtful says why cue c states no harm that came about, or "". It may turn a finding into one of none.
func (s *sentence) doubtful(c cue, f *finding) string {
	if reason := s.irrealis(c, f.verb); reason != "" {
		return reason
	}
	if s.disbelieved(c) {
		return "said not to be so"
	}
	if reason := s.otherSense(c, f); reason != "" {
		return reason
	}
	return s.negated(c, f)
}

// unreal says why the sentence as a whole tells of nothing that happened, or "".
func (s *sentence) unreal() string {
	if s.fiction {
		return "fiction"
	}
	if s.norm(len(s.tokens)-1) == "?" && !s.asksAside() {
		return "question"
	}
	for i := range s.tokens {
		if e, _ := contexts.Longest(s.tokens, i); e != nil {
			return e.Field(0)
		}
		switch norm := s.norm(i); {
		case fictions[norm] && s.inOne(i):
			return "fiction"
		case norm == "minute" && ordinalWord(s.norm(i-1)):
			return "sport" // "hurt in the 12th minute"
		}
	}
	return ""
}

// asksAside says whether s tells something first, and asks behind a colon or a semicolon only.
func (s *sentence) asksAside() bool {
	for i := range s.tokens {
		if w := s.norm(i); i > 3 && (w == ":" || w == ";") {
			return true
		}
	}
	return false
}

var fictions = map[string]bool{"novel": true, "film": true, "movie": true, "thriller": true, "sitcom": true, "screenplay": true, "videogame": true}

// inOne says whether the work of fiction at token i is where things happen: "in her new novel".
func (s *sentence) inOne(i int) bool {
	const near = 4
	for k := i - 1; k >= 0 && k > i-near; k-- {
		if s.norm(k) == "in" {
			return s.of[i] == s.of[k]+1
		}
	}
	return false
}

// titled says whether c stands in the quoted title of a work, all of whose greater words have capitals: "The Boy Who Killed
// Two Sheriffs".
func (s *sentence) titled(c cue) bool {
	if !s.lower {
		return false
	}
	open, shut := c.from-1, c.to
	for open >= 0 && !quotes(s.tokens[open]) {
		open--
	}
	for shut < len(s.tokens) && !quotes(s.tokens[shut]) {
		shut++
	}
	const longest = 12
	if open < 0 || shut >= len(s.tokens) || shut-open > longest || shut-open < 3 {
		return false
	}
	for _, t := range s.tokens[open+1 : shut] {
		if t.Text == t.Norm && len(t.Norm) > 4 && t.Norm[0] > '9' {
			return false
		}
	}
	return s.tokens[c.from].Text != s.tokens[c.from].Norm && s.tokens[shut-1].Norm != "."
}

func quotes(t text.Token) bool { return t.Tag == "``" || t.Tag == "''" || t.Norm == "\"" }

// irrealis tells a harm that is planned, ordered, feared, possible or imagined.
func (s *sentence) irrealis(c cue, v int) string {
	g := s.of[c.from]
	switch {
	case s.kind(g) == phrase.VP:
		v = g
	case v == 0:
		v = s.governor(c.from)
	}
	if v < 0 {
		return ""
	}
	group := s.groups[v]
	switch {
	case group.From >= c.from && group.From < c.to && group.Modal != "":
		return "" // the doubt is the cue's own: "could not be saved"
	case group.Future:
		return "future"
	case hypothetical[group.Modal] && !perfectReport(s, group) && !s.estimated(c, group):
		return "hypothetical"
	case s.kind(g) == phrase.VP && group.Form == phrase.Infinitive && c.frame != "result": // "sent five men to hell"
		return s.infinitive(v)
	case s.kind(g) == phrase.VP && group.Form == phrase.Gerund:
		return s.gerund(v)
	case s.conditional(v):
		return "condition"
	case s.kind(g) == phrase.VP && group.From == group.Head && s.tokens[group.Head].Tag == "VB" && s.word(v-1) == "and":
		return s.beforeAnd(v)
	case s.kind(g) == phrase.VP && s.norm(c.to-1) == "dying" && group.Form == phrase.Finite:
		return "not dead yet"
	case s.kind(g) == phrase.VP && s.presentOnly(v) && s.ofAnyone(v):
		return "of nobody in particular"
	}
	return ""
}

// beforeAnd says what doubt the verb before "and" throws on the base form at v: "a plot to bomb a stadium and kill fans".
func (s *sentence) beforeAnd(v int) string {
	for u := v - 1; u >= 0; u-- {
		if s.kind(u) == phrase.VP {
			switch group := s.groups[u]; {
			case group.Form == phrase.Infinitive:
				return s.infinitive(u)
			case group.Future || hypothetical[group.Modal]:
				return "hypothetical"
			}
			return ""
		}
	}
	return ""
}

// ofAnyone says whether the subject of v is whoever: "anyone who kills a policeman".
func (s *sentence) ofAnyone(v int) bool {
	switch s.word(s.antecedent(v)) {
	case "anyone", "anybody", "whoever", "everyone", "those":
		return true
	}
	return false
}

// disbelieved says whether the clause of c hangs on words that take it back: "no reports that", "did not believe that".
func (s *sentence) disbelieved(c cue) bool {
	for i := 0; i+1 < c.from; i++ {
		switch s.norm(i + 1) {
		case "wrongly", "falsely", "mistakenly", "erroneously", "rumours", "rumors":
			return true
		case "reports", "evidence", "indication", "indications", "sign", "signs", "report", "proof":
			if s.norm(i) == "no" && (s.norm(i+2) == "that" || s.norm(i+2) == "of") {
				return true
			}
		case "believe", "think", "know", "clear", "known", "say":
			if (s.norm(i) == "not" || s.norm(i) == "n't") && (s.norm(i+2) == "that" || s.norm(i+2) == "if" || s.norm(i+2) == "whether" || s.norm(i+2) == "how") {
				return true
			}
		}
	}
	return false
}

// governor is the verb group right before or after the noun phrase with token i: "could lead to deaths".
func (s *sentence) governor(i int) int {
	g := s.of[i]
	for k := g - 1; k >= 0 && k >= g-3; k-- {
		switch s.kind(k) {
		case phrase.VP:
			return k
		case phrase.Conj:
			if s.kind(k-1) != phrase.NP || s.word(k) == "but" {
				return -1 // but "could prevent ten deaths and 300 injuries"
			}
		case phrase.Sub, phrase.Punct:
			return -1
		}
	}
	if s.kind(g+1) == phrase.VP {
		return g + 1
	}
	return -1
}

var hypothetical = map[string]bool{
	"cannot": true, "could": true, "would": true, "can": true, "might": true, "may": true, "should": true, "must": true, "shall": true, "'d": true,
}

// perfectReport says whether a modal only reports what is believed to have happened: "may have been killed" does not;
// no modal does but "must have".
func perfectReport(s *sentence, g phrase.Group) bool {
	for i := g.From; i < g.To; i++ {
		if s.norm(i) == "have" && g.Modal == "must" {
			return true
		}
	}
	return false
}

// estimated says whether a modal only doubts a number of what did happen: "the war may have killed 150,000 people".
func (s *sentence) estimated(c cue, g phrase.Group) bool {
	if g.Modal != "may" || g.Head == g.From || s.norm(g.From+1) != "have" {
		return false
	}
	for _, k := range append(s.object(s.of[c.to-1]), s.subject(s.of[c.from])...) {
		if p := s.party(k); p.number.Len() > 0 && p.amount.Floor() > 1 {
			return true
		}
	}
	return false
}

// implicative verbs make their infinitive true: "managed to kill", "was found to have killed".
var implicative = map[string]bool{
	"managed": true, "went": true, "continued": true, "proceeded": true, "succeeded": true, "believed": true, "reported": true,
	"said": true, "thought": true, "known": true, "confirmed": true, "alleged": true, "found": true, "dared": true, "came": true, "began": true, "started": true, "helped": true,
	"presumed": true, "understood": true, "used": true, "appeared": true, "seemed": true, "feared": true,
}

// infinitive says why the infinitive v states nothing that came about, or "".
func (s *sentence) infinitive(v int) string {
	perfect := s.norm(s.groups[v].From+1) == "have"
	if before := s.norm(s.groups[v].From - 1); before == "first" || before == "last" || before == "latest" {
		return "" // "among the first to be shot"
	}
	for i := s.groups[v].From - 1; i >= 0 && i >= s.groups[v].From-5; i-- {
		if perfect && (s.norm(i) == "claim" || s.norm(i) == "claims" || s.norm(i) == "claimed") {
			return ""
		}
		switch kind := s.kind(s.of[i]); {
		case implicative[s.norm(i)] && kind != phrase.NP: // "an alleged plan to kill" alleges no killing
			return ""
		case kind == phrase.VP:
			return unfulfilledInfinitive
		}
	}
	return unfulfilledInfinitive
}

const unfulfilledInfinitive = "infinitive: wanted, planned, ordered or tried"

// unfulfilled verbs and prepositions take a gerund that did not come about.
var unfulfilled = map[string]bool{
	"avoid": true, "avoided": true, "avoiding": true, "prevent": true, "prevented": true, "without": true, "planned": true,
	"considered": true, "plotting": true, "plot": true, "threatened": true, "risk": true, "instead": true, "attempted": true,
	"from": true, "stop": true, "against": true, "about": true, "attempting": true, "for": false,
}

// gerund says why the gerund v states nothing that came about, or "".
func (s *sentence) gerund(v int) string {
	i := s.groups[v].From - 1
	if unfulfilled[s.norm(i)] || s.norm(i) == "of" && unfulfilled[s.norm(i-1)] {
		return "did not come about"
	}
	return ""
}

// conditional says whether verb group v stands in a clause of condition.
func (s *sentence) conditional(v int) bool {
	if first := s.norm(0); first == "if" || first == "unless" {
		switch s.tokens[s.groups[v].Head].Tag {
		case "VB", "VBP", "VBZ":
			return true // "if the dam fails, thousands die"
		}
	}
	for g := v - 1; g >= 0; g-- {
		switch s.word(g) {
		case "if", "unless", "lest":
			return true
		case ",", ";", ":":
			return false
		}
		if s.kind(g) == phrase.VP && s.groups[g].Form == phrase.Finite {
			return false
		}
	}
	return false
}

// negated says whether c is denied. "No one was hurt" states a figure, "he was not hurt" none.
func (s *sentence) negated(c cue, f *finding) string {
	for i := range f.parties {
		if f.parties[i].none {
			switch v := s.of[c.from]; {
			case s.kind(v) == phrase.VP && s.presentOnly(v):
				return "no event" // "a site on which nobody dies"
			case s.headline(c):
				return "a name" // "His memoirs, Nobody Hurt, sold well"
			}
			f.rule, f.parties = "none", []party{f.parties[i]}
			return ""
		}
	}
	if len(f.parties) > 0 && (s.norm(f.parties[0].from-1) == "neither" || s.norm(f.parties[len(f.parties)-1].from-1) == "nor") {
		return "negated"
	}
	g := s.of[c.from]
	if s.kind(g) != phrase.VP {
		g = f.verb
	}
	if s.kind(g) == phrase.VP {
		for i := s.groups[g].From; i < s.groups[g].To && i < c.from; i++ {
			if neg(s.norm(i)) {
				return "negated"
			}
		}
	}
	if before := s.norm(c.from - 1); neg(before) || before == "un" {
		return "negated"
	}
	return ""
}

// presentOnly says whether verb group v is a single verb in the present.
func (s *sentence) presentOnly(v int) bool {
	t := s.tokens[s.groups[v].Head]
	return s.lower && s.groups[v].To-s.groups[v].From == 1 && (t.Tag == "VBZ" || t.Tag == "VBP")
}

func neg(norm string) bool {
	return norm == "not" || norm == "n't" || norm == "never" || norm == "nor" || norm == "nearly" || norm == "almost" ||
		norm == "possibly" || norm == "potentially"
}
