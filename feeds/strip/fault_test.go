package strip

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestHostilePages(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		text       bool // the prose is found
	}{
		{"10 000 nested div", strings.Repeat("<div>", 10_000) + prose, true},
		{"10 000 nested span", strings.Repeat("<span class=x>", 10_000) + prose, true},
		{"10 000 open b", strings.Repeat("<b>", 10_000) + prose, true},
		{"nested tables", strings.Repeat("<table><tr><td>", 400) + prose, true},
		{"NUL bytes", "\x00<p>\x00" + prose, true},
		{"attributes without end", "<p " + strings.Repeat("a=b ", 50_000) + ">" + prose, true},
		{"entity flood", strings.Repeat("&lt;", 100_000) + prose, true},
		{"many comments", strings.Repeat("<!-- x -->", 100_000) + prose, true},
		{"broken JSON-LD", `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 20_000) + `</script>` + prose, true},
		{"unclosed script", prose + "<script>" + strings.Repeat("if (a < b) {", 10_000), true},
	} {
		p, err := Strip([]byte(tt.html), Options{URL: "https://h.example/a"})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.Contains(p.Text, "Two guards were killed"); got != tt.text {
			t.Errorf("%s: prose found %v, want %v; text %.80q", tt.name, got, tt.text, p.Text)
		}
	}
}

func TestNoPage(t *testing.T) {
	for name, page := range map[string]string{"empty": "", "blank": " \n", "binary": "\x7fELF\x00\x00\x00\x00\x01\x02\x00"} {
		if _, err := Strip([]byte(page), Options{}); !errors.Is(err, ErrNoHTML) {
			t.Errorf("%s: %v, want %v", name, err, ErrNoHTML)
		}
	}
}

// A page of 50 MB is cut, says so, and takes no more than the stated bound. The gate runs it without the race detector
// too, with which the bound cannot be measured.
func TestMemoryBound(t *testing.T) {
	for name, page := range map[string]string{"tags": strings.Repeat("<p>a", 50<<20/4), "one word": "<p>" + strings.Repeat("a", 50<<20)} {
		var before, after runtime.MemStats
		data := []byte(page)
		runtime.ReadMemStats(&before)
		p, err := Strip(data, Options{Unicode: true})
		runtime.ReadMemStats(&after)
		if err != nil || !slices.Contains(p.Problems, "truncated") {
			t.Errorf("%s: %v, want the page cut", name, err)
		}
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 512 && !race {
			t.Errorf("%s: %d MiB allocated in all", name, used)
		}
	}
}

// Legacy encodings, by header, by declaration, by neither.
func TestCharsets(t *testing.T) {
	const want = "Le café de la gare a été détruit par une explosion lundi, ont déclaré des témoins à la presse locale."
	latin := strings.NewReplacer("é", "\xe9", "à", "\xe0").Replace("<p>" + want + "</p>")
	korean := "<p>\xbc\xad\xbf\xef \xbd\xc3\xb3\xbb\xbf\xa1\xbc\xad \xc6\xf8\xb9\xdf\xc0\xcc \xc0\xcf\xbe\xee\xb3\xaa \xbc\xbc \xb8\xed\xc0\xcc \xbc\xf7\xc1\xb3\xb4\xd9\xb0\xed \xb0\xe6\xc2\xfb\xc0\xcc \xb9\xe0\xc7\xfb\xb4\xd9.</p>"
	for _, tt := range []struct{ name, html, contentType, want string }{
		{"header", latin, "text/html; charset=iso-8859-1", want},
		{"declaration", `<meta charset="windows-1252">` + latin, "", want},
		{"neither", latin, "", want},
		{"header and bytes disagree", "<p>" + want + "</p>", "text/html; charset=iso-8859-1", want},
		{"Korean, declared", `<meta charset=euc-kr>` + korean, "", "서울 시내에서"},
		{"soft hyphens", "<p>" + strings.ReplaceAll(want, "explosion", "ex&shy;plo&shy;sion") + "</p>", "", want},
	} {
		p, err := Strip([]byte(tt.html), Options{ContentType: tt.contentType})
		if err != nil || !strings.Contains(p.Text, tt.want) {
			t.Errorf("%s: %v, text %q, want %q", tt.name, err, p.Text, tt.want)
		}
	}
}
