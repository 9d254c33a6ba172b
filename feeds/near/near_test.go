package near

import (
	"fmt"
	"math/rand/v2"
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
		"same":         strings.Join(s, "\n\n"),
		"cut to half":  strings.Join(s[:len(s)/2], " "),
		"cut to third": strings.Join(s[:len(s)/3+1], " "),
		"new lead":     strings.Join(append(append([]string(nil), fresh[:2]...), s[1:]...), " "),
		"new figures":  strings.Join(figures, " "),
		"own tail":     strings.Join(s, " ") + " " + boilerplate,
		"upper case":   strings.ToUpper(strings.Join(s, " ")),
	}
}

// Precision and recall over copies and strangers; strangers share places, phrases, whole sentences and boilerplate.
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
	found, wrong, all := map[string]int{}, 0, map[string]int{}
	for i, s := range texts {
		for name, text := range edits(r, s) {
			all[name]++
			switch got := x.Find(Of(text)); got {
			case fmt.Sprint(i):
				found[name]++
			case "":
			default:
				wrong++
			}
		}
		if got := x.Find(Of(strings.Join(story(r), " ") + " " + boilerplate)); got != "" {
			wrong++
		}
	}
	if wrong > 0 {
		t.Errorf("%d texts are given to a story they do not copy", wrong)
	}
	for name, n := range all {
		if recall := float64(found[name]) / float64(n); recall < .97 {
			t.Errorf("%s: %d of %d copies found", name, found[name], n)
		}
	}
}

func TestCompareExact(t *testing.T) {
	a := Of("one two three four five six seven eight nine ten")
	b := Of("One, two; three: four - five six SEVEN eight!")
	r, c := Compare(a, b)
	if r != 4./6 || c < .99 {
		t.Errorf("Compare = %v, %v, want 4 of 6 and all", r, c)
	}
	if Same(a, b) {
		t.Error("two lines are too short to be called copies")
	}
	if r, c := Compare(a, Of("")); r != 0 || c != 0 {
		t.Errorf("Compare with nothing = %v, %v", r, c)
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
