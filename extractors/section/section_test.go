package section

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hedgerow/hedgerow/extractors/text"
)

// The goldens are articles of our own, one paragraph a line with its kind before it. UPDATE=1 rewrites them.
func TestGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in testdata (%v)", err)
	}
	for _, f := range files {
		article, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		got := show(string(article), Split(string(article), "", nil))
		golden := strings.TrimSuffix(f, ".txt") + ".golden"
		if os.Getenv("UPDATE") == "1" {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("sections of %s:\n%s\nwant:\n%s", f, got, want)
		}
	}
}

func show(s string, sections []text.Section) string {
	var b strings.Builder
	for _, x := range sections {
		b.WriteString(string(x.Kind) + ": " + strings.ReplaceAll(x.In(s), "\n", "⏎") + "\n")
	}
	return b.String()
}

func kinds(sections []text.Section) string {
	var all []string
	for _, s := range sections {
		all = append(all, string(s.Kind))
	}
	return strings.Join(all, " ")
}

const news = "Gunmen attacked a convoy near Herat on Sunday. Two guards died and the road was closed for hours."

func TestKinds(t *testing.T) {
	for in, want := range map[string]string{
		"":                                  "",
		"  \n\n ":                           "",
		"A lone line":                       "body",
		news:                                "body",
		"Convoy attacked\n" + news:          "title body",
		"KABUL, Afghanistan (AP) — " + news: "dateline body",
		"KABUL, Afghanistan - " + news:      "dateline body",
		"(OP-ED) ATHENS, 26-Jan-2026 — /EuropaWire/ — " + news:      "dateline body",
		"QUETTA, 4 FEB 90 (DPA) -- [TEXT] " + strings.ToUpper(news): "dateline body",
		"Two die near Herat. HERAT (Reuters) - " + news:             "title dateline body",
		"TWO DIE - ARMY\nHERAT 2026-01-19\n" + news:                 "title dateline body",
		"QUETTA: " + news:   "dateline body",
		"BREAKING: " + news: "body",
		"Convoy attacked\nBy Herat Daily - February 11, 2025\n" + news:             "title dateline body",
		"Convoy attacked\nLina Omar | 11/02/2025 14:05 GMT\n" + news:               "title dateline body",
		"In Herat, July 9, 2025 was calm\n" + news:                                 "title body",
		news + "\nPublished in Herat Daily, January 10th, 2025":                    "body dateline",
		"Amir Khan, 19 - " + news:                                                  "body",
		"Peace - or what they call peace - is far. " + news:                        "body",
		"Now - finally - Kabul acts. " + news:                                      "body",
		"(IN BRIEF) " + news + "\n\n" + news:                                       "summary body",
		news + "\nThe post Convoy attacked appeared first on Herat Daily.":         "body feed_footer",
		news + " The post Convoy attacked appeared first on Herat Daily.":          "body feed_footer",
		news + "\nDer Beitrag Konvoi erschien zuerst auf Herat Daily.":             "body feed_footer",
		news + "\nL’article Convoi est apparu en premier sur Herat Daily.":         "body feed_footer",
		news + "\nLa entrada Convoy se publicó primero en Herat Daily.":            "body feed_footer",
		news + "\nLa entrada Convoy aparece primero en Herat Daily.":               "body feed_footer",
		news + "\nThe post office in Herat burned down, officials said on Monday.": "body body",
		news + "\nComments are closed.":                                            "body comments",
		news + "\nSource: Herat Daily":                                             "body source_line",
		news + "\n(Reporting by A. Karim; editing by B. Noor)":                     "body source_line",
		news + "\nAbout the author\nA. Karim is a writer who lives in Herat.\n":    "body author_bio author_bio",
		news + "\nEDITOR’S PICK:\nHow the road was built\nWho guards the guards":   "body related related related",
		news + "\nRead more: How the road was built\n" + news:                      "body related body",
		news + "\nDisclaimer: The views expressed are the author's alone.":         "body disclaimer",
		news + " Copyright 2026 Herat Daily Inc. All rights reserved.":             "body disclaimer",
		"Copyright 2026 Herat Daily. All rights reserved. " + news:                 "disclaimer body",
		"He said, “All rights reserved.” " + news:                                  "body",
		news + "\nThe views expressed by the minister angered the victims' families, who marched through Herat to demand that he leave his post.": "body body",
		news + "\nWhat comes next\n" + news + "\nNobody knows.":                                                                                   "body heading body body",
		news + "\nWhat comes next\nThe army\n" + news:                                                                                             "body heading heading body",
		news + "\n- one gun\n- two rifles\n" + news:                                                                                               "body list list body",
		news + "\n1. The army\n" + news + "\n2. The rebels\n" + news:                                                                              "body heading body heading body",
		"- The army\n- The rebels\n- The road\n" + news + "\nThe army\n" + news + "\nThe rebels\n" + news + "\nThe road\n" + news:                 "toc toc toc body heading body heading body heading body",
		news + "\nMay 3 Herat\nMay 4 Farah\nMay 5 Kabul\nMay 6 Balkh\nMay 7 Ghor\n" + news:                                                        "body list list list list list body",
		"Who pays?\nBy Dr Lina Omar\n" + news + "\nLina Omar teaches law in Herat and is the author of a book.":                                   "title source_line body author_bio",
		"Who pays?\n" + news + "\nLina Omar is a writer in Herat.\nThe views expressed here are the author's own.":                                "title body author_bio disclaimer",
		"Who pays?\n" + news + "\nLina Omar is a writer in Herat. She was shot on Friday.":                                                        "title body body",
		news + "\nAbout Hamun Water\nHamun Water builds wells in Nimruz.\nSource: Hamun Water":                                                    "body other other source_line",
		news + "\nAbout the attack\nThe army said nobody was hurt in the place.\nSource: Herat Daily":                                             "body heading body source_line",
		"Convoy attacked\nPublished: 12 March 2024\n" + news:                                                                                      "title dateline body",
		"Convoy attacked\nBy Lina Omar\nPosted on Jan. 3, 2026\n" + news:                                                                          "title source_line dateline body",
		"Convoy attacked\nUpdated Sunday, 20 January 2026 10:15\n" + news:                                                                         "title other body",
		"Published in Herat in 1920 and forgotten since\n" + news:                                                                                 "title body",
		news + "\nThis story first appeared in Herat Daily and is republished with permission.":                                                   "body source_line",
	} {
		if got := kinds(Split(in, "", nil)); got != want {
			t.Errorf("kinds of %q = %s, want %s", in, got, want)
		}
	}
}

