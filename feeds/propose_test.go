package feeds

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPropose(t *testing.T) {
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	defer s.Close()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `<html lang="en"><head><meta property="og:site_name" content="Dust Post"><link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate" type="application/rss+xml" href="/all.rss"></head><body><a href="/one">One</a></body></html>`)
	})
	mux.HandleFunc("/all.rss", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "<rss><channel><title>Dust</title><item><title>One</title><link>%s/one</link></item><item><title>Two</title><link>%s/two</link></item></channel></rss>", s.URL, s.URL)
	})
	mux.HandleFunc("/one", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `<h1>One thing in Chaman</h1><div class="story-text css-1x">`+paragraphs+`</div><div>Menu</div>`)
	})
	mux.HandleFunc("/two", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `<h1>Two things in Chaman</h1><div class="story-text css-2y">`+strings.ReplaceAll(paragraphs, "Chaman", "Zhob")+`</div><div>Menu</div>`)
	})
	r := NewReader(Options{Interval: -1, Retries: -1})
	for _, address := range []string{s.URL + "/", s.URL + "/all.rss"} {
		p, err := r.Propose(t.Context(), address, true)
		if err != nil {
			t.Fatalf("Propose(%s): %v", address, err)
		}
		if p.Source.Selector != "div.story-text" || len(p.Samples) != 2 || p.Source.Feeds[0] != s.URL+"/all.rss" {
			t.Errorf("Propose(%s) = %+v, notes %v", address, p.Source, p.Notes)
		}
		entry, err := p.YAML()
		if err != nil {
			t.Fatal(err)
		}
		if c, err := Load("proposal.yaml", []byte(entry)); err != nil {
			t.Errorf("the proposed entry cannot be loaded: %v\n%s", err, entry)
		} else if got, ok := c.Find(p.Source.Name); !ok || got.Selector != "div.story-text" {
			t.Errorf("the proposed entry reads as %+v", got)
		}
	}
	if _, err := r.Propose(t.Context(), s.URL+"/one", true); !errors.Is(err, ErrNoFeed) {
		t.Errorf("Propose of a page without feeds: %v, want %v", err, ErrNoFeed)
	}
}
