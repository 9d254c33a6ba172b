package rows

import (
	"encoding/json"

	"github.com/hedgerow/hedgerow/pipeline/record"
)

var articleColumns = []Column{
	{"id", Text}, {"revision", Int}, {"supersedes", Int}, {"reason", Text}, {"source", Text}, {"url", Text}, {"canonical_url", Text},
	{"publisher", Text}, {"title", Text}, {"authors", List}, {"section", Text}, {"tags", List}, {"lang", Text},
	{"published", Text}, {"published_day", Day}, {"modified", Text}, {"published_from", Text}, {"fetched", Text},
	{"build", Text}, {"genre", Text}, {"text", Text}, {"text_sha256", Text}, {"sections", List}, {"duplicate_of", Text},
	{"problems", List}, {"flags", List},
}

func articles(r *record.Record) ([][]any, error) {
	sections, err := json.Marshal(r.Sections)
	if err != nil {
		return nil, err
	}
	build := r.Build.Version
	if r.Build.Commit != nil {
		build += " " + *r.Build.Commit
	}
	return [][]any{{
		r.ID, r.Revision, opt(r.Supersedes), r.Reason, opt(r.Source), opt(r.URL), opt(r.CanonicalURL),
		opt(r.Publisher), opt(r.Title), texts(r.Authors), opt(r.Section), texts(r.Tags), opt(r.Lang),
		opt(r.Published), day(r.Published), opt(r.Modified), opt(r.PublishedFrom), opt(r.Fetched),
		build, r.Genre, r.Text, r.TextSHA256, string(sections), opt(r.DuplicateOf),
		texts(r.Problems), texts(r.Flags),
	}}, nil
}

// day is the calendar day of a date or date-time, in its own zone.
func day(s *string) any {
	if s == nil || len(*s) < len("2006-01-02") {
		return nil
	}
	return (*s)[:len("2006-01-02")]
}

var spanColumns = []Column{{"span_start", Int}, {"span_end", Int}, {"text", Text}}

func span(s record.Span) []any { return []any{s.Start, s.End, s.Text} }

// columns joins a key, a span and what else an item has.
func columns(rest ...Column) []Column {
	return append(append([]Column{{"key", Text}}, spanColumns...), rest...)
}

func row(key string, s record.Span, rest ...any) []any {
	return append(append([]any{key}, span(s)...), rest...)
}

// keyOf follows a link to the key of what it leads to.
func keyOf[T any](item *T, key func(*T) string) any {
	if item == nil {
		return nil
	}
	return key(item)
}

func entityKey(r *record.Record, id *string) any {
	return keyOf(record.Find(r.Entities, id), func(e *record.Entity) string { return e.Key })
}

func dateKey(r *record.Record, id *string) any {
	return keyOf(record.Find(r.Dates, id), func(d *record.Date) string { return d.Key })
}

func figureKey(r *record.Record, id *string) any {
	return keyOf(record.Find(r.Casualties, id), func(c *record.Casualty) string { return c.Key })
}

func attributionKey(r *record.Record, id *string) any {
	return keyOf(record.Find(r.Attributions, id), func(a *record.Attribution) string { return a.Key })
}

func incidentKey(r *record.Record, id *string) any {
	return keyOf(record.Find(r.Incidents, id), func(i *record.Incident) string { return i.Key })
}

var entityColumns = columns(
	Column{"type", Text}, Column{"subtype", Text}, Column{"name", Text}, Column{"ref", Text}, Column{"within", Text},
	Column{"lat", Float}, Column{"lon", Float}, Column{"country", Text}, Column{"admin1", Text}, Column{"admin2", Text},
	Column{"geonameid", Int}, Column{"geo_precision", Text}, Column{"rule", Text})

func entity(r *record.Record, e *record.Entity) []any {
	out := row(e.Key, e.Span, e.Type, opt(e.Subtype), e.Name, opt(e.Ref), entityKey(r, e.Within))
	if g := e.Geo; g != nil {
		out = append(out, g.Lat, g.Lon, opt(g.Country), opt(g.Admin1), opt(g.Admin2), opt(g.GeonameID), g.Precision)
	} else {
		out = append(out, nil, nil, nil, nil, nil, nil, nil)
	}
	return append(out, e.Rule)
}

var dateColumns = columns(
	Column{"type", Text}, Column{"value", Text}, Column{"mod", Text}, Column{"from_day", Day}, Column{"to_day", Day},
	Column{"precision", Text}, Column{"anchor", Text}, Column{"rule", Text})

