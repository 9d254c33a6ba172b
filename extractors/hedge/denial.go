package hedge

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// refusals are verbs that deny, or doubt, where their object is something claimed: rejecting a charge is denial, rejecting
// an offer is not.
var refusals = lexicon.Must("refusals", `
{bristle} at | denial
{brush} off/aside/away | denial | anything
{challenge}  | contested
{contest}    | contested
{contradict} | contested
{debunk}     | denial
{decry}      | denial
{deride}     | denial
{disavow}    | denial
{discount}   | denial
{discredit}  | denial
{dismiss}    | denial
{doubt}      | suspicion
{downplay}   | denial
{jeer} at    | denial
{laugh} off  | denial | anything
{mock}       | denial
{question}   | contested
{rebuff}     | denial
{rebut}      | denial
{refute}     | denial
{reject}     | denial
{repudiate}  | denial
{ridicule}   | denial
{rubbish}    | denial
{scoff} at   | denial | anything
{scorn}      | denial
{shrug} off  | denial | anything
{sneer} at   | denial | anything
{shoot} down | denial
{trash} | denial
{wave} away/aside/off | denial
`)

// claims are the nouns for what somebody said of somebody.
var claims = lexicon.Must("claims", `
<accusation>
<account>
<allegation>
<article>
<assertion>
<assessment>
<charge>
<claim>
<conclusion>
<conspiracy>
<count>
<estimate>
<explanation>
<figure>
<finding>
<hypothesis>
<idea>
<implication>
<insinuation>
<involvement>
<link>
<narrative>
<notion>
<report>
<responsibility>
<result>
<role>
<rumor>
<rumour>
<speculation>
<statement>
<story>
<suggestion>
<suspicion>
talk
<theory>
<toll>
<version>
`)

// refusal reads "rejects the accusations" at token i. What it is rejected as is part of the refusal, and no doubt of its own.
func (r reader) refusal(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	e, n := refusals.Longest(r.Tokens, i)
	if e == nil || g.Kind != phrase.VP || g.Form == phrase.Infinitive || g.Head != i || g.Negated || r.noSubject(k) || e.Field(1) == "" && !r.claimNear(r.At(i+n-1)) && !r.belittled(i+n) || r.rules(k) {
		return cue{}, false
	}
	scope := "after"
	if g.Passive {
		scope = "subject"
	}
	return cue{from: g.From, to: max(g.To, i+n), past: r.verdictEnd(i + n), class: e.Field(0), scope: scope, rule: "refusal"}, true
}

// rules says whether the subject of the verb group at k is a court, or the passive one has none: it dismisses charges and
// finds claims proven, and denies nothing.
func (r reader) rules(k int) bool {
	from, to := r.Subject(k)
	for i := from; i < to; i++ {
		if courts[r.Norm(i)] {
			return true
		}
	}
	return false
}

var courts = words("court courts judge judges jury juries magistrate tribunal panel jurors justices referee stewards umpire attorney prosecutor prosecutors")

// belittled says whether what follows token i is dismissed as untrue: "dismissed the affair as a smear".
func (r reader) belittled(i int) bool {
	for j := i; j < r.verdictEnd(i); j++ {
		if n := r.Norm(j); falsehoods[n] || mockery[n] {
			return true
		}
	}
	return false
}

// verdictEnd returns where "as propaganda" ends after token i, or 0.
func (r reader) verdictEnd(i int) int {
	for j := i; j < r.PredicateEnd(i-1); j++ {
		if r.Norm(j) == "as" && j+1 < len(r.Tokens) {
			k := r.At(j + 1)
			return r.Groups[k].To
		}
	}
	return 0
}

// denies says whether the verb of denying at group k says that something is untrue. What is denied to somebody is refused:
// "denied him bail", "was denied entry".
func (r reader) denies(k int) bool {
	g := r.Groups[k]
	if g.Passive {
		from, to := r.Subject(k)
		return from < to && (claims.Find(r.Norm(to-1)) != nil || r.Norm(from) == "it" || r.Norm(from) == "that" || r.Norm(from) == "which")
	}
	if r.rules(k) || strings.HasSuffix(r.Norm(g.To), "self") {
		return false
	}
	if k+1 >= len(r.Groups) || r.Groups[k+1].Kind != phrase.NP {
		return true
	}
	o := r.Groups[k+1]
	if r.Tokens[o.Head].Tag == "NNP" && r.verbAfter(k+1) < 0 {
		return false // the goalkeeper denied Salah
	}
	second := k+2 < len(r.Groups) && r.Groups[k+2].Kind == phrase.NP && !r.Temporal(k+2) && r.verbAfter(k+1) < 0 && r.verbAfter(k+2) < 0
	return !second && !granted[r.Norm(o.Head)]
}

