package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

func number(n int) *int { return &n }

// boat is a record whose every span is set by hand.
func boat() *record.Record {
	text := "Boat sinks\n\nTwo fishermen reportedly drowned off Berbera, the coast guard said.\n\n\x1b[2JShare this"
	at := func(s string) record.Span {
		start := strings.Index(text, s)
		return record.Span{Start: start, End: start + len(s), Text: s}
	}
	place, said, incident := "e1", "a1", "i1"
	return &record.Record{
		ID: "boat", Text: text, Genre: "news", Problems: []string{"stub"},
		Sections:     []record.Section{{Kind: "title", End: 12}, {Kind: "body", Start: 12, End: 81}, {Kind: "related", Start: 81, End: len(text)}},
		Entities:     []record.Entity{{Span: at("Berbera"), ID: "e1", Name: "Berbera"}},
		Attributions: []record.Attribution{{ID: "a1", Source: &record.Party{Span: at("the coast guard")}, Cue: at("said")}},
		Hedges:       []record.Hedge{{Span: at("reportedly"), ID: "h1"}},
		Casualties: []record.Casualty{{
			Span: at("Two fishermen reportedly drowned"), ID: "c1", Measure: "killed", Low: number(2), Best: number(2), High: number(2),
			Qualifier: "exact", Victims: &record.Victims{Span: at("Two fishermen")}, Incident: &incident, Place: &place, Attribution: &said,
			Standing: "attributed", Hedges: []string{"h1"},
		}},
		Incidents: []record.Incident{{ID: "i1", Main: true, Place: &place, Killed: &record.Amount{Low: number(2), Best: number(2), High: number(2)}}},
	}
}

func TestPretty(t *testing.T) {
	var plain, coloured bytes.Buffer
	if err := (&pretty{out: &plain, width: 50}).show(boat()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"[Two fishermen ]~reportedly~(h1)[ drowned](c1) off\n_Berbera_, {the coast guard} said.", "problems: stub", "(related, ",
		"c1  killed   2       exact      Two fishermen  i1              Berbera  the coast guard  attributed h1",
		"i1  main      -           Berbera  killed 2",
	} {
		if !strings.Contains(plain.String(), want) {
			t.Errorf("show(boat) = %s\nwant in it: %q", plain.String(), want)
		}
	}
	if strings.Contains(plain.String(), "\x1b") {
		t.Error("without colour there must be no escape sequence, whatever the article holds")
	}
	if err := (&pretty{out: &coloured, colour: true, width: 50}).show(boat()); err != nil {
		t.Fatal(err)
	}
	if got := coloured.String(); !strings.Contains(got, brushes[figureText].colour+"Two fishermen") || strings.Contains(got, "\x1b[2J") {
		t.Errorf("show(boat) in colour = %q", got)
	}
}
