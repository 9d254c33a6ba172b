package gazetteer

import (
	_ "embed"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Body is a group, force, government, agency, party, company or medium of the registry.
type Body struct {
	ID      string // stable: org:iskp; "" for what is not in the registry
	Name    string // the name that stands for all others
	Subtype string // armed_group security_force government agency party media company sport team
	Country string // home country, ISO alpha-3, or ""
}

// A People is a nationality, an ethnic or religious group, or its adjective.
type People struct {
	Name    string // singular
	Subtype string // nationality ethnic religious political regional
	Country string // ISO alpha-3, or ""
}

// A Place is a place with its coordinates.
type Place struct {
	Name           string
	Feature        string // GeoNames feature code: PPL ADM1 STM …
	Lat, Lon       float64
	Country        string // ISO alpha-3, or "" for what lies in several
	Admin1, Admin2 string
	GeonameID      int // 0 where unknown
	Population     int
}

// A Hit is what the hand-made lists know under a name; a name may be several things ("Georgia").
type Hit struct {
	Body       *Body
	Weak       bool // a common word that stands for Body only after another of its names
	Nation     *Nation
	People     *People
	Places     []*Place
	AfterComma bool // an abbreviation that stands for Places only after a comma: "Paris, TX"
}

//go:embed registry.txt
var registryData string

//go:embed orgs.txt
var orgsData string

//go:embed peoples.txt
var peoplesData string

//go:embed overlay.txt
var overlayData string

// names is the index of all the hand-made lists: patterns by their first word, longest first.
type names struct {
	byFirst map[string][]*pattern
	byKey   map[string]*pattern
	bodies  []*Body
	places  []*Place
}

type pattern struct {
	words []word
	hit   Hit
}

// A word of a pattern is compared without regard to case, but what is written with a capital must be so in the text, and
// an acronym must be written as it is here.
type word struct {
	norm  string
	exact string // the only way it may be written, or ""
	upper bool
}

var loadNames = sync.OnceValue(func() *names {
	n := &names{byFirst: make(map[string][]*pattern, 4096), byKey: make(map[string]*pattern, 8192)}
	for _, e := range lexicon.Must("registry.txt", registryData).Entries {
		n.addBody(e)
	}
	for _, e := range lexicon.Must("orgs.txt", orgsData).Entries {
		if h := n.at(e.Phrase); h.Body == nil {
			h.Body = &Body{Name: e.Phrase, Subtype: e.Field(0)}
		}
	}
	for _, c := range loadNations().all {
		n.addNation(c)
	}
	for _, e := range lexicon.Must("peoples.txt", peoplesData).Entries {
		n.addPeople(&People{Name: e.Phrase, Subtype: e.Field(0), Country: e.Field(1)})
	}
	for _, e := range lexicon.Must("overlay.txt", overlayData).Entries {
		n.addPlace(e)
	}
	for _, ps := range n.byFirst {
		sort.SliceStable(ps, func(a, b int) bool { return len(ps[a].words) > len(ps[b].words) })
	}
	return n
})

func (n *names) addBody(e *lexicon.Entry) {
	b := &Body{Name: e.Phrase, ID: e.Field(0), Subtype: e.Field(1), Country: e.Field(2)}
	n.bodies = append(n.bodies, b)
	for _, alias := range append([]string{b.Name}, list(e.Field(3))...) {
		weak := strings.HasPrefix(alias, "~")
		h := n.at(strings.TrimPrefix(alias, "~"))
		if h.Body == nil {
			h.Body, h.Weak = b, weak
		}
	}
}

func (n *names) addNation(c *Nation) {
	for _, alias := range append([]string{c.Name}, c.Aliases...) {
		n.at(alias).Nation = c
	}
	for _, d := range c.Demonyms {
		n.addPeople(&People{Name: d, Subtype: "nationality", Country: c.Alpha3})
	}
}

func (n *names) addPeople(p *People) {
	for _, form := range []string{p.Name, p.Name + "s"} {
		if h := n.at(form); h.People == nil {
			h.People = p
		}
	}
}

func (n *names) addPlace(e *lexicon.Entry) {
	name, _, _ := strings.Cut(e.Phrase, " @ ")
	p := &Place{Name: name, Feature: e.Field(0), Country: e.Field(2), Admin1: e.Field(3)}
	p.Lat, p.Lon = coordinates("overlay.txt", e.Line, e.Field(1))
	n.places = append(n.places, p)
	for _, alias := range append([]string{name}, list(e.Field(4))...) {
		weak := strings.HasPrefix(alias, "~")
		h := n.at(strings.TrimPrefix(alias, "~"))
		h.Places, h.AfterComma = append(h.Places, p), weak
	}
}

// at returns the place of name in the index, made where it is new.
func (n *names) at(name string) *Hit {
	words := split(name)
	key := strings.ToLower(name)
	if len(words) == 1 {
		key += words[0].exact
	}
	p := n.byKey[key]
	if p == nil {
		p = &pattern{words: words}
		n.byKey[key] = p
		n.byFirst[words[0].norm] = append(n.byFirst[words[0].norm], p)
	}
	for i := range p.words {
		p.words[i].upper = p.words[i].upper && words[i].upper // "Al-Shabab" and "al-Shabab"
	}
	return &p.hit
}

// apart sets off what documents have as words of their own.
var apart = strings.NewReplacer("'s ", " 's ", "’s ", " 's ", "(", "( ", ")", " )", ",", " ,", "s' ", "s ' ")

// split parts a name as documents are parted: the possessive and brackets are words of their own.
func split(name string) []word {
	if strings.ContainsAny(name, "'’(),") {
		name = apart.Replace(name + " ")
	}
	fields := strings.Fields(name)
	words := make([]word, len(fields))
	for i, f := range fields {
		first, size := utf8.DecodeRuneInString(f)
		words[i] = word{norm: strings.ToLower(f), upper: unicode.IsUpper(first)}
		if len(fields) == 1 && strings.IndexFunc(f[size:], unicode.IsUpper) >= 0 && !strings.ContainsAny(f[size:], "-'") {
			words[i].exact = f
		}
	}
	return words
}

// Match returns what the hand-made lists know under the longest name that begins at token i, and how many tokens it
// covers; 0 where there is none. A name that differs from its entry only in being wholly in capitals matches too.
func Match(tokens []text.Token, i int) (Hit, int) {
	for _, p := range loadNames().byFirst[tokens[i].Norm] {
		if p.matches(tokens[i:]) {
			return p.hit, len(p.words)
		}
	}
	return Hit{}, 0
}

func (p *pattern) matches(tokens []text.Token) bool {
	if len(tokens) < len(p.words) {
		return false
	}
	for k, w := range p.words {
		t := tokens[k]
		if t.Norm != w.norm || w.exact != "" && t.Text != w.exact || w.upper && !capital(t.Text) {
			return false
		}
	}
	return true
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// Bodies returns the registry, in the order of its file.
func Bodies() []*Body { return loadNames().bodies }

// Overlay returns the hand-made places that go by name, written as in the list but for case, in the order of the file.
func Overlay(name string) []*Place {
	words := split(name)
	for _, p := range loadNames().byFirst[words[0].norm] {
		if len(p.words) == len(words) && same(p.words, words) && len(p.hit.Places) > 0 {
			return p.hit.Places
		}
	}
	return nil
}

func same(a, b []word) bool {
	for i := range a {
		if a[i].norm != b[i].norm {
			return false
		}
	}
	return true
}
