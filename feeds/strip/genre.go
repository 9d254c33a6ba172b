package strip

import (
	"cmp"
	"strings"
)

// genre reads what kind of piece it is from the declared types, the section and the address.
func (m *meta) genre(p *Page, address string) string {
	place := strings.ToLower(p.Section + " /" + cmp.Or(p.Canonical, address) + "/")
	switch {
	case m.hasType("LiveBlogPosting"), strings.Contains(place, "/live/"), strings.Contains(place, "liveblog"), strings.Contains(place, "live-blog"):
		return "live"
	case m.hasType("OpinionNewsArticle"), strings.Contains(place, "opinion"), strings.Contains(place, "op-ed"), strings.Contains(place, "editorial"), strings.Contains(place, "/commentisfree/"):
		return "opinion"
	case strings.Contains(place, "press-release"), strings.Contains(place, "press release"), strings.Contains(place, "pressrelease"), strings.Contains(place, "news-release"), strings.Contains(place, "news release"), m.hasType("PressRelease"):
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
