package entity

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/genre"
)

// Reports of sport speak of clubs by the names of their towns: "Essex beat Somerset", "BOSTON AT SEATTLE", tables of
// results. There the town is an organization, or every match is a place where something happened. Countries stay places.

// sides are words after the name of a team.
var sides = set("captain coach manager striker goalkeeper midfielder defender forward quarterback pitcher starter side players " +
	"fans batsman bowler skipper winger fullback guard catcher shortstop outfielder supporters")

// homeNations play as countries do.
var homeNations = map[string]bool{"england": true, "scotland": true, "wales": true, "northern ireland": true}

// contest are words between the names of two teams.
var contest = set("beat beats defeated defeats thrashed downed edged crushed routed over against v vs host hosts hosted visit visits " +
	"outplayed upset trounced stunned blanked swept")

// teams retypes the towns that are teams.
func (a *article) teams() {
	if !genre.Sport(a.doc) {
		return
	}
	named := map[string]bool{}
	for _, l := range a.lines {
		l.results(a.doc.Text)
		for i := range l.mentions {
			if m := &l.mentions[i]; l.sided(m) {
				named[m.Name] = true
			}
		}
	}
	for _, l := range a.lines {
		for i := range l.mentions {
			m := &l.mentions[i]
			if m.Type == GPE && (named[m.Name] || m.Rule == "team") && !locative[l.norm(m.from-1)] && !strings.Contains(l.norm(m.to), "-") {
				m.Entity = Entity{Type: Org, Subtype: "team", Name: m.Name, Rule: "team"}
			}
		}
	}
}

// sided says whether m stands where a team does, and gives every mention the name by which teams are known.
func (l *line) sided(m *mention) bool {
	if m.Name == "" {
		m.Name = l.words(m.from, m.to)
	}
	if m.Type != GPE || m.Subtype == "country" || homeNations[strings.ToLower(m.Name)] {
		return false
	}
	after := l.norm(m.to)
	if after == "'s" {
		after = l.norm(m.to + 1)
	}
	return sides[after] || contest[after] || contest[l.norm(m.from-1)] || m.Rule == "team"
}

// results reads rows of results, fixtures and standings: a name at the start of a row, or after a number, that a number
// follows; two names with "at" or "v" between them and nothing else.
func (l *line) results(s string) {
	for from := 0; from < len(l.tokens); {
		to := from + 1
		for to < len(l.tokens) && !strings.Contains(s[l.tokens[to-1].End:l.tokens[to].Start], "\n") {
			to++
		}
		l.row(from, to)
		from = to
	}
}

func (l *line) row(from, to int) {
	for i := from; i < to; i++ {
		if !l.nameLike(i) || i > from && !number(l.norm(i-1)) && l.norm(i-1) != ":" {
			continue
		}
		j := i + 1
		for j < to && (l.nameLike(j) || l.norm(j) == "of") && !versus[l.norm(j)] {
			j++
		}
		if j < to && number(l.norm(j)) || i == from && j < to-1 && versus[l.norm(j)] && l.fixture(j+1, to) {
			l.team(i, j)
		}
		if j < to && versus[l.norm(j)] && l.fixture(j+1, to) && i == from {
			l.team(j+1, to)
		}
		i = j - 1
	}
}

var versus = set("at v vs")

// fixture says whether [from, to) is a name and nothing else.
func (l *line) fixture(from, to int) bool {
	for i := from; i < to; i++ {
		if !l.nameLike(i) {
			return false
		}
	}
	return from < to && to-from <= 3
}

// number says whether norm is a figure of a table: "3", "10", ".556"; a date or a time is none.
func number(norm string) bool {
	for _, r := range norm {
		if (r < '0' || r > '9') && r != '.' {
			return false
		}
	}
	return norm != "" && norm != "." && len(norm) <= 5
}

// team makes tokens [from, to) a team, whatever they were, but for countries and names of persons.
func (l *line) team(from, to int) {
	if h, n := gazetteer.Match(l.tokens, from); n == to-from && h.Nation != nil || to-from > 3 || homeNations[strings.ToLower(l.words(from, to))] {
		return
	}
	var kept []mention
	for _, m := range l.mentions {
		switch {
		case m.to <= from || m.from >= to:
			kept = append(kept, m)
		case m.Type == Person && m.to-m.from > 1, m.Type == Norp, m.Subtype == "country":
			return
		}
	}
	l.mentions = append(kept, mention{from: from, to: to, Entity: Entity{Type: GPE, Name: l.words(from, to), Rule: "team"}})
	l.sort()
}
