package entity_test

import (
	"testing"

	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/nlp"
)

// FuzzFind: no text panics; mentions lie inside the text and are ordered; only places inside a body overlap it.
func FuzzFind(f *testing.F) {
	f.Add("Kabul Police (KP) said the US-led force's Gen. Al-Khan, 44, of Tank, Khyber Pakhtunkhwa, met (UNAMA).")
	f.Add("BOGOTA 12 CALI 3\nBOGOTA AT CALI\nLeague match, season, coach: Cali beat Bogota.")
	f.Add("İİİ's ȺȺȺ's — ’s (A) (B)")
	f.Fuzz(func(t *testing.T, s string) {
		doc := builder.Document(nlp.Input{Text: s, Lang: "en"})
		end := 0
		ents := entity.Find(doc)
		for i, e := range ents {
			if e.Start < 0 || e.End > len(s) || e.Empty() || e.Name == "" || e.Type == "" {
				t.Fatalf("Find(%q)[%d] = %+v", s, i, e)
			}
			if e.Within >= 0 {
				if e.Within >= i || !ents[e.Within].Contains(e.Span) {
					t.Fatalf("Find(%q)[%d] stands within %d", s, i, e.Within)
				}
				continue
			}
			if e.Start < end {
				t.Fatalf("Find(%q)[%d] begins at %d, before %d", s, i, e.Start, end)
			}
			end = e.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	doc, _ := find(article)
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		entity.Find(doc)
	}
}

const article = `KABUL — A suicide bomber struck outside the Ministry of Rural Rehabilitation in the Afghan capital on Tuesday, killing at
least nine people, officials said. Abdul Matin Qani, a spokesman for the Interior Ministry, said the attacker was on foot and was stopped
at the gate by guards who had been warned of an attack. Islamic State Khorasan Province (ISKP) said that it was behind the bombing, the
third in the city since the spring; ISIS-K has carried out similar attacks in Kunduz, Mazar-i-Sharif and Kandahar. The wounded were
brought to a hospital that Emergency NGO runs in Shahr-e-Naw. It was not clear how many of them would live, a doctor there said.`
