package phrase

// Subject returns the tokens of the subject of verb group v, with all that hangs on it ("Ali Khan, 46, a teacher,"); 0, 0
// where none is found. The verbs of "and"-ed, infinitive and participle groups have the subject of the verb they follow.
func (s *Syntax) Subject(v int) (from, to int) {
	if s.Groups[v].Form != Finite {
		return s.governed(v)
	}
	k := s.skipAdverbials(v - 1)
	switch {
	case k < 0:
		return 0, 0
	case s.relative(k):
		return s.Groups[k].From, s.Groups[k].To
	case s.kind(k) == NP:
		return s.Groups[s.NounStart(k)].From, s.Groups[k].To
	case s.word(k) == ")" || s.word(k) == "]":
		return s.parenthesized(k)
	case s.word(k) == ",", s.word(k) == "-":
		if from, to := s.apposed(k); from < to {
			return from, to
		}
		if s.word(k) == "," && k == v-1 && s.joinedLater(v) {
			return s.governed(v) // "ran up, fired a dozen rounds and got away"
		}
	case s.word(k) == "\"":
		return s.beforeQuote(k)
	case s.kind(k) == Conj:
		return s.governed(v)
	}
	return 0, 0
}

// joinedLater says whether an "and" joins another finite verb to the one at group v.
func (s *Syntax) joinedLater(v int) bool {
	for k := v + 1; k+1 < len(s.Groups) && s.kind(k) != Sub && s.word(k) != "."; k++ {
		if s.word(k) == "and" && s.finite(k+1) {
			return true
		}
	}
	return false
}

// beforeQuote returns the noun phrase whose participle governs the quotation that closes at group k: "a man shouting …".
func (s *Syntax) beforeQuote(k int) (from, to int) {
	if s.kind(k-1) == NP {
		if start := s.NounStart(k - 1); s.word(start-1) == "\"" {
			return s.Groups[start].From, s.Groups[k-1].To // the "Free Brigade" said
		}
	}
	for k--; k > 1; k-- {
		if s.word(k) == "\"" {
			break
		}
	}
	if k > 1 && s.kind(k-1) == VP && s.Groups[k-1].Form == Gerund && s.kind(k-2) == NP {
		return s.Groups[s.NounStart(k-2)].From, s.Groups[k-2].To
	}
	return 0, 0
}

// WholeSubject is Subject with the clauses inside it: "the question of whether they knew", "the claim that twelve died".
func (s *Syntax) WholeSubject(v int) (from, to int) {
	from, to = s.Subject(v)
	last := s.skipAdverbials(v - 1)
	if last < 0 || s.kind(last) != NP && !s.finite(last) {
		return from, to
	}
	open := 0 // verbs that still lack the word that opens their clause
	for k := last; k >= 0 && !s.parts(k) && s.word(k) != ","; k-- {
		switch {
		case s.finite(k):
			open++
		case s.kind(k) == Sub && open > 0:
			if open--; open == 0 && s.opensSubject(k) {
				return s.Groups[s.subjectStart(k)].From, s.Groups[last].To
			}
		}
	}
	return from, to
}

// opensSubject says whether the subordinator at group k opens a clause that is part of a subject, or is one.
func (s *Syntax) opensSubject(k int) bool {
	return k == 0 || s.kind(k-1) == NP || s.kind(k-1) == Prep || s.parts(k-1)
}

// subjectStart returns the group at which the noun phrase begins whose clause the subordinator at group k opens.
func (s *Syntax) subjectStart(k int) int {
	for s.kind(k-1) == Prep {
		k--
	}
	if s.kind(k-1) == NP {
		return s.NounStart(k - 1)
	}
	return k
}

// skipAdverbials walks left from group k over adverbs and times that stand between subject and verb.
func (s *Syntax) skipAdverbials(k int) int {
	for {
		switch {
		case s.kind(k) == Adv && !s.relative(k):
			k--
		case s.temporal(k) && (s.kind(k-1) == NP || s.kind(k-1) == Adv || s.relative(k-1)):
			k--
		case s.word(k) == "turn" && s.word(k-1) == "in":
			k -= 2
		case s.temporal(k) && s.word(k-1) == "on" && (s.kind(k-2) == NP || s.relative(k-2)):
			k -= 2
		default:
			return k
		}
	}
}

