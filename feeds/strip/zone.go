package strip

import (
	"bufio"
	_ "embed"
	"regexp"
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

// consent is the zone of cookie banners; it ends as nothing.
const consent = "consent"

// loadZones reads lines "kind: word word …"; see the head of zones.txt.
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

// A label is the zone an element announces, and the word of its name that said so ("" where its tag or role did).
type label struct {
	zone, word string
}

// labelOf reads an element's tag, role and names.
func labelOf(n *html.Node) label {
	if hidden(n) {
		return label{nothing, "hidden"}
	}
	switch n.DataAtom {
	case atom.Nav:
		return label{nothing, ""}
	case atom.Footer:
		return label{footerZone(n), ""}
	case atom.Aside:
		return label{Related, "aside"}
	case atom.Figcaption:
		return label{Caption, ""}
	case atom.Form:
		return label{Other, "form"}
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "toolbar", "alert", "alertdialog":
		return label{nothing, "role"}
	case "complementary":
		return label{Related, "role"}
	}
	for _, key := range [...]string{"class", "id", "itemprop"} {
		if v := attr(n, key); v != "" && !(key == "id" && heading(n.DataAtom)) { // made of the heading's words
			if l := labelOfName(v); l.zone != "" {
				return l
			}
		}
	}
	return label{}
}

// footerZone: the footer of an article holds what is said about it, that of a page nothing.
func footerZone(n *html.Node) string {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Article {
			return Other
		}
	}
	return nothing
}

// labelOfName looks up each class whole, then its pairs of words, then its words.
func labelOfName(name string) label {
	var single label
	for _, class := range strings.Fields(name) {
		if stateClass.MatchString(class) {
			continue
		}
		if z, ok := zones["="+strings.ToLower(class)]; ok {
			return label{z, class}
		}
		words := nameWords(class)
		for i, w := range words {
			if i > 0 {
				pair := words[i-1] + "-" + w
				if z, ok := zones[pair]; ok {
					return label{z, pair}
				}
			}
			if z, ok := zones[w]; ok && single.zone == "" {
				single = label{z, w}
			}
		}
	}
	return single
}

// stateClass is a class that tells what an article has or where it is filed, and names no part of it: has-comments,
// category-newsletters.
var stateClass = regexp.MustCompile(`^(?:has|no|without|category)-`)

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
