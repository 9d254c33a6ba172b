package strip

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func strips(t *testing.T, html, url string) *Page {
	t.Helper()
	p, err := Strip([]byte(html), Options{URL: url, Unicode: true})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func ld(json string) string { return `<script type="application/ld+json">` + json + `</script>` }

func TestPublished(t *testing.T) {
	const url = "https://valley.example/a"
	for _, tt := range []struct{ name, html, url, want, from string }{
		{"JSON-LD", ld(`{"@type":"NewsArticle","datePublished":"2026-01-26T08:00:00+04:30"}`), url, "2026-01-26T08:00:00+04:30", "jsonld"},
		{"in a graph, in an array", ld(`[{"@graph":[{"@type":["Thing"]},{"@type":["NewsArticle"],"datePublished":["2026-01-26"]}]}]`), url, "2026-01-26", "jsonld"},
		{"trailing comma, raw line end", ld("{\"@type\":\"NewsArticle\",\"headline\":\"Two\nkilled\",\"datePublished\":\"2026-01-26\",}"), url, "2026-01-26", "jsonld"},
		{"beyond repair", ld(`{"@type":"NewsArticle", oops "datePublished": "2026-01-26T08:00:00Z" `), url, "2026-01-26T08:00:00Z", "jsonld"},
		{"not of the organisation", ld(`{"@type":"Organization","datePublished":"2001-01-01"}`), url, "", ""},
		{"meta", `<meta property="article:published_time" content="2026-01-26T08:00:00Z">`, url, "2026-01-26T08:00:00Z", "meta"},
		{"a house's own meta", `<meta name="x-publish-date" content="26 January 2026">`, url, "2026-01-26", "meta"},
		{"JSON-LD before meta", `<meta property="article:published_time" content="2020-01-01">` + ld(`{"@type":"NewsArticle","datePublished":"2026-01-26"}`), url, "2026-01-26", "jsonld"},
		{"time element", `<h1>Two killed</h1><time datetime="2026-01-26T08:00:00Z">today</time>`, url, "2026-01-26T08:00:00Z", "time"},
		{"time of publication, not of the update", `<h1>Two killed</h1><time class="updated" datetime="2026-01-28">x</time><time class="published" datetime="2026-01-26">y</time>`, url, "2026-01-26", "time"},
		{"no time of a teaser", `<h1>Two killed</h1><aside><time datetime="2026-01-20">x</time></aside>`, url, "2026-01-20", "time"},
		{"shown", `<h1>Two killed</h1><div>January 26th, 2026 | 3 comments</div>`, url, "2026-01-26", "dateline"},
		{"said", `<h1>Two killed</h1><p>Published on 26 Jan 2026</p>`, url, "2026-01-26", "dateline"},
		{"day first, as dots tell", `<h1>Two killed</h1><div>26.01.2026</div>`, url, "2026-01-26", "dateline"},
		{"nobody knows which is the month", `<h1>Two killed</h1><div>03/04/2026</div>`, url, "", ""},
		{"EuropaWire", `<h1>Two killed</h1><p>BRUSSELS, 26-Jan-2026 — /EuropaWire/ — The Commission has today presented its plan for the roads of the east, and what they will cost.</p>`, url, "2026-01-26", "dateline"},
		{"copyright is no date", `<h1>Two killed</h1>` + prose + `<p>© January 1, 2026 Valley Post</p>`, url, "", ""},
		{"day in the prose is no date", `<h1>Two killed</h1><p>The road has been closed since January 2, 2026, when a bridge near the village was washed away by the flood that killed so many.</p>`, url, "", ""},
		{"address", "<h1>Two killed</h1>", "https://valley.example/2026/01/26/two-killed", "2026-01-26", "url"},
		{"address of EuropaWire", "<h1>X</h1>", "https://news.europawire.eu/x/eu-press-release/2026/01/26/14/05/11/123456/", "2026-01-26", "url"},
		{"address by month name", "<h1>X</h1>", "https://h.example/world/2026/jan/26/two-killed", "2026-01-26", "url"},
		{"a number is no day", "<h1>X</h1>", "https://h.example/2026/45/26-killed", "", ""},
		{"UTC night, local day in the address", `<meta property="article:published_time" content="2026-01-26T21:00:00Z">`, "https://h.example/2026/01/27/x", "2026-01-27", "url"},
		{"nothing", "<h1>Two killed</h1>", url, "", ""},
		{"WebPage of a page that shows no day", ld(`{"@type":"WebPage","datePublished":"2026-01-26T08:00:00Z"}`) + "<h1>About the Valley Post</h1>", url, "", ""},
		{"WebPage of a page that shows the day", ld(`{"@type":"WebPage","datePublished":"2026-01-26T08:00:00Z"}`) + "<h1>Two killed</h1><p>January 26, 2026</p>", url, "2026-01-26T08:00:00Z", "jsonld"},
		{"moved to another system", ld(`{"@type":"NewsArticle","datePublished":"2026-01-26T08:00:00Z"}`) + `<h1>Two killed</h1><div>Published on 3 May 2024</div>`, url, "2024-05-03", "dateline"},
		{"the declared day is shown, too", ld(`{"@type":"NewsArticle","datePublished":"2026-01-26T08:00:00Z"}`) + `<h1>Two killed</h1><div>3 May 2024</div><div>26 January 2026</div>`, url, "2026-01-26T08:00:00Z", "jsonld"},
		{"day of a photograph", ld(`{"@type":"NewsArticle","datePublished":"2026-01-26T08:00:00Z"}`) + `<h1>Two killed</h1><figure><img><figcaption>3 May 2024</figcaption></figure>`, url, "2026-01-26T08:00:00Z", "jsonld"},
		{"day in a chronicle", ld(`{"@type":"NewsArticle","datePublished":"2026-01-26T08:00:00Z"}`) + `<h1>The war so far</h1><h2>3 May 2024</h2>`, url, "2026-01-26T08:00:00Z", "jsonld"},
		{"published anew", ld(`{"@type":"NewsArticle","datePublished":"2024-05-03","dateModified":"2026-01-26T08:00:00Z"}`) + `<h1>Two killed</h1><div>January 26, 2026</div>`, url, "2026-01-26", "dateline"},
		{"updated only", ld(`{"@type":"NewsArticle","datePublished":"2024-05-03","dateModified":"2026-01-26T08:00:00Z"}`) + `<h1>Two killed</h1><div>Updated January 26, 2026</div>`, url, "2024-05-03", "jsonld"},
		{"the page's other days tell the order", `<h1>Two killed</h1><div>03/04/2026</div><p>Next meeting on 25/04/2026</p>`, url, "2026-04-03", "dateline"},
		{"the page has the day in words, too", ld(`{"@type":"NewsArticle","dateModified":"2026-03-04T08:00:00Z"}`) + `<h1>Two killed</h1><div>03/04/2026</div>`, url, "2026-03-04", "dateline"},
		{"a country's order", `<h1>Two killed</h1><div>03-04-2026</div>`, "https://post.example.pk/a", "2026-04-03", "dateline"},
		{"the weekday tells the order", `<h1>Two killed</h1><div>Submitted by desk on Mon, 01/12/2026 - 22:14</div>`, "https://post.example.pk/a", "2026-01-12", "dateline"},
		{"the time inside the day", `<h1>Two killed</h1><div>January 26 15:23 2026</div>`, url, "2026-01-26", "dateline"},
		{"as the system's clock has it", `<h1>Two killed</h1><div>Mon Jan 26 15:23:11 UTC 2026</div>`, url, "2026-01-26", "dateline"},
		{"German", `<h1>Zwei Tote</h1><div>26. Jänner 2026</div>`, url, "2026-01-26", "dateline"},
		{"Spanish", `<h1>Dos muertos</h1><div>26 de enero de 2026</div>`, url, "2026-01-26", "dateline"},
		{"Russian", `<h1>Двое погибших</h1><div>26 января 2026, 10:15</div>`, url, "2026-01-26", "dateline"},
		{"Urdu", `<h1>دو ہلاک</h1><div>26 جنوری 2026</div>`, url, "2026-01-26", "dateline"},
		{"Korean", `<h1>두 명 사망</h1><div>2026년 1월 26일</div>`, url, "2026-01-26", "dateline"},
	} {
		p := strips(t, "<html><body>"+tt.html+prose+"</body></html>", tt.url)
		if p.Published != tt.want || p.PublishedFrom != tt.from {
			t.Errorf("%s: %q from %q, want %q from %q", tt.name, p.Published, p.PublishedFrom, tt.want, tt.from)
		}
	}
}

func TestAuthors(t *testing.T) {
	site := `<meta property="og:site_name" content="Valley Post">`
	for _, tt := range []struct {
		name, html string
		want       []string
	}{
		{"JSON-LD list", ld(`{"@type":"NewsArticle","author":[{"@type":"Person","name":"Mina Karim"},{"name":"Omid Rahi"}]}`), []string{"Mina Karim", "Omid Rahi"}},
		{"JSON-LD reference", ld(`{"@graph":[{"@type":"NewsArticle","author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Mina Karim"}]}`), []string{"Mina Karim"}},
		{"not the paper", ld(`{"@type":"NewsArticle","author":{"@type":"Organization","name":"Valley Post"}}`), nil},
		{"not Admin, but the byline", `<meta name="author" content="admin"><h1>Two killed</h1><span class="byline">By Mina Karim | January 26, 2026</span>`, []string{"Mina Karim"}},
		{"two in one", `<meta name="author" content="By Mina Karim and Omid Rahi">`, []string{"Mina Karim", "Omid Rahi"}},
		{"degrees and offices", `<meta name="author" content="Mina Karim, PhD, Senior Editor">`, []string{"Mina Karim, PhD"}},
		{"link to a profile", `<a href="/author/mina-karim/">Mina Karim</a>`, []string{"Mina Karim"}},
		{"no address", `<meta name="author" content="https://www.facebook.com/valleypost">`, nil},
		{"library order", `<meta name="citation_author" content="Karim, Mina"><meta name="citation_author" content="Rahi, Omid">`, []string{"Mina Karim", "Omid Rahi"}},
		{"a desk, where nobody is named", ld(`{"@type":"NewsArticle","author":{"name":"Foreign Desk"}}`), []string{"Foreign Desk"}},
		{"a team, where nobody is named", `<div class="author-name">The Harbour Team</div>`, []string{"The Harbour Team"}},
		{"a pen name behind by", `<span class="story-byline">Posted by InkWell</span>`, []string{"InkWell"}},
		{"marked degrees", `<meta name="author" content="Mina Karim, CFP®">`, []string{"Mina Karim, CFP"}},
		{"a site of one's own", `<meta property="og:site_name" content="Mina Karim">` + ld(`{"@type":"Article","author":{"@type":"Person","name":"Mina Karim"},"publisher":{"@type":"Organization","name":"Mina Karim"}}`), []string{"Mina Karim"}},
		{"contributors in a line", `<div><strong>Contributors:</strong> Mina Karim</div>`, []string{"Mina Karim"}},
		{"listed below a label", `<h6>Author(s)</h6><ul><li>Mina Karim</li><li>Omid Rahi</li></ul>`, []string{"Mina Karim", "Omid Rahi"}},
		{"name, office and day", `<p>Mina Karim | Senior Writer | January 26, 2026</p>`, []string{"Mina Karim"}},
		{"no weekday", `<div class="author-date">Sat, 20 Dec, 2025</div><p class="byline">Mina Karim</p>`, []string{"Mina Karim"}},
		{"a byline before an account", `<meta name="author" content="minak"><p>by <a href="/authors/mina-karim/">Mina Karim</a></p>`, []string{"Mina Karim"}},
		{"a byline before the paper", `<meta name="author" content="Valley Post"><div class="meta"><span>by Mina Karim</span> ● December 23, 2025</div>`, []string{"Mina Karim"}},
		{"by without a space", `<p class="byline">by<a href="/x">Mina Karim</a></p>`, []string{"Mina Karim"}},
		{"a profile in the text", `<p>The mine was an old one, as <a href="/profile/rahi">Omid Rahi</a>, who has cleared hundreds of them in the east of the province over the past eleven years, explained to the elders of the village on the day after it had gone off.</p>`, nil},
		{"a ministry", `<meta name="author" content="Ministry of Trade and Industry">`, []string{"Ministry of Trade and Industry"}},
		{"byline over a picture", `<title>Two killed</title><div class="overlay"><h1>Two killed</h1><p>By Mina Karim</p></div>`, []string{"Mina Karim"}},
		{"two links to profiles", `<div><span><a href="/authors/mina-karim">Mina Karim</a></span> | <a href="/authors/omid-rahi">Omid Rahi</a></div>`, []string{"Mina Karim", "Omid Rahi"}},
		{"the first of several in JSON-LD", ld(`{"@type":"NewsArticle","author":{"name":"Mina Karim"}}`) + `<meta name="author" content="Mina Karim, Omid Rahi">`, []string{"Mina Karim", "Omid Rahi"}},
		{"a note in brackets", ld(`{"@type":"LiveBlogPosting","author":[{"name":"Mina Karim"},{"name":"Omid Rahi (earlier)"}]}`), []string{"Mina Karim", "Omid Rahi"}},
		{"the paper and agencies", `<meta name="author" content="Valley Post Report with agencies">`, nil},
		{"commenters are no authors", `<div class="comments"><span class="author">Angry Reader</span></div>`, nil},
	} {
		p := strips(t, site+"<h1>Two killed</h1>"+tt.html+prose, "https://valley.example/a")
		if !slices.Equal(p.Authors, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, p.Authors, tt.want)
		}
	}
}

