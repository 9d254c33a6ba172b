package parse

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/hedgerow/hedgerow/feeds/charset"
)

// A document is the repaired text of a feed: UTF-8, without declaration, doctype and control characters, from its root on.
type document struct {
	text    []byte
	root    string // local name of the root element in lower case, "{" for JSON
	cut     bool   // JSON that was cut at its bounds
	repairs []string
}

func (d *document) mended(what string) {
	for _, r := range d.repairs {
		if r == what {
			return
		}
	}
	d.repairs = append(d.repairs, what)
}

var (
	declaration = regexp.MustCompile(`(?s)^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']{1,40})["'][^>]*?>`)
	rootStart   = regexp.MustCompile(`(?i)<\?xml\b|<(?:[a-z0-9]+:)?(rss|feed|rdf|urlset|sitemapindex|opml|channel)\b`)
	htmlStart   = regexp.MustCompile(`(?i)<!doctype\s+html|<html[\s>]`)
	challenge   = regexp.MustCompile(`(?i)cf-chl|challenge-platform|just a moment\.\.\.|checking your browser|captcha|attention required!|ddos-guard|incapsula|_px-captcha|access denied`)
)

// repair makes a document of bytes, or says what they are instead.
func repair(data []byte, contentType string) (*document, error) {
	d := &document{}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, ErrEmpty
	}
	d.decode(data, contentType)
	d.dropControls()
	if err := d.cutHead(); err != nil {
		return nil, err
	}
	d.bound()
	return d, nil
}

// Bounds of a feed. With them a feed of 16 MiB, which is what fetch brings at most, takes some 512 MiB while it is read,
// whatever it is.
const (
	maxItems = 120_000 // a sitemap has 50 000 at most
	maxMarks = 1_500_000
)

// bound cuts a feed behind as many items, or as many tags or objects, as there may be, and ends it there.
func (d *document) bound() {
	if d.root == "{" {
		if at := nth(d.text, '{', 4*maxItems); at >= 0 {
			d.text, d.cut = d.text[:at], true
			d.mended("truncated")
		}
		return
	}
	if nth(d.text, '<', maxItems) < 0 {
		return
	}
	if at := nth(d.text, '<', maxMarks); at >= 0 {
		d.text = d.text[:at]
		d.mended("truncated")
	}
	if items := itemStart.FindAllIndex(d.text, maxItems+1); len(items) > maxItems {
		_, tail := d.shell()
		d.text = append(d.text[:items[maxItems][0]:items[maxItems][0]], tail...)
		d.mended("truncated")
	}
}

// nth is the offset of the byte behind the first n of its kind, -1 where there are no more.
func nth(b []byte, mark byte, n int) int {
	at := 0
	for ; ; n-- {
		k := bytes.IndexByte(b[at:], mark)
		if k < 0 {
			return -1
		}
		if at += k; n == 0 {
			return at
		}
		at++
	}
}

func (d *document) decode(data []byte, contentType string) {
	declared := ""
	head := bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\xEF\xBB\xBF"))
	if i := bytes.Index(head, []byte("<?xml")); i > 0 {
		head = head[i:]
	}
	if m := declaration.FindSubmatch(head); m != nil {
		declared = string(m[1])
	}
	text, name := charset.Decode(data, contentType, declared)
	if name != "" {
		d.mended("charset:" + name)
	}
	d.text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
}

// dropControls removes what XML 1.0 does not allow anywhere, NUL first of all.
func (d *document) dropControls() {
	if bytes.ContainsFunc(d.text, forbidden) {
		d.mended("control_characters")
		d.text = bytes.Map(func(r rune) rune {
			if forbidden(r) {
				return -1
			}
			return r
		}, d.text)
	}
}

func forbidden(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// cutHead finds the root element and drops what stands before it: notices of the server's, blank lines, the declaration
// (its encoding is no longer true). It is the place where a web page in the feed's stead shows.
func (d *document) cutHead() error {
	trimmed := bytes.TrimLeft(d.text, " \t\r\n\uFEFF")
	if bytes.HasPrefix(trimmed, []byte("{")) {
		d.text, d.root = trimmed, "{"
		return nil
	}
	at, name := d.findRoot()
	if at < 0 {
		return d.instead()
	}
	if page := htmlStart.FindIndex(d.text); page != nil && page[0] < at {
		return d.instead()
	}
	if !onlyProlog(d.text[:at]) {
		d.mended("leading_junk")
	}
	d.text, d.root = d.text[at:], name
	return nil
}

// onlyProlog reports that nothing but declarations, comments and blanks stands before the root.
func onlyProlog(b []byte) bool {
	for {
		b = bytes.TrimLeft(b, " \t\r\n\uFEFF")
		end := ">"
		switch {
		case len(b) == 0:
			return true
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("<!DOCTYPE")) && bytes.Contains(b, []byte("]>")):
			end = "]>"
		case !bytes.HasPrefix(b, []byte("<?")) && !bytes.HasPrefix(b, []byte("<!")):
			return false
		}
		i := bytes.Index(b, []byte(end))
		if i < 0 {
			return false
		}
		b = b[i+len(end):]
	}
}

