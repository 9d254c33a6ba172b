package phrase

import "github.com/hedgerow/hedgerow/extractors/text"

// A verb is a verb group while it is read.
type verb struct {
	Group
	tokens []text.Token
	be     bool // the last verb taken is a form of be or get: a participle after it is passive
	whole  bool
}

// verbGroup reads the verb group that begins at token i.
func verbGroup(tokens []text.Token, i int) (Group, bool) {
	if tokens[i].Tag == "VBG" && participlePrepositions[tokens[i].Norm] {
		return Group{}, false
	}
	v := verb{Group: Group{Kind: VP, From: i, To: i, Head: -1, Form: Finite}, tokens: tokens}
	for v.To < len(tokens) && !v.whole && v.take(v.To) {
		v.To++
	}
	if v.Head < 0 && v.Modal == "" {
		return Group{}, false
	}
	if v.Head < 0 {
		v.Head = v.To - 1
	}
	v.Passive = v.Passive || v.Form == Participle
	v.Future = v.Future || tokens[v.Head].Norm == "going" && v.Form == Finite && infinitiveMark(tokens, v.To)
	return v.Group, true
}

// take adds token j to the group, or says that the group ends before it.
func (v *verb) take(j int) bool {
	switch tag := v.tokens[j].Tag; {
	case tag == "TO" && v.Head < 0 && infinitiveMark(v.tokens, j):
		v.Form = Infinitive
		return true
	case tag == "MD" && v.Head < 0:
		v.modal(v.tokens[j].Norm)
		return true
	case tag == "RB", tag == "RBR", v.tokens[j].Norm == "both" && v.To > v.From:
		return v.adverb(j)
	case isVerb(tag):
		return v.verb(j)
	case tag == "DT" && v.be && j+1 < len(v.tokens) && v.tokens[j+1].Tag == "VBN":
		return v.tokens[j].Norm == "both" || v.tokens[j].Norm == "all" // "were both shot"
	case v.Head >= 0 && interposed(v.tokens, j):
		return true // "have in the past blamed"
	case tag == "RP" && v.Head >= 0:
		v.whole = true
		return true
	}
	return false
}

// interposed says whether token j is of "in the past" between have and its participle.
func interposed(tokens []text.Token, j int) bool {
	for from := max(0, j-2); from <= j; from++ {
		if from > 0 && from+3 < len(tokens) && tokens[from].Norm == "in" && tokens[from+1].Norm == "the" && tokens[from+2].Norm == "past" {
			have := tokens[from-1].Norm
			return (have == "have" || have == "has" || have == "had") && (tokens[from+3].Tag == "VBN" || tokens[from+3].Tag == "VBD")
		}
	}
	return false
}

func (v *verb) modal(norm string) {
	v.Modal = norm
	v.Negated = v.Negated || norm == "cannot"
	v.Future = norm == "will" || norm == "shall" || norm == "'ll"
}

// adverb takes an adverb between verbs or before one. "not" counts even where it ends the group: "it was not the army".
func (v *verb) adverb(j int) bool {
	follows := verbFollows(v.tokens, j+1)
	begun := v.Head >= 0 || v.Modal != ""
	if !begun && !follows {
		return false
	}
	switch v.tokens[j].Norm {
	case "not", "n't", "never", "no":
		v.Negated = true
	}
	return follows || v.Head < 0
}

// verb takes a verb: the first, or one after an auxiliary.
func (v *verb) verb(j int) bool {
	tag := v.tokens[j].Tag
	switch {
	case v.Head < 0:
		v.first(tag)
	case !auxiliary(v.tokens[v.Head].Norm):
		return false
	case (tag == "VBN" || tag == "VBD") && v.be:
		v.Passive = true
	case tag == "VBN" || tag == "VBD":
		v.Past = true // has killed
	}
	v.be = isBe(v.tokens[j].Norm)
	v.Head = j
	return true
}

// first sets what the first verb tells of the group.
func (v *verb) first(tag string) {
	v.Past = tag == "VBD"
	if v.Form == Infinitive || v.Modal != "" {
		return
	}
	switch tag {
	case "VBG":
		v.Form = Gerund
	case "VBN":
		v.Form = Participle
	}
}

func isVerb(tag string) bool { return len(tag) >= 2 && tag[:2] == "VB" }

// infinitiveMark says whether a "to" stands at i with an infinitive after it.
func infinitiveMark(tokens []text.Token, i int) bool {
	return i < len(tokens) && tokens[i].Tag == "TO" && infinitiveFollows(tokens, i+1)
}

func infinitiveFollows(tokens []text.Token, i int) bool {
	for i < len(tokens) && tokens[i].Tag == "RB" {
		i++
	}
	return i < len(tokens) && (tokens[i].Tag == "VB" || tokens[i].Tag == "VBP")
}

func verbFollows(tokens []text.Token, i int) bool {
	for i < len(tokens) && (tokens[i].Tag == "RB" || tokens[i].Tag == "RBR") {
		i++
	}
	return i < len(tokens) && (isVerb(tokens[i].Tag) || tokens[i].Tag == "MD")
}

func isBe(norm string) bool {
	switch norm {
	case "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "get", "got", "gets", "getting":
		return true
	}
	return false
}

func auxiliary(norm string) bool {
	switch norm {
	case "have", "has", "had", "having", "'ve", "'d", "do", "does", "did":
		return true
	}
	return isBe(norm)
}
