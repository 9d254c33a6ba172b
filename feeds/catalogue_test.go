package feeds

import (
	"strings"
	"testing"
	"time"
)

func TestDefaultCatalogue(t *testing.T) {
	c, err := DefaultCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	if len(c) < 12 {
		t.Errorf("%d sources, want at least 12", len(c))
	}
	for name, feed := range map[string]string{
		"khaama-press": "https://www.khaama.com/feed/",
		"europawire":   "https://news.europawire.eu/feed/",
	} {
		s, ok := c.Find(name)
		if !ok || s.Feeds[0] != feed {
			t.Errorf("Find(%q) = %v, want the feed %s", name, s, feed)
		}
	}
	for i, s := range c {
		if i > 0 && c[i-1].Name >= s.Name {
			t.Errorf("%s stands after %s", s.Name, c[i-1].Name)
		}
		if s.AllowPrivate {
			t.Errorf("%s: allow_private in the built-in catalogue", s.Name)
		}
	}
}

func TestLoadOverrides(t *testing.T) {
	c, err := Load("hedgerow.yaml", []byte(`
sources:
  khaama-press:
    selector: .entry-content
    interval: 2s
  my-paper:
    feeds: [http://127.0.0.1:8080/feed]
    allow_private: true
`))
	if err != nil {
		t.Fatal(err)
	}
	if empty, err := Load("empty.yaml", nil); err != nil || len(empty) != len(c)-1 {
		t.Errorf("Load of an empty file = %d sources, %v, want %d", len(empty), err, len(c)-1)
	}
	k, _ := c.Find("khaama-press")
	if k.Selector != ".entry-content" || k.Interval != 2*time.Second || k.Title != "Khaama Press" || len(k.Feeds) != 1 {
		t.Errorf("khaama-press = %+v, want the selector changed and the rest kept", k)
	}
	if m, ok := c.Find("my-paper"); !ok || !m.AllowPrivate {
		t.Errorf("my-paper = %+v, %v", m, ok)
	}
}

func TestLoadErrors(t *testing.T) {
	for _, tt := range []struct{ config, want string }{
		{"sources:\n  a:\n    feed: x\n", `c.yaml:3:5: unknown field "feed"`},
		{"sauces:\n", `c.yaml:1:1: unknown field "sauces"`},
		{"sources:\n  a:\n    interval: soon\n", `c.yaml: time: invalid duration "soon"`},
		{"sources:\n  a: {feeds: [ftp://h/f]}\n", `source a: feeds: "ftp://h/f" is no http`},
		{"sources:\n  a: {title: A}\n", "source a: feeds: want at least one"},
		{"sources:\n  a: {feeds: [http://h/f], tz: Asia/Kabool}\n", `source a: tz "Asia/Kabool"`},
		{"sources:\n  a: {feeds: [http://h/f], selector: 'div['}\n", `source a: selector "div["`},
		{"sources:\n  a: {feeds: [http://h/f], country: AF}\n", `source a: country "AF"`},
		{"sources: [", "c.yaml:1:"},
	} {
		_, err := Load("c.yaml", []byte(tt.config))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Load(%q) = %v, want %q", tt.config, err, tt.want)
		}
	}
}
