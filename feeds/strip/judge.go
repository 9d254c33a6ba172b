package strip

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// judge settles the kind of each piece by what it says, how much of it is links, and what stands around it. Later steps
// build on earlier ones.
func judge(ps []piece, m *meta, o Options) []piece {
	ps = dropRepeats(ps)
	markFooter(ps, o.URL)
	j := judging{ps: ps, title: m.title}
	j.links()
	j.lines()
	j.span()
	j.head()
	before := append([]piece(nil), ps...)
	j.stretches()
	j.tail()
	j.bio(append(m.ldAuthors(), m.metaAuthors()...))
	if openProse(ps)*3 < openProse(before) {
		return before // a heading was taken for the end of an article that had hardly begun
	}
	return ps
}

// openProse counts the bytes of running prose that passes for article.
func openProse(ps []piece) (n int) {
	for i := range ps {
		if ps[i].prose() {
			n += len(ps[i].text)
		}
	}
	return n
}

type judging struct {
	ps          []piece
	title       string
	first, last int // the first and the last piece of running prose; -1 where there is none
}

// open reports that the piece still passes for article.
func (p *piece) open() bool { return !p.zoned && article4[p.kind] }

var article4 = map[string]bool{Summary: true, Heading: true, Body: true, List: true}

// prose reports running text: a sentence or more.
func (p *piece) prose() bool {
	return p.open() && p.kind != Heading && runes(p.text) >= 60 && strings.ContainsAny(p.text, ".!?।。؟…:")
}

// links: a paragraph that is all link leads elsewhere; so does a list that is mostly links.
func (j *judging) links() {
	for i := 0; i < len(j.ps); i++ {
		p := &j.ps[i]
		if p.zoned || p.kind == FeedFooter {
			continue
		}
		if p.kind == List {
			i = j.linkList(i)
			continue
		}
		if p.links*10 > letters(p.text)*9 && p.links > 0 {
			p.kind = Related
		}
	}
}

// linkList judges the run of list pieces from i on as one, and returns its end.
func (j *judging) linkList(i int) int {
	links, all, k := 0, 0, i
	for k < len(j.ps) && j.ps[k].kind == List && !j.ps[k].zoned && (k == i || sameList(j.ps[k].node, j.ps[i].node)) {
		links += j.ps[k].links
		all += letters(j.ps[k].text)
		k++
	}
	if links*10 > all*7 {
		for n := i; n < k; n++ {
			j.ps[n].kind = Related
		}
	}
	return k - 1
}

func sameList(a, b *html.Node) bool { return listOf(a) == listOf(b) }

func listOf(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Ul, atom.Ol, atom.Dl, atom.Table:
			return n
		}
	}
	return nil
}

// lineLetters is the length up to which a line is judged by its opening words.
const lineLetters = 200

// lines: short pieces that say what they are.
func (j *judging) lines() {
	for i := range j.ps {
		p := &j.ps[i]
		switch {
		case !p.open():
		case legalNote.MatchString(p.text), len(p.text) < 600 && disclaims.MatchString(p.text):
			p.kind = Disclaimer
		case footnote.MatchString(p.text):
			p.kind = Other
		case counter.MatchString(p.text), pictures(p.text):
			p.kind = Other
		case len(p.text) < 500 && contributors.MatchString(p.text):
			p.kind = SourceLine
		case len(p.text) < 120 && photoAgency.MatchString(p.text):
			p.kind = Caption
		case len(p.text) < 500 && leadsOn(p):
			p.kind = Related
		case p.kind != Heading && p.links > 0 && len(p.text) < 250 && promotes.MatchString(p.text):
			p.kind = Other
		}
		if !p.open() || len(p.text) > lineLetters || p.kind == List && p.links == 0 {
			continue
		}
		kind, sure := strings.CutSuffix(phrases.lines.find(p.text), "?")
		sure = !sure
		switch {
		case kind == "":
			if len(p.text) < 60 && dateLine.MatchString(p.text) || len(p.text) < 120 && postalLine.MatchString(p.text) || noWords.MatchString(p.text) {
				p.kind = Other
			}
		case !sure && (p.kind == Heading || len(p.text) > 90 || endsSentence(p.text)):
		case kind == Related && p.links == 0 && endsSentence(p.text):
		case kind == Disclaimer && p.kind == Heading:
		default:
			p.kind = kind
		}
	}
}

