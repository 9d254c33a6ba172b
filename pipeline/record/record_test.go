package record_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/extractors"
	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/hedge"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/text"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

const body = "Blast in Gämeral\n\nAt least five 𝗆iners died in Gämeral on Monday, “police” said. It is unverified."

// at returns the span of the nth occurrence of words in body.
func at(words string, nth int) text.Span {
	from := 0
	for ; nth > 0; nth-- {
		from += strings.Index(body[from:], words) + len(words)
	}
	start := from + strings.Index(body[from:], words)
	return text.Span{Start: start, End: start + len(words)}
}

// sample is a document with one annotation and more of every kind, some of them out of order.
func sample() (*text.Document, extractors.Annotations) {
	monday := time.Date(2026, 1, 26, 0, 0, 0, 0, time.UTC)
	doc := &text.Document{Text: body, Lang: "en", Sections: []text.Section{
		{Span: at("Blast in Gämeral", 0), Kind: text.Title},
		{Span: text.Span{Start: at("At least", 0).Start, End: len(body)}, Kind: text.Body},
	}}
	return doc, extractors.Annotations{
		Entities: []entity.Entity{
			{Span: at("police", 0), Type: entity.Org, Within: -1, Rule: "t"},
			{Span: at("Gämeral", 0), Type: entity.GPE, Name: "Gämeral", Within: -1, Rule: "t",
				Geo: &entity.Geo{Lat: 34.5, Lon: 69.2, Country: "AFG", GeonameID: 7, Precision: entity.Exact}},
			{Span: at("Gämeral", 1), Type: entity.GPE, Name: "Gämeral", Within: -1, Rule: "t"},
		},
		Dates: []date.Date{{Span: at("Monday", 0), Type: "DATE", Value: "2026-01-26", From: monday, To: monday, Precision: "day", Anchor: "published", Rule: "t"}},
		Figures: []link.Figure{{Figure: casualty.Figure{Span: at("At least five 𝗆iners died", 0), Measure: "killed",
			Amount: casualty.Amount{Low: 5, Best: 5, High: casualty.None}, Qualifier: "at_least", Number: "five",
			Victims: &casualty.Victims{Span: at("𝗆iners", 0), Role: "miner"}, PartOf: -1, Scope: "incident", Rule: "t"},
			Date: 0, Place: 2, Incident: 0, Attribution: 0, Standing: "unverified", Hedges: []int{0}}},
		Attributions: []attribution.Attribution{{Kind: "statement", Source: at("police", 0), Entity: 0, Cue: at("said", 0),
			Content: at("At least five 𝗆iners died", 0), Denies: -1, Rule: "t"}},
		Responsibility: []link.Responsibility{{Span: at("Blast", 0), Actor: at("police", 0), ActorEntity: 0, Confidence: "denied",
			HolderEntity: -1, Attribution: -1, Incident: 0, Rule: "t"}},
		Hedges: []link.Hedge{{Hedge: hedge.Hedge{Span: at("unverified", 0), Class: "unverified", Rule: "t"}, HolderEntity: -1,
			Figures: []int{0}, Responsibility: []int{0}, Attributions: []int{0}}},
		Incidents: []link.Incident{{Main: true, EventType: "bombing", Figures: []int{0}, Responsibility: []int{0}, Date: 0, From: monday, To: monday,
			Place: 2, Killed: &casualty.Amount{Low: 5, Best: 5, High: casualty.None}, Anchor: at("Blast", 0), Rule: "t"}},
	}
}

func sampleRecord() *record.Record {
	doc, found := sample()
	return record.New(record.Article{URL: "https://news.example/1", Published: "2026-01-26", PublishedFrom: "meta", Build: record.Build{Version: "test"},
		Problems: []string{"truncated", "stub", "truncated"}}, doc, found)
}

func line(t *testing.T, r *record.Record) string {
	t.Helper()
	l, err := r.Line()
	if err != nil {
		t.Fatal(err)
	}
	return string(l)
}

