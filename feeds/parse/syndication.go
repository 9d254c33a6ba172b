package parse

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// syndication reads RSS, RDF, Atom and JSON Feed: as they are, then with their references mended, then item by item.
func (d *document) syndication() (*Feed, error) {
	if d.cut {
		return d.salvageJSON(ErrUnknown)
	}
	f, err := d.gofeed(d.text)
	if err == nil {
		return f, nil
	}
	if d.root == "{" {
		return d.salvageJSON(err)
	}
	d.closeReferences()
	if f, err = d.gofeed(d.text); err == nil {
		return f, nil
	}
	return d.salvage(err)
}

// gofeed runs the parser. It reads any date and never fails for one.
func (d *document) gofeed(text []byte) (f *Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("parser gave up: %v", r)
		}
	}()
	if d.root == "channel" { // a channel that lost its <rss>
		text = slicesConcat("<rss>", text, "</rss>")
	}
	g, err := gofeed.NewParser().Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	f = &Feed{Type: d.kind(g), Title: cmp.Or(g.Title, g.Link), Lang: g.Language}
	for _, it := range g.Items {
		f.Items = append(f.Items, item(it))
	}
	return f, nil
}

func slicesConcat(head string, text []byte, tail string) []byte {
	return append(append([]byte(head), text...), tail...)
}

func (d *document) kind(g *gofeed.Feed) string {
	switch d.root {
	case "rdf":
		return "rdf"
	case "feed":
		return "atom"
	case "{":
		return "json"
	}
	return g.FeedType
}

// salvage keeps what is whole: all whole items at once, where only the tail was cut; else each by itself, under what is whole
// of the feed's head.
func (d *document) salvage(cause error) (*Feed, error) {
	head, items := d.itemTexts()
	open, tail := d.shell()
	d.mended("truncated")
	if all, err := d.gofeed(slices.Concat(head, bytes.Join(items, nil), []byte(tail))); err == nil && len(all.Items) == len(items) && len(items) > 0 {
		return all, nil
	}
	feed, err := d.gofeed(closed(head))
	if err != nil {
		feed = &Feed{Type: d.root}
	}
	for _, text := range items {
		if f, err := d.gofeed(slicesConcat(open, text, tail)); err == nil && len(f.Items) == 1 {
			feed.Items = append(feed.Items, f.Items[0])
		} else {
			d.mended("dropped_items")
		}
	}
	if len(feed.Items) == 0 && feed.Title == "" {
		return nil, fmt.Errorf("%w, and no item is whole", cause)
	}
	return feed, nil
}

// closed cuts a text behind its last whole token and ends what is open there.
func closed(text []byte) []byte {
	dec := xml.NewDecoder(bytes.NewReader(text))
	dec.Strict = false
	var open []string
	end := int64(0)
	for {
		tok, err := dec.RawToken()
		if err != nil {
			break
		}
		end = dec.InputOffset()
		switch t := tok.(type) {
		case xml.StartElement:
			open = append(open, strings.TrimPrefix(t.Name.Space+":"+t.Name.Local, ":"))
		case xml.EndElement:
			open = open[:max(0, len(open)-1)]
		}
	}
	out := bytes.Clone(text[:end])
	for _, name := range slices.Backward(open) {
		out = append(out, "</"+name+">"...)
	}
	return out
}

var rootTag = regexp.MustCompile(`(?s)^<[^>]*>`)

// shell is what must stand around one item for it to be read: the root with its name spaces, and its end.
func (d *document) shell() (open, tail string) {
	open = string(rootTag.Find(d.text[:min(len(d.text), 8<<10)])) // it is read again with every item
	if open == "" {
		open = "<" + d.root + ">"
	}
	name := strings.TrimSuffix(strings.TrimPrefix(strings.Fields(open + " >")[0], "<"), ">")
	tail = "</" + name + ">"
	if d.root == "rss" {
		return open + "<channel>", "</channel>" + tail
	}
	return open, tail
}

// salvageJSON keeps the items of a JSON Feed that was cut, or whose values have types they should not have.
func (d *document) salvageJSON(cause error) (*Feed, error) {
	items := d.jsonItems()
	if len(items) == 0 {
		return nil, cause
	}
	feed := map[string]any{"version": "https://jsonfeed.org/version/1.1", "items": items}
	var whole map[string]any
	if json.Unmarshal(d.text, &whole) == nil {
		d.mended("json_types")
		feed["title"] = stringOf(whole["title"])
		feed["language"] = stringOf(whole["language"])
	} else {
		d.mended("truncated")
	}
	text, err := json.Marshal(feed)
	if err != nil {
		return nil, cause
	}
	return d.gofeed(text)
}

// jsonItems are the whole items, with the string-valued keys of jsonfeed.org/version/1.1 that are strings.
func (d *document) jsonItems() (items []map[string]string) {
	_, rest, _ := bytes.Cut(d.text, []byte(`"items"`))
	open := bytes.IndexByte(rest, '[')
	if open < 0 {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(rest[open:]))
	if _, err := dec.Token(); err != nil {
		return nil
	}
	for len(items) < maxItems && dec.More() {
		var raw map[string]any
		if dec.Decode(&raw) != nil {
			break
		}
		it := map[string]string{}
		for _, key := range []string{"id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published", "date_modified", "language"} {
			if v := stringOf(raw[key]); v != "" {
				it[key] = v
			}
		}
		items = append(items, it)
	}
	return items
}

func stringOf(v any) string {
	s, _ := v.(string)
	return s
}

// item takes from gofeed what a record can use.
func item(g *gofeed.Item) Item {
	it := Item{ID: strings.TrimSpace(g.GUID), URL: strings.TrimSpace(g.Link), Title: g.Title, Summary: g.Description, Content: g.Content, Tags: trimmed(g.Categories)}
	if it.URL == "" && looksAbsolute(it.ID) {
		it.URL = it.ID
	}
	it.Published = when(g.Published, g.PublishedParsed)
	it.Modified = when(g.Updated, g.UpdatedParsed)
	for _, p := range g.Authors {
		if p != nil && strings.TrimSpace(p.Name) != "" {
			it.Authors = append(it.Authors, strings.TrimSpace(p.Name))
		}
	}
	return it
}

func trimmed(list []string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

var dateOnly = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// when writes a date as RFC 3339: a bare day stays a day, for no hour was given.
func when(raw string, t *time.Time) string {
	raw = strings.TrimSpace(raw)
	if dateOnly.MatchString(raw) {
		return raw
	}
	if t == nil || t.Year() < 1990 || t.Year() > 2100 {
		return ""
	}
	return t.Format(time.RFC3339)
}
