package casualty

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// Words of harm have senses that harm nobody: a vote hurts a candidate, a player is eliminated, a senator has fallen out of
// favour, and old people die. What stands beside the word tells the sense; phrases that always do are in traps.txt.

//go:embed senses.txt
var sensesText string

// senseWords are the words that tell senses apart: phrase | harmer, natural, violent or roster.
var senseWords = lexicon.Must("senses.txt", sensesText)

// otherSense says in which sense other than harm cue c is used, f being the people found, or "".
func (s *sentence) otherSense(c cue, f *finding) string {
	switch first := s.norm(c.from); {
	case s.bearsName(c):
		return "a name"
	case first == "fallen" && s.kind(s.of[c.from]) == phrase.VP && s.groups[s.of[c.from]].Form == phrase.Finite:
		return "idiom" // "he has fallen short"
	case strings.HasPrefix(first, "eliminat") && !s.foes(c, f):
		return "of no enemy"
	case c.frame == "lives" && !s.livesEnd():
		return "no loss"
	case first == "missing" && s.offRoster(c):
		return "not listed"
	case strings.HasPrefix(first, "seiz") && s.byLaw(c, f), c.measure == "abducted" && c.hit && (s.arrest(c, f) || takings[first] && !s.captive(f) && !holdsCaptors(s.doc)):
		return "an arrest" // or a parting, or what a camera did
	case first == "hit" && s.norm(c.to-1) == "by" && !s.struckBy(c):
		return "metaphor" // "hit by a theft of data"
	case c.frame == "die" && c.measure == "missing" && s.wanted(f):
		return "at large" // "the driver has never been found"
	case s.norm(c.to) == "down" && len(f.parties) > 0 && f.parties[0].victims.Role == "bomber":
		return "an aircraft" // "shot down a bomber"
	case s.hurtByWords(c, f):
		return "metaphor"
	case c.measure == "killed" && s.naturalEnd(f):
		return "natural death"
	case s.sport && s.inPlay(c, f):
		return "sport"
	}
	return ""
}

// bearsName says whether c is the name behind a title: "Mr. Hurt".
func (s *sentence) bearsName(c cue) bool {
	if c.from == 0 || !s.lower || s.tokens[c.from].Text == s.norm(c.from) {
		return false
	}
	switch s.norm(c.from - 1) {
	case "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "miss", "dr.", "dr", "sir", "lady", "lord":
		return true
	}
	return false
}

// foes says whether those eliminated are several, or they or those who did it fight: a party eliminates its enemies, a
// contest one loser at a time.
func (s *sentence) foes(c cue, f *finding) bool {
	if len(f.parties) > 0 && f.parties[0].amount.Floor() > 1 {
		return true
	}
	people := f.parties
	if v := s.of[c.from]; s.kind(v) == phrase.VP {
		people = append(s.partiesOf(s.subject(v)), people...)
	}
	for i := range people {
		switch people[i].victims.Status {
		case "combatant", "perpetrator", "security_force":
			return true
		}
	}
	return false
}

// livesEnd says whether the lives of s are taken or lost, not only lived.
func (s *sentence) livesEnd() bool {
	for i := range s.tokens {
		if e, _ := senseWords.Longest(s.tokens, i); e != nil && e.Field(0) == "taking" {
			return true
		}
	}
	return false
}

// offRoster says whether c tells of people who are only not on a list or a stage: "missing from the line-up".
func (s *sentence) offRoster(c cue) bool {
	return s.norm(c.to) == "from" && s.holds("roster", c.to+1, min(c.to+5, len(s.tokens)))
}

// byLaw says whether those seized are seized by police: they are arrested.
func (s *sentence) byLaw(c cue, f *finding) bool {
	v := s.of[c.from]
	if f.rule == "active" && s.kind(v) == phrase.VP {
		for _, g := range s.subject(v) {
			if lawmen[s.norm(s.groups[g].Head)] {
				return true
			}
		}
	}
	for i := c.to; i+1 < len(s.tokens) && i < c.to+6; i++ {
		if s.norm(i) == "by" || s.norm(i) == "in" {
			return lawmen[s.norm(i+1)] || lawmen[s.norm(i+2)]
		}
	}
	return false
}

var lawmen = map[string]bool{"police": true, "officers": true, "customs": true, "authorities": true, "detectives": true, "policemen": true, "agents": true,
	"deputies": true, "troopers": true, "guards": true, "security": true, "bailiffs": true, "ushers": true}

// arrest says whether those taken away are suspects or fighters, or police take them.
func (s *sentence) arrest(c cue, f *finding) bool {
	for i := range f.parties {
		switch v := f.parties[i].victims; v.Status {
		case "combatant", "perpetrator":
			return true
		case "unknown":
			if v.Other && v.Role == "" && f.parties[i].amount == Exactly(1) {
				return true // "nine gunmen were shot and a tenth captured"
			}
		}
	}
	if v := s.of[c.from]; f.rule == "active" && s.kind(v) == phrase.VP {
		for _, g := range s.subject(v) {
			if carriers[s.norm(s.groups[g].Head)] {
				return true
			}
		}
	}
	return s.byLaw(c, f)
}

// carriers take people away and abduct nobody.
var carriers = map[string]bool{"flood": true, "floods": true, "water": true, "waters": true, "river": true, "current": true, "wave": true, "waves": true, "cholera": true,
	"disease": true, "epidemic": true, "ambulance": true, "ambulances": true, "helicopter": true, "helicopters": true, "rescuers": true, "medics": true, "paramedics": true, "relatives": true, "firefighters": true}

