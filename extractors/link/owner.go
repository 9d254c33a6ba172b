package link

import (
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// owner returns the actor inside the noun phrase of a deed: "an ELN attack", "the Taliban's offensive", "a Russian missile
// strike".
func (r *deedReader) owner(k int, loose bool) (Responsibility, bool) {
	g := r.Groups[k]
	if ownerly[r.Norm(g.From)] && k > 0 && r.Groups[k-1].Kind == phrase.VP && keeping[r.Tokens[r.Groups[k-1].Head].Norm] {
		return r.ownAttacks(k, loose)
	}
	if g.Head == g.From || r.Norm(g.From) == "no" || suffered[r.Norm(g.Head)] || r.feared(g.From) {
		return Responsibility{}, false
	}
	before := r.Span(g.From, g.Head)
	if group := armedGroupIn(r.a, before); group >= 0 {
		return r.build(r.a.Entities[group].Span, group, r.Span(g.From, g.To), "owner"), true
	}
	for i := g.From; i < g.Head; i++ {
		e, n := actors.Longest(r.Tokens, i)
		if e == nil || i+n > g.Head || e.Field(0) == "nobody" || e.Field(0) == "attacker" || e.Field(0) == "weapon" || adjectival[e.Phrase] {
			continue
		}
		if p, ok := r.described(k, e.Field(0), i, i+n); ok && (!loose || r.fights(p)) {
			return r.build(r.Span(i, i+n), p.entity, r.Span(g.From, g.To), "owner"), true
		}
	}
	if i := r.nationBefore(k, g.Head); i >= 0 && r.warlike(k) {
		return r.build(r.a.Entities[i].Span, i, r.Span(g.From, g.To), "owner"), true
	}
	return Responsibility{}, false
}

// ownAttacks returns the subject of the verb before the deed at group k, whose deed it is: "the rebels have stepped up their
// attacks".
func (r *deedReader) ownAttacks(k int, loose bool) (Responsibility, bool) {
	if !actual(r.Groups[k-1]) || r.Groups[k-1].Negated {
		return Responsibility{}, false
	}
	from, to := r.Subject(k - 1)
	found := r.statements(from, to, r.Groups[k].Span(r.Tokens), "owner", loose)
	if len(found) != 1 {
		return Responsibility{}, false
	}
	return found[0], true
}

var (
	ownerly = words("its their his her")
	keeping = words("increased increases continued continues launched launches intensified resumed began begun started expanded renewed escalated " +
		"carried ended halted suspended stepped maintained kept pressed")
)

// adjectival are the nouns for actors that say before a deed of what kind it is: "the terrorist attack".
var adjectival = words("military <terrorist> <driver> <car> <officer> <helicopter> <member> <organization> <movement>")

// suffered are the deeds that belong to their victims: "the minister's assassination".
var suffered = words("death deaths murder murders assassination assassinations killing killings execution executions abduction abductions " +
	"kidnapping kidnappings slaying slayings act acts crime crimes incident incidents violence")

// feared says whether what token i begins has not happened: "fear of", "to prevent", "against possible".
func (r *deedReader) feared(i int) bool {
	for j := max(0, i-3); j <= r.Groups[r.At(i)].Head; j++ {
		if unreal[r.Norm(j)] {
			return true
		}
	}
	return false
}

var unreal = words("fear fears feared threat threats threaten threatened prevent prevents prevented preventing avoid avoiding foil foiled foiling " +
	"thwart thwarted plan plans planned planning plot plots plotting possible potential future imminent against counter any deter stop halt")

// warlike says whether the deed at group k is one that only armed forces do, or one that harmed somebody: a nation's strike
// may be one of its workers, and an attack in a country is not one by it.
func (r *deedReader) warlike(k int) bool {
	g := r.Groups[k]
	for i := g.From; i <= g.Head; i++ {
		if arms[r.Norm(i)] {
			return true
		}
	}
	if !strikes[r.Norm(g.Head)] {
		return false
	}
	for i := range r.Tokens {
		if harm[r.Norm(i)] {
			return true
		}
	}
	return false
}

var (
	arms    = words("air airstrike airstrikes drone drones missile missiles rocket rockets artillery shelling bombardment bombardments mortar naval air-strike air-strikes invasion")
	strikes = words("strike strikes attack attacks raid raids bombing bombings offensive fire assault")
	harm    = words("killed killing kills wounded wounding injured injuring dead died destroyed destroying hit struck")
)
