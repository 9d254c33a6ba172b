package link

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed incident_events.txt
var eventText string

//go:embed incident_background.txt
var backgroundText string

var (
	eventWords      = lexicon.Must("incident_events.txt", eventText)
	backgroundWords = lexicon.Must("incident_background.txt", backgroundText)
)

// A naming is the event that words name; the zero naming names none.
type naming struct {
	event, weapon string
	rank          int
}

// classify names in's type of event and weapon from the sentences of its figures, unless those right before them have a
// word of higher rank or the others that tell of it one of much higher rank.
func (a *Annotations) classify(doc *text.Document, in *Incident, scene []int) {
	best := a.nameOf(doc, in, scene)
	if first := &a.Incidents[0]; best.event == "" && in != first && !a.headedApart(doc, 0, &a.Figures[in.Figures[0]]) && a.main(doc, a.Figures[in.Figures[0]].Incident) {
		best.event = first.EventType // one of several of a kind
	}
	a.byVictims(in, &best)
	in.EventType, in.Weapon = best.event, best.weapon
}

// nameOf is the event that the sentences of in's figures name, those before them and those of its scene.
func (a *Annotations) nameOf(doc *text.Document, in *Incident, scene []int) naming {
	var best naming
	attacked := a.attackedBy(doc, in)
	for margin, sentences := range [][]int{a.sentencesOf(in, 0), a.sentencesOf(in, 1), scene} {
		for _, s := range sentences {
			found := nameIn(doc, in, attacked, s)
			switch {
			case margin > 0 && remote[found.event] && attacked: // "shot" is done at hand
			case best.rank > 1 && margin > 0:
				best.better(found.less(margin))
			default:
				best.better(found)
			}
		}
	}
	return best
}

// remote are the events that kill from afar.
var remote = words("airstrike drone_strike shelling bombing disaster")

// nameIn is the event that sentence s names; no abduction where more people are killed than led away, and, where people were
// attacked, no accident that only follows on it: "he was shot and crashed into a wall".
func nameIn(doc *text.Document, in *Incident, attacked bool, s int) naming {
	var skip []string
	if in.Killed != nil && (in.Abducted == nil || in.Abducted.Floor() < in.Killed.Floor()) {
		skip = append(skip, "abduction")
	}
	if attacked {
		skip = append(skip, "accident")
	}
	return name(doc.Sentences[s].Tokens, skip...)
}

// attackedBy says whether a figure of in tells by its verb that people were attacked: "shot", "stabbed".
func (a *Annotations) attackedBy(doc *text.Document, in *Incident) bool {
	return slices.ContainsFunc(in.Figures, func(i int) bool {
		f := &a.Figures[i]
		for _, t := range doc.Sentences[f.Sentence].Tokens {
			if t.Start >= f.Cue.End {
				return false
			}
			if f.Cue.Contains(t.Span) && name([]text.Token{t}).event == "armed_assault" {
				return true
			}
		}
		return false
	})
}

// byVictims corrects the event by who was harmed: where fighters die it is a clash, where more die than are led away no
// abduction, where nobody is hurt and some are led away an abduction however armed, and one who is killed for his office is
// assassinated.
func (a *Annotations) byVictims(in *Incident, best *naming) {
	switch {
	case best.event == "" && in.Abducted != nil && (in.Killed == nil || in.Abducted.Floor() > in.Killed.Floor()),
		best.event == "armed_assault" && in.Abducted != nil && in.Killed == nil && in.Injured == nil:
		best.event = "abduction"
	case best.event == "clash" && a.someKilled(in, "perpetrator") && !a.someKilled(in, "combatant"):
		best.event = "armed_assault" // attackers who are shot at last
	case best.event == "" || best.event == "armed_assault":
		switch {
		case a.someKilled(in, "combatant"):
			best.event = "clash"
		case best.event == "armed_assault" && a.Figures[in.Figures[0]].Measure == "killed" && single(&a.Figures[in.Figures[0]]) && a.Figures[in.Figures[0]].Victims.Status == "official":
			best.event = "assassination"
		}
	}
}

