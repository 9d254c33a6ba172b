package phrase

// NounStart walks left from the noun phrase k over what it hangs on, and returns the group at which the whole begins:
// from "the matter" in "officials briefed on the matter" to "officials".
func (s *Syntax) NounStart(k int) int {
	for {
		next := s.hangsOn(k)
		if next < 0 {
			return k
		}
		k = next
	}
}

// hangsOn returns the noun phrase that the one at group k is part of, or -1.
func (s *Syntax) hangsOn(k int) int {
	switch {
	case s.pronounSubject(k), timing[s.word(k-1)]:
		return -1
	case s.kind(k-1) == Prep && s.kind(k-2) == NP:
		if s.temporal(k-2) || s.word(k-1) != "of" && s.kind(k-3) == VP && s.finite(k-3) && !s.relative(k-4) {
			return -1
		}
		return k - 2
	case s.kind(k-1) == Prep && (s.word(k-2) == ")" || s.word(k-2) == "]"):
		if j := s.opening(k - 2); j > 0 && s.kind(j-1) == NP {
			return j - 1 // "the Army (EPS) of Nicaragua"
		}
		return -1
	case s.kind(k-1) == Prep && s.kind(k-2) == Adj && s.kind(k-3) == NP && tied[s.word(k-2)]:
		return k - 3 // "militants loyal to the group"
	case s.word(k-1) == "and" && s.kind(k-2) == NP, s.word(k-1) == "or" && s.kind(k-2) == NP:
		start := s.NounStart(k - 2)
		if s.kind(start-1) == VP && !saying[s.Tokens[s.Groups[start-1].Head].Norm] || s.kind(start-1) == Prep {
			return -1
		}
		return k - 2
	case s.word(k-1) == "whose":
		return k - 1
	case s.word(k-1) == "/" && s.kind(k-2) == NP:
		return k - 2
	case s.word(k-1) == ")" || s.word(k-1) == "]":
		if j := s.opening(k - 1); j > 0 && s.kind(j-1) == NP {
			return j - 1
		}
		return -1
	}
	return s.reduced(k)
}

// timing are the prepositions that hang on no noun, or open a clause.
var timing = set("after before since until")

// tied are the adjectives that tie a noun to the one after them.
var tied = set("loyal close hostile sympathetic opposed faithful answerable")

// saying are the verbs after which a noun phrase is mostly a subject: "said troops and militiamen".
var saying = set("said says say saying claimed claims alleged alleges believes believe reported reports confirmed")

