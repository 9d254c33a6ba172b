package feeds

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/feeds/fetch"
)

const paragraphs = `<p>Gunmen opened fire on a minibus near the town of Chaman late on Tuesday, killing at least five passengers and wounding nine, a district official said.</p>
<p>Nobody had claimed the attack by the evening, and the official asked people not to believe what was being shared about it, because none of it had been confirmed.</p>`

// site serves one feed of one item, and the item's page unless it is refused.
func site(t *testing.T, content string, page http.HandlerFunc) (Source, *Reader) {
	t.Helper()
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		fmt.Fprintf(w, `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley Post</title><item><title>Five killed near Chaman</title>
<link>%s/five-killed/</link><guid isPermaLink="false">%s/?p=7</guid><pubDate>Wed, 28 Jan 2026 03:00:00 +0000</pubDate><dc:creator>Mina Karim</dc:creator><content:encoded><![CDATA[%s]]></content:encoded></item></channel></rss>`, s.URL, s.URL, strings.ReplaceAll(content, "SITE", s.URL))
	})
	mux.HandleFunc("/five-killed/", page)
	return Source{Name: "valley-post", Title: "Valley Post", Lang: "en", Feeds: []string{s.URL + "/feed"}, AllowPrivate: true}, NewReader(Options{Interval: -1, Retries: -1})
}

func servePage(w http.ResponseWriter, _ *http.Request) {
	io.WriteString(w, `<html><head><title>Five killed near Chaman - Valley Post</title></head><body><article><h1>Five killed near Chaman</h1>`+paragraphs+`</article></body></html>`)
}

func refuse(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }

const tail = `<p>The post <a href="SITE/five-killed/">Five killed near Chaman</a> appeared first on <a href="SITE">Valley Post</a>.</p>`

func TestListAndRead(t *testing.T) {
	for _, tt := range []struct {
		name, content, mode string
		page                http.HandlerFunc
		from                string // "" where nothing can be read
		problems            []string
	}{
		{"page", paragraphs, ContentPage, servePage, FromPage, nil},
		{"page refused, feed whole", paragraphs + tail, ContentPage, refuse, FromFeed, []string{"page_refused"}},
		{"page refused, feed an excerpt", "<p>Gunmen opened fire on a minibus near the town of Chaman late on Tuesday, killing at least five [&#8230;]</p>" + tail, ContentPage, refuse, "", nil},
		{"page refused, feed only the tail", tail, ContentPage, refuse, "", nil},
		{"page broken today", paragraphs, ContentPage, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, "", nil},
		{"feed by choice", paragraphs + tail, ContentFeed, refuse, FromFeed, nil},
		{"feed by choice, only the tail", tail, ContentFeed, servePage, FromPage, nil},
	} {
		s, r := site(t, tt.content, tt.page)
		s.Content = tt.mode
		l, err := r.List(t.Context(), s, nil)
		if err != nil || len(l.Items) != 1 {
			t.Fatalf("%s: List = %+v, %v", tt.name, l, err)
		}
		a, err := r.Read(t.Context(), s, l.Items[0])
		if tt.from == "" {
			if err == nil {
				t.Errorf("%s: read %q, want an error", tt.name, a.Text)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if a.Raw.From != tt.from || !slices.Equal(a.Problems, tt.problems) {
			t.Errorf("%s: from %s with %v, want %s with %v", tt.name, a.Raw.From, a.Problems, tt.from, tt.problems)
		}
		if a.Title != "Five killed near Chaman" || a.Published != "2026-01-28T03:00:00Z" || a.PublishedFrom != "feed" || !slices.Equal(a.Authors, []string{"Mina Karim"}) || a.Publisher != "Valley Post" {
			t.Errorf("%s: metadata %+v", tt.name, a.Page)
		}
		again, err := Parse(s, l.Items[0], a.Raw)
		if d := cmp.Diff(a, again); err != nil || d != "" {
			t.Errorf("%s: Parse of the stored bytes (-read +parsed) %v\n%s", tt.name, err, d)
		}
	}
}

func TestListNotModified(t *testing.T) {
	s, r := site(t, paragraphs, servePage)
	first, err := r.List(t.Context(), s, nil)
	if err != nil || first.NotModified {
		t.Fatalf("List = %+v, %v", first, err)
	}
	again, err := r.List(t.Context(), s, first.Validators)
	if err != nil || !again.NotModified || len(again.Items) != 0 {
		t.Errorf("second List = %+v, %v, want not modified", again, err)
	}
}

// One feed of two fails: the items of the other come with the error.
func TestListPartly(t *testing.T) {
	s, r := site(t, paragraphs, servePage)
	s.Feeds = append([]string{strings.Replace(s.Feeds[0], "/feed", "/nothing", 1)}, s.Feeds...)
	l, err := r.List(t.Context(), s, nil)
	var status *fetch.StatusError
	if !errors.As(err, &status) || status.Code != 404 || len(l.Items) != 1 || l.NotModified {
		t.Errorf("List = %d items, not modified %v, %v; want one item and status 404", len(l.Items), l.NotModified, err)
	}
}

// A sitemap index is read through to its newest sitemaps.
func TestListSitemapIndex(t *testing.T) {
	mux := http.NewServeMux()
	srv := httptest.NewServer(mux)
	defer srv.Close()
	mux.HandleFunc("/index.xml", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "<sitemapindex>")
		for day := 1; day <= 9; day++ {
			fmt.Fprintf(w, "<sitemap><loc>%s/day%d.xml</loc><lastmod>2026-01-0%d</lastmod></sitemap>", srv.URL, day, day)
		}
		io.WriteString(w, "</sitemapindex>")
	})
	for day := 1; day <= 9; day++ {
		mux.HandleFunc(fmt.Sprintf("/day%d.xml", day), func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, "<urlset><url><loc>%s/article-%d</loc></url></urlset>", srv.URL, day)
		})
	}
	l, err := NewReader(Options{Interval: -1, Retries: -1}).List(t.Context(), Source{Name: "x", Feeds: []string{srv.URL + "/index.xml"}, AllowPrivate: true}, nil)
	var got []string
	for _, it := range l.Items {
		got = append(got, strings.TrimPrefix(it.URL, srv.URL))
	}
	if want := "/article-9 /article-8 /article-7"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("List = %v, %v, want %s", got, err, want)
	}
}
