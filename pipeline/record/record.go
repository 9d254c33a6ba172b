// Package record holds what hedgerow writes: the article record, its JSON Schema, and the check that a file of records is
// what the schema and the laws of spans promise.
//
// Extractors count bytes; a record counts Unicode code points, as people's tools do. New is the one place where the first
// become the second. Every key of a record is always there: what is not known is null, what is empty is [].
package record

// SchemaVersion is the version of the record's form. It moves by semver: a new key moves the second number, a key that
// goes or changes its meaning the first.
const SchemaVersion = "1.0"

// A Record is one revision of one article with all that was found in it.
type Record struct {
	Record        string  `json:"record" parquet:"record"` // always "article"
	SchemaVersion string  `json:"schema_version" parquet:"schema_version"`
	ID            string  `json:"id" parquet:"id"`
	Revision      int     `json:"revision" parquet:"revision"` // 1, 2, …
	Supersedes    *int    `json:"supersedes" parquet:"supersedes"`
	Reason        string  `json:"reason" parquet:"reason"` // new page extractor
	Source        *string `json:"source" parquet:"source"`
	URL           *string `json:"url" parquet:"url"`
	CanonicalURL  *string `json:"canonical_url" parquet:"canonical_url"`
	Publisher     *string `json:"publisher" parquet:"publisher"`
	Title         *string `json:"title" parquet:"title"`

	Authors []string `json:"authors" parquet:"authors,list"`
	Section *string  `json:"section" parquet:"section"`
	Tags    []string `json:"tags" parquet:"tags,list"`
	Lang    *string  `json:"lang" parquet:"lang"`

	Published     *string `json:"published" parquet:"published"` // RFC 3339 date or date-time
	Modified      *string `json:"modified" parquet:"modified"`
	PublishedFrom *string `json:"published_from" parquet:"published_from"` // jsonld meta time feed dateline url input
	Fetched       *string `json:"fetched" parquet:"fetched"`
	Build         Build   `json:"build" parquet:"build"`
	Genre         string  `json:"genre" parquet:"genre"` // news opinion press_release live other

	Text        string    `json:"text" parquet:"text"`
	TextSHA256  string    `json:"text_sha256" parquet:"text_sha256"`
	Sections    []Section `json:"sections" parquet:"sections,list"`
	DuplicateOf *string   `json:"duplicate_of" parquet:"duplicate_of"`
	Problems    []string  `json:"problems" parquet:"problems,list"`
	Flags       []string  `json:"flags" parquet:"flags,list"`

	Entities       []Entity         `json:"entities" parquet:"entities,list"`
	Dates          []Date           `json:"dates" parquet:"dates,list"`
	Casualties     []Casualty       `json:"casualties" parquet:"casualties,list"`
	Attributions   []Attribution    `json:"attributions" parquet:"attributions,list"`
	Responsibility []Responsibility `json:"responsibility" parquet:"responsibility,list"`
	Hedges         []Hedge          `json:"hedges" parquet:"hedges,list"`
	Incidents      []Incident       `json:"incidents" parquet:"incidents,list"`
}

// A Build says which program made a record.
type Build struct {
	Version string  `json:"version" parquet:"version"`
	Commit  *string `json:"commit" parquet:"commit"`
}

// A Span is a half-open range of code points of the record's text, with the text that stands there.
type Span struct {
	Start int    `json:"start" parquet:"start"`
	End   int    `json:"end" parquet:"end"`
	Text  string `json:"text" parquet:"text"`
}

// A Section is a stretch of the text of one kind; all sections together cover it but for the white space between them.
type Section struct {
	Kind  string `json:"kind" parquet:"kind"`
	Start int    `json:"start" parquet:"start"`
	End   int    `json:"end" parquet:"end"`
}

// An Entity is one mention of a person, group or place.
type Entity struct {
	Span
	ID      string  `json:"id" parquet:"id"`
	Key     string  `json:"key" parquet:"key"`
	Type    string  `json:"type" parquet:"type"`
	Subtype *string `json:"subtype" parquet:"subtype"`
	Name    string  `json:"name" parquet:"name"`
	Ref     *string `json:"ref" parquet:"ref"`
	Within  *string `json:"within" parquet:"within"`
	Geo     *Geo    `json:"geo" parquet:"geo"`
	Rule    string  `json:"rule" parquet:"rule"`
}

// A Geo is where a place is.
type Geo struct {
	Lat       float64 `json:"lat" parquet:"lat"`
	Lon       float64 `json:"lon" parquet:"lon"`
	Country   *string `json:"country" parquet:"country"` // ISO 3166-1 alpha-3
	Admin1    *string `json:"admin1" parquet:"admin1"`
	Admin2    *string `json:"admin2" parquet:"admin2"`
	GeonameID *int    `json:"geonameid" parquet:"geonameid"`
	Precision string  `json:"precision" parquet:"precision"`
}

// A Date is one expression of time, as TIMEX3 has it, and the calendar days it covers.
type Date struct {
	Span
	ID        string  `json:"id" parquet:"id"`
	Key       string  `json:"key" parquet:"key"`
	Type      string  `json:"type" parquet:"type"`
	Value     *string `json:"value" parquet:"value"`
	Mod       *string `json:"mod" parquet:"mod"`
	From      *string `json:"from" parquet:"from"`
	To        *string `json:"to" parquet:"to"`
	Precision string  `json:"precision" parquet:"precision"`
	Anchor    string  `json:"anchor" parquet:"anchor"`
	Rule      string  `json:"rule" parquet:"rule"`
}

