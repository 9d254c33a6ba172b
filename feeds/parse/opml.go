package parse

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// An Outline is one feed of an OPML list, the format in which feed readers exchange what they read (opml.org/spec2).
type Outline struct {
	Title string
	Feed  string // address of the feed
	Site  string // address of the site
	Lang  string
	Path  []string // titles of the folders it stands in
}

type opml struct {
	XMLName xml.Name      `xml:"opml"`
	Version string        `xml:"version,attr"`
	Title   string        `xml:"head>title"`
	Body    []opmlOutline `xml:"body>outline"`
}

type opmlOutline struct {
	Text     string        `xml:"text,attr"`
	Title    string        `xml:"title,attr,omitempty"`
	Type     string        `xml:"type,attr,omitempty"`
	XMLURL   string        `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string        `xml:"htmlUrl,attr,omitempty"`
	Language string        `xml:"language,attr,omitempty"`
	Outlines []opmlOutline `xml:"outline"`
}

// OPML reads the feeds of a list, in order, folders opened. The bytes are repaired as a feed's are.
func OPML(data []byte) ([]Outline, error) {
	d, err := repair(data, "")
	if err != nil {
		return nil, fmt.Errorf("parse OPML: %w", err)
	}
	if d.root != "opml" {
		return nil, fmt.Errorf("parse OPML: root element <%s>: %w", d.root, ErrUnknown)
	}
	d.closeReferences()
	dec := xml.NewDecoder(strings.NewReader(string(d.text)))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	var list opml
	if err := dec.Decode(&list); err != nil {
		return nil, fmt.Errorf("parse OPML: %w", err)
	}
	return outlines(list.Body, nil), nil
}

func outlines(in []opmlOutline, path []string) (out []Outline) {
	for _, o := range in {
		title := strings.Join(strings.Fields(cmp.Or(o.Title, o.Text)), " ")
		if feed := strings.TrimSpace(o.XMLURL); feed != "" {
			out = append(out, Outline{Title: title, Feed: feed, Site: strings.TrimSpace(o.HTMLURL), Lang: o.Language, Path: path})
		}
		out = append(out, outlines(o.Outlines, append(path[:len(path):len(path)], title))...)
	}
	return out
}

// WriteOPML writes a list of feeds, without folders.
func WriteOPML(w io.Writer, title string, feeds []Outline) error {
	list := opml{Version: "2.0", Title: title}
	for _, f := range feeds {
		list.Body = append(list.Body, opmlOutline{Text: f.Title, Title: f.Title, Type: "rss", XMLURL: f.Feed, HTMLURL: f.Site, Language: f.Lang})
	}
	b, err := xml.MarshalIndent(list, "", "  ")
	if err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	_, err = w.Write(append([]byte(xml.Header), append(b, '\n')...))
	return err
}