// counter tells which of a row of pictures it is: "3 / 12".
var counter = regexp.MustCompile(`^\d{1,3}\s*(?:/|of)\s*\d{1,3}$`)

// pictures reports a line of stars, faces and the like.
func pictures(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSymbol(r) && !unicode.IsSpace(r) && !unicode.IsMark(r) }) < 0
}

// contributors ends the line of those who helped, however many they are.
var contributors = regexp.MustCompile(`(?i)\b(?:contributed (?:to this|to the|additional) (?:report|story|article|reporting)|contributed reporting(?: from .{2,40})?)\.?\)?$`)

// photoAgency ends the line of who took a picture: "Mina Karim/Getty Images", "A guard at the bridge. (Credit: Mina Karim)".
var photoAgency = regexp.MustCompile(`(?:/|\||,| via| by|—|–|:)\s*(?:Getty(?: Images)?|AP(?: Photo)?|A\.P\.|Reuters|REUTERS|AFP|EPA|EFE|dpa|Shutterstock|iStock|Unsplash|Alamy|Xinhua|Anadolu(?: Agency)?|Associated Press)(?: Images| File)?[.)]?$|\((?i:photo|image|picture)?\s?(?i:credit|courtesy|photo|image):? [^()]{2,60}\)$`)

// leadsOn: a label like "Also" and behind it little but links.
func leadsOn(p *piece) bool {
	label, _, ok := strings.Cut(p.text, ":")
	return ok && p.links > 0 && phrases.labels.find(label) != "" && (letters(p.text)-letters(label))*8 <= p.links*10
}

// noWords is a bare address, or a shortcode that the template did not expand.
var noWords = regexp.MustCompile(`^(?:https?://\S+|\{\{.{1,80}\}\}|\[/?[a-z_]+(?:\s[^\]]*)?\](?:.{0,80}\[/[a-z_]+\])?)$`)

// legalNote opens what lawyers have put below an article, however long it is.
var legalNote = regexp.MustCompile(`^(?i:(?:this|these|the) (?:material|information|article|content|report|publication|document|page|site|post)s?(?: (?:contained|provided|presented))?(?: (?:in|on|by) (?:this|our|the) [a-z]+)? (?:is|are) (?:not intended|(?:intended )?(?:only )?for (?:general )?information|provided for|not a substitute)|products and services referenced|(?:affiliate )?(?:disclosure|disclaimer):\s)`)

// disclaims says what a text is no substitute for.
var disclaims = regexp.MustCompile(`(?i)\b(?:not|never) (?:be )?(?:intended|considered|constitute|construed|meant|a substitute)\b.{0,60}\b(?:medical|legal|financial|professional|investment) advice\b`)

// footnote ends with the sign that leads back to its place in the text.
var footnote = regexp.MustCompile(`[↩↵]\x{FE0E}?$`)

// postalLine is an address of an office, by its state and postal code.
var postalLine = regexp.MustCompile(`\d.*\b[A-Z]{2} \d{5}(?:-\d{4})?$`)

func endsSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
}

var dateLine = regexp.MustCompile(`(?i)^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun),?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,4}(?:st|nd|rd|th)?(?:,?\s+\d{4})?(?:[\s,|·•@-]+(?:at\s+)?\d{1,2}[:.]\d\d.{0,25})?$|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:\s+\d{1,2}[:.]\d\d.{0,20})?$|^\d+ min(?:ute)?s? read$|^\d+ (?:comments?|views?|shares?|hours? ago|days? ago|minutes? ago)$`)

// span finds where the running prose begins and ends.
func (j *judging) span() {
	j.first, j.last = -1, -1
	for i := range j.ps {
		if j.ps[i].prose() {
			if j.first < 0 {
				j.first = i
			}
			j.last = i
		}
	}
}

