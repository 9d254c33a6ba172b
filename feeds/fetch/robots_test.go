package fetch

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
)

// The rules of RFC 9309, section by section.
func TestRobotsRules(t *testing.T) {
	for _, tt := range []struct {
		name, file, path string
		want             bool
	}{
		{"2.2.1 own group, not everybody's", "User-agent: *\nDisallow: /\n\nUser-agent: hedgerow\nDisallow: /private", "/news", true},
		{"2.2.1 case of the token", "User-Agent: HedgeRow\nDisallow: /", "/news", false},
		{"2.2.1 product token of a longer name", "User-agent: hedgerow/2.0\nDisallow: /", "/news", false},
		{"2.2.1 another product", "User-agent: hedgerowbot\nDisallow: /", "/news", true},
		{"2.2.1 groups of one product join", "User-agent: hedgerow\nDisallow: /a\n\nUser-agent: hedgerow\nDisallow: /b", "/b", false},
		{"2.2.1 several agents share rules", "User-agent: x\nUser-agent: hedgerow\nDisallow: /", "/a", false},
		{"2.2.1 everybody's where there is none of ours", "User-agent: x\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", false},
		{"2.2.1 no group at all", "Sitemap: https://h/s.xml", "/a", true},
		{"2.2.2 longest match", "User-agent: *\nAllow: /p\nDisallow: /", "/page", true},
		{"2.2.2 longest match, other order", "User-agent: *\nDisallow: /\nAllow: /p", "/page", true},
		{"2.2.2 Allow wins a tie", "User-agent: *\nDisallow: /page\nAllow: /page", "/page", true},
		{"2.2.2 case of paths", "User-agent: *\nDisallow: /News", "/news", true},
		{"2.2.2 empty rule", "User-agent: *\nDisallow:", "/a", true},
		{"2.2.2 encoded path, plain rule", "User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false},
		{"2.2.2 plain path, encoded rule", "User-agent: *\nDisallow: /foo/%62ar", "/foo/bar", false},
		{"2.2.2 query", "User-agent: *\nDisallow: /*?s=", "/index.php?s=kabul", false},
		{"2.2.3 end", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false},
		{"2.2.3 end not reached", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true},
		{"2.2.3 star in the middle", "User-agent: *\nDisallow: /*/feed/", "/2026/feed/", false},
		{"2.2.3 star and longest", "User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", false},
		{"2.2.3 comment", "User-agent: * # all\nDisallow: /a # not b", "/a", false},
		{"2.2.4 other records do not part groups", "User-agent: *\nCrawl-delay: 5\nSitemap: /s\nDisallow: /", "/a", false},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
		{"nonsense lines", "<html>\n:::\nUser-agent: *\nnoise\nDisallow: /a", "/a", false},
		{"bare CR", "User-agent: *\rDisallow: /a\r", "/a", false},
		{"byte order mark", "\uFEFFUser-agent: *\nDisallow: /a", "/a", false},
		{"rules before any agent", "Disallow: /\nUser-agent: *\nDisallow: /a", "/b", true},
	} {
		if got := parseRobots([]byte(tt.file), "hedgerow").allow(tt.path); got != tt.want {
			t.Errorf("%s: allow(%q) = %v, want %v", tt.name, tt.path, got, tt.want)
		}
	}
}

func TestRobotsAnswers(t *testing.T) {
	for _, tt := range []struct {
		name    string
		status  int
		body    string
		allowed bool
	}{
		{"rules", 200, "User-agent: *\nDisallow: /x", true},
		{"disallowed", 200, "User-agent: hedgerow\nDisallow: /", false},
		{"none", 404, "", true},
		{"forbidden", 403, "", true},
		{"in trouble", 500, "", false},
		{"too many", 429, "", false},
	} {
		var asked atomic.Int32
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				asked.Add(1)
				w.WriteHeader(tt.status)
				io.WriteString(w, tt.body)
			}
		})
		c, _ := newTestClient(Options{UserAgent: "hedgerow/1.0 (+https://example.org)", Retries: -1})
		q := Request{AllowPrivate: true, Robots: true}
		for range 2 {
			_, err := c.Get(t.Context(), s.URL+"/article", q)
			if (err == nil) != tt.allowed {
				t.Errorf("%s: %v, want allowed %v", tt.name, err, tt.allowed)
			}
			if tt.status == 200 && err != nil && !errors.Is(err, ErrRobots) {
				t.Errorf("%s: %v, want %v", tt.name, err, ErrRobots)
			}
		}
		if asked.Load() != 1 {
			t.Errorf("%s: robots.txt asked %d times, want once", tt.name, asked.Load())
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: /%zz", "/a%2Fb")
	f.Add(strings.Repeat("User-agent: *\nDisallow: "+strings.Repeat("*a", 50)+"\n", 3), strings.Repeat("a", 200))
	f.Fuzz(func(t *testing.T, file, path string) {
		parseRobots([]byte(file), "hedgerow").allow(path)
	})
}
