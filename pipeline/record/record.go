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
	Record        string  `json:"record"` // always "article"
	SchemaVersion string  `json:"schema_version"`
	ID            string  `json:"id"`
	Revision      int     `json:"revision"` // 1, 2, …
	Supersedes    *int    `json:"supersedes"`
	Reason        string  `json:"reason"` // new page extractor
	Source        *string `json:"source"`
	URL           *string `json:"url"`
	CanonicalURL  *string `json:"canonical_url"`
	Publisher     *string `json:"publisher"`
	Title         *string `json:"title"`

	Authors []string `json:"authors"`
	Section *string  `json:"section"`
	Tags    []string `json:"tags"`
	Lang    *string  `json:"lang"`

	Published     *string `json:"published"` // RFC 3339 date or date-time
	Modified      *string `json:"modified"`
	PublishedFrom *string `json:"published_from"` // jsonld meta time feed dateline url input
	Fetched       *string `json:"fetched"`
	Build         Build   `json:"build"`
	Genre         string  `json:"genre"` // news opinion press_release live other

	Text        string    `json:"text"`
	TextSHA256  string    `json:"text_sha256"`
	Sections    []Section `json:"sections"`
	DuplicateOf *string   `json:"duplicate_of"`
	Problems    []string  `json:"problems"`
	Flags       []string  `json:"flags"`

	Entities       []Entity         `json:"entities"`
	Dates          []Date           `json:"dates"`
	Casualties     []Casualty       `json:"casualties"`
	Attributions   []Attribution    `json:"attributions"`
	Responsibility []Responsibility `json:"responsibility"`
	Hedges         []Hedge          `json:"hedges"`
	Incidents      []Incident       `json:"incidents"`
}

// A Build says which program made a record.
type Build struct {
	Version string  `json:"version"`
	Commit  *string `json:"commit"`
}

// A Span is a half-open range of code points of the record's text, with the text that stands there.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A Section is a stretch of the text of one kind; all sections together cover it but for the white space between them.
type Section struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// An Entity is one mention of a person, group or place.
type Entity struct {
	Span
	ID      string  `json:"id"`
	Key     string  `json:"key"`
	Type    string  `json:"type"`
	Subtype *string `json:"subtype"`
	Name    string  `json:"name"`
	Ref     *string `json:"ref"`
	Within  *string `json:"within"`
	Geo     *Geo    `json:"geo"`
	Rule    string  `json:"rule"`
}

// A Geo is where a place is.
type Geo struct {
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Country   *string `json:"country"` // ISO 3166-1 alpha-3
	Admin1    *string `json:"admin1"`
	Admin2    *string `json:"admin2"`
	GeonameID *int    `json:"geonameid"`
	Precision string  `json:"precision"`
}

// A Date is one expression of time, as TIMEX3 has it, and the calendar days it covers.
type Date struct {
	Span
	ID        string  `json:"id"`
	Key       string  `json:"key"`
	Type      string  `json:"type"`
	Value     *string `json:"value"`
	Mod       *string `json:"mod"`
	From      *string `json:"from"`
	To        *string `json:"to"`
	Precision string  `json:"precision"`
	Anchor    string  `json:"anchor"`
	Rule      string  `json:"rule"`
}

// A Casualty is one figure stated of people killed, injured, missing or abducted.
type Casualty struct {
	Span
	ID          string   `json:"id"`
	Key         string   `json:"key"`
	Measure     string   `json:"measure"`
	Low         *int     `json:"low"`
	Best        *int     `json:"best"`
	High        *int     `json:"high"`
	Qualifier   string   `json:"qualifier"`
	NumberText  *string  `json:"number_text"`
	Victims     *Victims `json:"victims"`
	PartOf      *string  `json:"part_of"`
	Derived     bool     `json:"derived"`
	Scope       string   `json:"scope"`
	Incident    *string  `json:"incident"`
	Date        *string  `json:"date"`
	Place       *string  `json:"place"`
	Attribution *string  `json:"attribution"`
	Standing    string   `json:"standing"`
	Hedges      []string `json:"hedges"`
	Rule        string   `json:"rule"`
}

// Victims are the people of a figure.
type Victims struct {
	Span
	Nationality []string `json:"nationality"`
	Role        *string  `json:"role"`
	Status      string   `json:"status"`
	Names       []string `json:"names"`
}

// A Party is somebody who speaks, acts or doubts: the words, and the entity they name where it is known.
type Party struct {
	Span
	Entity *string `json:"entity"`
}

// An Attribution is who says what.
type Attribution struct {
	ID      string  `json:"id"`
	Key     string  `json:"key"`
	Kind    string  `json:"kind"`
	Source  *Party  `json:"source"`
	Cue     Span    `json:"cue"`
	Content *Span   `json:"content"`
	Denies  *string `json:"denies"`
	Rule    string  `json:"rule"`
}

// A Responsibility is a statement of who did it.
type Responsibility struct {
	Span
	ID          string  `json:"id"`
	Key         string  `json:"key"`
	Actor       *Party  `json:"actor"`
	Confidence  string  `json:"confidence"`
	Holder      *Party  `json:"holder"`
	Attribution *string `json:"attribution"`
	Incident    *string `json:"incident"`
	Rule        string  `json:"rule"`
}

// A Hedge is a cue of doubt, its scope, and what stands in it.
type Hedge struct {
	Span
	ID        string   `json:"id"`
	Key       string   `json:"key"`
	Class     string   `json:"class"`
	Scope     *Span    `json:"scope"`
	Holder    *Party   `json:"holder"`
	AppliesTo []string `json:"applies_to"`
	Rule      string   `json:"rule"`
}

// An Incident is one thing that happened, however often the article tells it.
type Incident struct {
	ID                 string   `json:"id"`
	Key                string   `json:"key"`
	Main               bool     `json:"main"`
	EventType          *string  `json:"event_type"`
	Weapon             *string  `json:"weapon"`
	Casualties         []string `json:"casualties"`
	Responsibility     []string `json:"responsibility"`
	Date               *string  `json:"date"`
	From               *string  `json:"from"`
	To                 *string  `json:"to"`
	Place              *string  `json:"place"`
	Killed             *Amount  `json:"killed"`
	Injured            *Amount  `json:"injured"`
	Missing            *Amount  `json:"missing"`
	Abducted           *Amount  `json:"abducted"`
	CasualtiesTotal    *Amount  `json:"casualties_total"`
	PerpetratorsKilled *Amount  `json:"perpetrators_killed"`
	Rule               string   `json:"rule"`
}

// An Amount is a number with its bounds, as UCDP GED has them.
type Amount struct {
	Low  *int `json:"low"`
	Best *int `json:"best"`
	High *int `json:"high"`
}