// head: before the first prose stand title, byline, date and labels.
func (j *judging) head() {
	sums := false // a list below "Summary"
	for i := range j.ps {
		p := &j.ps[i]
		if sums = summaryHead.MatchString(p.text) || sums && p.kind == List; sums && p.kind == List && i < j.first && p.links == 0 {
			p.kind = Summary
		}
		if !p.open() {
			continue
		}
		if p.kind == Heading && (sameTitle(p.text, j.title) || p.tag == atom.H1 && i < j.first) {
			p.kind = Title
			continue
		}
		if i >= j.first {
			continue
		}
		switch {
		case p.kind == Heading && p.tag != atom.H2 && p.tag != atom.H1 && runes(p.text) < 40:
			p.kind = Other
		case p.kind != Heading && p.kind != Summary && !endsSentence(p.text) && runes(p.text) < 60:
			p.kind = Other
		case sameTitle(p.text, j.title):
			p.kind = Title
		}
	}
}

// summaryHead announces the points of an article ahead of it.
var summaryHead = regexp.MustCompile(`^(?i:summary|key points|key takeaways|highlights|at a glance|in brief|story highlights|the gist):?$`)

// stretches: a heading (or a line that stands alone) that announces related links, comments and the like gives its kind to
// what follows, up to the next heading that announces nothing; behind three quarters of the prose, to the end.
func (j *judging) stretches() {
	total, seen := 0, 0
	for i := range j.ps {
		if j.ps[i].prose() {
			total += len(j.ps[i].text)
		}
	}
	kind, late := "", false
	for i := range j.ps {
		p := &j.ps[i]
		if p.zoned {
			continue
		}
		if k := opener(p); k != "" {
			if p.kind = k; !labelled.MatchString(p.text) {
				kind, late = k, seen*4 > total*3
			}
			continue
		}
		if kind != "" && j.ends(p, kind, late) {
			kind = ""
		}
		switch {
		case kind == "" && p.prose():
			seen += len(p.text)
		case kind != "" && p.open():
			p.kind = kind
		}
	}
}

// ends reports that a piece behind an opener is article again: prose that is hardly linked or, in the middle of the page, a
// heading. Comments and notes on authors are prose themselves, and end with a heading only.
func (j *judging) ends(p *piece, kind string, late bool) bool {
	if p.kind == Heading || p.kind == Title {
		return !late
	}
	if kind == Comments || kind == AuthorBio || kind == Disclaimer || !p.prose() {
		return false
	}
	return p.links*4 < letters(p.text) && (!late || runes(p.text) > longProse)
}

// longProse is longer than the excerpt of a teaser, in characters.
const longProse = 250

// labelled is a line that holds what its label announces: "Related: Two killed near Zaranj".
var labelled = regexp.MustCompile(`^[^:]{3,40}:\s+\S.{9}`)

// opener is the kind of stretch that a piece opens.
func opener(p *piece) string {
	if len(p.text) > 60 || !p.open() && p.kind != Related && p.kind != Other || p.kind == List {
		return ""
	}
	return phrases.openers.find(strings.TrimRight(p.text, ": "))
}

// tail: behind the last prose stand only leavings; nor is it prose where it asks readers for something.
func (j *judging) tail() {
	j.span()
	for ; j.last-j.first >= 4 && asks(&j.ps[j.last]); j.span() {
		j.ps[j.last].kind = Other
	}
	for i := j.last + 1; j.last >= 0 && i < len(j.ps); i++ {
		p := &j.ps[i]
		switch {
		case !p.open():
		case p.kind == Heading:
			p.kind = Related
		case p.kind == Body && !endsSentence(p.text) && runes(p.text) < 40:
			p.kind = Other
		}
	}
}

// promotes stands, behind a link, between paragraphs as well as at their end.
var promotes = regexp.MustCompile(`(?i)\b(?:become a (?:member|subscriber|patron)|support (?:our|independent) (?:journalism|newsroom|reporting|work)|(?:sign up|register) (?:for|to) .{0,60}(?:newsletter|briefing|alerts|inbox)|subscribe to (?:our|the) .{0,60}(?:newsletter|briefing|channel|podcast)|join (?:our|the) .{0,40}(?:whatsapp|telegram|channel)|follow (?:us|[A-Z][\w' ]{2,30}) on (?:whatsapp|telegram|google news|twitter|x\b|facebook|instagram)|download (?:our|the) .{0,30}\bapp)\b`)

// asks reports a paragraph that wants readers to subscribe, to give, to write or to click.
func asks(p *piece) bool { return runes(p.text) < 500 && asking.MatchString(p.text) }

