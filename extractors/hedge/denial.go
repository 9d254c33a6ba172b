package hedge

import (
	"github.com/hedgerow/hedgerow/extractors/lexicon"
	"github.com/hedgerow/hedgerow/extractors/phrase"
)

// refusals are verbs that deny, or doubt, where their object is something claimed: rejecting a charge is denial, rejecting
// an offer is not.
var refusals = lexicon.Must("refusals", `
{challenge}  | contested
{contradict} | contested
{decry}      | denial
{disavow}    | denial
{dismiss}    | denial
{doubt}      | contested
{question}   | contested
{rebut}      | denial
{rebuff}     | denial
{refute}     | denial
{reject}     | denial
{repudiate}  | denial
{rubbish}    | denial
{scorn}      | denial
`)

// claims are the nouns for what somebody said of somebody.
var claims = lexicon.Must("claims", `
<accusation>
<account>
<allegation>
<assertion>
<charge>
<claim>
<conclusion>
<count>
<figure>
<finding>
<idea>
<insinuation>
<narrative>
<notion>
<report>
<responsibility>
<result>
<rumor>
<rumour>
<speculation>
<statement>
<story>
<suggestion>
<suspicion>
<theory>
<toll>
<version>
`)

// refusal reads "rejects the accusations" at token i.
func (r reader) refusal(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	e := refusals.Find(r.Norm(i))
	if g.Kind != phrase.VP || g.Head != i || e == nil || g.Negated || !r.claimNear(k) {
		return cue{}, false
	}
	scope := "after"
	if g.Passive {
		scope = "subject"
	}
	return cue{from: g.From, to: g.To, class: e.Field(0), scope: scope, rule: "refusal"}, true
}

// branded reads "called the allegation baseless" at token i: a denial of what stands between.
func (r reader) branded(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.VP || g.Head != i || !branding[r.Norm(i)] || k+1 >= len(r.Groups) || r.Groups[k+1].Kind != phrase.NP {
		return cue{}, false
	}
	const far = 8
	for j := g.To; j < len(r.Tokens) && j < g.To+far && !isMark(r.Norm(j)); j++ {
		if falsehoods[r.Norm(j)] {
			return cue{from: g.From, to: j + 1, class: "denial", scope: "branded", rule: "branded"}, true
		}
	}
	return cue{}, false
}

var branding = inflectedSet("call brand label term describe denounce dismiss condemn")

var falsehoods = words("baseless unfounded groundless false untrue incorrect fabricated fabrication fabrications propaganda lie lies " +
	"nonsense absurd ridiculous fake invented fiction disinformation misinformation")

// claimNear says whether the object or the passive subject of the verb group at k is a claim, or a pronoun or clause that
// stands for one.
func (r reader) claimNear(k int) bool {
	for _, j := range []int{k + 1, k + 3, k - 1} {
		if j < 0 || j >= len(r.Groups) {
			continue
		}
		if g := r.Groups[j]; g.Kind == phrase.NP && claims.Find(r.Tokens[g.Head].Norm) != nil {
			return true
		}
	}
	return false
}

// charge reads what is denied at token i as the accusation that it is: "denies the charge", "rejects his claims". On their
// own these nouns have other senses.
func (r reader) charge(i int) (cue, bool) {
	k := r.At(i)
	g := r.Groups[k]
	if g.Kind != phrase.NP || g.Head != i || k == 0 || r.Groups[k-1].Kind != phrase.VP || !charges[r.Norm(i)] {
		return cue{}, false
	}
	verb := r.Tokens[r.Groups[k-1].Head].Norm
	if !deniers[verb] && refusals.Find(verb) == nil {
		return cue{}, false
	}
	return cue{from: i, to: i + 1, class: "accusation", scope: "np", rule: "denied charge"}, true
}

var charges = words("charge charges claim claims")

var deniers = words("deny denies denied denying")