func TestTitle(t *testing.T) {
	for _, tt := range []struct{ html, want string }{
		{`<title>Two killed near Zaranj - Valley Post</title><meta property="og:site_name" content="Valley Post">`, "Two killed near Zaranj"},
		{`<title>Valley Post | Two killed near Zaranj</title><meta property="og:site_name" content="The Valley Post">`, "Two killed near Zaranj"},
		{`<title>Two killed near Zaranj | World | Valley Post</title>`, "Two killed near Zaranj"},
		{`<title>Zaranj – a town on the border</title>`, "Zaranj – a town on the border"},
		{`<title>Two killed - Valley</title><h1>Valley Post</h1><h1>Two killed near Zaranj</h1><meta property="og:site_name" content="Valley Post">`, "Two killed near Zaranj"},
		{`<meta property="og:title" content="Two killed: what we know"><h1>Two guards killed near Zaranj</h1>`, "Two guards killed near Zaranj"},
		{`<h1>Two &amp; three</h1>`, "Two & three"},
		{`<title>Two killed near Zaranj</title><h1>Two killed near Zaranj | Opinion</h1>`, "Two killed near Zaranj"},
		{`<title>Two killed near Zaranj</title><h1>News: Two killed near Zaranj</h1>`, "Two killed near Zaranj"},
		{`<title>Two killed near Zaranj</title><h1>Jan 26 2026 Two killed near Zaranj</h1>`, "Two killed near Zaranj"},
		{`<title>Two killed near Zaranj</title><h1>Two killed near Zaranj (valley.example) 87</h1>`, "Two killed near Zaranj"},
		{`<title>Two killed near Zaranj</title><h1>Two killed near Zaranj, third guard hurt</h1>`, "Two killed near Zaranj, third guard hurt"},
		{`<title>Two killed near Zaranj</title><h1>A message to our readers in Zaranj and elsewhere</h1>`, "Two killed near Zaranj"},
		{`<title>Valley</title><h2>Latest news of the day</h2><div class="post-title">Two killed near Zaranj</div>`, "Two killed near Zaranj"},
		{`<title>Valley</title><h2>Two killed near Zaranj</h2>`, "Two killed near Zaranj"},
	} {
		if p := strips(t, tt.html+prose, "https://valley.example/a"); p.Title != tt.want {
			t.Errorf("title of %s = %q, want %q", tt.html, p.Title, tt.want)
		}
	}
}

