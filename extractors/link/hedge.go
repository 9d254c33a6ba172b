package link

import (
	"strings"

	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// hold gives every hedge its holder: whoever speaks with the cue itself ("Kabul denies"), else whoever is quoted for the
// words that it stands in.
func hold(doc *text.Document, a *Annotations) {
	for i := range a.Hedges {
		h := &a.Hedges[i]
		j := voiceOf(a.Attributions, h.Span)
		switch {
		case j >= 0 && !pronominal(a.Attributions[j].Source.In(doc.Text)):
			h.Holder, h.HolderEntity = a.Attributions[j].Source, a.Attributions[j].Entity
		case !h.Voice.Empty():
			h.Holder, h.HolderEntity = h.Voice, entityOf(a, h.Voice)
		default:
			if j = holderOf(a.Attributions, h.Span); j >= 0 {
				h.Holder, h.HolderEntity = a.Attributions[j].Source, a.Attributions[j].Entity
			}
		}
	}
}

// pronominal says whether a source is no more than a relative pronoun.
func pronominal(words string) bool {
	switch words {
	case "which", "who", "that":
		return true
	}
	return false
}

// entityOf returns the entity that stands in span, or the one that its source is, or -1.
func entityOf(a *Annotations, span text.Span) int {
	for i := range a.Attributions {
		if a.Attributions[i].Source == span {
			return a.Attributions[i].Entity
		}
	}
	for i := range a.Entities {
		if span.Contains(a.Entities[i].Span) {
			return i
		}
	}
	return -1
}

// voiceOf returns the attribution that the cue of doubt is the voice of, or -1.
func voiceOf(said []attribution.Attribution, cue text.Span) int {
	for i := range said {
		if !said[i].Source.Empty() && (said[i].Cue.Overlaps(cue) || said[i].Source.Overlaps(cue)) {
			return i
		}
	}
	return -1
}

// apply links every hedge with the figures, statements of responsibility and attributions that stand in its scope, or that
// its scope stands for ("The toll could not be verified").
func apply(doc *text.Document, a *Annotations) {
	for i := range a.Hedges {
		h := &a.Hedges[i]
		told := source(a, h)
		for j := range a.Figures {
			if governs(h) && h.Scope.Contains(a.Figures[j].Cue) && h.Scope.Overlaps(a.Figures[j].Span) && !presupposed(doc, h, &a.Figures[j]) || told.Contains(a.Figures[j].Cue) {
				h.Figures = append(h.Figures, j)
			}
		}
		if len(h.Figures) == 0 {
			h.Figures = meantFigures(doc, a, subject(doc, h))
		}
		for _, j := range h.Figures {
			a.Figures[j].Hedges = append(a.Figures[j].Hedges, i)
		}
		for j := range a.Responsibility {
			if h.Scope.Contains(a.Responsibility[j].Span) {
				h.Responsibility = append(h.Responsibility, j)
				a.Responsibility[j].Hedges = append(a.Responsibility[j].Hedges, i)
			}
		}
		for j := range a.Attributions {
			if h.Scope.Contains(a.Attributions[j].Cue) || h.Class == "weasel" && a.Attributions[j].Source.Contains(h.Span) {
				h.Attributions = append(h.Attributions, j)
			}
		}
	}
}

// presupposed says whether figure f only tells whom or what the doubt of h is about: "the missile that killed two was
// probably theirs".
func presupposed(doc *text.Document, h *Hedge, f *Figure) bool {
	switch h.Class {
	case "suspicion", "speculation", "hearsay":
		return f.Cue.End < h.Start && relativeBefore(doc, f.Cue.Start)
	}
	return false
}

// subject returns what the doubt of h is said of: what stands before the cue in its scope ("The toll could not be verified"),
// else the scope.
func subject(doc *text.Document, h *Hedge) text.Span {
	if h.Start <= h.Scope.Start || h.Start > h.Scope.End {
		return negatedSubject(doc, h)
	}
	before := strings.TrimRight(doc.Text[h.Scope.Start:h.Start], " ")
	if pronominal(before) {
		return relatedTo(doc, h.Scope.Start)
	}
	return text.Span{Start: h.Scope.Start, End: h.Scope.Start + len(before)}
}

// relatedTo returns the words before the relative pronoun at byte at that stand for a figure ("his account, which ...").
func relatedTo(doc *text.Document, at int) text.Span {
	before := strings.TrimRight(doc.Text[:at], ", ")
	for start, n := len(before), 0; n < 4; n++ {
		i := strings.LastIndexAny(before[:start], " \n")
		if i < 0 {
			break
		}
		if anaphoric(before[i+1:]) {
			return text.Span{Start: i + 1, End: len(before)}
		}
		start = i
	}
	return text.Span{}
}

// negatedSubject returns the noun phrase that the cue of h begins with, where the negation stands there ("neither account
// could be verified"), else its scope.
func negatedSubject(doc *text.Document, h *Hedge) text.Span {
	words := strings.Fields(h.In(doc.Text))
	for n := min(4, len(words)); n >= 2; n-- {
		if phrase := strings.Join(words[:n], " "); anaphoric(phrase) && strings.HasPrefix(h.In(doc.Text), phrase) {
			return text.Span{Start: h.Start, End: h.Start + len(phrase)}
		}
	}
	return h.Scope
}

// governs says whether the doubt of h may reach a figure in its scope. That rebels are suspected ones, or a zone so-called,
// says nothing of how many died.
func governs(h *Hedge) bool {
	if !h.Nominal {
		return true
	}
	switch h.Class {
	case "suspicion", "hearsay", "distancing", "speculation":
		return false
	}
	return true
}

// source returns what the doubtful source tells that hedge h stands in: "unconfirmed reports said ...". It is empty where
// the hedge is none of a source.
func source(a *Annotations, h *Hedge) text.Span {
	if h.Class != "unverified" {
		return text.Span{}
	}
	for i := range a.Attributions {
		if a.Attributions[i].Source.Contains(h.Span) {
			return a.Attributions[i].Content
		}
	}
	return text.Span{}
}
