// Package entity finds people, groups and places as mentions in a document.
//
// Every stretch of words gets readings from several sources, and they compete: the hand-made lists of the gazetteer (bodies,
// countries, peoples, places), the table of towns, titles and given names, head nouns ("Ministry of …", "Neches River"),
// what the article itself says ("the village of …"), and a trained tagger. The readings of a sentence that do not overlap
// and weigh most stay. Then the article is looked at as a whole: a name has one type, surnames follow full names, acronyms
// their definitions, towns in reports of sport are teams, and capitals that speak are governments.
//
// What each ingredient is worth, in F1 on the news texts of CoNLL++, which nothing here has learned from, exact spans
// (person, organization, place), then recognition on local and on world news (LGL, GeoWebNews):
//
//	all                                92.6  76.2  90.1   .821  .917
//	all but cues of age and country    90.7  76.7  89.7   .820  .912   (the rows below lack them too)
//	hand-made lists alone              30.2  29.0  75.4   .493  .719
//	… and given names and towns        75.3  29.0  78.8   .70   .85
//	tagger, no rules                   87.8  44.8  81.5   .780  .895
//	all but the gazetteer as feature   90.0  76.3  87.8   .810  .890
//	all but features of the whole run  90.1  76.0  89.4   .826  .911
//	all but given names as feature     90.0  77.1  89.8   .816  .913
//	all but document-wide features     90.5  76.7  89.6   .817  .908
//	all but agreement in the article   91.0  76.3  89.5   .822  .914
//	all but reading of sport           90.1  51.4  82.4   .824  .917
//	all, and parts of speech           90.3  76.7  89.8   .826  .913
//
// Two trainings that differ only in the order of the texts differ by about half a point. Parts of speech do not pay: they
// give nothing that capitals and lists do not, and cost several times what the whole stage costs. Learning without features
// hidden at random costs one point, without the Broad Twitter Corpus two points of persons and six of organizations,
// without texts in capitals one. In capitals throughout, the same news gives 80.9, 67.3 and 84.0.
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
	a.stays()
	a.teams()
	a.shortNames()
	a.acronyms()
	a.weak()
	a.governments()
	ents := a.entities()
	ownNames(ents, doc.Text)
	return ents
}