func TestDeclared(t *testing.T) {
	p := strips(t, `<html lang="en-GB"><head><link rel="canonical" href="/two-killed/"><meta property="article:section" content="Opinion"><meta property="article:tag" content="Zaranj"><meta property="article:tag" content="Roads">
<meta property="article:modified_time" content="2026-01-27T08:00:00Z"></head><body>`+prose+"</body></html>", "https://valley.example/two-killed/?utm_source=x")
	got := fmt.Sprint(p.Canonical, " ", p.Section, " ", p.Tags, " ", p.Lang, " ", p.Genre, " ", p.Modified)
	if want := "https://valley.example/two-killed/ Opinion [Zaranj Roads] en opinion 2026-01-27T08:00:00Z"; got != want {
		t.Errorf("declared %s, want %s", got, want)
	}
	if p := strips(t, `<link rel="canonical" href="https://valley.example/">`+prose, "https://valley.example/a"); p.Canonical != "" {
		t.Errorf("canonical %q: the front page is no article's address", p.Canonical)
	}
}

func TestKinds(t *testing.T) {
	for _, tt := range []struct{ name, html, want string }{
		{"share bar", `<div class="share-buttons">Share this</div>`, Other},
		{"newsletter box", `<div class="newsletter-box"><p>Get the morning briefing in your inbox every day of the week.</p></div>`, Other},
		{"read more", `<p>Read more: <a href="/x">Three killed in Farah</a></p>`, Related},
		{"linked paragraph", `<p><a href="/x">Three killed in Farah by a mine, police say</a></p>`, Related},
		{"caption", `<figure><img><figcaption>A guard at the bridge.</figcaption></figure>`, Caption},
		{"photo line", `<p>Photo: Valley Post</p>`, Caption},
		{"comments", `<div id="comments"><p>I was there and it was not like that at all, believe me or not.</p></div>`, Comments},
		{"byline", `<div class="byline">By Mina Karim</div>`, SourceLine},
		{"reporting", `<p>(Reporting by Mina Karim in Herat; Editing by Omid Rahi)</p>`, SourceLine},
		{"about the author", `<div class="author-bio"><p>Mina Karim covers the border provinces.</p></div>`, AuthorBio},
		{"contents", `<div class="table-of-contents"><ul><li>What happened</li></ul></div>`, TOC},
		{"rights", `<p>Copyright 2026 Valley Post. All rights reserved.</p>`, Disclaimer},
		{"legal note", `<p>This material is not intended to replace the advice of an engineer. It has been gathered from sources held to be reliable, and nobody answers for what is done on the strength of it, now or at any later time, by whomever it may be.</p>`, Disclaimer},
		{"disclosure", `<p>Disclosure: The writer of this piece holds no shares in any of the companies that own the road.</p>`, Disclaimer},
		{"footnote", `<p>The bridge was rebuilt three times over in that decade. ↩</p>`, Other},
		{"office", `<p>Mill House, 12 Dam Rd., Suite 4, Ashford, OH 44805</p>`, Other},
		{"has comments", `<div class="post has-comments category-newsletters"><p>The mayor spoke of a mine laid years ago and never found.</p></div>`, Body},
		{"label and link", `<p>Also: <a href="/x">Three killed in Farah by a mine, police say</a></p>`, Related},
		{"heading that leads on", `<h4>READ: <a href="/x">Three killed in Farah</a></h4>`, Related},
		{"colon and link", `<p>Pictured: <a href="/x">the bridge at Zaranj</a></p>`, Body},
		{"heading that links to itself", `<h2 id="police"><a href="#police">What the police say of it</a></h2>`, Heading},
		{"heading with an id of its own words", `<h2 id="sponsor-of-the-bill">Sponsor of the bill</h2>`, Heading},
		{"heading on the law", `<h2>Copyright in times of war</h2>`, Heading},
		{"contributors", `<p>Mina Karim in Herat, Omid Rahi in Zaranj and Lena Brandt contributed to this report.</p>`, SourceLine},
		{"picture agency", `<p>Mina Karim/Valley Times/Getty Images</p>`, Caption},
		{"picture credit", `<p>The bridge on the morning after. (Photo: Mina Karim)</p>`, Caption},
		{"advertisement ahead", `<p>Story continues below advertisement</p>`, Other},
		{"input", `<p><em>With input from Omid Rahi in Zaranj</em></p>`, SourceLine},
		{"which picture", `<div>3 / 12</div>`, Other},
		{"no advice", `<p>Keep in mind that what is said on this page is not intended as legal advice to anybody.</p>`, Disclaimer},
		{"template left over", `<p>{{promo-box="autumn-2026"}}</p>`, Other},
		{"box that calls", `<div class="box-3"><h3>Stay on top of the news</h3><p>Read all of the Valley Post for a week and pay nothing.</p><a href="/buy">Get started</a></div>`, Other},
		{"promotion between paragraphs", `<p>The Valley Post is free to read; if you value it, <a href="/m">become a member</a>.</p>`, Other},
		{"membership in the news", `<p>The country wants to become a member of the alliance, said its foreign minister.</p>`, Body},
		{"mailing list", `<p>Join our mailing list! You will hear from us once a month.</p>`, Other},
		{"heading", `<h2>What the police say</h2>`, Heading},
		{"list", `<ul><li>Two guards</li></ul>`, List},
		{"row", `<table><tr><th>Town</th><th>Killed</th></tr><tr><td>Zaranj</td><td>2</td></tr></table>`, List},
		{"quote", `<blockquote>Nobody warned us of anything, and nobody came for hours afterwards.</blockquote>`, Body},
		{"year at the start", `<p>By 1990 the bridge had been rebuilt three times over.</p>`, Body},
		{"source as a word", `<p>Sources close to the governor denied it later.</p>`, Body},
	} {
		page := "<article><h1>Two killed near Zaranj</h1>" + prose + tt.html + "<p>The governor of the province said later that the road had been closed to all traffic until further notice.</p></article>"
		p := strips(t, page, "https://valley.example/a")
		if len(p.Blocks) < 4 {
			t.Errorf("%s: blocks %v", tt.name, kinds(p))
			continue
		}
		if got := p.Blocks[2].Kind; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// The entries of a live page are its text, each with its heading.
func TestLivePage(t *testing.T) {
	var entries strings.Builder
	for i, s := range strings.Split(prose2, "\n") {
		fmt.Fprintf(&entries, `<article class="block"><time>%d.10 GMT</time><h2>Entry %d of the day</h2>%s</article>`, 18-i, i, s)
	}
	p := strips(t, "<main><h1>Two killed near Zaranj – live</h1><div>"+entries.String()+"</div></main>", "https://valley.example/a")
	n := 0
	for _, b := range p.Blocks {
		if b.Kind == Body || b.Kind == Heading {
			n++
		}
	}
	if n < 8 {
		t.Errorf("%d headings and paragraphs of four entries: %v", n, kinds(p))
	}
}

// Two line breaks part paragraphs, even inside the font element of an old page.
func TestLineBreaks(t *testing.T) {
	text := strings.NewReplacer("<p>", "", "</p>", "<br>\n<br>").Replace(prose2)
	p := strips(t, "<table><tr><td><font size=2>"+text+"</font></td></tr></table>", "https://valley.example/a")
	if got := strings.Count(p.Text, "\n\n"); got != 3 {
		t.Errorf("%d paragraphs, want 4: %q", got+1, p.Text)
	}
}

// What a page shows twice, once for phones and once for print, is text once.
func TestNothingTwice(t *testing.T) {
	p := strips(t, "<article><h1>Two killed near Zaranj</h1>"+prose+prose2+`<div class="print-view">`+prose+prose2+"</div></article>", "https://valley.example/a")
	if n := strings.Count(p.Text, "Two guards were killed"); n != 1 {
		t.Errorf("the first paragraph stands %d times: %v", n, kinds(p))
	}
}

// A line that leads on is whole by itself: what follows it is the article.
func TestLeadsOn(t *testing.T) {
	for _, line := range []string{`<p>Related: <a href="/x">Three killed in Farah</a></p>`, `<p><b>SUBSCRIBE</b></p><p>Subscribe to the Valley Post.</p>`} {
		p := strips(t, "<article><h1>Two killed near Zaranj</h1>"+prose+prose2+line+`<p>The district had seen no attack for years, and <a href="/y">its elders</a> had thought themselves safe behind the river, which in spring is deep and fast. They said as much to the governor when he came to see them two weeks ago, and again on the morning after, with the road still closed.</p></article>`, "https://valley.example/a")
		if last := p.Blocks[len(p.Blocks)-1]; last.Kind != Body {
			t.Errorf("after %s: %s, want body", line, last.Kind)
		}
	}
}

// What an article cites at its end is no part of it.
func TestReferences(t *testing.T) {
	p := strips(t, "<article><h1>Two killed near Zaranj</h1>"+prose+prose2+"<h2>References</h2><ul><li>Karim, M. (2025). Mines of the border provinces. Valley Press.</li></ul></article>", "https://valley.example/a")
	if last := p.Blocks[len(p.Blocks)-1]; last.Kind != Other {
		t.Errorf("reference: %s, want other", last.Kind)
	}
}

// At the end of an article stand paragraphs that want something of readers.
func TestTail(t *testing.T) {
	for last, want := range map[string]string{
		"The Valley Post comes to 4,000 doors every week. Click here for more information.":         Other,
		"There is more where that came from. Sign up to get the free daily newsletter.":             Other,
		"Follow our full coverage of the flood at https://valley.example/flood":                     Other,
		"We are a small paper kept alive by readers like you, and every coin helps us to go on.":    Other,
		"He asked the drivers to follow the police to the ford, and to leave their lorries behind.": Body,
	} {
		p := strips(t, "<article><h1>Two killed near Zaranj</h1>"+prose+prose2+"<p>"+last+"</p></article>", "https://valley.example/a")
		if got := p.Blocks[len(p.Blocks)-1].Kind; got != want {
			t.Errorf("%q: %s, want %s", last, got, want)
		}
	}
}

// Every phrase and name of zone stands once, under one kind.
func TestLexicons(t *testing.T) {
	for name, text := range map[string]string{"zones.txt": zonesTxt, "nobody.txt": nobodyTxt, "months.txt": monthsTxt} {
		seen := map[string]bool{}
		for line := range strings.Lines(text) {
			line, _, _ = strings.Cut(line, "#")
			_, words, found := strings.Cut(line, ":")
			if !found {
				words = line
			}
			for _, w := range strings.Fields(words) {
				if seen[w] && w != "---" {
					t.Errorf("%s: %q twice", name, w)
				}
				seen[w] = true
			}
		}
	}
	for part, text := range strings.Split(phrasesTxt, "\n---\n") {
		seen := map[string]bool{}
		for line := range strings.Lines(text) {
			_, phrase, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			if seen[phrase] {
				t.Errorf("phrases.txt, part %d: %q twice", part+1, phrase)
			}
			seen[phrase] = true
		}
	}
}

// BenchmarkStrip reads the test's page, or with PAGES=DIR the pages (.html, .html.gz) of a directory.
func BenchmarkStrip(b *testing.B) {
	pages := [][]byte{[]byte(page)}
	if dir := os.Getenv("PAGES"); dir != "" {
		pages = readPages(b, dir)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, p := range pages {
			if _, err := Strip(p, Options{URL: "https://h.example/a"}); err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}

func readPages(b *testing.B, dir string) (pages [][]byte) {
	b.Helper()
	names, _ := filepath.Glob(filepath.Join(dir, "*.html*"))
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		var r io.Reader = f
		if strings.HasSuffix(name, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				b.Fatal(err)
			}
		}
		data, err := io.ReadAll(r)
		f.Close()
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, data)
	}
	return pages
}

// The note on an author that ends an article is no part of it; what an article tells of the author in passing is.
func TestBio(t *testing.T) {
	author := `<meta name="author" content="Mina Karim">`
	for last, want := range map[string]string{
		"Mina Karim has covered the border provinces for eleven years and lives in Herat.":      AuthorBio,
		"Mina is a reporter at the Valley Post and teaches at the university of the province.":  AuthorBio,
		"Mina is a town on the border, and nobody there had seen the lorry before that day.":    Body,
		"Omid Rahi has been the governor of the province for eleven years and lives in Zaranj.": Body,
	} {
		p := strips(t, author+"<article><h1>Two killed near Zaranj</h1>"+prose+prose2+"<p>"+last+"</p></article>", "https://valley.example/a")
		if got := p.Blocks[len(p.Blocks)-1].Kind; got != want {
			t.Errorf("%q: %s, want %s", last, got, want)
		}
	}
}

const prose2 = `<p>The governor of the province said later that the road had been closed to all traffic until further notice.</p>
<p>Engineers were on their way from the capital, and nobody could say how long the work was going to take them.</p>
<p>Drivers had waited at the river since the early morning, many of them with fruit that would not keep.</p>
<p>The mine had been laid many years ago, said an elder of the village, and nobody had ever gone looking for it.</p>`
