package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/hedgerow/hedgerow/feeds"
)

func TestPropose(t *testing.T) {
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	defer s.Close()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `<html lang="en"><head><link rel="alternate" type="application/rss+xml" href="/all.rss"></head><body>News</body></html>`)
	})
	mux.HandleFunc("/all.rss", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "<rss><channel><title>Wadi News</title><item><title>Well attacked</title><link>%s/well</link></item></channel></rss>", s.URL)
	})
	mux.HandleFunc("/well", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `<h1>Well attacked</h1><article><p>Three people were killed when gunmen attacked a well near the town on Monday, the police said.</p><p>Nobody has claimed the attack, and the police have asked the people of the town to stay indoors until the roads have been searched.</p></article>`)
	})
	var out bytes.Buffer
	a := &app{out: &out}
	r := feeds.NewReader(feeds.Options{Interval: -1, Retries: -1})
	if err := a.propose(t.Context(), r, feedArg{where: s.URL + "/", allowPrivate: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"is not in the catalogue", "title: Wadi News", "- " + s.URL + "/all.rss", "selector: article", "# Well attacked, -, by -: "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
