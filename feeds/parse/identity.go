package parse

import (
	"encoding/xml"
	"html"
	"net/url"
	"regexp"
	"strings"
)

// identify gives every item its identity. A guid is one only where no other item of the feed has it: some publishers write
// the same on all of them. Otherwise the address is, without what only counts visitors; failing that, title and date.
func identify(items []Item) {
	count := map[string]int{}
	for _, it := range items {
		count[it.ID]++
	}
	for i := range items {
		it := &items[i]
		switch {
		case it.ID != "" && count[it.ID] == 1 && !looksAbsolute(it.ID):
		case it.ID != "" && count[it.ID] == 1:
			it.ID = Canonical(it.ID)
		case it.URL != "":
			it.ID = Canonical(it.URL)
		default:
			it.ID = strings.TrimSpace(it.Title + " " + it.Published)
		}
	}
}

var visitorKey = regexp.MustCompile(`(?i)^(utm_.*|at_(medium|campaign|custom\d|format|link_.*)|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|cmpid|ocid|ref_src|xtor)$`)

// Canonical is an address without the parts that count visitors and without its fragment, host in lower case. It is for
// comparing, and can still be fetched.
func Canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return address
	}
	u.Scheme, u.Host, u.Fragment = strings.ToLower(u.Scheme), strings.ToLower(u.Host), ""
	if u.RawQuery != "" {
		u.RawQuery = keepKeys(u.RawQuery)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// keepKeys drops the visitor-counting pairs of a query and leaves the others as they stand, in order.
func keepKeys(query string) string {
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		key, _, _ := strings.Cut(pair, "=")
		if !visitorKey.MatchString(key) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

func looksAbsolute(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// resolve makes a link absolute; what cannot be is left as it is.
func resolve(base, link string) string {
	link = strings.TrimSpace(link)
	if link == "" {
		return ""
	}
	b, err := url.Parse(base)
	if err != nil || base == "" {
		return link
	}
	u, err := b.Parse(link)
	if err != nil {
		return link
	}
	return u.String()
}

// xmlBases is what each item's links are relative to: its own xml:base, its ancestors', or the feed's address.
func (d *document) xmlBases(base string, n int) []string {
	bases := make([]string, n)
	for i := range bases {
		bases[i] = base
	}
	if d.root == "{" || !strings.Contains(string(d.text), "xml:base") {
		return bases
	}
	dec := xml.NewDecoder(strings.NewReader(string(d.text)))
	dec.Strict = false
	stack := []string{base}
	for i := 0; i < n; {
		tok, err := dec.RawToken()
		if err != nil {
			break
		}
		switch t := tok.(type) {
		case xml.StartElement:
			stack = append(stack, within(stack[len(stack)-1], t))
			if t.Name.Local == "item" || t.Name.Local == "entry" {
				bases[i] = stack[len(stack)-1]
				i++
			}
		case xml.EndElement:
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		}
	}
	return bases
}

// within is the base inside an element that may carry an xml:base.
func within(base string, t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Space == "xml" && a.Name.Local == "base" {
			return resolve(base, a.Value)
		}
	}
	return base
}

var tag = regexp.MustCompile(`(?is)<script[\s>].*?</script>|<!--.*?-->|</?[a-z][^<>]*>`)

// plain is a title without markup, on one line.
func plain(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = html.UnescapeString(tag.ReplaceAllString(s, ""))
	}
	return strings.Join(strings.Fields(s), " ")
}
