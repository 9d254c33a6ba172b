package nlp

import (
	"strings"
	"testing"
)

// Each sentence names the tag that one of its words must have: word/TAG.
func TestCorrections(t *testing.T) {
	for _, in := range []string{
		"Twelve/CD others died in the fire.",
		"The deputy is understood/VBN to be in Doha.",
		"Nine divers, believed/VBN to be Greeks, were found.",
		"Detectives suspect/VBP arson.",
		"The ambush bore/VBD the hallmarks of a feud.",
		"The evidence points/VBZ to a leak.",
		"It was burned by a gang, which the army claims/VBZ to have beaten.",
		"The dead appear/VBP to have drowned.",
		"Why he stopped remains/VBZ unexplained.",
		"They left, and rumours/NNS that he was dead spread.",
		"Seven/CD people were killed in the blast.",
		"Eleven/CD miners died when the roof fell.",
		"30-40/CD people were hurt.",
		"He was taken to hospital/NN on Monday.",
		"The boy cannot/MD be tried.",
		"No one/NN was hurt.",
		"Nine died and three are/VBP children.",
		"Of the dead, three are/VBP women.",
		"The three brave/JJ men were buried on Monday.",
		"She buried her/PRP$ husband on Monday.",
		"They shot a general/NN.",
		"A civilian/NN, who was not named, died.",
		"It is a small/JJ, dark house.",
		"The dead and wounded/JJ were taken to Jinnah Hospital.",
		"The injured/JJ include six women.",
		"The military's media wing/NN said so.",
		"Fighting/NN between the tribes has left ten people dead.",
		"Police said killing/VBG civilians was a crime.",
		"A quake struck/VBD western Herat.",
		"Forces retook/VBD the district.",
		"The boat capsized/VBD near Lesbos.",
		"Two of the wounded later died/VBD in hospital.",
		"They had died/VBN before help came.",
		"Six others, some of them children, sustained/VBD injuries.",
		"Eight people were killed and 30 others wounded/VBN on Sunday when a bomb went off.",
		"Two killed/VBN in Herat blast",
		"At least 12 armed/JJ men came.",
		"Two wounded/JJ soldiers were flown out.",
		"He got shot/VBN.",
		"A man accused of theft fled/VBD.",
		"The blast killed/VBD about 30 people.",
		"The attack killed/VBD at least six.",
		"Two men kidnapped/VBN last week are free.",
		"A man named/VBN Ali was shot.",
		"Bomb kills/VBZ seven in Peshawar market",
		"Roadside bombing wounds/VBZ governor",
		"He had gunshot wounds/NNS in both legs.",
		"Rebels deny/VBP role in attack",
		"Ten people died, two newspapers reported/VBD Friday.",
		"Ten cases were reported/VBN Friday.",
		"It was a bloody tug-of-war/NN.",
		"He fired a shot/NN into the car.",
		"The boy shot/VBD himself.",
		"That is when deputies shot/VBD him.",
		"Person shot/VBN in car park",
		"Man, 29, fatally shot/VBN outside a bar",
		"They found a man shot/VBN several times.",
		"One of two women fatally shot/VBN was pregnant.",
		"Three people found/VBN dead had been stabbed.",
		"Police found/VBD two bodies.",
		"The suspect wanted/VBN in the case fled.",
		"Nobody knew/VBD why.",
		"Hundreds of mourners paid/VBD their respects.",
		"Doctors pronounced Barrera dead/JJ at noon.",
		"Troops shot/VBD dead two men.",
		"Nobody knows/VBZ who ordered it.",
	} {
		word, tag := wanted(in)
		plain := strings.Replace(in, "/"+tag, "", 1)
		d := builder.Document(Input{Text: plain})
		for _, tok := range d.Tagged(0) {
			if tok.Text == word && tok.Tag != tag {
				t.Errorf("%q is %s in %q, want %s", word, tok.Tag, plain, tag)
			}
		}
	}
}

func wanted(in string) (word, tag string) {
	for _, w := range strings.Fields(in) {
		if word, tag, ok := strings.Cut(w, "/"); ok {
			return word, strings.Trim(tag, ".,")
		}
	}
	return "", ""
}
