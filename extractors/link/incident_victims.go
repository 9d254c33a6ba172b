package link

import (
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/casualty"
)

// A victim is one person told of, perhaps more than once.
type victim struct {
	casualty.Victims
	figures map[string]int // the figure that first gave each measure
	first   int            // the figure that told of them first
	told    int            // the figure that told of them last
	began   int            // the sentence that spoke of them first
	last    int            // the sentence that spoke of them last
	list    int            // the total that they are told as part of, or -1
	listed  string         // the measure that told so
	part    bool           // told as one of a number: "including the mayor"
	fought  bool           // police did it: he may be called the suspect
	ownHand bool           // did it himself
	object  bool           // another did it: "killed his wife"
}

// A crowd is several people counted together.
type crowd struct {
	figure int
	extra  bool // counted beside the others: "two others"
	hit    bool
}

// A tally is who was harmed in one incident.
type tally struct {
	people   []*victim
	crowds   []crowd
	restated []int // derived totals of lists that only tell anew of a crowd
}

// resolve goes through the figures of one incident in order of text and finds who is told of again.
func (a *Annotations) resolve(figures []int) tally {
	var t tally
	for _, i := range figures {
		f := &a.Figures[i]
		if f.PartOf >= 0 && a.Figures[f.PartOf].Derived && !slices.Contains(t.restated, f.PartOf) {
			a.restate(&t, f.PartOf)
		}
		switch {
		case f.Victims == nil || f.Derived || f.Qualifier == "none_reported":
		case single(f):
			a.person(&t, i)
		default:
			a.crowd(&t, i)
		}
	}
	return t
}

// restate takes the list that makes up figure i for another telling of a number given before, where it comes to that
// number: "six priests were killed ... five Spaniards and a Salvadoran".
func (a *Annotations) restate(t *tally, i int) {
	const telling = 3 // a smaller number is too common to be the same
	f := &a.Figures[i]
	for _, c := range t.crowds {
		if g := &a.Figures[c.figure]; f.Amount.Floor() >= telling && g.Measure == f.Measure && g.Amount.Floor() == f.Amount.Floor() && g.Sentence != f.Sentence {
			t.restated = append(t.restated, i)
			return
		}
	}
}

// single says whether f is exactly one person.
func single(f *Figure) bool { return f.Amount == casualty.Exactly(1) && f.Victims != nil }

// person puts figure i, of one person, to the victim it speaks of.
func (a *Annotations) person(t *tally, i int) {
	f := &a.Figures[i]
	v := t.find(f)
	if v == nil {
		v = &victim{Victims: *f.Victims, figures: map[string]int{f.Measure: i}, first: i, told: i, began: f.Sentence, last: f.Sentence, list: f.PartOf, listed: f.Measure, part: a.partOfNumber(f) || a.named(t, f) || slices.Contains(t.restated, f.PartOf), fought: f.byPolice, ownHand: f.ownHand, object: !f.ownHand && (f.Rule == "active" || f.Rule == "result")}
		t.people = append(t.people, v)
		return
	}
	if u := t.deadBefore(v, f); u != nil {
		a.Figures[v.figures["injured"]].Repeats, a.Figures[v.figures["injured"]].Same = "the same person died", u.figures["killed"]
		t.people = slices.DeleteFunc(t.people, func(w *victim) bool { return w == v })
		v = u
	}
	v.learn(f)
	v.list, v.told = f.PartOf, i
	before, known := v.figures[f.Measure]
	switch {
	case known:
		f.Same = before
		if f.PartOf < 0 { // a member of a list stays with it
			f.Repeats = "told of before"
		}
	case f.Measure == "injured" && v.dead():
		f.Same, f.Repeats = v.figures["killed"], "the same person died"
	default:
		v.figures[f.Measure] = i
		if hurt, ok := v.figures["injured"]; ok && f.Measure == "killed" {
			a.Figures[hurt].Repeats, a.Figures[hurt].Same = "the same person died", i
			delete(v.figures, "injured")
		}
	}
}

// partOfNumber says whether f is part of a number that the text gives.
func (a *Annotations) partOfNumber(f *Figure) bool {
	return f.PartOf >= 0 && !a.Figures[f.PartOf].Derived && a.Figures[f.PartOf].Measure == f.Measure
}

// named says whether f tells who some of a greater number told of before were: "the dead include a sergeant and two nurses".
func (a *Annotations) named(t *tally, f *Figure) bool {
	return f.Rule == "identified" && slices.ContainsFunc(t.crowds, func(c crowd) bool {
		g := &a.Figures[c.figure]
		return g.Measure == f.Measure && g.Amount.Floor() > f.Amount.Floor()
	})
}

