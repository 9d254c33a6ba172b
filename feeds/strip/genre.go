package strip

import "strings"

// genre reads what kind of piece it is from the declared types, the section and the address.
func (m *meta) genre(p *Page) string {
	place := strings.ToLower(p.Section + " /" + p.Canonical + "/")
	switch {
	case m.hasType("LiveBlogPosting"), strings.Contains(place, "/live/"), strings.Contains(place, "liveblog"), strings.Contains(place, "live-blog"):
		return "live"
	case m.hasType("OpinionNewsArticle"), strings.Contains(place, "opinion"), strings.Contains(place, "op-ed"), strings.Contains(place, "editorial"), strings.Contains(place, "/commentisfree/"):
		return "opinion"
	case strings.Contains(place, "press-release"), strings.Contains(place, "press release"), strings.Contains(place, "pressrelease"):
		return "press_release"
	}
	return "news"
}

func (m *meta) hasType(t string) bool {
	for _, n := range m.ldAll {
		if n.is(t) {
			return true
		}
	}
	return false
}