func date(_ *record.Record, d *record.Date) []any {
	return row(d.Key, d.Span, d.Type, opt(d.Value), opt(d.Mod), opt(d.From), opt(d.To), d.Precision, d.Anchor, d.Rule)
}

var casualtyColumns = columns(
	Column{"measure", Text}, Column{"low", Int}, Column{"best", Int}, Column{"high", Int}, Column{"qualifier", Text},
	Column{"number_text", Text}, Column{"victims", Text}, Column{"nationality", List}, Column{"role", Text}, Column{"status", Text},
	Column{"names", List}, Column{"part_of", Text}, Column{"derived", Bool}, Column{"scope", Text}, Column{"incident", Text},
	Column{"date", Text}, Column{"place", Text}, Column{"attribution", Text}, Column{"standing", Text}, Column{"rule", Text})

func casualty(r *record.Record, c *record.Casualty) []any {
	out := row(c.Key, c.Span, c.Measure, opt(c.Low), opt(c.Best), opt(c.High), c.Qualifier, opt(c.NumberText))
	if v := c.Victims; v != nil {
		out = append(out, v.Text, texts(v.Nationality), opt(v.Role), v.Status, texts(v.Names))
	} else {
		out = append(out, nil, texts(nil), nil, nil, texts(nil))
	}
	return append(out, figureKey(r, c.PartOf), c.Derived, c.Scope, incidentKey(r, c.Incident), dateKey(r, c.Date),
		entityKey(r, c.Place), attributionKey(r, c.Attribution), c.Standing, c.Rule)
}

var attributionColumns = []Column{
	{"key", Text}, {"kind", Text}, {"source", Text}, {"source_entity", Text}, {"cue", Text}, {"cue_start", Int}, {"cue_end", Int},
	{"content", Text}, {"content_start", Int}, {"content_end", Int}, {"denies", Text}, {"rule", Text},
}

func attribution(r *record.Record, a *record.Attribution) []any {
	out := append([]any{a.Key, a.Kind}, party(r, a.Source)...)
	out = append(out, a.Cue.Text, a.Cue.Start, a.Cue.End)
	if c := a.Content; c != nil {
		out = append(out, c.Text, c.Start, c.End)
	} else {
		out = append(out, nil, nil, nil)
	}
	return append(out, attributionKey(r, a.Denies), a.Rule)
}

func party(r *record.Record, p *record.Party) []any {
	if p == nil {
		return []any{nil, nil}
	}
	return []any{p.Text, entityKey(r, p.Entity)}
}

var responsibilityColumns = columns(
	Column{"actor", Text}, Column{"actor_entity", Text}, Column{"confidence", Text}, Column{"holder", Text}, Column{"holder_entity", Text},
	Column{"attribution", Text}, Column{"incident", Text}, Column{"rule", Text})

func responsible(r *record.Record, x *record.Responsibility) []any {
	out := append(row(x.Key, x.Span), party(r, x.Actor)...)
	out = append(append(out, x.Confidence), party(r, x.Holder)...)
	return append(out, attributionKey(r, x.Attribution), incidentKey(r, x.Incident), x.Rule)
}

var hedgeColumns = columns(
	Column{"class", Text}, Column{"scope", Text}, Column{"holder", Text}, Column{"holder_entity", Text}, Column{"applies_to", List}, Column{"rule", Text})

func hedge(r *record.Record, h *record.Hedge) []any {
	var scope any
	if h.Scope != nil {
		scope = h.Scope.Text
	}
	out := append(row(h.Key, h.Span, h.Class, scope), party(r, h.Holder)...)
	return append(out, texts(held(r, h.AppliesTo)), h.Rule)
}

// held returns the keys of the items that a hedge applies to.
func held(r *record.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		for _, key := range []any{figureKeyOf(r, id), responsibilityKeyOf(r, id), attributionKeyOf(r, id)} {
			if s, ok := key.(string); ok {
				out = append(out, s)
			}
		}
	}
	return out
}

func figureKeyOf(r *record.Record, id string) any {
	if id[0] != 'c' {
		return nil
	}
	return figureKey(r, &id)
}

func responsibilityKeyOf(r *record.Record, id string) any {
	if id[0] != 'r' {
		return nil
	}
	return keyOf(record.Find(r.Responsibility, &id), func(x *record.Responsibility) string { return x.Key })
}

func attributionKeyOf(r *record.Record, id string) any {
	if id[0] != 'a' {
		return nil
	}
	return attributionKey(r, &id)
}
