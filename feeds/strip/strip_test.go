package strip

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const page = `<!doctype html><html lang="en-GB"><head><title>Blast kills four in Herat - Valley Post</title>
<meta property="og:site_name" content="Valley Post"><meta property="og:title" content="Blast kills four in Herat | Valley Post">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","datePublished":"2026-01-26T08:00:00+04:30","author":[{"@type":"Person","name":"Mina Karim"}],}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Blast kills four in Herat</h1>
<p>At least four people were killed and eleven hurt when a bomb went off near a bakery in Herat on Monday, officials said.</p>
<div class="social-share">Share this on <a href="x">X</a></div>
<p>Nobody has said who planted it, and the police<sup>*</sup> would not be drawn on the question, which many in the city were asking.</p>
<figure><img src="a.jpg"><figcaption>A guard at the scene. Photo: V. Post</figcaption></figure>
<ul><li>Two of the dead were children.</li><li>Three shops burned down.</li></ul>
</article>
<footer>Copyright 2026 Valley Post. All rights reserved.</footer></body></html>`

func kinds(p *Page) (out []string) {
	for _, b := range p.Blocks {
		text := p.Text[b.Start:b.End]
		out = append(out, b.Kind+": "+text[:min(len(text), 12)])
	}
	return out
}

func TestStrip(t *testing.T) {
	p, err := Strip([]byte(page), Options{URL: "https://valley.example/a"})
	if err != nil {
		t.Fatal(err)
	}
	want := "title: Blast kills |body: At least fou|other: Share this o|body: Nobody has s|caption: A guard at t|list: Two of the d|list: Three shops "
	if got := strings.Join(kinds(p), "|"); got != want {
		t.Errorf("blocks\n got %s\nwant %s", got, want)
	}
	if p.Title != "Blast kills four in Herat" || p.Published != "2026-01-26T08:00:00+04:30" || p.PublishedFrom != "jsonld" || p.Lang != "en" ||
		p.Publisher != "Valley Post" || len(p.Authors) != 1 || p.Authors[0] != "Mina Karim" {
		t.Errorf("metadata %+v", p)
	}
}

func FuzzStrip(f *testing.F) {
	f.Add([]byte(page), "text/html; charset=utf-8", "article")
	f.Add([]byte("<p>a<table><td>b<td>c<tr><td>\x00\xff"), "", "")
	f.Fuzz(func(t *testing.T, data []byte, contentType, selector string) {
		p, err := Strip(data, Options{ContentType: contentType, Selector: selector, URL: "https://valley.example/a"})
		if err != nil {
			return
		}
		if !utf8.ValidString(p.Text) {
			t.Fatalf("Strip(%q): text is no UTF-8", data)
		}
		end := 0
		for _, b := range p.Blocks {
			if b.Start < end || b.End < b.Start || b.End > len(p.Text) || strings.TrimSpace(p.Text[end:b.Start]) != "" {
				t.Fatalf("Strip(%q): block %+v behind %d of %d bytes", data, b, end, len(p.Text))
			}
			end = b.End
		}
	})
}
