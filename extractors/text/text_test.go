package text

import (
	"slices"
	"testing"
)

func TestSpan(t *testing.T) {
	s, o := Span{3, 7}, Span{7, 9}
	if s.Len() != 4 || s.Empty() || !(Span{}).Empty() || !(Span{4, 2}).Empty() {
		t.Errorf("length or emptiness of %v is wrong", s)
	}
	if s.In("abcdefghi") != "defg" {
		t.Errorf("%v in abcdefghi = %q, want defg", s, s.In("abcdefghi"))
	}
	if s.Overlaps(o) || !s.Overlaps(Span{6, 8}) || !s.Contains(Span{3, 7}) || s.Contains(Span{3, 8}) {
		t.Errorf("%v overlaps or contains what it should not", s)
	}
	if got, want := s.Union(o), (Span{3, 9}); got != want {
		t.Errorf("union of %v and %v = %v, want %v", s, o, got, want)
	}
}

func TestKindsThatAreRead(t *testing.T) {
	var article, named []Kind
	for _, k := range []Kind{Title, Dateline, Summary, Heading, Body, List, Caption, TOC, Disclaimer, AuthorBio, SourceLine, FeedFooter, Related, Comments, Other} {
		if k.Article() {
			article = append(article, k)
		}
		if k.Named() {
			named = append(named, k)
		}
	}
	if want := []Kind{Summary, Heading, Body, List}; !slices.Equal(article, want) {
		t.Errorf("article kinds = %v, want %v", article, want)
	}
	if want := []Kind{Title, Dateline, Summary, Heading, Body, List}; !slices.Equal(named, want) {
		t.Errorf("named kinds = %v, want %v", named, want)
	}
}

func TestTaggedTagsASentenceOnce(t *testing.T) {
	calls := 0
	d := &Document{Sentences: []Sentence{{Tokens: []Token{{Text: "a"}}}, {}}}
	if got := d.Tagged(0); got[0].Tag != "" {
		t.Errorf("tag without a tagger = %q, want none", got[0].Tag)
	}
	d.TagSentence = func(tokens []Token) {
		calls++
		tokens[0].Tag = "DT"
	}
	d.Tagged(0)
	d.Tagged(1)
	if got := d.Tagged(0); got[0].Tag != "DT" || calls != 1 {
		t.Errorf("tag = %q after %d calls, want DT after 1", got[0].Tag, calls)
	}
}

func TestInQuote(t *testing.T) {
	d := &Document{Quotes: []Span{{2, 5}, {10, 20}, {30, 31}}}
	for s, want := range map[Span]Span{{2, 5}: {2, 5}, {12, 13}: {10, 20}, {19, 21}: {}, {0, 1}: {}, {6, 8}: {}, {30, 31}: {30, 31}, {40, 41}: {}} {
		got, ok := d.InQuote(s)
		if got != want || ok != (want != Span{}) {
			t.Errorf("InQuote(%v) = %v, %v, want %v", s, got, ok, want)
		}
	}
}