// find is the victim that f speaks of, or nil: the latest that agrees with it.
func (t *tally) find(f *Figure) *victim {
	for _, v := range t.people {
		if v.Span == f.Victims.Span {
			return v // two verbs of one subject: "died after being shot"
		}
	}
	if f.Victims.Other && !f.named() {
		return t.other(f)
	}
	for k := len(t.people) - 1; k >= 0; k-- {
		if v := t.people[k]; v.named() && f.named() && (v.list < 0 || v.list != f.PartOf) && sameName(v.Names[0], f.Victims.Names[0]) {
			return v
		}
	}
	return t.latest(f)
}

// latest is the victim told of last that agrees with f: for "he" or "her" whoever it is, else rather one of whom f's measure
// was told already than another whose fate changes.
func (t *tally) latest(f *Figure) *victim {
	var last *victim
	for k := len(t.people) - 1; k >= 0; k-- {
		v := t.people[k]
		if !v.agrees(f, len(t.people) == 1) {
			continue
		}
		if _, told := v.figures[f.Measure]; told || f.Victims.Given && f.Victims.Role == "" && !t.fateTold(v, f) {
			return v
		}
		if last == nil {
			last = v
		}
	}
	return last
}

// fateTold says whether one breath told of v as hurt and of another, who may be f's, as dead: then "he died" is the other.
func (t *tally) fateTold(v *victim, f *Figure) bool {
	return f.Measure == "killed" && !v.dead() && slices.ContainsFunc(t.people, func(u *victim) bool {
		return u != v && u.dead() && u.began == v.began && u.list < 0 && u.agrees(f, false)
	})
}

// other is the victim that "the second man" speaks of again, or nil. "Another man" is new, unless the story has begun anew
// since it told of him: "one died and another was hurt. … The dead man was found in his car. Another man …".
func (t *tally) other(f *Figure) *victim {
	for _, v := range t.people {
		if _, told := v.figures[f.Measure]; v.Other && v.agrees(f, false) && (f.Victims.Given || told && t.begunAnew(v)) {
			return v
		}
	}
	return nil
}

// deadBefore is the victim whose death the text gave before it began to tell how v, of whose death f is the first word, was
// hurt, or nil: "one person died …. A woman was wounded outside. She died at a hospital".
func (t *tally) deadBefore(v *victim, f *Figure) *victim {
	if _, hurt := v.figures["injured"]; f.Measure != "killed" || !hurt || v.dead() || v.Other || v.list >= 0 {
		return nil
	}
	for _, u := range t.people {
		if u.dead() && u.first < v.first && u.began < v.began && u.list < 0 && u.mayBeCalled(v) && u.agrees(f, false) {
			return u
		}
	}
	return nil
}

// mayBeCalled says whether nothing that the text says of v and w parts them.
func (v *victim) mayBeCalled(w *victim) bool {
	switch {
	case v.named() && w.named() && !sameName(v.Names[0], w.Names[0]),
		v.Sex != 0 && w.Sex != 0 && v.Sex != w.Sex,
		v.Age != 0 && w.Age != 0 && v.Age != w.Age,
		v.Status != w.Status && v.Status != "unknown" && w.Status != "unknown":
		return false
	}
	return true
}

// begunAnew says whether somebody whom the text told of before v was told of again after v.
func (t *tally) begunAnew(v *victim) bool {
	return slices.ContainsFunc(t.people, func(u *victim) bool { return u.first < v.first && u.told > v.told })
}

func (v *victim) named() bool { return len(v.Names) > 0 }

// plainlyHurt says whether f tells by its verb that somebody was hurt; "shot" and "with a wound" also begin the story of
// a death.
func (f *Figure) plainlyHurt() bool {
	return f.Measure == "injured" && !f.Hit && !woundOf(f)
}

func (v *victim) dead() bool {
	_, killed := v.figures["killed"]
	return killed
}

func (f *Figure) named() bool { return len(f.Victims.Names) > 0 }

