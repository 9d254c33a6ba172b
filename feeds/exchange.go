package feeds

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/hedgerow/hedgerow/feeds/parse"
)

// Outlines is the catalogue as other feed readers take it, for parse.WriteOPML.
func (c Catalogue) Outlines() (out []parse.Outline) {
	for _, s := range c {
		for _, feed := range s.Feeds {
			out = append(out, parse.Outline{Title: cmp.Or(s.Title, s.Name), Feed: feed, Site: s.Site, Lang: s.Lang})
		}
	}
	return out
}

// FromOutlines makes catalogue entries of another reader's list, by names taken from the hosts; feeds of one host are one
// source.
func FromOutlines(list []parse.Outline) map[string]Source {
	sources := map[string]Source{}
	for _, o := range list {
		name := NameOf(o.Feed)
		s := sources[name]
		s.Title, s.Site = cmp.Or(s.Title, o.Title), cmp.Or(s.Site, o.Site)
		if lang, _, _ := strings.Cut(strings.ToLower(o.Lang), "-"); langCode.MatchString(lang) {
			s.Lang = lang
		}
		s.Feeds = append(s.Feeds, o.Feed)
		sources[name] = s
	}
	return sources
}

// NameOf makes a source's name of an address: www.example-news.co.uk is example-news.
func NameOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "source"
	}
	parts := strings.Split(strings.ToLower(u.Hostname()), ".")
	best := ""
	for i, p := range parts {
		if i < len(parts)-1 && len(p) > len(best) && p != "feeds" {
			best = p
		}
	}
	name := strings.Trim(notName.ReplaceAllString(cmp.Or(best, strings.Join(parts, "-")), "-"), "-")
	return cmp.Or(name, "source")
}
