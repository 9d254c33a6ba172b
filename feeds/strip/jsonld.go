package strip

import (
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
)

// An ldNode is one object of a page's JSON-LD.
type ldNode map[string]any

// readLD collects the objects of all scripts, arrays and graphs opened, articles apart.
func (m *meta) readLD(scripts []string) {
	for _, s := range scripts {
		if v, ok := lenientJSON(s); ok {
			m.collect(v, 0)
			continue
		}
		for _, f := range brokenField.FindAllStringSubmatch(s, -1) {
			if m.broken[f[1]] == "" {
				m.broken[f[1]] = f[2]
			}
		}
	}
	for _, rank := range [][]string{newsTypes, articleTypes} {
		for _, n := range m.ldAll {
			if n.is(rank...) {
				m.ld = append(m.ld, n)
			}
		}
	}
	for _, n := range m.ldAll {
		if free, ok := n["isAccessibleForFree"]; ok && n.is(append(newsTypes, articleTypes...)...) && falsy(free) {
			m.paywalled = true
		}
	}
}

var (
	newsTypes    = []string{"NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting", "SocialMediaPosting", "ScholarlyArticle", "TechArticle", "Report"}
	articleTypes = []string{"Article", "AdvertiserContentArticle", "SatiricalArticle", "CreativeWork", "WebPage"}
)

// declaresArticle reports that the page says of itself that it is an article; a wall that stands in its place does not.
func (m *meta) declaresArticle() bool {
	return m.tag("article:published_time") != "" || slices.ContainsFunc(m.ld, func(n ldNode) bool { return n.is(newsTypes...) || n.is("Article") })
}

// collect walks arrays, @graph and mainEntity; depth is bounded for pages that nest without end.
func (m *meta) collect(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.collect(e, depth+1)
		}
	case map[string]any:
		m.ldAll = append(m.ldAll, v)
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"} {
			if e, ok := v[key]; ok {
				m.collect(e, depth+1)
			}
		}
	}
}

// brokenField reads plain values out of JSON-LD that is beyond repair.
var brokenField = regexp.MustCompile(`"(datePublished|dateModified|headline)"\s*:\s*"([^"\n]{1,300})"`)

var (
	trailingComma = regexp.MustCompile(`,\s*([}\]])`)
	blockComment  = regexp.MustCompile(`(?s)/\*.*?\*/|<!--|-->|<!\[CDATA\[|\]\]>`)
)

// lenientJSON reads JSON as publishers write it: inside comments or CDATA, with raw line ends in strings, trailing commas,
// or escaped for HTML.
func lenientJSON(s string) (v any, ok bool) {
	s = strings.TrimSpace(s)
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	s = blockComment.ReplaceAllString(s, "")
	s = strings.Trim(strings.TrimSpace(s), ";")
	s = trailingComma.ReplaceAllString(escapeControls(s), "$1")
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	if strings.Contains(s, "&quot;") && json.Unmarshal([]byte(html.UnescapeString(s)), &v) == nil {
		return v, true
	}
	return nil, false
}

// escapeControls writes raw line ends and tabs inside strings as JSON wants them, and drops backslashes that escape nothing.
func escapeControls(s string) string {
	var b strings.Builder
	inside := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\' && inside && i+1 < len(s):
			i++
			if strings.IndexByte(`"\/bfnrtu`, s[i]) >= 0 {
				b.WriteByte('\\')
			}
			c = s[i]
		case c == '"':
			inside = !inside
		case inside && c < 0x20:
			b.WriteByte(' ')
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// is reports whether the object has one of the types.
func (n ldNode) is(types ...string) bool {
	for _, t := range stringsOf(n["@type"]) {
		t = t[strings.LastIndexAny(t, "/:")+1:]
		for _, want := range types {
			if t == want {
				return true
			}
		}
	}
	return false
}

// stringsOf reads a string, or a list of strings.
func stringsOf(v any) (out []string) {
	switch v := v.(type) {
	case string:
		if v = strings.TrimSpace(html.UnescapeString(v)); v != "" {
			out = append(out, v)
		}
	case []any:
		for _, e := range v {
			out = append(out, stringsOf(e)...)
		}
	}
	return out
}

// namesOf reads the names of a person or organisation given as string, object or list.
func namesOf(v any) (out []string) {
	switch v := v.(type) {
	case string:
		return stringsOf(v)
	case []any:
		for _, e := range v {
			out = append(out, namesOf(e)...)
		}
	case map[string]any:
		return stringsOf(v["name"])
	}
	return out
}

func falsy(v any) bool {
	switch v := v.(type) {
	case bool:
		return !v
	case string:
		return strings.EqualFold(strings.TrimSpace(v), "false")
	}
	return false
}

// ldString is the first value of a key among the page's articles.
func (m *meta) ldString(key string) string {
	if s := m.ldStrings(key); len(s) > 0 {
		return fold(s[0])
	}
	return ""
}

func (m *meta) ldStrings(key string) []string {
	for _, n := range m.ld {
		if s := stringsOf(n[key]); len(s) > 0 {
			return s
		}
	}
	return nil
}

func (m *meta) ldName(key string) string {
	for _, n := range m.ld {
		if s := namesOf(n[key]); len(s) > 0 {
			return fold(s[0])
		}
	}
	return ""
}
