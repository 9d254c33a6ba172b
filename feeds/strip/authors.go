package strip

// findAuthors lists the people who wrote the article.
func (m *meta) findAuthors(a *article) []string {
	for _, n := range m.ld {
		if names := namesOf(n["author"]); len(names) > 0 {
			return names
		}
	}
	if v := m.tag("author", "article:author_name", "dc.creator", "parsely-author", "sailthru.author", "byl"); v != "" {
		return []string{v}
	}
	return nil
}
