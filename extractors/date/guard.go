package date

// allowed says whether the context lets m be an expression of time: each guard that a rule names is one question.
func (c *context) allowed(m *match) bool {
	switch m.rule.guard {
	case "year":
		return c.isYear(m)
	}
	return true
}

// isYear tells a bare year from a number of things ("2014 troops") and from a name ("Vision 2030").
func (c *context) isYear(m *match) bool {
	y, _ := m.int("YEAR")
	return y >= 1500 && y <= 2100 && !c.counts(m.to)
}

// counts says whether the number before item i counts what stands there: a plural noun.
func (c *context) counts(i int) bool {
	if i >= len(c.items) {
		return false
	}
	t := c.doc.Sentences[c.sentence].Tokens[c.items[i].token]
	return c.items[i].Start == t.Start && len(t.Norm) > 3 && t.Text == t.Norm && t.Norm[len(t.Norm)-1] == 's' && t.Norm[len(t.Norm)-2] != 's' && c.items[i].senses == nil
}
