// Package strip turns a page into its main text, the blocks of that text, and what the page says of itself. It is the
// only importer of goquery.
//
// The way of a page: bytes become a tree (strip.go); what the page declares is read (meta.go, jsonld.go, published.go,
// authors.go, title.go); each element gets the zone its name gives it (zone.go); the article's element is the one that
// holds most prose and least else (root.go); its subtree becomes blocks (blocks.go), and each block is judged by what it
// says and how much of it is links (judge.go).
package strip

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hedgerow/hedgerow/feeds/charset"
)

// A Block is a stretch of Page.Text, in bytes, and the kind of section it is. Blocks are in order and do not overlap; only
// white space stands between them.
type Block struct {
	Start, End int
	Kind       string
}

// Kinds of blocks. Summary, heading, body and list are the article; the others stand inside it on the page.
const (
	Title      = "title"
	Dateline   = "dateline"
	Summary    = "summary"
	Heading    = "heading"
	Body       = "body"
	List       = "list" // list items and table rows
	Caption    = "caption"
	TOC        = "toc"
	Disclaimer = "disclaimer"
	AuthorBio  = "author_bio"
	SourceLine = "source_line" // bylines, credits, "Source: …"
	FeedFooter = "feed_footer" // "The post … appeared first on …"
	Related    = "related"
	Comments   = "comments"
	Other      = "other" // share bars, newsletter boxes, consent text, advertising
)

// A Page is what is left of an article's HTML.
type Page struct {
	Text          string // valid UTF-8, paragraphs parted by blank lines, list items by line ends
	Blocks        []Block
	Title         string
	Authors       []string
	Section       string
	Tags          []string
	Published     string // RFC 3339 date or date-time, "" where the page does not say
	PublishedFrom string // jsonld meta time dateline url
	Modified      string
	Canonical     string
	Publisher     string
	Lang          string   // two letters
	Genre         string   // news opinion press_release live other
	Rule          string   // CSS rule for the element the text is from, where it has a name other pages can share
	Problems      []string // stub paywall truncated consent_wall no_text no_published_date replaced_bytes text_from_jsonld
}

// Options are what is known of the page from outside.
type Options struct {
	URL         string
	ContentType string // HTTP header; "" where the charset is known to be right
	Selector    string // CSS rule of the source for the article's element, "" for the general extraction
	Unicode     bool   // html is UTF-8 already whatever it declares
	Fragment    bool   // html is an article's content as a feed carries it, not a page around one
}

// ErrNoHTML is returned for bytes that are no HTML.
var ErrNoHTML = errors.New("no HTML")

// Strip reads a page. It fails only where there is no HTML at all.
func Strip(page []byte, o Options) (*Page, error) {
	text, problems, err := decode(page, o)
	if err != nil {
		return nil, err
	}
	root, err := tree(text)
	if err != nil {
		return nil, err
	}
	doc := goquery.NewDocumentFromNode(root)
	p := &Page{Problems: problems}
	m := readMeta(doc, o)
	a := newArticle(doc, o, m)
	p.fillText(a, m)
	m.fill(p, a)
	p.Rule = a.rule()
	p.judge(m, text)
	return p, nil
}

// tree parses a page. The parser gives up at 512 elements within each other; such a page is read without the elements that
// only lay out, for its text is as good as another's.
func tree(text string) (*html.Node, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		root, err = html.Parse(strings.NewReader(layoutTag.ReplaceAllString(text, "")))
	}
	if err != nil {
		return nil, fmt.Errorf("parse HTML: %w", err)
	}
	dropUnseen(root)
	return root, nil
}

// dropUnseen takes out the words inside lines that only screen readers tell: "opens in new tab".
func dropUnseen(root *html.Node) {
	var unseen []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.Span && unseenName.MatchString(attr(n, "class")) {
			unseen = append(unseen, n)
		}
	}
	for _, n := range unseen {
		n.Parent.RemoveChild(n)
	}
}

var unseenName = regexp.MustCompile(`(?i)\b(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?)\b`)

var layoutTag = regexp.MustCompile(`(?i)</?(?:div|span|font|b|i|em|strong|u|center|section|small|big|tt|s|a|table|tbody|tr|td|blockquote|ul|ol|dl)(?:\s[^>]*)?>`)

// Bounds of a page. With them a page takes at most some 256 MiB, whatever it is; news pages hold a few thousand tags.
const (
	maxBytes = 16 << 20
	maxTags  = 200_000
)

// bounded cuts a text at the bounds.
func bounded(page []byte) (cut []byte, whole bool) {
	cut = page[:min(len(page), maxBytes)]
	tags := 0
	for i := 0; ; i++ {
		k := bytes.IndexByte(cut[i:], '<')
		if k < 0 {
			return cut, len(cut) == len(page)
		}
		if i += k; tags == maxTags {
			return cut[:i], false
		}
		tags++
	}
}

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{1,200}charset\s*=\s*["']?([\w:-]{2,40})|^\s*<\?xml[^>]{1,60}encoding\s*=\s*["']([\w-]+)`)

// decode makes text of bytes, NULs aside.
func decode(page []byte, o Options) (text string, problems []string, err error) {
	if len(bytes.TrimSpace(page)) == 0 {
		return "", nil, fmt.Errorf("%w: the page is empty", ErrNoHTML)
	}
	if !o.Unicode {
		declared := ""
		if m := metaCharset.FindSubmatch(page[:min(len(page), 4096)]); m != nil {
			declared = string(bytes.Join(m[1:], nil))
		}
		page, _ = charset.Decode(page, o.ContentType, declared)
	}
	page, whole := bounded(page)
	if !whole {
		problems = append(problems, "truncated")
	}
	if bytes.IndexByte(page[:min(len(page), 4096)], '<') < 0 && binary(page) {
		return "", nil, fmt.Errorf("%w: binary data", ErrNoHTML)
	}
	text = strings.ToValidUTF8(string(page), "\uFFFD")
	if strings.ContainsRune(text, 0) {
		text = strings.ReplaceAll(text, "\x00", "\uFFFD")
	}
	if strings.ContainsRune(text, '\uFFFD') && !bytes.ContainsRune(page, '\uFFFD') {
		problems = append(problems, "replaced_bytes")
	}
	return text, problems, nil
}

func binary(b []byte) bool {
	b = b[:min(len(b), 1024)]
	return bytes.Count(b, []byte{0}) > len(b)/100
}