// someKilled says whether people of a status were killed in in.
func (a *Annotations) someKilled(in *Incident, status string) bool {
	return slices.ContainsFunc(in.Figures, func(i int) bool {
		f := &a.Figures[i]
		return f.Measure == "killed" && f.Victims != nil && f.Victims.Status == status && f.Amount.Floor() > 0
	})
}

// less is n with its rank lowered.
func (n naming) less(by int) naming {
	n.rank -= by
	return n
}

// sentencesOf are the sentences of in's figures, or those that many before them.
func (a *Annotations) sentencesOf(in *Incident, before int) []int {
	var all []int
	for _, i := range in.Figures {
		if s := a.Figures[i].Sentence - before; s >= 0 && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// name is the event that tokens name: the one of the highest rank, the first of several, with the first weapon that
// stands for the same kind of event. Events to skip are not named.
func name(tokens []text.Token, skip ...string) naming {
	var best naming
	for i := 0; i < len(tokens); i++ {
		e, n := eventWords.Longest(tokens, i)
		if e == nil {
			continue
		}
		if e.Field(0) != "none" && !slices.Contains(skip, e.Field(0)) {
			best.better(naming{e.Field(0), e.Field(1), rank(e.Field(2))})
		}
		i += n - 1
	}
	return best
}

// better makes n the other naming where that outranks it, and takes its weapon where they name the same event.
func (n *naming) better(o naming) {
	switch {
	case o.rank > n.rank:
		if o.weapon == "" && o.event == n.event {
			o.weapon = n.weapon
		}
		*n = o
	case n.weapon == "" && n.event == o.event:
		n.weapon = o.weapon
	}
}

// rank is the rank of a word by its mark: 1 for -, 2 for none, 3 to 5 for + to +++.
func rank(mark string) int {
	if mark == "-" {
		return 1
	}
	return 2 + len(mark)
}

// setsApart says whether the sentence of f opens an incident of its own: "in a separate attack".
func setsApart(doc *text.Document, f *Figure) bool {
	return marked(doc, f.Sentence, f.Cue.Start, f.Date >= 0 || f.Place >= 0, "apart")
}

// background says whether the sentence of f tells of what happened before the events reported: "the 2014 massacre", "last
// year", "weeks after".
func background(doc *text.Document, f *Figure) bool {
	return marked(doc, f.Sentence, f.Cue.Start, true, "background")
}

// countsEvents says whether tokens count an event among others like it: "the third fatal crash", "the first homicide of 2016".
func countsEvents(tokens []text.Token) bool {
	const near = 3 // tokens
	for i, t := range tokens {
		if _, ok := number.Ordinal(t.Norm); !ok {
			continue
		}
		for k := i + 1; k < min(len(tokens), i+1+near); k++ {
			if e, _ := eventWords.Longest(tokens, k); (e != nil || deeds[tokens[k].Norm]) && strings.HasPrefix(tokens[k].Tag, "NN") {
				return true
			}
		}
	}
	return false
}

// deeds are words that name no kind of event, but may be counted as events are.
var deeds = words("killing slaying death fatality")

// marked says whether words of sentence s set so what stands at offset at, placed or not.
func marked(doc *text.Document, s, at int, placed bool, mark string) bool {
	tokens := doc.Sentences[s].Tokens
	for i := range tokens {
		e, _ := backgroundWords.Longest(tokens, i)
		if e == nil || e.Field(0) != mark {
			continue
		}
		switch e.Field(1) {
		case "before":
			if tokens[i].Start < at {
				return true
			}
		case "placed":
			if placed {
				return true
			}
		case "opens":
			if i == 0 {
				return true
			}
		default:
			return true
		}
	}
	return false
}