// A Casualty is one figure stated of people killed, injured, missing or abducted.
type Casualty struct {
	Span
	ID          string   `json:"id" parquet:"id"`
	Key         string   `json:"key" parquet:"key"`
	Measure     string   `json:"measure" parquet:"measure"`
	Low         *int     `json:"low" parquet:"low"`
	Best        *int     `json:"best" parquet:"best"`
	High        *int     `json:"high" parquet:"high"`
	Qualifier   string   `json:"qualifier" parquet:"qualifier"`
	NumberText  *string  `json:"number_text" parquet:"number_text"`
	Victims     *Victims `json:"victims" parquet:"victims"`
	PartOf      *string  `json:"part_of" parquet:"part_of"`
	Derived     bool     `json:"derived" parquet:"derived"`
	Scope       string   `json:"scope" parquet:"scope"`
	Incident    *string  `json:"incident" parquet:"incident"`
	Date        *string  `json:"date" parquet:"date"`
	Place       *string  `json:"place" parquet:"place"`
	Attribution *string  `json:"attribution" parquet:"attribution"`
	Standing    string   `json:"standing" parquet:"standing"`
	Hedges      []string `json:"hedges" parquet:"hedges,list"`
	Rule        string   `json:"rule" parquet:"rule"`
}

// Victims are the people of a figure.
type Victims struct {
	Span
	Nationality []string `json:"nationality" parquet:"nationality,list"`
	Role        *string  `json:"role" parquet:"role"`
	Status      string   `json:"status" parquet:"status"`
	Names       []string `json:"names" parquet:"names,list"`
}

// A Party is somebody who speaks, acts or doubts: the words, and the entity they name where it is known.
type Party struct {
	Span
	Entity *string `json:"entity" parquet:"entity"`
}

// An Attribution is who says what.
type Attribution struct {
	ID      string  `json:"id" parquet:"id"`
	Key     string  `json:"key" parquet:"key"`
	Kind    string  `json:"kind" parquet:"kind"`
	Source  *Party  `json:"source" parquet:"source"`
	Cue     Span    `json:"cue" parquet:"cue"`
	Content *Span   `json:"content" parquet:"content"`
	Denies  *string `json:"denies" parquet:"denies"`
	Rule    string  `json:"rule" parquet:"rule"`
}

// A Responsibility is a statement of who did it.
type Responsibility struct {
	Span
	ID          string  `json:"id" parquet:"id"`
	Key         string  `json:"key" parquet:"key"`
	Actor       *Party  `json:"actor" parquet:"actor"`
	Confidence  string  `json:"confidence" parquet:"confidence"`
	Holder      *Party  `json:"holder" parquet:"holder"`
	Attribution *string `json:"attribution" parquet:"attribution"`
	Incident    *string `json:"incident" parquet:"incident"`
	Rule        string  `json:"rule" parquet:"rule"`
}

// A Hedge is a cue of doubt, its scope, and what stands in it.
type Hedge struct {
	Span
	ID        string   `json:"id" parquet:"id"`
	Key       string   `json:"key" parquet:"key"`
	Class     string   `json:"class" parquet:"class"`
	Scope     *Span    `json:"scope" parquet:"scope"`
	Holder    *Party   `json:"holder" parquet:"holder"`
	AppliesTo []string `json:"applies_to" parquet:"applies_to,list"`
	Rule      string   `json:"rule" parquet:"rule"`
}

// An Incident is one thing that happened, however often the article tells it.
type Incident struct {
	ID                 string   `json:"id" parquet:"id"`
	Key                string   `json:"key" parquet:"key"`
	Main               bool     `json:"main" parquet:"main"`
	EventType          *string  `json:"event_type" parquet:"event_type"`
	Weapon             *string  `json:"weapon" parquet:"weapon"`
	Casualties         []string `json:"casualties" parquet:"casualties,list"`
	Responsibility     []string `json:"responsibility" parquet:"responsibility,list"`
	Date               *string  `json:"date" parquet:"date"`
	From               *string  `json:"from" parquet:"from"`
	To                 *string  `json:"to" parquet:"to"`
	Place              *string  `json:"place" parquet:"place"`
	Killed             *Amount  `json:"killed" parquet:"killed"`
	Injured            *Amount  `json:"injured" parquet:"injured"`
	Missing            *Amount  `json:"missing" parquet:"missing"`
	Abducted           *Amount  `json:"abducted" parquet:"abducted"`
	CasualtiesTotal    *Amount  `json:"casualties_total" parquet:"casualties_total"`
	PerpetratorsKilled *Amount  `json:"perpetrators_killed" parquet:"perpetrators_killed"`
	Rule               string   `json:"rule" parquet:"rule"`
}

// An Amount is a number with its bounds, as UCDP GED has them.
type Amount struct {
	Low  *int `json:"low" parquet:"low"`
	Best *int `json:"best" parquet:"best"`
	High *int `json:"high" parquet:"high"`
}
