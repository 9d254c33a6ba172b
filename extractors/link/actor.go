package link

import (
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// canAct says whether an entity of this kind may be named as having done it: an armed group, a force, or a body that
// nothing is known of but that its name calls one. A government, a party or a newspaper is an organisation too, but not one
// whose name beside an attack says that it attacked.
func canAct(e *entity.Entity) bool {
	if e.Type != entity.Org {
		return false
	}
	switch e.Subtype {
	case "armed_group", "security_force":
		return true
	case "":
		for _, w := range strings.Fields(strings.ToLower(e.Name)) {
			if martial[w] {
				return true
			}
		}
	}
	return false
}

// martial are the words in the names of those who fight.
var martial = words("army front movement brigade brigades battalion command commandos forces force guard guards guerrilla guerrillas " +
	"militia militias cartel liberation resistance revolutionary squad squads cell jihad mujahideen gang military police troops legion " +
	"column regiment faction mafia fighters group")

// actorIn returns the entity in s that may have done it: an armed group before any other.
func actorIn(a *Annotations, s text.Span) int {
	if i := armedGroupIn(a, s); i >= 0 {
		return i
	}
	for i := firstIn(a, s); i < len(a.Entities) && a.Entities[i].End <= s.End; i++ {
		if canAct(&a.Entities[i]) {
			return i
		}
	}
	return -1
}

// firstIn returns the index of the first entity that begins in or after s.
func firstIn(a *Annotations, s text.Span) int {
	return sort.Search(len(a.Entities), func(i int) bool { return a.Entities[i].Start >= s.Start })
}

func armedGroupIn(a *Annotations, s text.Span) int {
	for i := firstIn(a, s); i < len(a.Entities) && a.Entities[i].End <= s.End; i++ {
		if a.Entities[i].Subtype == "armed_group" {
			return i
		}
	}
	return -1
}

// mayAct says whether the sentence names anybody who can have done it, or means them by a collective.
func mayAct(a *Annotations, s *text.Sentence) bool {
	if actorIn(a, s.Span) >= 0 {
		return true
	}
	for _, t := range s.Tokens {
		if collectives[t.Norm] {
			return true
		}
	}
	return false
}

// collectives are words for the members of an armed group. Where an article names one group only, they are its.
var collectives = words("rebels guerrillas insurgents militants fighters gunmen terrorists jihadists extremists militiamen subversives")

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// onlyGroup returns the armed group that the article names, as its last mention before s, or -1 where it names none or
// more than one.
func onlyGroup(a *Annotations, s text.Span) int {
	found := -1
	for i := range a.Entities {
		e := &a.Entities[i]
		if e.Subtype != "armed_group" {
			continue
		}
		if found >= 0 && a.Entities[found].Name != e.Name {
			return -1
		}
		if found < 0 || e.Start < s.Start {
			found = i
		}
	}
	return found
}

// nobody says whether a source is the absence of one: "no group", "nobody".
func nobody(source string) bool {
	switch first, _, _ := strings.Cut(strings.ToLower(source), " "); first {
	case "no", "nobody", "none", "neither", "no-one":
		return true
	}
	return false
}

// negated says whether a cue has a not in it.
func negated(cue string) bool {
	for _, w := range strings.Fields(strings.ToLower(cue)) {
		if w == "not" || w == "never" || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return false
}

// ownDeed says whether what is denied is the source's own part in it.
func ownDeed(doc *text.Document, said attribution.Attribution) bool {
	s := strings.ToLower(said.Cue.In(doc.Text) + " " + said.Content.In(doc.Text))
	for _, w := range []string{"involvement", "responsibility", "involved", "responsible", "any role", "any part", "any link", "being behind"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// supportive are the words for helping those who attack: a charge of its own, in which the accused is no perpetrator.
var supportive = words("sheltering harboring harbouring sponsoring supporting backing aiding abetting funding financing arming hosting " +
	"protecting training enabling inciting sponsor sponsors support shelter shelters havens sanctuary relocating tolerating")

// supports says whether s speaks of support rather than of the deed.
func supports(doc *text.Document, s text.Span) bool {
	for _, w := range strings.Fields(strings.ToLower(s.In(doc.Text))) {
		if supportive[strings.Trim(w, ",.;:\"”")] {
			return true
		}
	}
	return false
}

// blames says whether the accusation is one of blame or suspicion, which without more is for what the article reports.
func blames(doc *text.Document, said attribution.Attribution) bool {
	cue := strings.ToLower(said.Cue.In(doc.Text))
	return (strings.Contains(cue, "blam") || strings.Contains(cue, "suspect")) && !strings.Contains(said.Content.In(doc.Text), " for ")
}

// tellsDeed says whether s holds a word for violence.
func tellsDeed(doc *text.Document, s text.Span) bool { return !firstDeed(doc, s).Empty() }

// firstDeed returns the first word for violence in s.
func firstDeed(doc *text.Document, s text.Span) text.Span {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > s.Start })
	for ; i < len(doc.Sentences) && doc.Sentences[i].Start < s.End; i++ {
		tokens := doc.Sentences[i].Tokens
		for j, t := range tokens {
			if !s.Contains(t.Span) {
				continue
			}
			if e, _ := attacks.Longest(tokens, j); e != nil {
				return t.Span
			}
		}
	}
	return text.Span{}
}
