package link

import (
	_ "embed"
	"slices"
	"sort"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// How sure anyone is that the actor did it; the order of MUC-4's confidence, with the actor's own denial.
const (
	Claimed   = "claimed"   // by the actor
	Accused   = "accused"   // by somebody else
	Suspected = "suspected" // by anybody
	Denied    = "denied"    // by the actor
	Asserted  = "asserted"  // in the article's own voice
)

//go:embed attacks.txt
var attacksTxt string

//go:embed links.txt
var linksTxt string

var (
	attacks     = lexicon.Must("attacks.txt", attacksTxt)
	attackVerbs = lexicon.Must("attacks.txt", only(attacksTxt, "verb", "light", "pro"))
	attackNouns = lexicon.Must("attacks.txt", only(attacksTxt, "noun", "weapon"))
	links       = lexicon.Must("links.txt", linksTxt)
)

// only keeps the lines of a lexicon whose first field is one of kinds: "strike" is a noun and a verb.
func only(data string, kinds ...string) string {
	var kept []string
	for _, line := range strings.Split(data, "\n") {
		fields := strings.Split(line, "|")
		if len(fields) > 1 && slices.Contains(kinds, strings.TrimSpace(fields[1])) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// parted are the first words of what may stand apart: verbs and their particles, actors and deeds that a word joins.
var parted = firstWords(only(attacksTxt, "verb") + "\n" + only(linksTxt, "subject", "after"))

// everyday are verbs whose words for a deed never stand apart, and that stand in every other sentence.
var everyday = words("{leave} {start} {run} {open} {pull} {bring} {cut}")

func firstWords(data string) map[string]bool {
	first := map[string]bool{}
	for _, line := range strings.Split(data, "\n") {
		const shortest = 5 // what is shorter stands everywhere: "was from"
		if verb, rest, _ := strings.Cut(line, " "); !strings.HasPrefix(strings.TrimSpace(rest), "|") && (verb[0] == '{' || len(verb) >= shortest) && !everyday[verb] {
			for _, form := range lexicon.Forms(verb) {
				first[form] = true
			}
		}
	}
	return first
}

// A teller reads who did it in one document.
type teller struct {
	doc    *text.Document
	a      *Annotations
	read   map[int]*deedReader // by sentence
	bodies []entity.Entity     // forces that the article calls by a common noun, and that did it; indices go on after a.Entities
}

// responsible finds the statements of who did it, in order of text: what actors and accusers say, and what the article
// tells of them.
func responsible(doc *text.Document, a *Annotations) []Responsibility {
	t := &teller{doc: doc, a: a, read: map[int]*deedReader{}}
	var found []Responsibility
	told := map[int]bool{} // attributions in whose words a deed is told
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Kind.Article() && mentionsDeed(s.Tokens) && mayAct(a, s) {
			for _, r := range t.sentence(i).deeds() {
				found = append(found, r)
				told[r.Attribution] = true
			}
		}
	}
	var spoken []Responsibility
	for i, said := range a.Attributions {
		for _, r := range t.spoken(i, said) {
			if r.Confidence == Denied && told[i] {
				continue
			}
			t.sentence(said.Sentence).relate(&r)
			spoken = append(spoken, r)
		}
	}
	found = append(spoken, found...) // what is said says most
	found = append(found, t.answers(found)...)
	sort.SliceStable(found, func(i, j int) bool { return found[i].Start < found[j].Start })
	found = once(found)
	t.admit(found)
	return found
}

// sentence returns the reader of sentence i.
func (t *teller) sentence(i int) *deedReader {
	if t.read[i] == nil {
		s := &t.doc.Sentences[i]
		names := entity.Names(t.a.Entities, s.Span)
		t.read[i] = &deedReader{Syntax: phrase.ParseNamed(unquoted(t.doc.Tagged(i), names), names), teller: t, number: i}
	}
	return t.read[i]
}

// unquoted leaves out the quotation marks around names and around single nouns, with the comma inside: they say how something is
// called, and no more.
func unquoted(tokens []text.Token, names []text.Span) []text.Token {
	var kept []text.Token
	for i := 0; i < len(tokens); i++ {
		if tokens[i].Norm != "\"" {
			kept = append(kept, tokens[i])
			continue
		}
		to := closing(tokens, i)
		if to < 0 || !called(tokens[i+1:to], names) {
			kept = append(kept, tokens[i])
			continue
		}
		kept = append(kept, tokens[i+1:to]...)
		i = to
	}
	return kept
}

// closing returns the quotation mark that closes the one at token i, at most six words on, or -1.
func closing(tokens []text.Token, i int) int {
	for j := i + 2; j < len(tokens) && j < i+8; j++ {
		if tokens[j].Norm == "\"" {
			return j
		}
	}
	return -1
}

// called says whether tokens, but for a comma at their end, are a name or words for somebody.
func called(tokens []text.Token, names []text.Span) bool {
	if len(tokens) > 1 && tokens[len(tokens)-1].Norm == "," {
		tokens = tokens[:len(tokens)-1]
	}
	last := tokens[len(tokens)-1]
	for _, n := range names {
		if n.End == last.End && n.Start >= tokens[0].Start {
			return true
		}
	}
	for i := range tokens {
		if e, n := actors.Longest(tokens, i); e != nil && i+n == len(tokens) {
			return true
		}
	}
	return false
}

// once keeps the first of the statements about one actor that overlap: the one that says most stands before the others.
func once(found []Responsibility) []Responsibility {
	var kept []Responsibility
	for _, r := range found {
		double := false
		for _, k := range kept {
			double = double || (k.ActorEntity == r.ActorEntity && k.ActorEntity >= 0 && k.Span.Overlaps(r.Span) || k.Actor.Overlaps(r.Actor))
		}
		if !double {
			kept = append(kept, r)
		}
	}
	return kept
}

// mentionsDeed says whether tokens hold a word for violence or for being behind it.
func mentionsDeed(tokens []text.Token) bool {
	for i := range tokens {
		if e, _ := attacks.Longest(tokens, i); e != nil || parted[tokens[i].Norm] {
			return true
		}
		if e, _ := links.Longest(tokens, i); e != nil {
			return true
		}
	}
	return false
}

// spoken reads responsibility from what is said: claims of it, accusations, denials.
func (t *teller) spoken(i int, said attribution.Attribution) []Responsibility {
	r := Responsibility{Span: said.Cue, Actor: said.Source, ActorEntity: said.Entity, Holder: said.Source,
		HolderEntity: said.Entity, Attribution: i, Incident: -1, Rule: said.Kind}
	if !said.Source.Empty() {
		r.Span = said.Cue.Union(said.Source)
	}
	switch said.Kind {
	case attribution.ClaimOfResponsibility:
		r.Confidence = Claimed
		if t.claimant(&r, said) {
			return []Responsibility{r}
		}
	case attribution.Denial:
		r.Confidence = Denied
		if !said.Source.Empty() && t.deniesDeed(said) {
			return []Responsibility{r}
		}
	case attribution.Accusation:
		r.Confidence = Accused
		return t.charged(r, said)
	case attribution.Statement, attribution.Report:
		switch {
		case strings.Contains(strings.ToLower(said.Cue.In(t.doc.Text)), "suspect"):
			r.Confidence = Suspected
			return t.charged(r, said)
		case ascribes(t.doc, said):
			r.Confidence = Accused
			return t.charged(r, said)
		}
	}
	return nil
}

// claimant fills in who claims responsibility: the source, or the group that it speaks for. Where the source is nobody ("no
// group has claimed"), nothing is claimed.
func (t *teller) claimant(r *Responsibility, said attribution.Attribution) bool {
	if said.Source.Empty() || nobody(said.Source.In(t.doc.Text)) || noneBefore(t.doc, said) || negated(said.Cue.In(t.doc.Text)) {
		return false
	}
	if r.ActorEntity >= 0 && t.a.Entities[r.ActorEntity].Subtype == "armed_group" {
		return true
	}
	if accepts(said.Cue.In(t.doc.Text)) && !tellsDeed(t.doc, said.Content) && !t.sentence(said.Sentence).toldBefore(0) {
		return false // "I do take responsibility"
	}
	if group := t.spokenFor(said); group >= 0 {
		r.Actor, r.ActorEntity = t.a.Entities[group].Span, group
	} else if group := t.leading(said.Source); r.ActorEntity < 0 && group >= 0 && stands(said.Source.In(t.doc.Text)) {
		r.ActorEntity, r.HolderEntity = group, group
	}
	return true
}

// accepts says whether a cue is one of taking the blame, for whatever it is, rather than of claiming a deed.
func accepts(cue string) bool {
	for _, w := range strings.Fields(strings.ToLower(cue)) {
		if accepting[w] {
			return true
		}
	}
	return false
}

var accepting = words("take takes took taken taking accept accepts accepted accepting assume assumed bear bears")

// spokenFor returns the armed group in whose name a claim is made, or -1: it stands in the source, or before the claim, or
// after "on behalf of".
func (t *teller) spokenFor(said attribution.Attribution) int {
	if group := armedGroupIn(t.a, said.Source); group >= 0 {
		return group
	}
	s := t.doc.Sentences[said.Sentence].Span
	if group := armedGroupIn(t.a, text.Span{Start: s.Start, End: max(s.Start, said.Cue.Start)}); group >= 0 {
		return group
	}
	if on := strings.Index(s.In(t.doc.Text), " behalf of "); on >= 0 {
		return armedGroupIn(t.a, text.Span{Start: s.Start + on, End: s.End})
	}
	return -1
}

// stands says whether a source stands for a group told of before: "the group", "it".
func stands(source string) bool {
	w := strings.Fields(strings.ToLower(source))
	switch {
	case len(w) == 1:
		return w[0] == "it" || w[0] == "they"
	case len(w) == 0 || len(w) > 4 || !definite[w[0]]:
		return false
	}
	e := actors.Find(w[len(w)-1])
	return e != nil && (e.Field(0) == "group" || e.Field(0) == "rebel")
}

// deniesDeed says whether a denial is the source's own, of its part in an attack: it names such a part, or it answers an
// accusation of one.
func (t *teller) deniesDeed(said attribution.Attribution) bool {
	if t.ownDeed(said) {
		return true
	}
	if said.Denies < 0 {
		return false
	}
	accusation := t.a.Attributions[said.Denies].Content
	return tellsDeed(t.doc, accusation) && !supports(t.doc, accusation) && said.Entity >= 0 && names(t.a, accusation, said.Entity)
}

// names says whether s holds a mention of the thing that entity i is.
func names(a *Annotations, s text.Span, i int) bool {
	for j := range a.Entities {
		if s.Contains(a.Entities[j].Span) && a.Entities[j].Name == a.Entities[i].Name {
			return true
		}
	}
	return false
}

// charged returns the statements of who is accused of an attack: whoever is named before the deed, or after "on" in "blamed
// the attack on X". Support for those who attack is another charge.
func (t *teller) charged(r Responsibility, said attribution.Attribution) []Responsibility {
	deed := firstDeed(t.doc, said.Content)
	if said.Source.Empty() && said.Content.Start > said.Cue.Start && said.Rule == "passive" {
		return nil // "men accused of", whom links.txt finds
	}
	if said.Rule == "noun" && t.byGerund(said) {
		return nil // "a charge of having resisted a bailiff"
	}
	accused := said.Content
	if !deed.Empty() {
		accused.End = deed.Start
	}
	if unblamed(said.Cue.In(t.doc.Text)) || t.declined(said) || said.Rule == "clause" && strings.HasPrefix(strings.ToLower(said.Cue.In(t.doc.Text)), "alleg") {
		return nil // a clause tells itself who did it
	}
	if supports(t.doc, accused) || deed.Empty() && !blames(t.doc, said) {
		return nil
	}
	if found := t.accuse(r, said.Sentence, accused, !deed.Empty()); len(found) > 0 {
		return found
	}
	on := joiner(t.doc, said)
	i := strings.Index(strings.ToLower(said.Content.In(t.doc.Text)), on)
	if i < 0 {
		return nil
	}
	return t.accuse(r, said.Sentence, text.Span{Start: said.Content.Start + i + len(on), End: said.Content.End}, !deed.Empty())
}

// byGerund says whether what is said begins with what somebody not named there did.
func (t *teller) byGerund(said attribution.Attribution) bool {
	first, _, _ := strings.Cut(said.Content.In(t.doc.Text), " ")
	return strings.HasSuffix(strings.ToLower(first), "ing")
}

// accuse makes r one statement for each of the first whom s names or describes: "blamed the government and the army for it".
// Where no deed is named, people in general are not accused of one.
func (t *teller) accuse(r Responsibility, sentence int, s text.Span, charge bool) []Responsibility {
	reader := t.sentence(sentence)
	for k, g := range reader.Groups {
		if g.Kind != phrase.NP || !s.Contains(g.Span(reader.Tokens)) {
			continue
		}
		var found []Responsibility
		end := reader.nameEnd(k)
		if k+2 < len(reader.Groups) && reader.Norm(g.To) == "of" && reader.deedAt(k+2) != nil {
			end = g.To // what follows is the charge
		}
		for _, part := range reader.joinedBy(g.From, end, reader.accusable) {
			p, ok := reader.party(part.from, part.to)
			if !ok {
				p.entity = anyoneIn(t.a, reader.Span(part.from, part.to))
			}
			if !ok && p.entity < 0 || p.kind == people && p.entity < 0 && !charge {
				continue // "blamed the referee"
			}
			x := r
			x.Actor, x.ActorEntity = reader.Span(part.from, part.to), p.entity
			if p.kind == named || !ok {
				x.Actor = t.a.Entities[p.entity].Span
			}
			x.Span = t.a.Attributions[r.Attribution].Cue.Union(x.Actor)
			found = append(found, x)
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}
