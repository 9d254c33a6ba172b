// Package entity finds people, groups and places as mentions in a document.
package entity

import (
	"github.com/hedgerow/hedgerow/extractors/entity/tagger"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// A Type is an OntoNotes entity type.
type Type string

// The types that are reported.
const (
	Person Type = "PERSON"
	Norp   Type = "NORP"
	Org    Type = "ORG"
	GPE    Type = "GPE"
	Loc    Type = "LOC"
	Fac    Type = "FAC"
	Event  Type = "EVENT"
)

// An Entity is one mention of a thing with a name.
type Entity struct {
	text.Span
	Type    Type
	Subtype string // armed_group, government, security_force, agency, media, nationality, …, or ""
	Name    string // the canonical name of the thing: the same for all its mentions in the article
	Ref     string // registry id (org:iskp) or geonames:1138958, or ""
	Country string // ISO 3166-1 alpha-3 that the thing belongs to: a nationality's, a government's, or ""
	Within  int    // index of the mention that this one stands inside, or -1
	Geo     *Geo   // nil where the place is not resolved
	Rule    string
}

// A Precision says how closely coordinates say where.
type Precision string

// From a point to half the world.
const (
	Exact         Precision = "exact"
	Near          Precision = "near"
	ADM2          Precision = "adm2"
	ADM1          Precision = "adm1"
	Region        Precision = "region"
	CountryWide   Precision = "country"
	International Precision = "international"
)

// A Geo is a place resolved.
type Geo struct {
	Lat, Lon       float64
	Country        string // ISO 3166-1 alpha-3
	Admin1, Admin2 string
	GeonameID      int // 0 where there is none
	Precision      Precision
}

// Find returns the mentions in doc, in order of text. They do not overlap, but for places inside the names of
// organizations, which say so by Within.
func Find(doc *text.Document) []Entity {
	a := &article{doc: doc}
	for i := range doc.Sentences {
		a.lines = append(a.lines, newLine(&doc.Sentences[i]))
	}
	for i, spans := range tagger.Tag(a.sentences()) {
		l := a.lines[i]
		l.mentions = choose(append(l.propose(), l.tagged(spans)...), len(l.tokens))
	}
	a.agree()
	a.teams()
	a.shortNames()
	a.acronyms()
	a.weak()
	a.governments()
	ents := a.entities()
	ownNames(ents, doc.Text)
	return ents
}
