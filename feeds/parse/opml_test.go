package parse

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOPML(t *testing.T) {
	got, err := OPML([]byte(`<?xml version="1.0"?><opml version="1.1"><head><title>Mine</title></head><body>
<outline text="Asia"><outline text="Valley Post" xmlUrl="https://valley.example/feed/?a=1&b=2" htmlUrl="https://valley.example/" language="en"/>
<outline text="Deep"><outline title="Dust &amp; Stone" text="x" xmlUrl=" https://dust.example/rss "/></outline></outline>
<outline text="a note, no feed"/></body></opml>`))
	want := []Outline{
		{Title: "Valley Post", Feed: "https://valley.example/feed/?a=1&b=2", Site: "https://valley.example/", Lang: "en", Path: []string{"Asia"}},
		{Title: "Dust & Stone", Feed: "https://dust.example/rss", Path: []string{"Asia", "Deep"}},
	}
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Errorf("OPML: %v (-want +got)\n%s", err, d)
	}
	if _, err := OPML([]byte(rss)); !errors.Is(err, ErrUnknown) {
		t.Errorf("OPML of a feed: %v, want %v", err, ErrUnknown)
	}
}

func TestOPMLRoundTrip(t *testing.T) {
	want := []Outline{{Title: `"Dust" & <Stone>`, Feed: "https://dust.example/rss?a&b", Site: "https://dust.example/", Lang: "en"}}
	var b strings.Builder
	if err := WriteOPML(&b, "Sources", want); err != nil {
		t.Fatal(err)
	}
	got, err := OPML([]byte(b.String()))
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Errorf("OPML(WriteOPML): %v (-want +got)\n%s", err, d)
	}
}
