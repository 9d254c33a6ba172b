package strip

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// textOf is the text under a node with white space folded, scripts left out.
func textOf(n *html.Node) string {
	var b strings.Builder
	appendText(&b, n)
	return fold(b.String())
}

func appendText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case silent(n):
	default:
		if blockLevel(n.DataAtom) || n.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			appendText(b, c)
		}
		if blockLevel(n.DataAtom) {
			b.WriteByte(' ')
		}
	}
}

// fold joins words by single spaces and drops what has no width: soft hyphens, zero-width spaces, byte order marks.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case r == '\u00AD' || r == '\u200B' || r == '\uFEFF' || r == '\u2060':
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// silent elements hold no text of the page.
func silent(n *html.Node) bool {
	if n.Type == html.CommentNode || n.Type == html.DoctypeNode {
		return true
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Canvas, atom.Video, atom.Audio,
		atom.Object, atom.Embed, atom.Select, atom.Textarea, atom.Head, atom.Button, atom.Input, atom.Map, atom.Math, atom.Dialog, atom.Datalist:
		return true
	}
	return false
}

// blockLevel elements begin a new line.
func blockLevel(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Blockquote,
		atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figure, atom.Figcaption, atom.Form, atom.Fieldset,
		atom.Hr, atom.Address, atom.Details, atom.Summary, atom.Center, atom.Body, atom.Hgroup:
		return true
	}
	return false
}

func heading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func runes(s string) int { return utf8.RuneCountInString(s) }