// findRoot is the offset and name of the root element. Comments are skipped: they may speak of anything.
func (d *document) findRoot() (int, string) {
	comment := 0 // what stands before is searched for comments
	for from := 0; from < len(d.text); {
		m := rootStart.FindSubmatchIndex(d.text[from:])
		if m == nil {
			break
		}
		at := from + m[0]
		for comment <= at {
			open := bytes.Index(d.text[comment:at], []byte("<!--"))
			if open < 0 {
				comment = at
				break
			}
			end := bytes.Index(d.text[comment+open:], []byte("-->"))
			if end < 0 {
				comment = at
				break
			}
			comment += open + end + len("-->")
		}
		switch {
		case comment > at: // the match stands in a comment
			from = comment
		case m[2] >= 0:
			return at, strings.ToLower(string(d.text[from+m[2] : from+m[3]]))
		default:
			from += m[1]
		}
	}
	return -1, firstElement(d.text)
}

var element = regexp.MustCompile(`<(?:[A-Za-z0-9]+:)?([A-Za-z][A-Za-z0-9]*)`)

func firstElement(b []byte) string {
	if m := element.FindSubmatch(b[:min(len(b), 4096)]); m != nil {
		return strings.ToLower(string(m[1]))
	}
	return ""
}

// instead names what stands in the feed's place.
func (d *document) instead() error {
	head := d.text[:min(len(d.text), 64<<10)]
	switch {
	case htmlStart.Match(head) && challenge.Match(head):
		return ErrChallenge
	case htmlStart.Match(head):
		return ErrHTML
	}
	if name := firstElement(head); name != "" {
		d.root = name
		return nil
	}
	return ErrUnknown
}

var (
	itemStart = regexp.MustCompile(`(?i)<(?:[a-z0-9]+:)?(item|entry)[\s>]`)
	openRef   = regexp.MustCompile(`&#(x[0-9A-Fa-f]+|[0-9]+)(;?)`)
	namedRef  = regexp.MustCompile(`&([A-Za-z][A-Za-z0-9]*;?|[^A-Za-z#]|$)`)
)

// closeReferences ends numeric references that were left open and makes stray ampersands plain ones.
func (d *document) closeReferences() {
	d.mended("references")
	d.text = openRef.ReplaceAll(d.text, []byte("&#$1;"))
	d.text = namedRef.ReplaceAllFunc(d.text, func(m []byte) []byte {
		if bytes.HasSuffix(m, []byte(";")) {
			return m
		}
		return append([]byte("&amp;"), m[1:]...)
	})
}

// itemTexts cuts the text at its items: what stands before the first, and each item with its end tag. An item without one
// is not whole and is left out.
func (d *document) itemTexts() (head []byte, items [][]byte) {
	starts := itemStart.FindAllSubmatchIndex(d.text, -1)
	if len(starts) == 0 {
		return d.text, nil
	}
	for i, m := range starts {
		end := len(d.text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		chunk := d.text[m[0]:end]
		if at := endTag(chunk, d.text[m[2]:m[3]]); at > 0 {
			items = append(items, chunk[:at])
		}
	}
	return d.text[:starts[0][0]], items
}

// endTag is the offset behind the last </name> or </prefix:name> of an item.
func endTag(chunk, name []byte) int {
	for to := len(chunk); to > 0; {
		i := bytes.LastIndex(chunk[:to], []byte("</"))
		if i < 0 {
			return -1
		}
		tag, _, ok := bytes.Cut(chunk[i+2:], []byte(">"))
		if j := bytes.LastIndexByte(tag, ':'); j >= 0 {
			tag = tag[j+1:]
		}
		if ok && bytes.EqualFold(bytes.TrimSpace(tag), name) {
			return i + bytes.IndexByte(chunk[i:], '>') + 1
		}
		to = i
	}
	return -1
}