// agrees says whether nothing in what f says of its victim contradicts v.
func (v *victim) agrees(f *Figure, only bool) bool {
	switch w := f.Victims; {
	case v.list >= 0 && v.list == f.PartOf:
		return false // two of one list
	case f.Measure == "killed" && v.began > 0 && v.last != f.Sentence && f.introduces() && v.Role != w.Role && !v.named():
		return false // "a woman was killed in Izium … a railway worker was killed": told of as new, and by a trade
	case v.object && f.ownHand && v.last == f.Sentence && !(w.Given && f.Rule == "intransitive"):
		return false // "killed his brother before killing himself"
	case v.dead() && f.Measure == "injured" && (w.Them || f.survived && !f.named()):
		return false // "one of the wounded", "he suffered a broken arm"
	case v.list >= 0 && f.PartOf >= 0 && v.listed != f.Measure && f.Rule == "identified":
		return false // one of the wounded, one of the dead
	case v.dead() && f.Measure == "injured" && !w.Given && (!f.named() || w.Status == "security_force" && v.Status != w.Status) && v.last != f.Sentence && (f.plainlyHurt() || !generic(f) && w.Role != v.Role):
		return false // "the mayor died ... a policeman was wounded": whoever is told of as new is not the dead one
	case w.Whose && w.Role != v.Role && (v.Role != "" || v.named()), w.Kin && w.Role != v.Role && v.last == f.Sentence:
		return false // "his driver", "her husband": not the one told of before
	case v.last == f.Sentence && v.dead() && f.Measure == "injured" && v.Role != "" && w.Role != "" && v.Role != w.Role && !anyone(v.Role) && !generic(f):
		return false // "the mayor's driver was killed and the mayor's bodyguard was wounded"
	case v.named() && f.named(),
		v.Sex != 0 && w.Sex != 0 && v.Sex != w.Sex,
		v.Age != 0 && w.Age != 0 && v.Age != w.Age,
		(v.Status == "perpetrator") != (w.Status == "perpetrator") && !(w.Given && w.Role == "") && !v.mayBe(f) && !(only && generic(f) && w.Role != "victim" && wrongdoers[v.Role]),
		v.Status == "security_force" && w.Status != "security_force" && w.Role != "" && w.Role != "victim" && w.Role != "man" && w.Role != "woman":
		return false
	case (v.named() || !anyone(v.Role) && !stages[v.Role]) && !w.Given && !f.named() && !generic(f) && v.Role != w.Role:
		return false // "John Roe ... a neighbour": somebody else
	case v.last == f.Sentence && !w.Given && !f.named() && !v.Given && (w.Age == 0 || w.Age != v.Age || !v.named() || v.list >= 0):
		return false // "a man was shot and a woman ...": two people in one breath
	}
	return true
}

// introduces says whether f tells of somebody by a trade or an office as of one not told of before: "a tractor driver".
func (f *Figure) introduces() bool {
	w := f.Victims
	return !w.Given && !f.named() && w.Role != "" && !anyone(w.Role) && !stages[w.Role]
}

// mayBe says whether v, killed by police, is the suspect that f speaks of as known, or the other way round; or whether both
// died by their own hand.
func (v *victim) mayBe(f *Figure) bool {
	return v.ownHand && f.ownHand || v.fought && v.Status != "perpetrator" && (f.Victims.Given || f.byPolice) || f.byPolice && v.Status == "perpetrator" && v.fought
}

// learn adds what f says to what is known of v.
func (v *victim) learn(f *Figure) {
	w := f.Victims
	if len(v.Names) == 0 {
		v.Names = w.Names
	}
	if v.Sex == 0 {
		v.Sex = w.Sex
	}
	if v.Age == 0 {
		v.Age = w.Age
	}
	v.last = f.Sentence
}

// sameName says whether one of two names holds the words of the other in their order, as "Juan Perez Diaz" holds "Perez",
// or ends as the other does where no space parts it from the words before.
func sameName(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	const distinct = 6 // letters that make the end of a name telling
	if len(b) > distinct && strings.HasSuffix(a, b) {
		return true
	}
	long, short := strings.Fields(a), strings.Fields(b)
	for _, w := range long {
		if len(short) > 0 && w == short[0] {
			short = short[1:]
		}
	}
	return len(short) == 0
}

