package link_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/nlp"
	"github.com/hedgerow/hedgerow/extractors/place"
	"github.com/hedgerow/hedgerow/extractors/text"
)

func document(s string) *text.Document {
	return nlp.NewBuilder().Document(nlp.Input{Text: s, Lang: "en", Published: time.Date(2025, 3, 5, 0, 0, 0, 0, time.UTC)})
}

func annotate(doc *text.Document) link.Annotations {
	ents := entity.Find(doc)
	place.Resolve(doc, ents)
	return link.All(doc, ents, date.Find(doc), casualty.Find(doc), nil, nil)
}

// tell writes the sums of the incidents: "main 12 killed 18 injured | background 40 killed".
func tell(incidents []link.Incident) string {
	var out []string
	for _, in := range incidents {
		words := []string{"background"}
		if in.Main {
			words[0] = "main"
		}
		for _, m := range []struct {
			amount *casualty.Amount
			name   string
		}{{in.Killed, "killed"}, {in.Injured, "injured"}, {in.Missing, "missing"}, {in.Abducted, "abducted"}, {in.PerpetratorsKilled, "perpetrators"}} {
			if m.amount != nil {
				words = append(words, fmt.Sprint(m.amount.Floor()), m.name)
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, " | ")
}

func TestIncidents(t *testing.T) {
	for _, tt := range []struct{ what, text, want string }{
		{"one event told twice is counted once",
			"Twelve people were killed in Kabul on Monday. The bomb killed 12 people and wounded 18, police said.", "main 12 killed 18 injured"},
		{"a person named later is the one in the lead",
			"A man was shot dead on Oak Street on Monday. John Smith, 34, was found dead in his car.", "main 1 killed"},
		{"who dies is injured no more",
			"A woman was shot in the leg on Monday. She died at a hospital.", "main 1 killed"},
		{"some of those who were hit died",
			"Three people were shot outside a bar on Monday. One of them died.", "main 1 killed 2 injured"},
		{"another is somebody else",
			"A man was killed in the crash on Monday. Another man was also killed.", "main 2 killed"},
		{"perpetrators are counted apart",
			"The bomber killed himself and six others on Monday.", "main 6 killed 1 perpetrators"},
		{"parts add nothing",
			"The fire killed 23 people, including five children, on Monday.", "main 23 killed"},
		{"a running toll replaces what it was",
			"The quake killed 12 people on Monday. The death toll rose to 41.", "main 41 killed"},
		{"an earlier year is background",
			"Two people were killed in the attack on Monday. A bombing in March 2014 killed 40 people.", "main 2 killed | background 40 killed"},
		{"a paragraph that goes back in time is background",
			"Two people were killed in the attack on 1 March 2025. In 2015, the group promised to spare the town. A bombing killed 42 people there.",
			"main 2 killed | background 42 killed"},
		{"a toll over a period belongs to no incident",
			"Two people were killed on Monday. More than 900 people have been killed in the province since January.", "main 2 killed"},
		{"two roles are summed",
			"The attack killed three soldiers on Monday. Two nurses also died.", "main 5 killed"},
		{"a known victim is rather the one of whom this was told than another whose fate changes",
			"One man has died and a second is hurt after a stabbing on Monday. Blood marks the step where the victim was killed.", "main 1 killed 1 injured"},
		{"a story that begins anew tells of another again",
			"One woman was killed and another was hurt at a farm on Monday. Deputies found one woman dead. Another woman was taken to a clinic with a stab wound.",
			"main 1 killed 1 injured"},
		{"what happened to the dead before the end is no second death",
			"A stabbing left one woman dead on Monday. A caller had said that a woman was injured near the well. She later died.", "main 1 killed"},
		{"the total of a murder and suicide counts the killer",
			"Three people are dead after a shooting on Monday. Otto Brandt shot and killed Jane Oakes and another man and then killed himself.", "main 2 killed 1 perpetrators"},
		{"he who kills himself is not the one whom he killed",
			"Otto Brandt shot his brother to death, then killed himself on Monday.", "main 1 killed 1 perpetrators"},
		{"then himself",
			"On Monday Otto Brandt fatally shot two clerks and then himself.", "main 2 killed 1 perpetrators"},
		{"whoever did one thing did what he did then",
			"A clerk shot Jane Oakes to death on Monday, then turned the weapon on himself.", "main 1 killed 1 perpetrators"},
		{"members of a group are told by what they are",
			"Gunmen killed the six monks and two women on Monday. They killed the cook and her daughter in the kitchen.", "main 8 killed"},
		{"the name of a town that runs into the sentence is nobody's",
			"ABILENE - Police say the man found dead on Monday was shot in Abilene. Marvin Oakes, 41, was pronounced dead there.", "main 1 killed"},
		{"others who were hit are not those who died",
			"Two people were shot dead in a cafe on Monday. Five other people were shot.", "main 2 killed 5 injured"},
		{"some of a number, told as known, add nothing",
			"Lightning killed three pupils on Monday. Both girls died at the gate.", "main 3 killed"},
		{"the toll of one town is no new toll",
			"At least 18 people died in the storm on Monday. The hamlet of Ambo reports 11 deaths.", "main 18 killed"},
		{"a toll that was too high is replaced",
			"The quake killed 15 people on Monday. The death toll was later lowered to 12.", "main 12 killed"},
		{"who comes after the count of such events is another's victim",
			"Ida Holm, 34, was shot and killed on Friday. It was the second killing in the town. Jonas Berg, 27, was shot dead by the mill.",
			"main 1 killed | background 1 killed"},
		{"others hurt on another day are another's",
			"A man was stabbed to death at a farm on Saturday. A woman was also stabbed and wounded Friday along the canal.", "main 1 killed | main 1 injured"},
		{"the toll of a long war is not the battle's",
			"A mine killed one soldier on Monday. Four soldiers were hurt. Ministers paid tribute. The campaign has seen the deaths of over 40,000 people.",
			"main 1 killed 4 injured"},
		{"the hospital and the surgery are no other place and day",
			"A man from Ashford was stabbed on Sunday night. Owen Marsh, 21, was stable at a Dover hospital after undergoing an operation on Monday.", "main 1 injured"},
		{"her husband is not she",
			"A teacher was stabbed at home on Monday and her husband killed. Nora Lind, 51, is in stable condition after being stabbed.", "main 1 killed 1 injured"},
		{"a burglar shot dead is the injured person found dead",
			"A suspected burglar was shot dead by a farmer on Monday. The injured person ran off and lay dead in a ditch.", "main 1 perpetrators"},
		{"no murder is told by a charge of carrying a deadly weapon",
			"A man was shot at a barn on Monday. The charge against his brother is assault with a deadly weapon.", "main 1 injured"},
		{"the dead who are named are no more dead, whoever else was hurt",
			"Gunmen killed nine villagers on Monday. Twenty people were wounded. The dead include Omar Diallo, a deputy mayor.", "main 9 killed 20 injured"},
		{"a toll that was held before counts no more",
			"Nine people died in the landslide on Monday. Earlier in the day the mayor had announced 12 dead.", "main 9 killed"},
		{"those told by their age are some of those told by what they are",
			"Twenty migrants died when a boat sank on Monday. The bodies of four babies were brought to the morgue.", "main 20 killed"},
		{"both are the one who died and the one who lives",
			"A constable was shot dead and his colleague was injured on Monday. Both suffered several bullet wounds.", "main 1 killed 1 injured"},
		{"a fourth is one more than three",
			"Three people were shot dead at a fair on Monday. A fourth victim, Kim Nash, died at a clinic.", "main 4 killed"},
		{"what happened a week earlier is background",
			"Around 50 miners were killed in a pit on Monday. A week earlier, raiders had killed five guards at a gate.", "main 50 killed | background 5 killed"},
		{"witnesses heard separately tell of one event",
			"Around 50 miners were killed in a pit on Monday. Two of them, heard separately by a reporter, said that 20 more people were wounded.",
			"main 50 killed 20 injured"},
		{"fewer of the same, told later, are some of them",
			"Thirteen miners are confirmed dead after a pit collapsed on Friday. Rescuers reached the bodies of four miners at noon on Monday.", "main 13 killed"},
		{"of the dead are some of the dead, whoever else is told of between",
			"A blaze left 11 workers dead and eight injured on Monday. Of the dead, seven were cooks.", "main 11 killed 8 injured"},
		{"a toll corrected is not that of the incident",
			"Two climbers were killed in the slide on Monday, the agency said, correcting an earlier statement that put the number of dead at four.", "main 2 killed"},
		{"them are those just told of",
			"Nine people were killed in a raid on Monday. Since April, 137 guards have been killed in the city. A crowd stood at a corner. Police came late. Five of them died at once.",
			"main 9 killed"},
		{"he who died is the one whom the lead has dead",
			"One farmer was killed and another injured Monday night during a brawl. The wounded farmer was brought to a clinic after he was stabbed. He died later.",
			"main 1 killed 1 injured"},
		{"the other is the one who was told of beside the dead",
			"A 71-year-old farmer was slain and another man badly injured in a brawl on Monday. The 71-year-old died on the spot. The other, who is 34, was taken to a clinic with a stab wound.",
			"main 1 killed 1 injured"},
		{"nobody hurt is zero",
			"A rocket hit a field near the town on Monday, but no one was injured.", "main 0 injured"},
	} {
		if got := tell(annotate(document(tt.text)).Incidents); got != tt.want {
			t.Errorf("%s: incidents of %q = %q, want %q", tt.what, tt.text, got, tt.want)
		}
	}
}

// TestHeadline holds that the headline tells the fate of the one who was only said to be hit, and of nobody else.
func TestHeadline(t *testing.T) {
	for _, tt := range []struct{ title, text, want string }{
		{"Woman shot, killed near the mill", "At noon on Monday a bullet hit a 43-year-old woman. A neighbor called for help.", "main 1 killed"},
		{"Woman shot near the mill", "At noon on Monday a bullet hit a 43-year-old woman. A neighbor called for help.", "main 1 injured"},
		{"Woman shot, killed near the mill", "At noon on Monday a bullet hit a 43-year-old man. A neighbor called for help.", "main 1 injured"},
	} {
		doc := nlp.NewBuilder().Document(nlp.Input{Text: tt.title + "\n\n" + tt.text, Title: tt.title, Lang: "en", Published: time.Date(2025, 3, 5, 0, 0, 0, 0, time.UTC)})
		if got := tell(annotate(doc).Incidents); got != tt.want {
			t.Errorf("incidents of %q under %q = %q, want %q", tt.text, tt.title, got, tt.want)
		}
	}
}

func TestEventAndWeapon(t *testing.T) {
	for _, tt := range []struct{ text, event, weapon string }{
		{"A suicide bomber killed six people in Kabul.", "suicide_bombing", "explosives"},
		{"Gunmen shot dead three policemen.", "armed_assault", "firearm"},
		{"Four people died in a drone strike on the camp.", "drone_strike", "drone"},
		{"The earthquake killed 40 people.", "disaster", ""},
		{"Two people were killed in a bus crash.", "accident", ""},
	} {
		a := annotate(document(tt.text))
		if len(a.Incidents) != 1 || a.Incidents[0].EventType != tt.event || a.Incidents[0].Weapon != tt.weapon {
			t.Errorf("incidents of %q = %+v, want one %s with %q", tt.text, a.Incidents, tt.event, tt.weapon)
		}
	}
}

// TestFigureDateAndPlace holds attachment: the date and place of a figure's own clause, none where it gives none.
func TestFigureDateAndPlace(t *testing.T) {
	a := annotate(document("The ministers met in Doha on 1 March 2025. Six people were killed in Kabul on 3 March 2025."))
	if len(a.Figures) != 1 {
		t.Fatalf("figures = %+v, want one", a.Figures)
	}
	f := a.Figures[0]
	if f.Date < 0 || a.Dates[f.Date].Value != "2025-03-03" {
		t.Errorf("date of the figure = %d of %+v, want 2025-03-03", f.Date, a.Dates)
	}
	if f.Place < 0 || a.Entities[f.Place].Name != "Kabul" {
		t.Errorf("place of the figure = %d of %+v, want Kabul", f.Place, a.Entities)
	}
	if a = annotate(document("The ministers met in Doha on 1 March 2025. Six people died.")); a.Figures[0].Date >= 0 || a.Figures[0].Place >= 0 {
		t.Errorf("figure without a date and a place has %+v", a.Figures[0])
	}
}

func TestDroppedSayWhy(t *testing.T) {
	a := annotate(document("A man was shot on Monday. The victim died at a hospital. He was pronounced dead at noon."))
	if len(a.Figures) != 1 || len(a.Dropped) != 2 {
		t.Fatalf("figures %d, dropped %d, want 1 and 2", len(a.Figures), len(a.Dropped))
	}
	for _, d := range a.Dropped {
		if d.Reason == "" {
			t.Errorf("dropped %+v has no reason", d)
		}
	}
}

func TestRivalCounts(t *testing.T) {
	for _, tt := range []struct{ what, text, want string }{
		{"a lower count of another's", "The bomb killed 12 people in Kabul on Monday, residents said.\n\nThe police put the toll at nine.", "9-12"},
		{"a higher one", "The bomb killed 12 people in Kabul on Monday, police said.\n\nThe number of dead is much higher, a doctor said. He had seen 20 bodies.", "12-20"},
		{"one of the same people among others", "Eight soldiers and two civilians were killed in the ambush on Monday.\n\nThe rebels, for their part, said they had killed eleven soldiers.", "10-13"},
		{"a toll that rises is one", "The bomb killed 12 people in Kabul on Monday, police said.\n\nThe toll has risen to 20, a doctor said.", "20-20"},
		{"an older toll is none", "The toll of Monday's bomb in Kabul has climbed to 20 killed, a doctor said.\n\nThe police had put the number of dead at 12.", "20-20"},
	} {
		incidents := annotate(document(tt.text)).Incidents
		if len(incidents) != 1 || incidents[0].Killed == nil {
			t.Errorf("%s: %s", tt.what, tell(incidents))
			continue
		}
		if got := fmt.Sprintf("%d-%d", incidents[0].Killed.Low, incidents[0].Killed.High); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.what, got, tt.want)
		}
	}
}