// granted are the things that are asked for: denying them is no denial.
var granted = words("bail entry access visa visas permission request requests application applications appeal appeals motion motions " +
	"asylum parole treatment care food right rights chance opportunity petition clemency leave justice service services " +
	"benefits coverage them him her us me")

// branded reads "called the allegation baseless" at token i: a denial of what stands between.
func (r reader) branded(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.Head != i || g.Passive || g.Negated || !branding[r.Norm(i)] || k+1 >= len(r.Groups) || r.Groups[k+1].Kind != phrase.NP {
		return cue{}, false
	}
	const far = 9
	claim := r.branding(k)
	for j := g.To; j < len(r.Tokens) && j < g.To+far && (!isMark(r.Norm(j)) || r.opensQuote(j)); j++ {
		n := r.Norm(j)
		if falsehoods[n] && (j > g.To || claim) || claim && j > g.To && r.slights(j) {
			return cue{from: g.From, to: j + 1, past: r.Groups[r.At(j)].To, class: "denial", scope: "branded", rule: "branded"}, true
		}
		claim = claim || claims.Find(n) != nil
	}
	return cue{}, false
}

// branding says whether the clause of the verb group at k hangs on a claim: "an allegation that the army called propaganda".
func (r reader) branding(k int) bool {
	s := r.antecedent(cue{from: r.Groups[k].From, to: r.Groups[k].To})
	for i := range r.Tokens {
		if !s.Empty() && s.Contains(r.Tokens[i].Span) && claims.Find(r.Norm(i)) != nil {
			return true
		}
	}
	return false
}

// slights says whether the word at token i, said of a claim, makes little of it: "described such talk as cruel". Of an
// adjective after the claim all do but those that take it for true.
func (r reader) slights(i int) bool {
	n := r.Norm(i)
	if mockery[n] {
		return true
	}
	last := i+1 >= len(r.Tokens) || r.Groups[r.At(i+1)].Kind != phrase.NP || r.At(i+1) != r.At(i)
	said := r.Norm(i-1) == "as" || r.Groups[r.At(i)].Kind == phrase.Adj || claims.Find(r.Norm(i-1)) != nil
	return r.Tokens[i].Tag == "JJ" && said && last && !credited[n]
}

var branding = inflectedSet("call brand dub label tag term describe denounce deem slam characterize characterise")

// falsehoods are what something untrue is called, mockery what only a claim is called so.
var (
	falsehoods = words("baseless unfounded groundless false untrue incorrect fabricated fabrication fabrications propaganda lie lies " +
		"doctored staged forged concocted nonsense fake fiction fictitious invention fantasy gossip hysteria disinformation misinformation hoax slander smear fable myth speculation conjecture rubbish")
	credited = words("true credible serious correct right accurate important plausible significant reliable fair reasonable " +
		"clear likely possible probable troubling worrying disturbing horrific shocking historic")
	mockery = words("absurd ridiculous invented hysterical preposterous ludicrous laughable outrageous wrong misleading malicious " +
		"exaggerated inaccurate irresponsible unsubstantiated slanderous defamatory libellous libelous scurrilous unacceptable " +
		"rumor rumors rumour rumours garbage fantasy fairy insulting offensive cruel flimsy wicked motivated frivolous mischievous")
)

// brandedEnd returns where the thing ends that cue c calls untrue: before the word for it.
func (r reader) brandedEnd(c cue) int {
	end := c.to - 1
	for end > c.from && r.Norm(end-1) != "" {
		switch r.Tokens[end-1].Tag {
		case "DT", "RB", "JJ", "IN", "\"", "``":
			end--
			continue
		}
		break
	}
	return end
}

