package strip

import (
	"bufio"
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

//go:embed zones.txt
var zonesTxt string

// zones says what kind of matter an element holds by the words of its class and id.
var zones = loadZones(zonesTxt)

// nothing is the zone of what is no part of an article page's text: menus, headers, footers, hidden matter.
const nothing = "-"

// loadZones reads lines "kind: word word …"; a word with a hyphen is a sequence of words.
func loadZones(text string) map[string]string {
	out := map[string]string{}
	sc := bufio.NewScanner(strings.NewReader(text))
	for sc.Scan() {
		line, _, _ := strings.Cut(sc.Text(), "#")
		kind, words, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for _, w := range strings.Fields(words) {
			out[w] = strings.TrimSpace(kind)
		}
	}
	return out
}

// zoneOf is the kind of matter an element announces, "" for none in particular.
func zoneOf(n *html.Node) string {
	if hidden(n) {
		return nothing
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Header:
		return zoneOfTag(n)
	case atom.Aside:
		return Related
	case atom.Figcaption:
		return Caption
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "toolbar", "alert", "alertdialog":
		return nothing
	case "complementary":
		return Related
	}
	for _, key := range [...]string{"class", "id", "data-component", "data-testid", "itemprop"} {
		if v := attr(n, key); v != "" {
			if z := zoneOfName(v); z != "" {
				return z
			}
		}
	}
	return ""
}

// zoneOfTag: a header or footer may be the article's own, which holds title and byline; a nav never is.
func zoneOfTag(n *html.Node) string {
	if n.DataAtom == atom.Nav {
		return nothing
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Article {
			return ""
		}
	}
	if n.DataAtom == atom.Header {
		return ""
	}
	return nothing
}

// zoneOfName looks up the words of a class or id, alone and in pairs.
func zoneOfName(name string) string {
	words := nameWords(name)
	for i, w := range words {
		if i > 0 {
			if z, ok := zones[words[i-1]+"-"+w]; ok {
				return z
			}
		}
	}
	for _, w := range words {
		if z, ok := zones[w]; ok {
			return z
		}
	}
	return ""
}

// nameWords splits "relatedLinks__item js-x" into related links item js x.
func nameWords(name string) []string {
	var words []string
	start, lower := -1, false
	flush := func(end int) {
		if start >= 0 {
			words = append(words, strings.ToLower(name[start:end]))
		}
		start = -1
	}
	for i, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			flush(i)
			lower = false
			continue
		}
		if unicode.IsUpper(r) && lower {
			flush(i)
		}
		if start < 0 {
			start = i
		}
		lower = unicode.IsLower(r)
	}
	flush(len(name))
	return words
}

func hidden(n *html.Node) bool {
	if hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" {
		return true
	}
	style := attr(n, "style")
	if style == "" {
		return false
	}
	style = strings.ReplaceAll(strings.ToLower(style), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
