package feeds

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"time"
	_ "time/tzdata" // the zones of the catalogue must not depend on the machine

	"github.com/goccy/go-yaml"

	"github.com/hedgerow/hedgerow/feeds/fetch"
	"github.com/hedgerow/hedgerow/feeds/strip"
)

//go:embed catalogue.yaml
var catalogueYAML []byte

// Whether a source's articles are read from its pages or from the full text its feed carries.
const (
	ContentPage = "page"
	ContentFeed = "feed"
)

// A Source is a publisher: where its feeds are and what must be known to read it.
type Source struct {
	Name         string        `yaml:"-"`                       // key in the catalogue: lower case letters, digits, hyphens
	Title        string        `yaml:"title,omitempty"`         // as the publisher writes it
	Site         string        `yaml:"site,omitempty"`          // the home page
	Feeds        []string      `yaml:"feeds,omitempty"`         // RSS, Atom, JSON Feed or news sitemaps
	Lang         string        `yaml:"lang,omitempty"`          // of its articles, ISO 639-1
	Country      string        `yaml:"country,omitempty"`       // where it writes from, ISO 3166-1 alpha-3; "" where it has no one home
	TZ           string        `yaml:"tz,omitempty"`            // IANA zone of datelines and of times that name no zone
	Selector     string        `yaml:"selector,omitempty"`      // CSS rule of the article's element; "" for the general extraction
	Content      string        `yaml:"content,omitempty"`       // page (default) or feed
	Interval     time.Duration `yaml:"interval,omitempty"`      // least time between two requests to one host; 0 for the default
	AllowPrivate bool          `yaml:"allow_private,omitempty"` // may be fetched from loopback and private addresses
	Disabled     bool          `yaml:"disabled,omitempty"`      // known, but not part of a run unless named
}

// A Catalogue is a list of sources, sorted by name.
type Catalogue []Source

// Config is the part of a configuration file that this package reads. Other packages may inline it in theirs.
type Config struct {
	Contact string            `yaml:"contact,omitempty"` // address put into the User-Agent: a URL or an e-mail address
	Sources map[string]Source `yaml:"sources,omitempty"`
}

// YAML is the configuration as a file has it.
func (c Config) YAML() (string, error) {
	b, err := yaml.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("write configuration: %w", err)
	}
	return string(b), nil
}

// DefaultCatalogue is the catalogue that is built in.
func DefaultCatalogue() (Catalogue, error) {
	c, err := ParseConfig("catalogue.yaml", catalogueYAML)
	if err != nil {
		return nil, err
	}
	return Catalogue(nil).With(c.Sources)
}

// Load is the built-in catalogue with a configuration file laid over it; file names it in errors. An entry with a known
// name changes only the keys it has, any other is added.
func Load(file string, config []byte) (Catalogue, error) {
	base, err := DefaultCatalogue()
	if err != nil {
		return nil, err
	}
	c, err := ParseConfig(file, config)
	if err != nil {
		return nil, err
	}
	merged, err := base.With(c.Sources)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	return merged, nil
}

// ParseConfig reads YAML strictly: an unknown key is an error that names file, line and column.
func ParseConfig(file string, data []byte) (Config, error) {
	var c Config
	if err := yaml.UnmarshalWithOptions(data, &c, yaml.Strict()); err != nil {
		return Config{}, positioned(file, err)
	}
	return c, nil
}

// positioned turns the YAML library's error into "file:line:column: message".
func positioned(file string, err error) error {
	var y yaml.Error
	if !errors.As(err, &y) || y.GetToken() == nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	p := y.GetToken().Position
	return fmt.Errorf("read %s:%d:%d: %s", file, p.Line, p.Column, y.GetMessage())
}

// With lays sources over the catalogue.
func (c Catalogue) With(sources map[string]Source) (Catalogue, error) {
	out := slices.Clone(c)
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		s := sources[name]
		s.Name = name
		if known, ok := c.Find(name); ok {
			s = s.over(known)
			out = slices.DeleteFunc(out, func(o Source) bool { return o.Name == name })
		}
		if err := s.Check(); err != nil {
			errs = append(errs, err)
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Source) int { return cmp.Compare(a.Name, b.Name) })
	return out, errors.Join(errs...)
}

// Find is the source of that name.
func (c Catalogue) Find(name string) (Source, bool) {
	i := slices.IndexFunc(c, func(s Source) bool { return s.Name == name })
	if i < 0 {
		return Source{}, false
	}
	return c[i], true
}

// over is s where s says something and base elsewhere.
func (s Source) over(base Source) Source {
	if len(s.Feeds) == 0 {
		s.Feeds = base.Feeds
	}
	s.Title = cmp.Or(s.Title, base.Title)
	s.Site = cmp.Or(s.Site, base.Site)
	s.Lang = cmp.Or(s.Lang, base.Lang)
	s.Country = cmp.Or(s.Country, base.Country)
	s.TZ = cmp.Or(s.TZ, base.TZ)
	s.Selector = cmp.Or(s.Selector, base.Selector)
	s.Content = cmp.Or(s.Content, base.Content)
	s.Interval = cmp.Or(s.Interval, base.Interval)
	s.AllowPrivate = s.AllowPrivate || base.AllowPrivate
	s.Disabled = s.Disabled || base.Disabled
	return s
}

var (
	sourceName  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	countryCode = regexp.MustCompile(`^[A-Z]{3}$`)
	langCode    = regexp.MustCompile(`^[a-z]{2}$`)
	notName     = regexp.MustCompile(`[^a-z0-9]+`)
)

// Check says what is wrong with an entry, all of it at once.
func (s Source) Check() error {
	var errs []error
	wrong := func(bad bool, format string, args ...any) {
		if bad {
			errs = append(errs, fmt.Errorf("source %s: "+format, append([]any{s.Name}, args...)...))
		}
	}
	wrong(!sourceName.MatchString(s.Name), "name %q: want lower case letters, digits and hyphens", s.Name)
	wrong(len(s.Feeds) == 0, "feeds: want at least one address")
	for _, f := range s.Feeds {
		wrong(!webAddress(f), "feeds: %q is no http or https address", f)
	}
	wrong(s.Lang != "" && !langCode.MatchString(s.Lang), "lang %q: want two letters, as in en", s.Lang)
	wrong(s.Country != "" && !countryCode.MatchString(s.Country), "country %q: want three capital letters, as in AFG", s.Country)
	_, err := time.LoadLocation(s.TZ)
	wrong(err != nil, "tz %q: want an IANA zone, as in Asia/Kabul", s.TZ)
	err = strip.CheckSelector(s.Selector)
	wrong(err != nil, "selector %q: %v", s.Selector, err)
	wrong(s.Content != "" && s.Content != ContentPage && s.Content != ContentFeed, "content %q: want page or feed", s.Content)
	wrong(s.Interval < 0, "interval %s: want a positive duration", s.Interval)
	return errors.Join(errs...)
}

func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func (s Source) request() fetch.Request {
	return fetch.Request{AllowPrivate: s.AllowPrivate, Interval: s.Interval}
}