// belied reads a claim that is said to be untrue, at the verb at token i: "the report is false", "that is not true".
func (r reader) belied(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.From != i || !stative[r.Norm(i)] && r.Norm(i) != "'s" {
		return cue{}, false
	}
	from, to := r.WholeSubject(k)
	if from >= to || !r.claimIn(from, to) && !r.noSubject(k) && !(to-from == 1 && pointing[r.Norm(from)]) {
		return cue{}, false
	}
	for j := r.predicateStart(k); j < len(r.Tokens) && j < g.To+4 && !isMark(r.Norm(j)); j++ {
		n := r.Norm(j)
		if !g.Negated && inflated[n] {
			return cue{from: i, to: j + 1, class: "contested", scope: "clause", rule: "belied"}, true
		}
		if !g.Negated && (falsehoods[n] || mockery[n]) || truths[n] && (g.Negated || r.noSubject(k)) {
			return cue{from: i, to: j + 1, class: "denial", scope: "subject", rule: "belied"}, true
		}
	}
	return cue{}, false
}

// predicateStart returns where what the verb group at k says of its subject begins: the participle of a passive, or what
// follows the group.
func (r reader) predicateStart(k int) int {
	if g := r.Groups[k]; g.Passive {
		return g.Head
	}
	return r.Groups[k].To
}

var (
	pointing = words("it this that these those they all")
	inflated = words("exaggerated inflated overstated understated")
	truths   = words("true correct accurate truth")
)

// claimNear says whether the object or the passive subject of the verb group at k is a claim, or a pronoun that stands for
// one.
func (r reader) claimNear(k int) bool {
	if r.Groups[k].Passive {
		from, to := r.WholeSubject(k)
		return r.claimIn(from, to)
	}
	if after := r.Groups[k].To; r.Norm(after) == "that" && isMark(r.Norm(after+1)) {
		return true // "she rejects that"
	}
	if after := r.Groups[k].To; r.Norm(after) == "as" && r.claimIn(after, min(after+8, len(r.Tokens))) {
		return true // "dismissed as fairy tales reports that ..."
	}
	for k+1 < len(r.Groups) && (r.Groups[k+1].Kind == phrase.Adv || r.Groups[k+1].Kind == phrase.Adj) {
		k++ // "rejected outright the charge"
	}
	if j := k + 1; j < len(r.Groups) && r.Groups[j].Kind == phrase.NP {
		if g := r.Groups[j]; claims.Find(r.Norm(g.Head)) != nil || g.To-g.From == 1 && (r.Norm(g.Head) == "this" || r.Norm(g.Head) == "that") {
			return true
		}
	}
	return false
}

// claimIn says whether a claim stands in tokens [from, to), before any clause that tells what is claimed.
func (r reader) claimIn(from, to int) bool {
	for i := from; i < to && r.Groups[r.At(i)].Kind != phrase.VP; i++ {
		if claims.Find(r.Norm(i)) != nil {
			return true
		}
	}
	return false
}

// unshared reads a claim that somebody does not share, at the verb at token i: "did not accept his explanation", "a theory
// which his colleagues do not share".
func (r reader) unshared(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.From != i || !g.Negated || g.Passive {
		return cue{}, false
	}
	if !assents[r.Norm(g.Head)] && !(r.Norm(g.To) == "not" && r.Norm(g.To+1) == "share") { // taggers take "not share" for a noun
		return cue{}, false
	}
	if !r.claimNear(k) && (r.Norm(g.Head) == "believe" || r.antecedent(cue{from: i, to: g.To}).Empty()) {
		return cue{}, false
	}
	to := g.To
	if r.Norm(to) == "not" {
		to += 2
	}
	return cue{from: i, to: to, class: "contested", scope: "after", rule: "not shared"}, true
}

var assents = words("accept share believe endorse buy")

// charge reads what is denied at token i as the accusation that it is: "denies the charge", "rejects his claims". On their
// own these nouns have other senses.
func (r reader) charge(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.NP || g.Head != i || k == 0 || r.Groups[k-1].Kind != phrase.VP || !charges[r.Norm(i)] {
		return cue{}, false
	}
	verb := r.Tokens[r.Groups[k-1].Head].Norm
	if e := refusals.Find(verb); !deniers[verb] && (e == nil || e.Field(0) != "denial") || r.rules(k-1) {
		return cue{}, false
	}
	return cue{from: i, to: i + 1, class: "accusation", scope: "np", rule: "denied charge"}, true
}

var charges = words("claim claims")

var deniers = words("deny denies denied denying")
