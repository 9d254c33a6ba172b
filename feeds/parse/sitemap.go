package parse

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// A sitemapURL is one <url> or <sitemap>, with Google's news extension (sitemap-news/0.9).
type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Title       string `xml:"title"`
		Date        string `xml:"publication_date"`
		Keywords    string `xml:"keywords"`
		Publication struct {
			Name     string `xml:"name"`
			Language string `xml:"language"`
		} `xml:"publication"`
	} `xml:"news"`
}

// sitemap reads a sitemap element by element, so that a cut tail costs only what it cut.
func (d *document) sitemap() (*Feed, error) {
	feed := &Feed{Type: "sitemap"}
	dec := xml.NewDecoder(bytes.NewReader(d.text))
	dec.Strict = false
	var index []sitemapURL
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil || len(feed.Items)+len(index) == maxItems {
			d.mended("truncated")
			break
		}
		start, ok := tok.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		var u sitemapURL
		if err := dec.DecodeElement(&u, &start); err != nil {
			d.mended("truncated")
			break
		}
		if start.Name.Local == "sitemap" {
			index = append(index, u)
		} else {
			feed.add(u)
		}
	}
	if len(feed.Items)+len(index) == 0 && len(d.repairs) > 0 {
		return nil, fmt.Errorf("no address is whole: %w", ErrUnknown)
	}
	feed.Sitemaps = newestFirst(index)
	return feed, nil
}

func (f *Feed) add(u sitemapURL) {
	f.Title = cmp.Or(f.Title, u.News.Publication.Name)
	f.Lang = cmp.Or(f.Lang, u.News.Publication.Language)
	it := Item{URL: strings.TrimSpace(u.Loc), Title: u.News.Title, Published: w3cDate(u.News.Date), Modified: w3cDate(u.LastMod)}
	if u.News.Keywords != "" {
		it.Tags = trimmed(strings.Split(u.News.Keywords, ","))
	}
	f.Items = append(f.Items, it)
}

func newestFirst(index []sitemapURL) []string {
	slices.SortStableFunc(index, func(a, b sitemapURL) int { return cmp.Compare(b.LastMod, a.LastMod) })
	var out []string
	for _, u := range index {
		out = append(out, strings.TrimSpace(u.Loc))
	}
	return out
}

// w3cDate reads the profile of ISO 8601 that sitemaps use.
func w3cDate(s string) string {
	s = strings.TrimSpace(s)
	if dateOnly.MatchString(s) {
		return s
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05-0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return when(s, &t)
		}
	}
	return ""
}
