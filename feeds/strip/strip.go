// Package strip turns a page into its main text, the blocks of that text, and what the page says of itself. It is the
// only importer of goquery.
package strip

// A Block is a stretch of Page.Text, in bytes, and the kind of section it is (title, heading, body, list, caption, …).
type Block struct {
	Start, End int
	Kind       string
}

// A Page is what is left of an article's HTML.
type Page struct {
	Text          string // valid UTF-8, paragraphs parted by blank lines
	Blocks        []Block
	Title         string
	Authors       []string
	Section       string
	Tags          []string
	Published     string // RFC 3339 date or date-time, "" where the page does not say
	PublishedFrom string // jsonld meta time url
	Modified      string
	Canonical     string
	Publisher     string
	Lang          string   // two letters
	Genre         string   // news opinion press_release live other
	Problems      []string // stub paywall truncated consent_wall …
}

// Options are what is known of the page from outside.
type Options struct {
	URL         string
	ContentType string // HTTP header; "" where the charset is known to be right
	Selector    string // CSS rule of the source for the article's element, "" for the general extraction
	Unicode     bool   // html is UTF-8 already whatever it declares
}

// Strip reads a page. It fails only where there is no HTML at all.
func Strip(html []byte, o Options) (*Page, error) { return &Page{}, nil }
