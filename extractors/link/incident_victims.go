package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/casualty"
)

// A victim is one person told of, perhaps more than once.
type victim struct {
	casualty.Victims
	figures map[string]int // the figure that first gave each measure
	last    int            // the sentence that spoke of them last
	list    int            // the derived total of the list they stand in, or -1
	part    bool           // told as one of a number: "including the mayor"
}

// A crowd is several people counted together.
type crowd struct {
	figure int
	extra  bool // counted beside the others: "two others"
	hit    bool
}

// A tally is who was harmed in one incident.
type tally struct {
	people []*victim
	crowds []crowd
}

// resolve goes through the figures of one incident in order of text and finds who is told of again.
func (a *Annotations) resolve(figures []int) tally {
	var t tally
	for _, i := range figures {
		f := &a.Figures[i]
		switch {
		case f.Victims == nil || f.Derived:
		case single(f):
			a.person(&t, i)
		default:
			a.crowd(&t, i)
		}
	}
	return t
}

// single says whether f is exactly one person.
func single(f *Figure) bool { return f.Amount == casualty.Exactly(1) && f.Victims != nil }

// person puts figure i, of one person, to the victim it speaks of.
func (a *Annotations) person(t *tally, i int) {
	f := &a.Figures[i]
	v := t.find(f)
	if v == nil {
		v = &victim{Victims: *f.Victims, figures: map[string]int{f.Measure: i}, last: f.Sentence, list: f.PartOf, part: a.partOfNumber(f)}
		t.people = append(t.people, v)
		return
	}
	v.learn(f)
	v.list = f.PartOf
	before, known := v.figures[f.Measure]
	_, dead := v.figures["killed"]
	switch {
	case known:
		f.Same = before
		if f.PartOf < 0 { // a member of a list stays with it
			f.Repeats = "told of before"
		}
	case f.Measure == "injured" && dead:
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

// latest is the victim told of last that agrees with f; who is named or spoken of as known is rather one of those that f's
// measure was told of already than another whose fate changes.
func (t *tally) latest(f *Figure) *victim {
	var last *victim
	for k := len(t.people) - 1; k >= 0; k-- {
		v := t.people[k]
		if !v.agrees(f, len(t.people) == 1) {
			continue
		}
		if _, told := v.figures[f.Measure]; told || !f.named() {
			return v
		}
		if last == nil {
			last = v
		}
	}
	return last
}

// other is the victim that "the second man" speaks of again, or nil: "another man" is always new.
func (t *tally) other(f *Figure) *victim {
	for _, v := range t.people {
		if f.Victims.Given && v.Other && v.agrees(f, false) {
			return v
		}
	}
	return nil
}

func (v *victim) named() bool { return len(v.Names) > 0 }
func (f *Figure) named() bool { return len(f.Victims.Names) > 0 }

// agrees says whether nothing in what f says of its victim contradicts v.
func (v *victim) agrees(f *Figure, only bool) bool {
	switch w := f.Victims; {
	case v.list >= 0 && v.list == f.PartOf:
		return false // two of one list
	case w.Whose && w.Role != v.Role && (v.Role != "" || v.named()):
		return false // "his driver": not the one told of before
	case v.named() && f.named(),
		v.Sex != 0 && w.Sex != 0 && v.Sex != w.Sex,
		v.Age != 0 && w.Age != 0 && v.Age != w.Age,
		(v.Status == "perpetrator") != (w.Status == "perpetrator") && !(w.Given && w.Role == "") && !(only && generic(f) && w.Role != "victim" && v.Role == "suspect"),
		v.Status == "security_force" && w.Status != "security_force" && w.Role != "" && w.Role != "victim" && w.Role != "man" && w.Role != "woman":
		return false
	case v.named() && !w.Given && !f.named() && !generic(f) && v.Role != w.Role:
		return false // "John Roe ... a neighbour": somebody else
	case v.last == f.Sentence && !w.Given && !f.named() && !v.Given:
		return false // "a man was shot and a woman ...": two people in one breath
	}
	return true
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

// sameName says whether one of two names ends as the other does: "John Smith" and "Smith", or begins with it.
func sameName(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	const distinct = 6 // letters that make the end of a name telling even where no space parts it from the words before
	if a == b || strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a) || len(b) > distinct && strings.HasSuffix(a, b) || len(a) > distinct && strings.HasSuffix(b, a) || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ") {
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	return len(x) > 1 && len(y) > 1 && x[0] == y[0] && x[len(x)-1] == y[len(y)-1]
}

// crowd puts figure i, of several people, beside those of the incident.
func (a *Annotations) crowd(t *tally, i int) {
	f := &a.Figures[i]
	if a.partOfNumber(f) {
		return
	}
	if f.Victims.Them {
		t.crowds = append(t.crowds, crowd{figure: i, extra: true})
		return
	}
	if f.Measure == "injured" && f.Victims.Given && a.dead(t) >= f.Amount.Floor() {
		f.Repeats = "the same people died"
		return
	}
	for _, c := range t.crowds {
		g := &a.Figures[c.figure]
		if g.Measure == f.Measure && g.Amount.Floor() == f.Amount.Floor() && sameKind(g, f) {
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
	t.crowds = append(t.crowds, crowd{figure: i, extra: f.Victims.Other, hit: f.Hit})
}

// dead counts the people of t told of one by one who died.
func (a *Annotations) dead(t *tally) int {
	n := 0
	for _, v := range t.people {
		if _, ok := v.figures["killed"]; ok {
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
	if f.PartOf >= 0 {
		return false // a member of a list is told apart from the others
	}
	switch f.Victims.Role {
	case "", "person", "victim", "other", "individual", "man", "woman", "male", "female", "resident", "adult", "citizen", "national":
		return true
	}
	return false
}
