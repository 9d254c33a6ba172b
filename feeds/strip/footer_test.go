package strip

import (
	"slices"
	"strings"
	"testing"
)

const prose = `<p>Two guards were killed and a third was hurt when a convoy came under fire on the road to Zaranj, the governor's office said on Monday.</p>`

func TestFeedFooter(t *testing.T) {
	const item, home = `<a href="https://valley.example/two-killed/">Two killed</a>`, `<a href="https://valley.example">Valley Post</a>`
	for _, tt := range []struct {
		html string
		want bool
	}{
		{"<p>The post " + item + " appeared first on " + home + ".</p>", true},
		{"<p>Der Beitrag " + item + " erschien zuerst auf " + home + ".</p>", true},
		{"<p>L&#8217;article " + item + " est apparu en premier sur " + home + ".</p>", true},
		{"<p>La entrada " + item + " se publicó primero en " + home + ".</p>", true},
		{"The post " + item + " appeared first on " + home + ".", true},
		{`<p>The post <a rel="nofollow" href="https://www.valley.example/two-killed/?utm_source=rss">Two killed</a> appeared first on <a href="https://www.valley.example/">Valley Post</a>.</p>`, true},
		// authors who say so themselves
		{`<p>This post appeared first on <a href="https://other.example/two-killed/">another site</a>.</p>`, false},
		{`<p>Dieser Text erschien zuerst auf ` + home + `, wo er mehr Platz hatte als hier.</p>`, false},
		{`<p>Este artículo se publicó primero en el diario de la ciudad, con otro título y menos cifras.</p>`, false},
		{"<p>The post " + item + " appeared first on " + home + ".</p><p>The governor of the province said later that the road had been closed to all traffic.</p>", false}, // not the end
	} {
		p, err := Strip([]byte(prose+tt.html), Options{URL: "https://valley.example/two-killed/", Fragment: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(strings.Join(kinds(p), " "), FeedFooter); got != tt.want {
			t.Errorf("%s: footer %v, want %v (%v)", tt.html, got, tt.want, kinds(p))
		}
	}
}

func TestProblems(t *testing.T) {
	body := strings.Repeat(prose, 3)
	body = strings.Replace(strings.Replace(body, "Two guards", "Four guards", 1), "Two guards", "Six guards", 1)
	for _, tt := range []struct{ name, html, want string }{
		{"whole", body + `<meta property="article:published_time" content="2026-01-26T08:00:00Z">`, ""},
		{"no date", body, "no_published_date"},
		{"excerpt", body + "<p>The governor promised an inquiry and said that […]</p>", "no_published_date truncated"},
		{"stub", "<p>Two guards were killed.</p>", "no_published_date stub"},
		{"nothing", "<nav><a href=/>Home</a></nav>", "no_published_date no_text"},
		{"paywall", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>` + body, "no_published_date paywall"},
		{"consent", "<h1>Before you continue</h1><p>We and our 812 partners store data.</p><button>Accept all</button>", "consent_wall no_published_date stub"},
		{"a brief with a banner", `<meta property="article:published_time" content="2026-01-26T08:00:00Z"><div class="cookie-banner">We value your privacy</div><p>Two guards were killed.</p>`, "stub"},
		{"text in JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + strings.Repeat("Two guards were killed on the road to Zaranj on Monday. ", 12) + `"}</script><p>Subscribe to read.</p>`, "no_published_date text_from_jsonld"},
	} {
		p, err := Strip([]byte(tt.html), Options{URL: "https://valley.example/a"})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(slices.Sorted(slices.Values(p.Problems)), " "); got != tt.want {
			t.Errorf("%s: problems %q, want %q", tt.name, got, tt.want)
		}
	}
}
