package casualty

import (
	"slices"
	"strings"

	"github.com/hedgerow/hedgerow/extractors/gazetteer"
	"github.com/hedgerow/hedgerow/extractors/number"
	"github.com/hedgerow/hedgerow/extractors/phrase"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// split parts what the chunker takes for one noun phrase and is two: an expression of time behind people ("shot a
// woman | Saturday"), a number behind another noun ("in the attack | 7 people"), a possessor and the word of his death
// ("the mayor | 's murder").
func split(tokens []text.Token, groups []phrase.Group) []phrase.Group {
	var out []phrase.Group
	for _, g := range groups {
		for k := g.From + 1; k < g.To && g.Kind == phrase.NP; k++ {
			if !parts(tokens, g, k) {
				continue
			}
			left := g
			left.To, left.Head = k, k-1
			out = append(out, left)
			if g.From = k; tokens[k].Norm == "dead" {
				g.Kind = phrase.Adj
			}
		}
		out = append(out, g)
	}
	return out
}

// joinDoubled joins what stands on both sides of a number said twice: "two (2) officers".
func joinDoubled(tokens []text.Token, groups []phrase.Group) []phrase.Group {
	var out []phrase.Group
	for _, g := range groups {
		if k := len(out) - 4; k >= 0 && g.Kind == phrase.NP && doubled(tokens, out[k:]) {
			g.From = out[k].From
			out = out[:k]
		}
		out = append(out, g)
	}
	return out
}

// doubled says whether groups end with a number, and the same number in digits between brackets.
func doubled(tokens []text.Token, groups []phrase.Group) bool {
	said, open, digits, shut := groups[0], groups[1], groups[2], groups[3]
	return tokens[said.To-1].Tag == "CD" && tokens[open.From].Norm == "(" && digits.To-digits.From == 1 &&
		tokens[digits.From].Tag == "CD" && tokens[shut.From].Norm == ")"
}

// parts says whether noun phrase g is two, the second of which begins at token k.
func parts(tokens []text.Token, g phrase.Group, k int) bool {
	before := tokens[k-1]
	switch t := tokens[k]; {
	case month[before.Norm] && k == g.From+1 && k > 1 && t.Tag == "NNP":
		return tokens[k-2].Norm == "in" // "in October | Ivo Roe died"
	case weekday[t.Norm]:
		return before.Tag[0] == 'N'
	case t.Norm == "dead":
		return before.Norm == "injured" || before.Norm == "wounded" // "pronounced one of the injured | dead"
	case before.Norm == "all" && k == g.From+1:
		return k > 1 && tokens[k-2].Norm == "in" // "in all | some 60 miners"
	case t.Tag == "POS":
		return k+1 < g.To && genitiveCue(tokens[k+1])
	case t.Tag == "CD" && before.Tag == "CD" && k+1 < g.To && yearLike(before.Norm):
		return t.Norm != "a.m." && !yearLike(t.Norm) // "January 2024 | three soldiers"
	case t.Tag == "CD":
		return (before.Tag == "NN" || before.Tag == "NNS") && k+1 < g.To && (tokens[g.To-1].Tag == "NNS" || t.Norm == "one") && !peopleHead(before)
	}
	return false
}

// yearLike says whether norm is written like a year of our time.
func yearLike(norm string) bool {
	return len(norm) == 4 && (norm[:2] == "19" || norm[:2] == "20")
}

// peopleHead says whether a number after t may be its own: "officers 12 and 13".
func peopleHead(t text.Token) bool { return t.Norm == "number" || t.Norm == "no." }

// genitiveCue says whether t is a noun of harm that its victim may possess: the mayor's murder.
func genitiveCue(t text.Token) bool {
	switch t.Norm {
	case "murder", "death", "killing", "assassination", "slaying", "execution", "kidnapping", "abduction", "disappearance", "body":
		return true
	}
	return false
}

// retag returns a copy of tokens in which the cues that are verbs are tagged so: a tagger that reads "gunmen shot dead
// three" as nouns would hide the clause. Words for people are nouns: "a Utah police officer".
func retag(tokens []text.Token, cues []cue) []text.Token {
	out := slices.Clone(tokens)
	for i := range out {
		switch norm := out[i].Norm; {
		case norm == "deceased":
			out[i].Tag = "JJ"
		case norm == "aged" && i+1 < len(out) && out[i+1].Tag == "CD":
			out[i].Tag = "IN" // "a girl aged 7": no verb
		}
		if i > 0 && (out[i].Tag[0] == 'J' || out[i].Tag[0] == 'R') && out[i-1].Tag == "DT" && ordinalNorm(out[i].Norm) && (i+1 == len(out) || !nounish(out[i+1].Tag)) {
			out[i].Tag = "NN" // "maimed a third as"
		}
		if i > 0 && out[i].Norm == "are" && (out[i-1].Tag == "CD" || out[i-1].Tag[0] == 'N') {
			out[i].Tag = "VBP" // "Four | are children"
		}
		if i > 1 && i+1 < len(out) && out[i-2].Norm == "of" && out[i-1].Norm == "them" && out[i+1].Tag == "NNS" && !verbForm(out[i].Norm) && (out[i].Tag == "VBP" || out[i].Tag == "FW") {
			out[i].Tag = "NN" // "two of them | army officers"
		}
		if i > 0 && out[i].Tag == "VBP" && out[i-1].Tag == "VBZ" && peopleNouns.Find(out[i].Norm) != nil {
			out[i].Tag = "NN" // "leak kills widow"
		}
		if out[i].Tag == "JJ" && (peopleNouns.Find(out[i].Norm) != nil || national(out, i)) || misreadPerson(out, i) {
			out[i].Tag = "NN"
		}
	}
	for _, c := range cues {
		if k := c.from - 1; k > 0 && out[k].Tag == "JJ" && ordinalNorm(out[k].Norm) && out[k-1].Tag == "DT" {
			out[k].Tag = "NN" // "and a third injured"
		}
		if k := c.from - 1; c.frame == "wound" && k > 0 && suffering[out[k].Norm] && out[k].Tag == "VBN" && (out[k-1].Tag[0] == 'N' || out[k-1].Tag == "CD") {
			out[k].Tag = "VBD" // "two children | sustained burns"
		}
		if k := c.from - 2; k >= 0 && c.frame == "body" && out[k+1].Tag == "CD" && verbForm(out[k].Norm) {
			out[k].Tag = "VBD" // "have so far exhumed 40 bodies"
		}
		if k := c.from - 1; k >= 0 && c.frame == "kill" && out[k].Tag == "JJ" && verbForm(out[c.from].Norm) && counts(out, c.to) {
			if _, ok := gazetteer.Nationality(out[k].Norm); ok {
				out[k].Tag = "NN" // "a Palestinian | stabbed a soldier"
			}
		}
		if c.frame != "kill" && c.frame != "die" || c.from > 0 && nounFollows(out[c.from-1]) {
			continue
		}
		for i := c.from; i < c.to; i++ {
			if i > c.from && c.frame == "kill" && !verbForm(out[i].Norm) && out[i].Norm != "and" && out[i].Norm != "or" && out[c.from].Norm != "fatally" {
				out[i].Tag = "RP" // "shot dead three", "taken hostage": no adjective or noun of what follows
			}
			if t := out[i].Tag; verbForm(out[i].Norm) && (t[0] == 'N' || (t[0] == 'J' || t == "VBN" && !auxiliary(out, c.from-1)) && (c.to-c.from > 1 || counts(out, c.to) || t == "VBN" && c.from > 0 && out[c.from-1].Tag[0] == 'N' && titled(out, c.to))) {
				out[i].Tag = "VBD"
			}
		}
	}
	return out
}

// misreadPerson says whether token i, behind an article or a number, is a word for people that the tagger knows for
// something else and that no noun follows: "a soldier | succumbed".
func misreadPerson(tokens []text.Token, i int) bool {
	if i == 0 || tokens[i].Tag[0] == 'N' || tokens[i-1].Tag != "DT" && tokens[i-1].Tag != "CD" || peopleNouns.Find(tokens[i].Norm) == nil {
		return false
	}
	return i+1 == len(tokens) || tokens[i+1].Tag[0] != 'N' || verbForm(tokens[i+1].Norm)
}

// nounish says whether tag is of a noun or of what stands before one.
func nounish(tag string) bool {
	return tag[0] == 'N' || tag[0] == 'J' || tag == "CD" || tag == "VBN" || tag == "VBG"
}

// ordinalNorm says whether norm counts a person after others: "a second", "an eighth", "a 12th".
func ordinalNorm(norm string) bool {
	n, ok := number.Ordinal(norm)
	return ok && n > 1
}

// ordinalWord says whether norm is an ordinal number.
func ordinalWord(norm string) bool {
	_, ok := number.Ordinal(norm)
	return ok
}

// auxiliary says whether token i is a form of be, get or have.
func auxiliary(tokens []text.Token, i int) bool {
	if i < 0 {
		return false
	}
	switch tokens[i].Norm {
	case "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "got", "get":
		return true
	}
	return false
}

// national says whether token i is a nationality that stands for one of its people: "killed a Colombian and".
func national(tokens []text.Token, i int) bool {
	if i+1 < len(tokens) && (tokens[i+1].Tag[0] == 'N' || tokens[i+1].Tag[0] == 'J') {
		return false
	}
	norm := tokens[i].Norm
	_, ok := gazetteer.Nationality(norm[strings.LastIndexByte(norm, '-')+1:]) // "a Palestinian-American"
	return ok
}

// counts says whether a number of people begins at token i: what stands before it is a verb, "and injured several".
func counts(tokens []text.Token, i int) bool {
	if i < 0 || i >= len(tokens) {
		return false
	}
	e, _ := quantities.Longest(tokens, i)
	return e != nil || tokens[i].Tag == "CD" || tokens[i].Tag == "DT" || tokens[i].Tag == "PRP$"
}

// titled says whether a word for people and a name follow at token i, or a name: "murdered judge Luis Roe".
func titled(tokens []text.Token, i int) bool {
	if e, n := peopleNouns.Longest(tokens, i); e != nil {
		i += n
	}
	return i < len(tokens) && tokens[i].Tag == "NNP" && !temporalWords[tokens[i].Norm]
}

// nounFollows says whether a noun is likelier than a verb after t.
func nounFollows(t text.Token) bool {
	switch t.Tag {
	case "DT", "PRP$", "JJ", "POS", "IN", "CD":
		return true
	}
	return false
}

func verbForm(norm string) bool {
	switch norm {
	case "shot", "slain", "hit", "hurt", "struck", "froze", "bled", "blew", "tore", "fell", "fatally":
		return norm != "fatally"
	}
	return strings.HasSuffix(norm, "ed")
}
