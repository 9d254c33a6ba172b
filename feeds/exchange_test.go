package feeds

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hedgerow/hedgerow/feeds/parse"
)

// What goes out as OPML comes back as the same feeds.
func TestOutlinesRoundTrip(t *testing.T) {
	c, err := DefaultCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := parse.WriteOPML(&b, "hedgerow", c.Outlines()); err != nil {
		t.Fatal(err)
	}
	list, err := parse.OPML(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(c.Outlines(), list); d != "" {
		t.Errorf("outlines (-out +back)\n%s", d)
	}
	if _, err := Catalogue(nil).With(FromOutlines(list)); err != nil {
		t.Errorf("imported entries: %v", err)
	}
}

func TestNameOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.khaama.com/feed/": "khaama", "https://feeds.bbci.co.uk/news/rss.xml": "bbci", "https://news.europawire.eu/feed/": "europawire",
		"http://127.0.0.1:8080/feed": "127", "://": "source", "https://my_paper.example/": "my-paper",
	} {
		if got := NameOf(address); got != want {
			t.Errorf("NameOf(%q) = %q, want %q", address, got, want)
		}
	}
}