// reduced returns the noun phrase before the participle or relative clause that ends in group k, or -1.
func (s *Syntax) reduced(k int) int {
	finite, verb := false, false
	for j := k - 1; j > 0; j-- {
		switch s.kind(j) {
		case VP:
			verb = true
			form := s.Groups[j].Form
			if (form == Participle || form == Gerund) && s.kind(j-1) == NP && !finite {
				return j - 1
			}
			finite = finite || form == Finite
		case NP:
			if s.pronounSubject(j) {
				return -1 // a clause of its own
			}
		case Prep, Adv, Adj:
		case Sub:
			if s.word(j) == "as" {
				continue // "disguised as officers"
			}
			if s.relative(j) && s.kind(j-1) == NP && verb { // without a verb between, k is its subject: "a theory which we share"
				return j - 1
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// NounEnd returns the token at which the noun phrase that begins at group k ends, with what hangs on it: prepositional
// phrases, relative and participle clauses, appositions, a parenthesis.
func (s *Syntax) NounEnd(k int) int {
	for {
		next := s.extends(k)
		if next <= k {
			return s.Groups[k].To
		}
		k = next
	}
}

// extends returns the group up to which the noun phrase that has reached group k goes on, or k.
func (s *Syntax) extends(k int) int {
	switch {
	case s.kind(k+1) == Prep && s.kind(k+2) == NP && !s.temporal(k+2) && !s.occasion(k+1):
		return k + 2
	case s.word(k+1) == "/" && s.kind(k+2) == NP:
		return k + 2
	case s.word(k+1) == "(" || s.word(k+1) == "[":
		return s.closing(k + 1)
	case s.kind(k+1) == VP && (s.Groups[k+1].Form == Participle || s.Groups[k+1].Form == Gerund), s.relative(k + 1):
		return s.modifierStop(k+1) - 1
	case s.word(k+1) == "," && s.relative(k+2):
		return s.clauseStop(k+2) - 1
	case s.word(k+1) == "," && s.kind(k+2) == NP && s.closesApposition(k+2):
		return k + 2
	case s.kind(k+1) == Conj && s.kind(k+2) == NP && s.word(k-1) == "," && s.closesApposition(k):
		return k + 2
	case (s.word(k+1) == "and" || s.word(k+1) == "or") && s.kind(k+2) == NP && !s.finite(s.at[s.simpleEnd(k+2)-1]+1):
		return k + 2
	}
	return k
}

// occasion says whether the prepositional phrase at group k tells where something was said ("in a statement", "during an
// interview") and so belongs to the verb and not to the noun before it.
func (s *Syntax) occasion(k int) bool {
	return s.word(k) != "of" && occasions[s.Tokens[s.Groups[k+1].Head].Norm]
}

var occasions = set("statement statements interview interviews message speech telegram twitter facebook video email e-mail letter " +
	"communique tweet post conference briefing telephone phone call radio television release report hearing debate rally")

func (s *Syntax) closing(open int) int {
	for j := open + 1; j < len(s.Groups) && j < open+12; j++ {
		if s.word(j) == ")" || s.word(j) == "]" {
			return j
		}
	}
	return open - 1
}

// simpleEnd is NounEnd with prepositional phrases only.
func (s *Syntax) simpleEnd(k int) int {
	for s.kind(k+1) == Prep && s.kind(k+2) == NP {
		k += 2
	}
	return s.Groups[k].To
}

// closesApposition says whether the noun phrase at k, after a comma, ends at a mark: "X, head of Y," and not "X, Y said".
func (s *Syntax) closesApposition(k int) bool {
	end := s.simpleEnd(k)
	if j := s.groupAfter(end); s.kind(j) == Conj && s.kind(j+1) == NP {
		end = s.simpleEnd(j + 1) // "the president and publisher of"
	}
	if end >= len(s.Tokens) {
		return true
	}
	next := s.at[end]
	return s.kind(next) == Punct || s.relative(next) || s.kind(next) == VP && s.Groups[next].Form != Finite && !s.verbBeforeMark(next)
}

// verbBeforeMark says whether a finite verb stands between group k and the next mark: what precedes it is its subject then.
func (s *Syntax) verbBeforeMark(k int) bool {
	for ; k < len(s.Groups) && s.kind(k) != Punct; k++ {
		if s.finite(k) {
			return true
		}
	}
	return false
}

// clauseStop returns the group before which the clause that begins at group k ends: the next comma, closing mark, or the
// end of the sentence.
func (s *Syntax) clauseStop(k int) int {
	for j := k + 1; j < len(s.Groups); j++ {
		switch s.word(j) {
		case ",", ";", ":", ".", "-", ")", "!", "?", "\"", "''", "``":
			return j
		}
	}
	return len(s.Groups)
}

// modifierStop is clauseStop for a relative or participle clause that begins at group k: it ends before a verb that is not
// its own ("footage posted by rescuers | showed bodies").
func (s *Syntax) modifierStop(k int) int {
	stop, own := s.clauseStop(k), 0
	for j := k; j < stop; j++ {
		switch {
		case s.kind(j) == Sub || s.relative(j):
			own++
		case !s.finite(j), s.kind(j-1) == Conj, s.finite(j - 1):
		case own == 0:
			return j
		default:
			own--
		}
	}
	return stop
}

// Clause returns the tokens of the clause that token i stands in: between subordinators, relative pronouns, conjunctions
// that join clauses, and the marks that part them.
func (s *Syntax) Clause(i int) (from, to int) {
	k := s.at[i]
	return s.clauseFrom(k), s.ComplementEnd(i)
}

func (s *Syntax) clauseFrom(k int) int {
	verb := s.finite(k) || s.finite(k+1) || s.finite(k+2)
	for j := k - 1; j >= 0; j-- {
		switch {
		case s.finite(j) && verb && s.relative(j-1):
			j-- // the verb of a relative clause inside our subject
		case s.finite(j) && verb && s.kind(j+1) == Conj:
			verb = true
		case s.finite(j) && verb:
			return s.Groups[j].To // the verb that our clause is the object of
		case s.parts(j), s.kind(j) == Sub && s.kind(j+1) != "", s.kind(j) == Conj && s.joinsClauses(j):
			return s.Groups[j].To
		case s.word(j) == "," && verb && s.anyFinite(j):
			return s.Groups[j].To
		case s.finite(j):
			verb = true
		}
	}
	return 0
}

// parts says whether group j is a mark that always parts clauses.
func (s *Syntax) parts(j int) bool {
	switch s.word(j) {
	case ";", ":", "\"", "``", "''":
		return true
	}
	return false
}

// joinsClauses says whether the conjunction at group j is followed by a verb, or by a subject and its verb.
func (s *Syntax) joinsClauses(j int) bool {
	k := j + 1
	for s.kind(k) == Adv {
		k++
	}
	if s.kind(k) == VP && s.Groups[k].Form != Gerund {
		return true
	}
	return s.kind(k) == NP && s.finite(s.groupAfter(s.simpleEnd(k)))
}

func (s *Syntax) groupAfter(token int) int {
	if token >= len(s.Tokens) {
		return len(s.Groups)
	}
	return s.at[token]
}

func (s *Syntax) anyFinite(before int) bool {
	for j := 0; j < before; j++ {
		if s.finite(j) {
			return true
		}
	}
	return false
}

// ComplementEnd returns the token before which the clause that goes on at token i ends. What "and" joins to it before it has
// a verb is its subject still.
func (s *Syntax) ComplementEnd(i int) int {
	verb := s.kind(s.at[i]) == VP
	for j := s.at[i] + 1; j < len(s.Groups); j++ {
		switch {
		case s.parts(j), s.word(j) == "." && j >= len(s.Groups)-2:
			return s.Groups[j].From
		case s.kind(j) == Conj && s.joinsClauses(j) && (verb || s.kind(j+1) != NP):
			return s.Groups[j].From
		case s.word(j) == "," && s.breaks(j+1):
			return s.Groups[j].From
		case s.kind(j) == VP:
			verb = true
		}
	}
	return len(s.Tokens)
}

// PredicateEnd is ComplementEnd for what a verb governs itself: relative clauses and clauses of reason or time that hang on
// it are outside.
func (s *Syntax) PredicateEnd(i int) int {
	end := s.ComplementEnd(i)
	for k := s.at[i] + 1; k < len(s.Groups) && s.Groups[k].From < end; k++ {
		if s.relative(k) || adverbialSubs[s.word(k)] || s.word(k) == "as" && s.joinsClauses(k) {
			return s.Groups[k].From
		}
	}
	return end
}

var adverbialSubs = set("because although though while whereas since unless if when before after until")

// ClauseEnd is ComplementEnd without what hangs on the clause: clauses of reason, time or condition ("fled when the police
// came"), and who says so (", said the mayor").
func (s *Syntax) ClauseEnd(i int) int {
	end := s.ComplementEnd(i)
	for k := s.at[i] + 1; k < len(s.Groups) && s.Groups[k].From < end; k++ {
		if s.subordinate(k) || s.reports(k) {
			return s.Groups[k].From
		}
	}
	return end
}

// RelativeEnd returns the token before which the relative clause that token i opens ends.
func (s *Syntax) RelativeEnd(i int) int {
	stop := s.modifierStop(s.at[i])
	if stop >= len(s.Groups) {
		return len(s.Tokens)
	}
	return s.Groups[stop].From
}

// reports says whether group k is the comma before who says so.
func (s *Syntax) reports(k int) bool {
	if s.word(k) != "," || k+1 >= len(s.Groups) {
		return false
	}
	return s.word(k+1) == "according" || s.finite(k+1) && reporting[s.Tokens[s.Groups[k+1].Head].Norm]
}

var reporting = set("said says told added announced reported wrote warned argued explained")

// subordinate says whether group k opens an adverbial clause. "before" and its like may open a phrase instead.
func (s *Syntax) subordinate(k int) bool {
	switch s.word(k) {
	case "as", "before", "after", "until", "since", "when":
		return s.joinsClauses(k)
	}
	return adverbialSubs[s.word(k)]
}

// breaks says whether what begins at group k, after a comma, is another clause.
func (s *Syntax) breaks(k int) bool {
	switch {
	case s.kind(k) == Conj:
		return s.joinsClauses(k)
	case s.kind(k) == VP:
		return s.Groups[k].Form == Gerund
	case s.kind(k) == NP:
		next := s.groupAfter(s.simpleEnd(k))
		return s.finite(next) || s.indefinite(k) && (s.kind(next) == Sub || s.kind(next) == NP) // "..., a charge (that) he denies"
	}
	return s.kind(k) == Sub
}

// NounPhrase returns the tokens of the base noun phrase that token i stands in or that follows it, with what hangs on it.
func (s *Syntax) NounPhrase(i int) (from, to int, ok bool) {
	for k := s.at[i]; k < len(s.Groups) && k <= s.at[i]+2; k++ {
		if s.kind(k) == NP {
			return min(i, s.Groups[k].From), s.NounEnd(k), true
		}
		if s.kind(k) == Punct && s.word(k) != "\"" && s.word(k) != "``" {
			break
		}
	}
	return 0, 0, false
}
