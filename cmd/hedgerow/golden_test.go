package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/feeds"
	"github.com/hedgerow/hedgerow/fixtures"
	"github.com/hedgerow/hedgerow/pipeline"
	"github.com/hedgerow/hedgerow/pipeline/record"
)

// TestGoldenRecords shows the whole record of some fixture pages, and each as people see it: what a change of any stage
// does to them is a diff to be read. UPDATE=1 rewrites.
func TestGoldenRecords(t *testing.T) {
	x := pipeline.NewExtractor(record.Build{Version: "golden"})
	for _, file := range []string{
		"europressline/mine-clearance.html", "hindu-kush-times/kunar-shelling.html", "khyber-ledger/bomb-cattle-market.html",
		"levant-monitor/truce-opinion.html", "sahel-dispatch/village-raid.html",
	} {
		page := feeds.Raw{Body: []byte(fixtures.HTML(file)), URL: "https://example.org/" + file, From: feeds.FromPage}
		a, err := feeds.Parse(feeds.Source{}, feeds.Item{}, page)
		if err != nil {
			t.Fatal(err)
		}
		r := x.Article(feeds.Source{}, a)
		var b bytes.Buffer
		if err := (&pretty{out: &b, width: 100}).show(r); err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file[:len(file)-len(".html")])
		golden(t, name+".txt", b.Bytes())
		data, err := json.MarshalIndent(r, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".json", append(data, '\n'))
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got; UPDATE=1 rewrites):\n%s", file, diff)
	}
}