// takings are verbs by which the law takes people away too; nobody but an abductor snatches.
var takings = map[string]bool{
	"capture": true, "captures": true, "captured": true, "capturing": true, "lead": true, "leads": true, "led": true, "leading": true,
	"carry": true, "carried": true, "carrying": true, "take": true, "took": true, "taken": true, "taking": true, "march": true, "marched": true,
	"drag": true, "dragged": true, "dragging": true, "seize": true, "seized": true, "seizing": true,
}

// captors are words that make those led away captives rather than prisoners of the law.
var captors = map[string]bool{
	"gunmen": true, "gunman": true, "militants": true, "rebels": true, "insurgents": true, "fighters": true, "kidnappers": true, "abductors": true,
	"bandits": true, "hostage": true, "hostages": true, "ransom": true, "guerrillas": true, "guerillas": true, "jihadists": true, "attackers": true,
	"assailants": true, "raiders": true, "pirates": true, "kidnapped": true, "abducted": true, "kidnapping": true, "abduction": true,
	"terrorists": true, "subversives": true, "taliban": true, "militia": true, "militiamen": true, "cartel": true, "insurgency": true, "war": true,
	"armed": true, "captives": true, "soldiers": true, "troops": true, "army": true, "guerrilla": true, "extremists": true, "separatists": true, "khwarij": true, "masked": true,
}

// holdsCaptors says whether doc speaks of captors or captives anywhere.
func holdsCaptors(doc *text.Document) bool {
	for i := range doc.Sentences {
		for _, t := range doc.Sentences[i].Tokens {
			if captors[t.Norm] {
				return true
			}
		}
	}
	return false
}

// captive says whether those led away are soldiers, whom no police arrests.
func (s *sentence) captive(f *finding) bool {
	return len(f.parties) > 0 && f.parties[0].victims.Status == "security_force"
}

// struckBy says whether what stands behind "hit by" can wound.
func (s *sentence) struckBy(c cue) bool {
	end := min(c.to+8, len(s.tokens))
	return s.holds("harmer", c.to, end) || s.holds("violent", c.to, end)
}

// wanted says whether those not found are sought for what they did.
func (s *sentence) wanted(f *finding) bool {
	if len(f.parties) == 0 {
		return false
	}
	switch v := f.parties[0].victims; v.Role {
	case "driver", "suspect", "gunman", "killer", "shooter", "attacker":
		return true
	default:
		return v.Status == "perpetrator"
	}
}

// hurtByWords says whether one or two are hurt by what wounds nobody: a vote, a remark, an inquiry.
func (s *sentence) hurtByWords(c cue, f *finding) bool {
	switch first := s.norm(c.from); {
	case f.rule != "active" || len(f.parties) == 0 || f.parties[0].amount.Floor() > 2:
		return false
	case !strings.HasPrefix(first, "hurt") && !strings.HasPrefix(first, "harm") && !strings.HasPrefix(first, "wound") && !strings.HasPrefix(first, "injur"):
		return false
	}
	v := s.of[c.from]
	if s.groups[v].Form != phrase.Finite {
		return false
	}
	subject := s.subject(v)
	if relative(s.word(v-1)) && s.kind(v-2) == phrase.NP {
		subject = []int{v - 2}
	}
	for _, g := range subject {
		group := s.groups[g]
		if s.people(g) || s.holds("harmer", group.From, group.To) || s.holds("violent", group.From, group.To) {
			return false
		}
	}
	return len(subject) > 0
}

// holds says whether a word of the kind stands in tokens [from, to).
func (s *sentence) holds(kind string, from, to int) bool {
	for i := from; i < to; i++ {
		if e, _ := senseWords.Longest(s.tokens[:to], i); e != nil && e.Field(0) == kind {
			return true
		}
	}
	return false
}

// naturalEnd says whether s tells of the death of one person from age or an illness that is nobody's doing: "died at 92",
// "died of cancer". Illnesses that spread are events: many die of them.
func (s *sentence) naturalEnd(f *finding) bool {
	if f.rule != "intransitive" && f.rule != "nominal" || len(f.parties) != 1 || f.parties[0].amount != Exactly(1) {
		return false
	}
	if s.holds("violent", 0, len(s.tokens)) {
		return false
	}
	return s.holds("natural", 0, len(s.tokens)) || s.veryOld()
}

// veryOld says whether s gives an age at which people die without a cause: "died at 92", "at the age of 87".
func (s *sentence) veryOld() bool {
	const old = 75
	for i := 1; i < len(s.tokens); i++ {
		age, err := strconv.Atoi(s.norm(i))
		if err != nil || age < old || age > 120 {
			continue
		}
		switch before := s.norm(i - 1); {
		case before == "at" || before == "aged", before == "of" && s.norm(i-2) == "age":
			return true
		}
	}
	return false
}

// inPlay says whether c tells what befalls players in a report of sport: they get hurt and lose, and nothing violent is
// told with it.
func (s *sentence) inPlay(c cue, f *finding) bool {
	switch {
	case s.holds("violent", 0, len(s.tokens)):
		return false
	case c.measure == "injured" && len(f.parties) > 0:
		return f.parties[0].amount.Floor() < 4
	}
	switch first := s.norm(c.from); {
	case strings.HasPrefix(first, "succumb"), strings.HasPrefix(first, "expir"), strings.HasPrefix(first, "slaughter"), strings.HasPrefix(first, "massacr"):
		return true
	}
	return false
}
