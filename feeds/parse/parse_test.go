package parse

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Valley Post</title><link>https://valley.example/</link><language>en-GB</language>
<item><title>Caf&#233; blast kills &lt;b&gt;four&lt;/b&gt;</title><link>https://valley.example/a?utm_source=rss</link>
<guid isPermaLink="false">https://valley.example/?p=11</guid><pubDate>Mon, 26 Jan 2026 08:00:00 +0000</pubDate><dc:creator>Mina Karim</dc:creator>
<category>News</category><description>Short.</description><content:encoded><![CDATA[<p>Long – text.</p>]]></content:encoded></item>
<item><title>Second</title><link>/b</link><guid>b</guid><pubDate>no date</pubDate></item>
</channel></rss>`

func TestParseRSS(t *testing.T) {
	f, err := Parse([]byte(rss), "text/xml", "https://valley.example/feed/")
	if err != nil {
		t.Fatal(err)
	}
	want := &Feed{Type: "rss", Title: "Valley Post", Lang: "en", Items: []Item{
		{ID: "https://valley.example/?p=11", URL: "https://valley.example/a?utm_source=rss", Title: "Café blast kills four", Authors: []string{"Mina Karim"},
			Published: "2026-01-26T08:00:00Z", Tags: []string{"News"}, Summary: "Short.", Content: "<p>Long – text.</p>"},
		{ID: "b", URL: "https://valley.example/b", Title: "Second"},
	}}
	if d := cmp.Diff(want, f); d != "" {
		t.Errorf("Parse (-want +got)\n%s", d)
	}
}

// Each kind of damage: what is left of the feed, and what the repairs are called.
func TestRepairs(t *testing.T) {
	latin, _ := charmap.Windows1252.NewEncoder().String(rss)
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(rss)
	utf32be, _ := utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM).NewEncoder().String(rss)
	for _, tt := range []struct {
		name, feed, contentType string
		items                   int
		repairs                 []string
	}{
		{"whole", rss, "", 2, nil},
		{"byte order mark", "\uFEFF" + rss, "", 2, nil},
		{"windows-1252 under a UTF-8 declaration", latin, "", 2, []string{"charset:windows-1252"}},
		{"windows-1252 by the HTTP header", latin, "text/xml; charset=iso-8859-1", 2, []string{"charset:windows-1252"}},
		{"utf-16 with a mark", utf16, "", 2, []string{"charset:utf-16le"}},
		{"utf-32 without one", utf32be, "", 2, []string{"charset:utf-32be"}},
		{"notice before the declaration", "<br />\n<b>Warning</b>: date() in x.php\n" + rss, "", 2, []string{"leading_junk"}},
		{"control characters", strings.ReplaceAll(rss, "Second", "Sec\x00\x1bond"), "", 2, []string{"control_characters"}},
		{"cut inside the second item", rss[:strings.Index(rss, "<guid>b")+4], "", 1, []string{"references", "truncated"}},
		{"cut behind the last item", rss[:strings.Index(rss, "</channel>")], "", 2, []string{"references", "truncated"}},
	} {
		f, err := Parse([]byte(tt.feed), tt.contentType, "")
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if len(f.Items) != tt.items || f.Title != "Valley Post" || f.Items[0].Title != "Café blast kills four" {
			t.Errorf("%s: %d items of %q, first %q", tt.name, len(f.Items), f.Title, f.Items[0].Title)
		}
		if !slices.Equal(f.Repairs, tt.repairs) {
			t.Errorf("%s: repairs %v, want %v", tt.name, f.Repairs, tt.repairs)
		}
	}
}

func TestNoFeed(t *testing.T) {
	for _, tt := range []struct {
		text string
		want error
	}{
		{"", ErrEmpty},
		{" \n", ErrEmpty},
		{"<!DOCTYPE html><html><head><title>Just a moment...</title>", ErrChallenge},
		{"<!doctype html><html><body>Our <b>feed</b> has moved</body></html>", ErrHTML},
		{"<note><to>Ann</to></note>", ErrUnknown},
		{"<opml version='2.0'><body/></opml>", ErrUnknown},
		{"plain words", ErrUnknown},
	} {
		if _, err := Parse([]byte(tt.text), "", ""); !errors.Is(err, tt.want) {
			t.Errorf("Parse(%q) = %v, want %v", tt.text, err, tt.want)
		}
	}
}

func TestIdentity(t *testing.T) {
	item := func(guid, link string) string {
		return fmt.Sprintf("<item><title>t</title><link>%s</link><guid>%s</guid></item>", link, guid)
	}
	for _, tt := range []struct{ items, want string }{
		{item("7", "http://h/a"), "7"},
		{item("7", "http://h/a") + item("7", "http://h/b"), "http://h/a http://h/b"},
		{item("", "http://H/a?utm_medium=rss&id=3#top"), "http://h/a?id=3"},
		{item("http://h/a?fbclid=x", "http://h/a"), "http://h/a"},
	} {
		f, err := Parse([]byte("<rss><channel>"+tt.items+"</channel></rss>"), "", "")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, it := range f.Items {
			got = append(got, it.ID)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("identities of %s = %q, want %q", tt.items, s, tt.want)
		}
	}
}

func TestBases(t *testing.T) {
	f, err := Parse([]byte(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://h.example/news/"><title>T</title>
<entry><id>1</id><link href="one"/></entry><entry xml:base="/sport/"><id>2</id><link href="two"/></entry></feed>`), "", "https://elsewhere.example/")
	if err != nil {
		t.Fatal(err)
	}
	if a, b := f.Items[0].URL, f.Items[1].URL; a != "https://h.example/news/one" || b != "https://h.example/sport/two" {
		t.Errorf("links %q and %q, want them under xml:base", a, b)
	}
}