func faults(t *testing.T, lines string) []string {
	t.Helper()
	var out []string
	_, err := record.Verify(strings.NewReader(lines), func(n int, err error) { out = append(out, fmt.Sprintf("%d: %v", n, err)) })
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNewCountsCodePoints(t *testing.T) {
	r := sampleRecord()
	runes := []rune(r.Text)
	for _, s := range []record.Span{r.Casualties[0].Span, r.Casualties[0].Victims.Span, r.Entities[1].Span, r.Attributions[0].Cue, r.Hedges[0].Span} {
		if got := string(runes[s.Start:s.End]); got != s.Text {
			t.Errorf("text[%d:%d] = %q, want %q", s.Start, s.End, got, s.Text)
		}
	}
}

func TestNewPutsItemsIntoTheOrderOfTheText(t *testing.T) {
	r := sampleRecord()
	var got []string
	for _, e := range r.Entities {
		got = append(got, e.ID+" "+e.Text)
	}
	if diff := cmp.Diff([]string{"e1 Gämeral", "e2 Gämeral", "e3 police"}, got); diff != "" {
		t.Errorf("entities (-want +got):\n%s", diff)
	}
	if got := *r.Casualties[0].Place; got != "e2" {
		t.Errorf("place = %s, want e2, the mention the figure is linked to", got)
	}
	if got := *r.Attributions[0].Source.Entity; got != "e3" {
		t.Errorf("source.entity = %s, want e3", got)
	}
	if diff := cmp.Diff([]string{"c1", "r1", "a1"}, r.Hedges[0].AppliesTo); diff != "" {
		t.Errorf("applies_to (-want +got):\n%s", diff)
	}
}

func TestNewSaysWhatItKnowsOfTheWhole(t *testing.T) {
	r := sampleRecord()
	if diff := cmp.Diff([]string{"denied", "unverified"}, r.Flags); diff != "" {
		t.Errorf("flags (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"stub", "truncated"}, r.Problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if want := record.Digest("https://news.example/1"); r.ID != want {
		t.Errorf("id = %s, want the address's digest %s", r.ID, want)
	}
}

func TestKeysStayWhileTheTextDoes(t *testing.T) {
	doc, found := sample()
	a := record.Article{ID: "a"}
	before := record.New(a, doc, found)
	found.Entities = found.Entities[1:] // the rules changed: one entity fewer, other ids
	found.Attributions[0].Entity, found.Responsibility[0].ActorEntity = -1, -1
	after := record.New(a, doc, found)
	for i, e := range after.Entities {
		if e.Key != before.Entities[i].Key {
			t.Errorf("key of %s %q = %s, was %s", e.ID, e.Text, e.Key, before.Entities[i].Key)
		}
	}
}

func TestEveryKeyIsAlwaysThere(t *testing.T) {
	r := record.New(record.Article{}, &text.Document{Text: "x"}, extractors.Annotations{})
	var m map[string]any
	if err := json.Unmarshal([]byte(line(t, r)), &m); err != nil {
		t.Fatal(err)
	}
	for i := range reflect.TypeFor[record.Record]().NumField() {
		key := reflect.TypeFor[record.Record]().Field(i).Tag.Get("json")
		v, ok := m[key]
		if !ok {
			t.Errorf("key %s is missing", key)
		}
		if reflect.TypeFor[record.Record]().Field(i).Type.Kind() == reflect.Slice && v == nil {
			t.Errorf("%s is null, want a list", key)
		}
	}
}

func TestVerifyAcceptsWhatNewMakes(t *testing.T) {
	empty := record.New(record.Article{ID: "empty"}, &text.Document{}, extractors.Annotations{})
	if got := faults(t, line(t, sampleRecord())+line(t, empty)); len(got) > 0 {
		t.Errorf("faults = %q, want none", got)
	}
}

func TestVerifyFindsEveryBreach(t *testing.T) {
	two := 2
	other := "e9"
	tests := []struct {
		name, want string
		damage     func(r *record.Record)
	}{
		{"span moved", "span /casualties/0/victims: text[", func(r *record.Record) { r.Casualties[0].Victims.Start--; r.Casualties[0].Victims.End-- }},
		{"span outside", "lies outside", func(r *record.Record) { r.Hedges[0].End = 10_000 }},
		{"ids out of order", "stands where e1 belongs", func(r *record.Record) { r.Entities[0], r.Entities[1] = r.Entities[1], r.Entities[0] }},
		{"items out of order", "before its forerunner", func(r *record.Record) {
			r.Entities[0], r.Entities[1] = r.Entities[1], r.Entities[0]
			r.Entities[0].ID, r.Entities[1].ID = "e1", "e2"
		}},
		{"link to nowhere", "leads to e9", func(r *record.Record) { r.Casualties[0].Place = &other }},
		{"link to itself", "leads to itself", func(r *record.Record) { id := "c1"; r.Casualties[0].PartOf = &id }},
		{"key twice", "share the key", func(r *record.Record) { r.Entities[1].Key = r.Entities[0].Key }},
		{"sections that overlap", "section 1 (body)", func(r *record.Record) { r.Sections[1].Start = 0 }},
		{"a gap between sections", "sections leave out", func(r *record.Record) { r.Sections[1].Start++ }},
		{"an end not covered", "sections leave out", func(r *record.Record) { r.Sections[1].End-- }},
		{"text changed", "text_sha256", func(r *record.Record) { r.TextSHA256 = strings.Repeat("0", 64) }},
		{"unknown qualifier", "schema: at /casualties/0/qualifier", func(r *record.Record) { r.Casualties[0].Qualifier = "maybe" }},
		{"null for a list", "schema: at /tags", func(r *record.Record) { r.Tags = nil }},
		{"published in words", "schema: at /published", func(r *record.Record) { s := "Monday"; r.Published = &s }},
		{"a revision from nothing", "do not fit", func(r *record.Record) { r.Revision = 2; r.Reason = "page" }},
		{"a revision of the future", "supersedes 2", func(r *record.Record) { r.Revision = 2; r.Reason = "page"; r.Supersedes = &two }},
		{"flags not sorted", "not sorted", func(r *record.Record) { r.Flags = []string{"z", "a"} }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := sampleRecord()
			test.damage(r)
			got := strings.Join(faults(t, line(t, r)), "\n")
			if !strings.Contains(got, test.want) || !strings.HasPrefix(got, "1: ") {
				t.Errorf("faults = %q, want %q in line 1", got, test.want)
			}
		})
	}
}

// reviewedSample is a record that two have reviewed.
func reviewedSample() *record.ReviewedRecord {
	r := &record.ReviewedRecord{Record: *sampleRecord()}
	key, added := r.Casualties[0].Key, r.Casualties[0]
	added.ID, added.Key = "c2", strings.Repeat("0", 20)
	r.SchemaVersion = record.ReviewedVersion
	r.Reviewed = record.Reviewed{
		By: []string{"amir", "zahra"}, At: "2026-02-01T09:00:00.000Z", Complete: true, Contested: []string{key}, Casualties: []record.Casualty{r.Casualties[0], added},
		Decisions: []record.Decision{{Key: &key, Verdict: "accept", Reviewer: "zahra", Time: "2026-02-01T09:00:00.000Z"}},
	}
	return r
}

func TestVerifyReadsWhatWasReviewed(t *testing.T) {
	nowhere := "d9"
	tests := []struct {
		name, want string
		damage     func(r *record.ReviewedRecord)
	}{
		{"as it should be", "", func(*record.ReviewedRecord) {}},
		{"version without review", "schema", func(r *record.ReviewedRecord) { r.SchemaVersion = "1.0" }},
		{"version that is not", "schema: at /schema_version", func(r *record.ReviewedRecord) { r.SchemaVersion = "1.2" }},
		{"nobody", "schema: at /reviewed/by", func(r *record.ReviewedRecord) { r.Reviewed.By = []string{} }},
		{"verdict that is none", "schema: at /reviewed/decisions/0/verdict", func(r *record.ReviewedRecord) { r.Reviewed.Decisions[0].Verdict = "maybe" }},
		{"reviewers not sorted", "not sorted", func(r *record.ReviewedRecord) { r.Reviewed.By = []string{"zahra", "amir"} }},
		{"figure under another id", "stands where c1 belongs", func(r *record.ReviewedRecord) { r.Reviewed.Casualties[0].ID = "c2" }},
		{"added figure under an id that is taken", "stands where c2 belongs", func(r *record.ReviewedRecord) { r.Reviewed.Casualties[1].ID = "c1" }},
		{"figure twice", "each once", func(r *record.ReviewedRecord) { r.Reviewed.Casualties[1] = r.Reviewed.Casualties[0] }},
		{"link to nowhere", "leads to d9", func(r *record.ReviewedRecord) { r.Reviewed.Casualties[1].Date = &nowhere }},
		{"span moved", "span /reviewed/casualties/1", func(r *record.ReviewedRecord) { r.Reviewed.Casualties[1].Start++ }},
		{"contested nothing", "is no figure", func(r *record.ReviewedRecord) { r.Reviewed.Contested = []string{strings.Repeat("f", 20)} }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := reviewedSample()
			test.damage(r)
			l, err := r.Line()
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(faults(t, string(l)), "\n")
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("faults = %q, want %q", got, test.want)
			}
		})
	}
	if got := faults(t, strings.Replace(line(t, sampleRecord()), `"1.0"`, `"1.1"`, 1)); len(got) == 0 {
		t.Error("a record that says 1.1 and was not reviewed passes")
	}
}