// crowd puts figure i, of several people, beside those of the incident.
func (a *Annotations) crowd(t *tally, i int) {
	f := &a.Figures[i]
	if a.partOfNumber(f) || a.named(t, f) || slices.Contains(t.restated, f.PartOf) {
		return
	}
	if f.Victims.Them {
		t.crowds = append(t.crowds, crowd{figure: i, extra: true})
		return
	}
	if f.Measure == "injured" && f.Victims.Given && f.PartOf < 0 && a.dead(t)+hurt(t) >= f.Amount.Floor() {
		f.Repeats = "the same people died"
		if a.dead(t) < f.Amount.Floor() {
			f.Repeats = "told of before" // "both were hit": the one who died and the one who was hurt
		}
		return
	}
	for _, c := range t.crowds {
		g := &a.Figures[c.figure]
		if g.Measure == f.Measure && g.Amount.Floor() == f.Amount.Floor() && (sameKind(g, f) || f.Victims.Given && f.PartOf < 0) {
			f.Same = c.figure
			if f.Victims.Given {
				f.Repeats = "told of before"
			}
			return
		}
	}
	if f.Measure == "killed" && f.Victims.Given {
		a.die(t, i)
	}
	if whole := a.wholeOf(t, f); whole >= 0 {
		f.PartOf = whole
		return
	}
	t.crowds = append(t.crowds, crowd{figure: i, extra: f.Victims.Other && a.beside(t, i), hit: f.Hit})
}

// wholeOf is the number told of before of which f, several people spoken of as known, tells apart some, or -1: "three pupils were
// killed …. Both girls died at the door".
func (a *Annotations) wholeOf(t *tally, f *Figure) int {
	if !f.Victims.Given || f.Victims.Other || f.PartOf >= 0 || f.Derived || f.Victims.Role == "" {
		return -1
	}
	for _, c := range t.crowds {
		if g := &a.Figures[c.figure]; g.Measure == f.Measure && g.PartOf < 0 && g.Sentence < f.Sentence && g.Amount.Floor() > f.Amount.Floor() && g.Victims.Status != "perpetrator" {
			return c.figure
		}
	}
	return -1
}

// beside says whether the others of figure i are more than those told of before. Others in one breath with people of another
// fate are all those that suffered theirs ("one died and two others were wounded"); others beside people of the same
// fate may tell anew how a number is made up ("one critically and three others hurt", of four).
func (a *Annotations) beside(t *tally, i int) bool {
	f := &a.Figures[i]
	same, other := 0, false
	for k := i - 1; k >= 0 && a.Figures[k].Sentence == f.Sentence; k-- {
		switch g := &a.Figures[k]; {
		case g.Incident != f.Incident || g.Derived:
		case g.Measure == f.Measure:
			same += g.Amount.Floor()
		default:
			other = true
		}
	}
	if same == 0 {
		return !other
	}
	for _, c := range t.crowds {
		if g := &a.Figures[c.figure]; g.Measure == f.Measure && g.Sentence < f.Sentence && g.Amount.Floor() == same+f.Amount.Floor() {
			return false
		}
	}
	return true
}

// dead counts the people of t told of one by one who died.
func (a *Annotations) dead(t *tally) int {
	n := 0
	for _, v := range t.people {
		if v.dead() {
			n++
		}
	}
	return n
}

// hurt counts the people of t told of one by one who live.
func hurt(t *tally) int {
	n := 0
	for _, v := range t.people {
		if _, ok := v.figures["injured"]; ok && !v.dead() {
			n++
		}
	}
	return n
}

// die takes those told of before as injured for the dead of figure i: "the two were pronounced dead".
func (a *Annotations) die(t *tally, i int) {
	n := a.Figures[i].Amount.Floor()
	for k := len(t.people) - 1; k >= 0 && n > 0; k-- {
		if hurt, ok := t.people[k].figures["injured"]; ok {
			a.Figures[hurt].Repeats, a.Figures[hurt].Same = "the same person died", i
			delete(t.people[k].figures, "injured")
			n--
		}
	}
}

// sameKind says whether two figures may count the same people: neither says a role, or both the same.
func sameKind(f, g *Figure) bool {
	return generic(f) || generic(g) || f.Victims.Role == g.Victims.Role
}

// generic says whether f counts people without saying who they are.
func generic(f *Figure) bool {
	return f.PartOf < 0 && anyone(f.Victims.Role) // a member of a list is told apart from the others
}

// stages are roles of age, kin and the moment, which whoever has another role may have beside it.
var stages = words("boy girl child teen teenager youth juvenile infant toddler baby student mother father parent son daughter " +
	"wife husband brother sister driver passenger neighbor neighbour suspect gunman friend bystander customer pedestrian")

// wrongdoers are roles of those who are shot for what they are taken to do; unlike a gunman, they need have no victims.
var wrongdoers = words("suspect intruder burglar robber thief prowler invader carjacker")

// anyone says whether a role fits everybody.
func anyone(role string) bool {
	switch role {
	case "", "person", "victim", "other", "individual", "man", "woman", "male", "female", "resident", "adult", "citizen", "national":
		return true
	}
	return false
}