func TestKnownTitle(t *testing.T) {
	in := "Convoy attacked.\nConvoy attacked | Herat Daily\n" + news
	if got, want := kinds(Split(in, "Convoy attacked", nil)), "title title body"; got != want && got != "title body body" {
		t.Errorf("kinds = %s, want %s", got, want)
	}
	in = "Who pays?\n" + news
	if got, want := kinds(Split(in, "Something else altogether", nil)), "body body"; got != want {
		t.Errorf("kinds = %s, want %s", got, want)
	}
}

func TestHints(t *testing.T) {
	in := "Two die\n\nA soldier near Herat, 2025\n\n" + news + "\n\nAbout the author\n\nA. Karim writes for Herat Daily."
	var blocks []Block
	for i, kind := range []text.Kind{text.Title, text.Caption, text.Body, text.Heading, text.Body} {
		part := strings.Split(in, "\n\n")[i]
		at := strings.Index(in, part)
		blocks = append(blocks, Block{text.Span{Start: at, End: at + len(part)}, kind})
	}
	if got, want := kinds(Split(in, "", blocks)), "title caption body author_bio author_bio"; got != want {
		t.Errorf("kinds = %s, want %s", got, want)
	}
	bad := []Block{{text.Span{Start: 5, End: 9999}, text.Title}, {text.Span{Start: -1, End: 3}, text.Title}, {text.Span{Start: 7, End: 3}, text.Title}}
	if got, want := kinds(Split(in, "", bad)), kinds(Split(in, "", nil)); got != want {
		t.Errorf("kinds with impossible hints = %s, want %s", got, want)
	}
}

func TestWrappedLinesAreOneParagraph(t *testing.T) {
	in := "Gunmen attacked a convoy near the city on Sunday and two\nguards died in the fire, the governor of the province\nsaid late in the evening after he had been to the place.\n\nNobody has said that he did it, and the road was closed\nfor some hours before the army opened it again to lorries\nand buses.\n"
	if got, want := kinds(Split(in, "", nil)), "body body"; got != want {
		t.Errorf("kinds = %s, want %s", got, want)
	}
}

// FuzzSplit states the law of sections: inside the text, in order, without overlap, nothing left out but white space.
func FuzzSplit(f *testing.F) {
	f.Add("Title\n\nKABUL (AP) — "+news+"\n- one\n- two\nThe post X appeared first on Y.", "Title", 0, 5)
	f.Add("\xff\xfe- \n1. \n\u200b", "", 1, 2)
	f.Fuzz(func(t *testing.T, s, title string, from, to int) {
		at := 0
		for _, x := range Split(s, title, []Block{{text.Span{Start: from, End: to}, text.Caption}}) {
			if x.Start < at || x.End <= x.Start || x.End > len(s) {
				t.Fatalf("section %v after %d in %d bytes", x, at, len(s))
			}
			mustBeBlank(t, s[at:x.Start])
			if utf8.ValidString(s) && !utf8.ValidString(x.In(s)) {
				t.Fatalf("section %v cuts a rune of %q", x, s)
			}
			at = x.End
		}
		mustBeBlank(t, s[at:])
	})
}

func mustBeBlank(t *testing.T, s string) {
	for _, r := range s {
		if !blank(r) {
			t.Fatalf("%q is in no section", s)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	s := strings.Repeat("Two die\n\nHERAT (AP) — "+news+"\n\n"+news+"\n- one gun\n- two rifles\n", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Split(s, "", nil)
	}
}

// A title that the text goes on from without a break is cut off it; a text that only begins with the same words is not cut.
func TestTitleWithoutBreak(t *testing.T) {
	const title = "Two hurt in crash near bridge | The Observer"
	if got, want := show(title+news, Split(title+news, title, nil)), "title: "+title+"\nbody: "+news+"\n"; got != want {
		t.Errorf("sections =\n%swant\n%s", got, want)
	}
	if got := kinds(Split(news, "Gunmen attacked", nil)); got != "body" {
		t.Errorf("sections of a text that begins with a short title = %s, want body", got)
	}
}
