package near

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The stories are made of sentences with their own places, names and figures; edits are those of news desks.
var (
	places  = strings.Fields("Herat Kandahar Khost Zaranj Farah Ghazni Kunduz Taloqan Balkh Paktia Mosul Idlib Aden Taiz Goma Bunia Maiduguri Gao Kidal Nyala")
	people  = strings.Fields("shopkeepers farmers guards teachers drivers pilgrims miners nurses students fishermen herders clerks")
	places2 = strings.Fields("market bridge checkpoint school mosque depot clinic garage station quarry bazaar courthouse")
	says    = []string{"a police spokesman said", "the governor's office said in a statement", "two doctors told reporters", "residents reached by telephone said", "according to the district council", "a security official who asked not to be named said"}
	verbs   = []string{"were killed when a mine went off near the", "were hurt in clashes that began close to the", "were found dead behind the", "were taken from their homes beside the", "died of their wounds after shells struck the"}
	moreOf  = []string{"It was the third attack of its kind since the spring, and the road was closed until dark.", "Nobody has claimed responsibility, and the authorities have arrested no one.", "Ambulances took the wounded to the regional hospital, where blood was running short."}
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// name is a made-up proper name: real stories are full of names that no other story has.
func name(r *rand.Rand) string {
	syllables := strings.Fields("ka ra mi zo ta ghu lan shir dad ma khel abad wal pur na ji be ro sa qa")
	n := pick(r, syllables) + pick(r, syllables) + pick(r, syllables)
	return strings.ToUpper(n[:1]) + n[1:]
}

func story(r *rand.Rand) []string {
	var s []string
	place := pick(r, places)
	for range 10 + r.IntN(14) {
		s = append(s, fmt.Sprintf("%d %s %s %s %s in %s, %s %s, adding that %s and %d others had left %s since %d.", 2+r.IntN(60), pick(r, people), pick(r, verbs), name(r), pick(r, places2), place, pick(r, says), name(r), name(r), r.IntN(900), name(r), 1990+r.IntN(35)))
		if r.IntN(6) == 0 {
			s = append(s, pick(r, moreOf))
		}
	}
	return s
}

const boilerplate = "Follow our reporters for the latest from the region. This story was written by our staff and edited for length; all figures are those given by officials at the time of writing and could not be checked independently by this newspaper."

// edits are what desks make of a story they take over.
func edits(r *rand.Rand, s []string) map[string]string {
	fresh := story(r)
	figures := make([]string, len(s))
	for i := range s {
		figures[i] = s[i]
		if i%3 == 0 {
			_, rest, _ := strings.Cut(s[i], " ")
			figures[i] = fmt.Sprint(70+r.IntN(20)) + " " + rest
		}
	}
	return map[string]string{
		"same":                  strings.Join(s, "\n\n"),
		"cut to half":           strings.Join(s[:len(s)/2], " "),
		"cut to third":          strings.Join(s[:len(s)/3+1], " "),
		"new lead":              strings.Join(append(append([]string(nil), fresh[:2]...), s[1:]...), " "),
		"cut under a new lead":  strings.Join(append(append([]string(nil), fresh[:1]...), s[1:len(s)/2]...), " "),
		"new figures":           strings.Join(figures, " "),
		"new figures and lead":  strings.Join(append(append([]string(nil), fresh[:1]...), figures[1:]...), " "),
		"own tail":              strings.Join(s, " ") + " " + boilerplate,
		"a sentence in between": strings.Join(s[:len(s)/2], " ") + " " + fresh[0] + " " + strings.Join(s[len(s)/2:], " "),
		"upper case":            strings.ToUpper(strings.Join(s, " ")),
	}
}

// news are later texts that hold some of an earlier one and are no copies of it.
func news(r *rand.Rand, s []string) map[string]string {
	fresh, other := story(r), story(r)
	return map[string]string{
		"round-up":                      strings.Join(slices.Concat(other[:5], s[:4], fresh[:6]), " "),
		"follow-up with its background": strings.Join(slices.Concat(fresh[:6], s[len(s)-4:]), " "),
		"quoted wire":                   strings.Join(slices.Concat(fresh[:5], s[:2], fresh[5:8]), " "),
		"live page":                     strings.Join(slices.Concat(fresh, s[:5], other), " "),
		"stranger":                      strings.Join(other, " ") + " " + boilerplate,
	}
}

// Precision and recall over copies and news. Strangers share places, phrases, whole sentences and boilerplate.
func TestCopies(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const stories = 150
	var x Index
	texts := make([][]string, stories)
	for i := range texts {
		texts[i] = story(r)
		if got := x.Add(fmt.Sprint(i), Of(strings.Join(texts[i], " ")+" "+boilerplate)); got != "" {
			t.Errorf("story %d is taken for a copy of %s", i, got)
		}
	}
	found, taken := map[string]int{}, map[string]int{}
	for i, s := range texts {
		for name, text := range edits(r, s) {
			switch got := x.Find(Of(text)); got {
			case fmt.Sprint(i):
				found[name]++
			case "":
			default:
				t.Errorf("%s of story %d is given to story %s", name, i, got)
			}
		}
		for name, text := range news(r, s) {
			if x.Find(Of(text)) != "" {
				taken[name]++
			}
		}
	}
	for name := range edits(r, texts[0]) {
		if recall := float64(found[name]) / stories; recall < .97 {
			t.Errorf("%s: %d of %d copies found", name, found[name], stories)
		}
	}
	for name, n := range taken {
		if n > stories/50 {
			t.Errorf("%s: %d of %d taken for copies", name, n, stories)
		}
	}
	t.Logf("found %v, taken %v, of %d each", found, taken, stories)
}

// A brief, and the report that grew out of it: the brief comes first and is no copy, nor is the report one of it. A brief
// that comes after the report is one.
func TestBriefs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 50 {
		s := story(r)
		brief, report := Of(strings.Join(s[:4], " ")), Of(strings.Join(s, " "))
		if Copies(report, brief) {
			t.Errorf("story %d: the report is a copy of the brief before it", i)
		}
		if !Copies(brief, report) {
			t.Errorf("story %d: the brief is no copy of the report before it", i)
		}
	}
}

func TestContainment(t *testing.T) {
	a := Of("one two three four five six seven eight nine ten")
	b := Of("One, two; three: four - five six SEVEN eight!")
	if in, of := Containment(b, a), Containment(a, b); in < .99 || of < .66 || of > .67 {
		t.Errorf("containment %v and %v, want all and 4 of 6", in, of)
	}
	if Copies(b, a) {
		t.Error("two lines are too short to be called copies")
	}
	if c, d := Containment(a, Of("")), Containment(Of(""), a); c != 0 || d != 0 {
		t.Errorf("containment of and in nothing = %v, %v", c, d)
	}
}

func TestMarshal(t *testing.T) {
	s := Of(strings.Repeat("the quick brown fox jumps over it ", 4))
	b, _ := s.MarshalBinary()
	var got Sketch
	if err := got.UnmarshalBinary(b); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(s, got, cmp.AllowUnexported(Sketch{})); d != "" {
		t.Error(d)
	}
	if err := got.UnmarshalBinary([]byte("123")); err == nil {
		t.Error("three bytes are a sketch")
	}
}

func BenchmarkOf(b *testing.B) {
	text := strings.Join(story(rand.New(rand.NewPCG(1, 2))), " ")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(text)
	}
}
