package link

import (
	_ "embed"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

//go:embed actors.txt
var actorsTxt string

var actors = lexicon.Must("actors.txt", actorsTxt)

// The kinds of party, beside those of actors.txt.
const (
	named  = "named"  // an armed group or a force, by its name
	nation = "nation" // a country or its people, for its forces
	person = "person"
	people = "people" // by a noun that says nothing of attacks: "an architect"
)

// A party is whom a phrase means that may have done it: an entity, or nobody of whom more is known than the words.
type party struct {
	entity int // -1 for none
	kind   string
}

// party returns whom tokens [from, to) mean: a group or force that they name, else whom their head noun stands for.
func (r *deedReader) party(from, to int) (party, bool) {
	to = r.uncloaked(from, to)
	k := r.whole(from, to)
	if i := r.nameIn(from, to, k); i >= 0 {
		return party{i, named}, true
	}
	if k < 0 {
		return party{}, false
	}
	if pronouns[r.Norm(from)] {
		return r.byPronoun(from), to-from == 1
	}
	if kind, noun := r.actorNoun(k); kind != "" {
		return r.byNoun(k, to, kind, noun)
	}
	return r.byHead(k, to, k > r.At(from))
}

var pronouns = words("he she they")

// nameIn returns the group or force that tokens [from, to) name, the noun phrase at group k being whom they mean, or -1.
func (r *deedReader) nameIn(from, to, k int) int {
	if k >= 0 {
		if i := r.apposed(k, to, entity.Org); i >= 0 && (r.grave || canAct(r.entity(i))) {
			return i // "the group's local affiliate, ISKP,"
		}
	}
	if i := actorIn(r.a, r.Span(from, to)); i >= 0 && !(k >= 0 && r.onlyServed(k, i)) {
		return i
	}
	return -1
}

// byPronoun returns whom the pronoun at token i means. In somebody's own words it may be one of whom the article told nothing.
func (r *deedReader) byPronoun(i int) party {
	if r.quoted(r.Tokens[i].Start) {
		return party{-1, "nobody"}
	}
	return party{r.resolved(i), "nobody"}
}

// byNoun returns whom the noun at token noun, for an actor of the given kind, means as head of the noun phrase at group k.
func (r *deedReader) byNoun(k, to int, kind string, noun int) (party, bool) {
	p, ok := r.described(k, kind, noun, r.Groups[k].Head+1)
	if kind == people || kind == "nobody" || kind == "attacker" {
		if i := max(r.apposed(k, len(r.Tokens), entity.Person), r.namedAs(k, to)); i >= 0 {
			return party{i, person}, true
		}
	}
	if p.entity < 0 && kind == "group" {
		p.entity = r.explained(k)
	}
	if p.entity < 0 && banded[kind] {
		p.entity = r.bandOf(k, noun, to)
		ok = ok || p.entity >= 0
	}
	return p, ok
}

// byHead returns whom the name that heads the noun phrase at group k means; member says that the phrase stands after "members
// of", so that any body may be meant.
func (r *deedReader) byHead(k, to int, member bool) (party, bool) {
	g := r.Groups[k]
	for i := firstIn(r.a, g.Span(r.Tokens)); i < len(r.a.Entities) && r.a.Entities[i].Start <= r.Tokens[g.Head].Start; i++ {
		e := &r.a.Entities[i]
		switch {
		case e.End < r.Tokens[g.Head].End:
		case e.Type == entity.Person:
			return party{i, person}, true
		case e.Type == entity.GPE && isNation(e):
			return party{i, nation}, true
		case e.Type == entity.Org && (r.grave || member):
			return party{i, named}, true
		case e.Type == entity.Norp && (e.Subtype == "nationality" && r.counted(g) || e.Subtype == "ethnic"):
			return party{-1, "nobody"}, true // "a Palestinian", "the Rohingya"
		}
	}
	if i := r.apposed(k, to, entity.Person); i >= 0 {
		return party{i, person}, true
	}
	return party{}, false
}

// onlyServed says whether the noun phrase at group k means a person whom the body that entity i is only says more of: "police
// officer Ana Orme", "the former army doctor".
func (r *deedReader) onlyServed(k, i int) bool {
	g := r.Groups[k]
	e := r.entity(i)
	head := r.Tokens[g.Head].Span
	if e.Start < r.Tokens[g.From].Start || e.End > head.Start {
		return false
	}
	for j := i + 1; j < len(r.a.Entities) && r.a.Entities[j].Start <= head.Start; j++ {
		if r.a.Entities[j].Type == entity.Person && r.a.Entities[j].End == head.End {
			return true
		}
	}
	for t := g.From; t < g.Head && r.Tokens[t].Start < e.Start; t++ {
		if n := r.Norm(t); n == "former" || n == "ex" || n == "retired" {
			return true
		}
	}
	kind, _ := r.actorNoun(k)
	return kind == people && e.Subtype != "armed_group"
}

// uncloaked returns the token at which the words in tokens [from, to) end that may name an actor: what he wears, or whom he
// fights, is none.
func (r *deedReader) uncloaked(from, to int) int {
	for i := from; i < to; i++ {
		if g := r.Groups[r.At(i)]; g.Kind == phrase.VP && cloaks[r.Norm(i)] {
			return i
		}
	}
	return to
}

var cloaks = words("wearing dressed disguised posing fighting battling opposing opposed clad carrying fleeing resembling impersonating")

// apposed returns the entity of the given type whose name alone stands between commas after the noun phrase at group k, up to
// token to, or -1: "the colonel, Anwar Raslan,", "its security service, the SBU,".
func (r *deedReader) apposed(k, to int, kind entity.Type) int {
	if k+2 >= len(r.Groups) || r.Norm(r.Groups[k+1].From) != "," || r.Groups[k+2].Kind != phrase.NP || r.Groups[k+2].To > to {
		return -1
	}
	s := r.Groups[k+2].Span(r.Tokens)
	if next := r.Norm(r.Groups[k+2].To); next != "," && next != "." && next != "of" && next != "" {
		return -1
	}
	if i := firstIn(r.a, s); i < len(r.a.Entities) && r.a.Entities[i].End == s.End && r.a.Entities[i].Type == kind {
		return i
	}
	return -1
}

// namedAs returns the person or body that a participle behind the noun phrase at group k names, up to token to, or -1: "the suspect,
// identified by police as X,", "a student named X".
func (r *deedReader) namedAs(k, to int) int {
	for j := k + 1; j < len(r.Groups) && r.Groups[j].From < to; j++ {
		n := r.Norm(r.Groups[j].From - 1)
		if r.Groups[j].Kind != phrase.NP || n != "as" && n != "named" && n != "called" && n != "itself" {
			continue
		}
		s := r.Groups[j].Span(r.Tokens)
		if i := firstIn(r.a, s); i < len(r.a.Entities) && s.Contains(r.a.Entities[i].Span) && (r.a.Entities[i].Type == entity.Person || r.a.Entities[i].Type == entity.Org) {
			return i
		}
	}
	return -1
}

// banded are the kinds of actor that may be somebody's.
var banded = words("part group rebel attacker force")

// bandOf returns the body whose men the noun phrase at group k means, that stands before token noun or after "of" up to token
// to, or -1: "MS-13 members", "rebels of the MNLA".
func (r *deedReader) bandOf(k, noun, to int) int {
	g := r.Groups[k]
	spans := []text.Span{r.Span(g.From, noun)}
	if n := r.Norm(g.To); (n == "of" || n == "from") && g.To+1 < to {
		spans = append(spans, r.Groups[r.At(g.To+1)].Span(r.Tokens))
	}
	for _, s := range spans {
		for i := firstIn(r.a, s); i < len(r.a.Entities) && r.a.Entities[i].End <= s.End; i++ {
			if r.a.Entities[i].Type == entity.Org {
				return i
			}
		}
	}
	return -1
}

// counted says whether the noun phrase g is one of single people: "a Palestinian", "two Saudis".
func (r *deedReader) counted(g phrase.Group) bool {
	first := r.Tokens[g.From]
	return first.Norm == "a" || first.Norm == "an" || first.Tag == "CD"
}

// explained returns the body that the noun phrase at group k is an apposition to, or -1: "Ansar al-Sharia, the group".
func (r *deedReader) explained(k int) int {
	if k < 2 || r.Norm(r.Groups[k-1].From) != "," || r.Groups[k-2].Kind != phrase.NP {
		return -1
	}
	s := r.Groups[k-2].Span(r.Tokens)
	for i := firstIn(r.a, s); i < len(r.a.Entities) && r.a.Entities[i].End <= s.End; i++ {
		if r.a.Entities[i].Type == entity.Org {
			return i
		}
	}
	return -1
}

// whole returns the noun phrase in tokens [from, to) that is meant: what follows "of" where the first names a part or a
// number only, "members of the army", "a group of men"; -1 where there is none.
func (r *deedReader) whole(from, to int) int {
	for k := r.At(from); k < len(r.Groups) && r.Groups[k].From < to; k += 2 {
		if r.Groups[k].Kind != phrase.NP {
			return -1
		}
		next := r.Groups[k].To
		if r.Norm(next) != "of" && r.Norm(next) != "from" || next+1 >= to || r.Groups[k+1].Kind != phrase.Prep {
			return k
		}
		if kind, _ := r.actorNoun(k); kind != "part" && kind != "group" && r.Tokens[r.Groups[k].Head].Tag != "CD" {
			return k
		}
	}
	return -1
}

// actorNoun returns the kind of actor that the head of the noun phrase at group k is, and the token at which the words for
// it begin; "" where it is none.
func (r *deedReader) actorNoun(k int) (kind string, noun int) {
	g := r.Groups[k]
	for i, n := g.From, 0; i <= g.Head; i += max(n, 1) {
		var e *lexicon.Entry
		e, n = actors.Longest(r.Tokens, i)
		switch {
		case e == nil:
		case i+n == g.Head+1 && (e.Field(0) != "part" || kind == ""):
			return e.Field(0), i
		case i+n <= g.Head && e.Field(0) != "part":
			kind, noun = e.Field(0), i // "gang members": who the members are
		}
	}
	switch head := r.Norm(g.Head); {
	case kind != "" && partHead(r.Tokens, g.Head):
		return kind, noun
	case casualty.MeansPeople(head) && !harmed[head]:
		return people, g.Head
	}
	return "", 0
}

// harmed are nouns for those whom a deed is done to.
var harmed = words("victim victims casualty casualties survivor survivors hostage hostages other others soul souls body bodies captive captives dead wounded injured")

// partHead says whether token i is a word for part of a group.
func partHead(tokens []text.Token, i int) bool {
	e, n := actors.Longest(tokens, i)
	return e != nil && n == 1 && e.Field(0) == "part"
}

// described returns whom the common noun in tokens [noun, end) of the noun phrase at group k means.
func (r *deedReader) described(k int, kind string, noun, end int) (party, bool) {
	p := party{-1, kind}
	if from, to := r.bodyBefore(k, noun); to > 0 && kind != "body" {
		return party{r.body(k, from, to), "body"}, true // "army soldiers", "armed forces members"
	}
	switch kind {
	case "part":
		e, _ := actors.Longest(r.Tokens, noun)
		return p, e.Field(1) == "alone"
	case "body":
		p.entity = r.body(k, noun, end)
	case "force", "weapon":
		p.entity = r.nationBefore(k, noun)
		return p, kind == "force" || p.entity >= 0
	case "rebel":
		if !indefinite[r.Norm(r.Groups[k].From)] {
			p.entity = r.leading(r.Groups[k].Span(r.Tokens))
		}
		if p.entity < 0 && r.nationBefore(k, noun) >= 0 {
			p.entity = r.body(k, noun, end) // "Chechen rebels"
		}
	case "group":
		if definite[r.Norm(r.Groups[k].From)] {
			p.entity = r.leading(r.Groups[k].Span(r.Tokens))
		}
	}
	return p, true
}

// bodyBefore returns the tokens of the force that stands before token noun in the noun phrase at group k, 0 and 0 for none.
func (r *deedReader) bodyBefore(k, noun int) (from, to int) {
	for i := r.Groups[k].From; i < noun; i++ {
		if e, n := actors.Longest(r.Tokens, i); e != nil && i+n <= noun && e.Field(0) == "body" && e.Phrase != "military" {
			return i, i + n
		}
	}
	return 0, 0
}

var (
	indefinite = words("a an another other unidentified unknown some no several")
	definite   = words("the this that these those its their")
)

// nationBefore returns the country or people that stands before token noun in the noun phrase at group k, or -1: "Russian
// troops", but not "US-backed forces".
func (r *deedReader) nationBefore(k, noun int) int {
	s := r.Span(r.Groups[k].From, noun)
	for i := firstIn(r.a, s); i < len(r.a.Entities) && r.a.Entities[i].End <= s.End; i++ {
		if isNation(&r.a.Entities[i]) && !strings.HasPrefix(r.doc.Text[r.a.Entities[i].End:], "-") {
			return i
		}
	}
	return -1
}

// isNation says whether e is a country, or its people, that has forces of its own, or the capital that stands for it.
func isNation(e *entity.Entity) bool {
	if e.Type == entity.Norp {
		return e.Subtype == "nationality"
	}
	if e.Type != entity.GPE {
		return false
	}
	_, capital := gazetteer.Capital(e.Name)
	return capital || e.Subtype == "country" || e.Subtype == "government"
}

// leading returns the armed group that a phrase at s stands for: the only one that the article names, or the one that it
// names far more often than any other; else the one that the sentences just before speak of; its last mention before s. It
// is -1 where no group leads.
func (t *teller) leading(s text.Span) int {
	groups := t.groups()
	count := map[string]int{}
	most := ""
	for _, i := range groups {
		name := t.a.Entities[i].Name
		if count[name]++; most == "" || count[name] > count[most] {
			most = name
		}
	}
	if most == "" {
		return -1
	}
	if 4*count[most] < 3*len(groups) {
		if most = t.lastNamed(groups, s); most == "" {
			return -1
		}
	}
	found := -1
	for _, i := range groups {
		if e := &t.a.Entities[i]; e.Name == most && (found < 0 || e.Start < s.Start) {
			found = i
		}
	}
	return found
}

// groups are the mentions of armed groups in the article, but for those that another is said to be allied with.
func (t *teller) groups() []int {
	var found, allies []int
	for i := range t.a.Entities {
		switch e := &t.a.Entities[i]; {
		case e.Subtype != "armed_group":
		case t.ally(e.Span):
			allies = append(allies, i)
		default:
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		return allies
	}
	return found
}

// ally says whether the words before s tell of a tie to whom it names: "allied with al-Qaida", "an offshoot of".
func (t *teller) ally(s text.Span) bool {
	const far = 32
	before := strings.ToLower(t.doc.Text[max(0, s.Start-far):s.Start])
	for _, tie := range []string{"allied with ", "allied to ", "linked to ", "ally of ", "affiliate of ", "affiliated with ", "affiliated to ", "loyal to ",
		"allegiance to ", "offshoot of ", "branch of ", "wing of ", "ties to "} {
		if i := strings.LastIndex(before, tie); i >= 0 && !strings.ContainsAny(before[i:], ",.;") {
			return true
		}
	}
	return false
}

// lastNamed is the name of the group of which alone the nearest of the last three sentences before s, or its own, speaks.
func (t *teller) lastNamed(groups []int, s text.Span) string {
	here := sentenceAt(t.doc, s.Start)
	for back := 0; back <= 3 && here-back >= 0; back++ {
		name := ""
		for _, i := range groups {
			e := &t.a.Entities[i]
			if !t.doc.Sentences[here-back].Contains(e.Span) || e.Start >= s.Start {
				continue
			}
			if name != "" && name != e.Name {
				return ""
			}
			name = e.Name
		}
		if name != "" {
			return name
		}
	}
	return ""
}

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

// mayAct says whether the sentence names anybody who can have done it, or means them by a common noun.
func mayAct(a *Annotations, s *text.Sentence) bool {
	for i := firstIn(a, s.Span); i < len(a.Entities) && a.Entities[i].End <= s.End; i++ {
		if e := &a.Entities[i]; e.Type == entity.Org || e.Type == entity.Norp || isNation(e) || e.Type == entity.Person {
			return true
		}
	}
	for i := range s.Tokens {
		if e, _ := actors.Longest(s.Tokens, i); e != nil || casualty.MeansPeople(s.Tokens[i].Norm) {
			return true
		}
	}
	return false
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// anyoneIn returns the first person, body, people or country in s, or -1: whom an accusation names may be any of them.
func anyoneIn(a *Annotations, s text.Span) int {
	for i := firstIn(a, s); i < len(a.Entities) && a.Entities[i].End <= s.End; i++ {
		switch e := &a.Entities[i]; {
		case e.Type == entity.Person, e.Type == entity.Org, isNation(e):
			return i
		}
	}
	return -1
}