var asking = regexp.MustCompile(`(?i)\b(?:sign up|subscribe (?:to|now|today|here)|click here|(?:delivered|straight) (?:to|into|through) your (?:inbox|letterbox|door)|(?:daily|weekly|free) newsletter|support (?:our|independent|us)|we need your (?:help|support)|(?:become|are you) a (?:member|subscriber|supporter)|join (?:us on|our|the conversation)|follow (?:us|him|her|them|me|@\S+) on|follow [A-Z][\w']+(?: [A-Z][\w']+)? on (?:twitter|facebook|instagram|x)\b|full coverage (?:of|at)|if you(?:'|’)?(?:ve)? (?:enjoyed|liked) this|write to [A-Z].{3,40}@|readers like you|make a donation|donate (?:to|now|today|here)|download our app)\b`)

// bio: the last prose is a note on an author where it opens with the name of one. Several authors have several notes.
func (j *judging) bio(authors []string) {
	j.span()
	for i := j.first + 4; i <= j.last && j.first >= 0; i++ {
		p := &j.ps[i]
		if p.kind == Body && p.prose() && i*4 > j.last*3 && slices.ContainsFunc(authors, func(name string) bool { return tellsOf(p.text, name) }) {
			p.kind = AuthorBio
		}
	}
}

// tellsOf reports that a paragraph opens with the whole name of an author, or with the first name and a trade of writers.
func tellsOf(text, author string) bool {
	author, _, _ = strings.Cut(author, ",")
	text = strings.TrimLeft(text, "*—– ")
	if rest, ok := strings.CutPrefix(text, author); ok && strings.Contains(author, " ") {
		return bioVerb.MatchString(rest)
	}
	first, _, _ := strings.Cut(author, " ")
	rest, ok := strings.CutPrefix(text, first)
	return ok && first != "" && bioVerb.MatchString(rest) && writerTrade.MatchString(rest)
}

// bioVerb follows the name in a note on its bearer.
var bioVerb = regexp.MustCompile(`^(?:,.{1,60}|\*)? (?:is|was|has|covers|writes|works|worked|joined|reports|teaches|studies|serves|edits|runs|lives|can be reached)\b`)

var writerTrade = regexp.MustCompile(`(?i)\b(?:writer|editor|reporter|journalist|correspondent|author|columnist|blogger|contributor|professor|written for)\b`)

// dropRepeats leaves out a long paragraph that the page shows twice (one for phones, one for print).
func dropRepeats(ps []piece) []piece {
	seen := map[string]bool{}
	out := ps[:0]
	for _, p := range ps {
		if len(p.text) > 60 {
			if seen[p.text] {
				continue
			}
			seen[p.text] = true
		}
		out = append(out, p)
	}
	return out
}

// judge of a page: what is wrong with it.
func (p *Page) judge(m *meta, source string) {
	n, last := 0, ""
	for _, b := range p.Blocks {
		if b.Kind == Body || b.Kind == List || b.Kind == Summary {
			n += b.End - b.Start
			last = p.Text[b.Start:b.End]
		}
	}
	wrong := map[string]bool{
		"no_text":           n == 0,
		"stub":              n > 0 && n < leastBody,
		"truncated":         cutOff.MatchString(last[max(0, len(last)-200):]),
		"paywall":           m.paywalled,
		"consent_wall":      n < 2*leastBody && !m.declaresArticle() && consentText.MatchString(source),
		"no_published_date": p.Published == "",
	}
	for _, problem := range slices.Sorted(maps.Keys(wrong)) {
		if wrong[problem] {
			p.Problems = append(p.Problems, problem)
		}
	}
}

var (
	cutOff      = regexp.MustCompile(`(?i)(?:\[\s*(?:…|\.\.\.)\s*\]|(?:…|\.\.\.)\s*(?:\(?more\)?|read (?:the full [a-z ]{3,30}|more|on)|continue reading.{0,40})\s*[→»]?)$`)
	consentText = regexp.MustCompile(`(?i)we value your privacy|before you continue|accept (?:all )?cookies and continue|to continue,? (?:please )?(?:accept|agree)|consent to the use of cookies`)
)
