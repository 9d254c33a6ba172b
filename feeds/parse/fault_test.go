package parse

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

func TestHostileFeeds(t *testing.T) {
	var many strings.Builder
	many.WriteString("<rss><channel><title>Many</title>")
	for i := range 100_000 {
		fmt.Fprintf(&many, "<item><title>%d</title><link>https://h.example/%d</link></item>", i, i)
	}
	lol := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "` + strings.Repeat("&lol;", 1000) + `"><!ENTITY lol3 "` + strings.Repeat("&lol2;", 1000) + `">]>` +
		`<rss><channel><title>&lol3;</title><item><title>One</title><link>https://h.example/1</link></item></channel></rss>`
	for _, tt := range []struct {
		name, feed string
		items      int
	}{
		{"100 000 items", many.String() + "</channel></rss>", 100_000},
		{"100 000 items, cut", many.String() + "<item><title>x", 100_000},
		{"entity bomb", lol, 1},
		{"100 000 comments before the root", strings.Repeat("<!-- <rss> -->", 100_000) + rss, 2},
		{"a root tag of a megabyte, cut", "<rss " + strings.Repeat(`a="b" `, 200_000) + ">" + many.String()[5:2000], 25},
		{"10 000 nested tags", "<rss><channel><title>N</title><item><title>One</title><description>" + strings.Repeat("<b>", 10_000) + "</description></item></channel></rss>", 1},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f, err := Parse([]byte(tt.feed), "", "")
		runtime.ReadMemStats(&after)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if len(f.Items) < tt.items {
			t.Errorf("%s: %d items, want %d", tt.name, len(f.Items), tt.items)
		}
		if len(f.Title) > 10_000 {
			t.Errorf("%s: a title of %d bytes", tt.name, len(f.Title))
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 2<<30 {
			t.Errorf("%s: %d MiB allocated in all", tt.name, used>>20)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	feed := []byte("<rss><channel><title>T</title>" + strings.Repeat("<item><title>Four killed</title><link>https://h.example/1</link><pubDate>Mon, 26 Jan 2026 08:00:00 +0000</pubDate><description>"+strings.Repeat("word ", 100)+"</description></item>", 50) + "</channel></rss>")
	b.SetBytes(int64(len(feed)))
	for b.Loop() {
		if _, err := Parse(feed, "", ""); err != nil {
			b.Fatal(err)
		}
	}
}
