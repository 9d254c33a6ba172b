package pipeline_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

func extract(in pipeline.Input) *record.Record {
	return pipeline.NewExtractor(record.Build{Version: "test"}).Extract(in)
}

func verify(t *testing.T, r *record.Record) {
	t.Helper()
	l, err := r.Line()
	if err != nil {
		t.Fatal(err)
	}
	_, err = record.Verify(strings.NewReader(string(l)), func(n int, err error) { t.Errorf("%v", err) })
	if err != nil {
		t.Fatal(err)
	}
}

func TestExtractKeepsGivenTextVerbatim(t *testing.T) {
	const text = "\ufeffFour miners were killed in “Gämeral”.\r\n\r\n  Two were hurt.\t\n"
	r := extract(pipeline.Input{ID: "x", Text: text, Published: "2026-01-26"})
	if r.Text != text {
		t.Errorf("text = %q, want it as given", r.Text)
	}
	if *r.Published != "2026-01-26" || *r.PublishedFrom != "input" || r.Fetched != nil {
		t.Errorf("published = %s from %s, fetched %v", *r.Published, *r.PublishedFrom, r.Fetched)
	}
	verify(t, r)
}

func TestExtractNamesProblems(t *testing.T) {
	german := strings.Repeat("Bei dem Anschlag auf den Markt sind nach Angaben der Polizei und der Behörden vier Menschen getötet worden. ", 5)
	tests := []struct {
		name string
		in   pipeline.Input
		want string
	}{
		{"nothing", pipeline.Input{Text: " \n"}, "no_text"},
		{"no date", pipeline.Input{Text: "Four men died."}, "no_published_date"},
		{"a date in no known form", pipeline.Input{Text: "Four men died.", Published: "the other day"}, "unreadable_published_date"},
		{"German", pipeline.Input{Text: german}, "unsupported_language"},
		{"Pashto script", pipeline.Input{Text: strings.Repeat("په کابل کې څلور کسان ووژل شول. ", 5)}, "unsupported_language"},
	}
	for _, test := range tests {
		r := extract(test.in)
		if !slices.Contains(r.Problems, test.want) {
			t.Errorf("%s: problems = %q, want %q", test.name, r.Problems, test.want)
		}
		verify(t, r)
	}
}

func TestInputReplacesWhatIsNoText(t *testing.T) {
	in, err := pipeline.TextInput([]byte("Four\x00 men \xff\xfedied."))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Four\ufffd men \ufffd\ufffddied."; in.Text != want {
		t.Errorf("text = %q, want %q", in.Text, want)
	}
	if r := extract(in); !slices.Contains(r.Problems, "replaced_bytes") {
		t.Errorf("problems = %q, want replaced_bytes", r.Problems)
	}
}

func TestInputRefusesFilesWithoutText(t *testing.T) {
	for data, want := range map[string]error{"": pipeline.ErrEmpty, " \n\t": pipeline.ErrEmpty, "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00": pipeline.ErrBinary} {
		if _, err := pipeline.TextInput([]byte(data)); !errors.Is(err, want) {
			t.Errorf("TextInput(%q) = %v, want %v", data, err, want)
		}
	}
}

func TestParseInput(t *testing.T) {
	tests := []struct{ line, want string }{
		{`{"id":"1","text":"A man died."}`, `{1 A man died. []}`},
		{`{"id":"1","text":""}`, `{1  []}`},
		{"{\"id\":\"1\",\"text\":\"A \xff man\"}", "{1 A \ufffd man [replaced_bytes]}"},
		{`{"id":"1","text":"A \u0000 man"}`, "{1 A \ufffd man [replaced_bytes]}"},
		{`{"id":"1"}`, `neither "text" nor "html"`},
		{`{"id":"1","text":"","html":""}`, `both "text" and "html": give one`},
		{`{"text":"x"}`, `no "id": give every article one`},
		{`{"id":7,"text":"x"}`, `read JSON: json: cannot unmarshal number into Go struct field inputLine.id of type string`},
		{`nonsense`, `read JSON: invalid character 'o' in literal null (expecting 'u')`},
	}
	for _, test := range tests {
		in, err := pipeline.ParseInput([]byte(test.line))
		got := fmt.Sprint(err)
		if err == nil {
			got = fmt.Sprintf("{%s %s %v}", in.ID, in.Text, in.Problems)
		}
		if got != test.want {
			t.Errorf("ParseInput(%q) = %s, want %s", test.line, got, test.want)
		}
	}
}

func TestParseTime(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2026-01-26", "2026-01-26"},
		{"2026-01-26T10:00:00+04:30", "2026-01-26T10:00:00+04:30"},
		{"2026-01-26T10:00:00.123Z", "2026-01-26T10:00:00Z"},
		{"2026-01-26T10:00:00+0430", "2026-01-26T10:00:00+04:30"},
		{"2026-01-26 10:00", "2026-01-26"},
		{"Mon, 26 Jan 2026 10:00:00 +0430", "2026-01-26T10:00:00+04:30"},
		{"20260126", "2026-01-26"},
		{"January 26, 2026", "2026-01-26"},
		{"yesterday", ""}, {"", ""}, {"2026-13-01", ""},
	}
	for _, test := range tests {
		if _, got, _ := pipeline.ParseTime(test.in); got != test.want {
			t.Errorf("ParseTime(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestGenre(t *testing.T) {
	tests := []struct {
		in   pipeline.Input
		want string
	}{
		{pipeline.Input{Text: "Four men died."}, "news"},
		{pipeline.Input{Title: "OP-ED: Why we write", Text: "We write."}, "opinion"},
		{pipeline.Input{Title: "Kabul blast: live updates", Text: "09:00 Four men died."}, "live"},
	}
	for _, test := range tests {
		if got := extract(test.in).Genre; got != test.want {
			t.Errorf("genre of %q = %s, want %s", test.in.Title, got, test.want)
		}
	}
}
