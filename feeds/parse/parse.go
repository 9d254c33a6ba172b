// Package parse turns the bytes of a feed into items. It is the only importer of gofeed.
package parse

// A Feed is a listing of articles, as its publisher gives it.
type Feed struct {
	Type  string // rss atom json rdf sitemap
	Title string
	Lang  string
	Items []Item
	// Repairs names what had to be mended before the bytes could be read: "charset:windows-1252", "truncated", ….
	Repairs []string
}

// An Item is one article in a feed.
type Item struct {
	ID        string // stable identity: the guid where it is one, else the URL
	URL       string // absolute
	Title     string
	Authors   []string
	Published string // RFC 3339 date or date-time, "" where unknown
	Modified  string
	Tags      []string
	Summary   string // HTML as given
	Content   string // HTML as given, "" where the feed has only a summary
}

// Parse reads a feed. contentType is the HTTP header's, "" where there is none; base resolves relative links.
func Parse(data []byte, contentType, base string) (*Feed, error) { return &Feed{}, nil }