func TestSitemap(t *testing.T) {
	const news = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://h.example/a</loc><lastmod>2026-01-27</lastmod><news:news><news:publication><news:name>Valley Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-01-26T10:00:00+04:30</news:publication_date><news:title>One</news:title></news:news></url><url><loc>https://h.ex`
	f, err := Parse([]byte(news), "", "")
	if err != nil {
		t.Fatal(err)
	}
	want := &Feed{Type: "sitemap", Title: "Valley Post", Lang: "en", Repairs: []string{"truncated"},
		Items: []Item{{ID: "https://h.example/a", URL: "https://h.example/a", Title: "One", Published: "2026-01-26T10:00:00+04:30", Modified: "2026-01-27"}}}
	if d := cmp.Diff(want, f); d != "" {
		t.Errorf("Parse (-want +got)\n%s", d)
	}
}

func TestJSONFeed(t *testing.T) {
	whole := `{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":1,"url":"https://h/1","title":"A","content_html":"<p>x</p>","date_published":"2026-01-26T10:00:00Z"},{"id":"2","url":"https://h/2","image":{}}]}`
	for _, text := range []string{whole, whole[:len(whole)-2]} {
		f, err := Parse([]byte(text), "application/feed+json", "")
		if err != nil || f.Type != "json" || len(f.Items) != 2 || f.Items[0].Content != "<p>x</p>" {
			t.Errorf("Parse(%s) = %+v, %v", text, f, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(rss), "text/xml", "https://valley.example/")
	f.Add([]byte(rss[:len(rss)/2]), "text/xml; charset=big5", "")
	f.Add([]byte(`{"version":"1","items":[{"id":`), "", ":")
	f.Add([]byte("<urlset><url><loc>x"), "", "")
	f.Add([]byte("<\x00r\x00s\x00s\x00>\x00"), "", "")
	f.Fuzz(func(t *testing.T, data []byte, contentType, base string) {
		feed, err := Parse(data, contentType, base)
		if (feed == nil) == (err == nil) {
			t.Fatalf("Parse(%q) = %v, %v: want one of them", data, feed, err)
		}
	})
}