func TestVerifyCountsLinesAndRevisions(t *testing.T) {
	l := line(t, sampleRecord())
	got := faults(t, l+"{\n\n"+l)
	if len(got) != 3 || !strings.HasPrefix(got[0], "2: not JSON") || !strings.HasPrefix(got[1], "3: empty line") || !strings.HasPrefix(got[2], "4: revision 1 of") {
		t.Errorf("faults = %q, want one each in lines 2, 3 and 4", got)
	}
}

func TestContentLeavesOutWhoMadeItAndWhen(t *testing.T) {
	a, b := sampleRecord(), sampleRecord()
	b.Revision, b.Reason, b.Build.Version = 2, "extractor", "other"
	now := "2026-01-27T00:00:00Z"
	b.Fetched = &now
	one, _ := a.Content()
	two, _ := b.Content()
	if one != two {
		t.Error("content differs by revision, build or time of fetching")
	}
	b.Hedges = b.Hedges[:0]
	if two, _ = b.Content(); one == two {
		t.Error("content is the same without the hedge")
	}
}

func BenchmarkLine(b *testing.B) {
	r := sampleRecord()
	for range 60 {
		r.Entities = append(r.Entities, r.Entities[0])
	}
	l, _ := r.Line()
	b.SetBytes(int64(len(l)))
	for b.Loop() {
		if _, err := r.Line(); err != nil {
			b.Fatal(err)
		}
	}
}