// governed returns the subject of the verb group that v depends on: the nearest finite one to the left whose subject is
// not a relative pronoun.
func (s *Syntax) governed(v int) (from, to int) {
	for u := v - 1; u >= 0; u-- {
		if s.word(u) == ";" || s.word(u) == ":" {
			return 0, 0
		}
		if !s.finite(u) || s.relative(s.skipAdverbials(u-1)) {
			continue
		}
		return s.Subject(u)
	}
	return 0, 0
}

// parenthesized returns the noun phrase whose parenthesis closes at group k, the parenthesis included.
func (s *Syntax) parenthesized(k int) (from, to int) {
	j := s.opening(k)
	if j > 1 && s.word(j-1) == "\"" {
		j--
	}
	if j > 0 && s.kind(j-1) == NP {
		return s.Groups[s.NounStart(j-1)].From, s.Groups[k].To
	}
	return 0, 0
}

// opening returns the group where the parenthesis that closes at group k opens, or -1.
func (s *Syntax) opening(k int) int {
	for j := k - 1; j >= 0; j-- {
		if s.word(j) == "(" || s.word(j) == "[" {
			return j
		}
	}
	return -1
}

// apposed returns the noun phrase before the apposition or relative clause that closes at the comma k, with both.
func (s *Syntax) apposed(k int) (from, to int) {
	for j := k; j > 0; {
		p := s.previousComma(j)
		if p <= 0 || !s.appositive(p+1, j) || s.kind(p-1) != NP && s.word(p-1) != ")" && s.word(p-1) != "]" {
			return 0, 0
		}
		if s.kind(p-1) != NP {
			from, _ := s.parenthesized(p - 1)
			return from, s.Groups[k].To
		}
		start := s.NounStart(p - 1)
		if s.adverbial(p+1, k) {
			return s.Groups[start].From, s.Groups[p-1].To
		}
		if s.word(start-1) == "," && s.indefinite(start) || s.kind(start-1) == Prep && s.word(start-2) == "," {
			j = p
			continue
		}
		return s.Groups[start].From, s.Groups[k].To
	}
	return 0, 0
}

// adverbial says whether groups [a, b) say when, where or however something was said, and not who the speaker is: they
// are adverbs or begin with a preposition other than of and from.
func (s *Syntax) adverbial(a, b int) bool {
	if s.kind(a) == Prep {
		return s.word(a) != "of" && s.word(a) != "from"
	}
	for k := a; k < b; k++ {
		if s.kind(k) != Adv {
			return false
		}
	}
	return true
}

// indefinite says whether group k looks like an apposition itself: an age, or "a lawyer".
func (s *Syntax) indefinite(k int) bool {
	g := s.Groups[k]
	first := s.Tokens[g.From]
	return first.Tag == "CD" || first.Norm == "a" || first.Norm == "an"
}

func (s *Syntax) previousComma(j int) int {
	for p := j - 1; p >= 0; p-- {
		switch s.word(p) {
		case ",", "-":
			return p
		case ";", ":", "\"", "``", "''":
			return -1
		}
	}
	return -1
}

// appositive says whether groups [a, b) may explain the noun before them.
func (s *Syntax) appositive(a, b int) bool {
	if a >= b {
		return false
	}
	if s.relative(a) || s.word(a) == "as" && s.kind(a+1) == NP {
		return true // "the Tatmadaw, as the army is known,"
	}
	for k := a; k < b; k++ {
		if s.finite(k) && !s.insideRelative(a, k) {
			return false
		}
	}
	return (s.kind(a) != Conj || s.word(a) == "or") && s.kind(a) != Sub // "the Cooperative, or CODECO,"
}

func (s *Syntax) insideRelative(a, k int) bool {
	for j := a; j < k; j++ {
		if s.relative(j) {
			return true
		}
	}
	return false
}

// pronounSubject says whether group k is a pronoun that can be nothing but a subject: "they", and "it" after a verb of speech.
func (s *Syntax) pronounSubject(k int) bool {
	switch s.word(k) {
	case "he", "she", "they", "we", "i":
		return true
	case "it":
		return s.kind(k-1) == VP && saying[s.Tokens[s.Groups[k-1].Head].Norm]
	}
	return false
}
