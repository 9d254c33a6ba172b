package strip

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"time"
)

//go:embed months.txt
var monthsTxt string

// months are the numbers of months by their names.
var months = loadMonths(monthsTxt)

func loadMonths(text string) map[string]int {
	out := map[string]int{}
	for line := range strings.Lines(text) {
		number, names, _ := strings.Cut(strings.TrimSpace(line), ":")
		if n, err := strconv.Atoi(number); err == nil {
			for _, name := range strings.Fields(names) {
				out[name] = n
			}
		}
	}
	return out
}

func monthOf(name string) int { return months[strings.ToLower(name)] }

// A dayOrder tells which number of 3/4/2026 is the day.
type dayOrder int

const (
	unknownOrder dayOrder = iota
	dayFirst
	monthFirst
)

var (
	wordNumber = regexp.MustCompile(`([\p{L}\p{M}]{2,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?[,،]?\s+(?:\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z]{3,4}\s+)?)?(\d{4})(?:\D|$)`)
	numberWord = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:of\s+|de\s+)?([\p{L}\p{M}]{2,})\.?[,،]?[\s-]+(?:de\s+)?(\d{4})(?:\D|$)`)
	yearFirst  = regexp.MustCompile(`\b(\d{4})(?:[-./]|\s?[年년.]\s?)(\d{1,2})(?:[-./]|\s?[月월.]\s?)(\d{1,2})(?:\D|$)`)
	numeric    = regexp.MustCompile(`\b(\d{1,2})([-./])(\d{1,2})[-./](\d{4})(?:\D|$)`)
)

// readDay finds a written day, and gives the rest of the line without it. Of 3/4/2026 only the page can tell which is the
// month, see orderOf; dots (day first, as in German) and numbers above twelve tell by themselves.
func readDay(s string, order func() dayOrder) (day, rest string) {
	if !strings.Contains(s, "20") && !strings.Contains(s, "19") {
		return "", s
	}
	for _, m := range wordNumber.FindAllStringSubmatchIndex(s, -1) {
		if month := monthOf(s[m[2]:m[3]]); month > 0 {
			return civil(s[m[6]:m[7]], month, s[m[4]:m[5]]), s[:m[0]] + s[m[1]:]
		}
	}
	for _, m := range numberWord.FindAllStringSubmatchIndex(s, -1) {
		if month := monthOf(s[m[4]:m[5]]); month > 0 {
			return civil(s[m[6]:m[7]], month, s[m[2]:m[3]]), s[:m[0]] + s[m[1]:]
		}
	}
	if m := yearFirst.FindStringSubmatchIndex(s); m != nil {
		return civil(s[m[2]:m[3]], number(s[m[4]:m[5]]), s[m[6]:m[7]]), s[:m[0]] + s[m[1]:]
	}
	if m := numeric.FindStringSubmatchIndex(s); m != nil {
		if day := chosen(s, m, order); day != "" {
			return day, s[:m[0]] + s[m[1]:]
		}
	}
	return "", s
}

// chosen is what a match of numeric means: by its form, by a weekday beside it, or by the order of the page.
func chosen(s string, m []int, order func() dayOrder) string {
	byDay, byMonth := readings(s, m)
	switch {
	case byMonth == "" || byDay == byMonth || s[m[4]:m[5]] == ".":
		return byDay
	case byDay == "":
		return byMonth
	}
	if name := strings.ToLower(weekday.FindString(s)); name != "" {
		switch d, m := strings.HasPrefix(weekdayOf(byDay), name), strings.HasPrefix(weekdayOf(byMonth), name); {
		case d && !m:
			return byDay
		case m && !d:
			return byMonth
		}
	}
	switch order() {
	case dayFirst:
		return byDay
	case monthFirst:
		return byMonth
	}
	return ""
}

var weekday = regexp.MustCompile(`(?i)\b(?:mon|tue|wed|thu|fri|sat|sun)`)

func weekdayOf(day string) string {
	t, _ := time.Parse(time.DateOnly, day)
	return strings.ToLower(t.Weekday().String())
}

// readings are the days that a match of numeric can mean.
func readings(s string, m []int) (byDay, byMonth string) {
	a, b, year := s[m[2]:m[3]], s[m[6]:m[7]], s[m[8]:m[9]]
	return civil(year, number(b), a), civil(year, number(a), b)
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// civil is the day as RFC 3339 writes it, "" where there is no such day.
func civil(year string, month int, day string) string {
	y, d := number(year), number(day)
	t := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != month || !plausible(t) {
		return ""
	}
	return t.Format(time.DateOnly)
}

func plausible(t time.Time) bool { return t.Year() >= 1990 && t.Year() <= 2100 }

// orderOf is the order in which a page writes its days. Its other days tell best: one of 25/4/2026, or a 3/4/2026 that
// stands in words, too. Else the country of its address or of its language.
func orderOf(text string, declared []string, host, lang string) dayOrder {
	known := map[string]bool{}
	for _, day := range append(declared, writtenDays(text)...) {
		known[day] = true
	}
	votes := 0 // for the day first
	for _, m := range numeric.FindAllStringSubmatchIndex(text, -1) {
		byDay, byMonth := readings(text, m)
		switch {
		case byDay == byMonth || text[m[4]:m[5]] == ".":
		case byMonth == "" || byDay != "" && known[byDay] && !known[byMonth]:
			votes++
		case byDay == "" || known[byMonth] && !known[byDay]:
			votes--
		}
	}
	switch {
	case votes > 0:
		return dayFirst
	case votes < 0:
		return monthFirst
	}
	return countryOrder(host, lang)
}

// writtenDays are the days that a text has in words or year first.
func writtenDays(text string) (days []string) {
	for _, form := range [...]struct {
		re               *regexp.Regexp
		year, month, day int
	}{{wordNumber, 3, 1, 2}, {numberWord, 3, 2, 1}, {yearFirst, 1, 2, 3}} {
		for _, m := range form.re.FindAllStringSubmatch(text, -1) {
			month := monthOf(m[form.month])
			if form.re == yearFirst {
				month = number(m[form.month])
			}
			if day := civil(m[form.year], month, m[form.day]); day != "" {
				days = append(days, day)
			}
		}
	}
	return days
}

// Countries and languages that write the day first; English itself tells nothing, nor do domains sold to all the world.
const (
	dayFirstCountries = " ae af ar at au bd be bg br by ch cl cy cz de dk ee eg es eu fi fr gb gh gr hr ie il in iq it jo ke kw lb lk lv ma mx my ng nl no np nz om pe pk pl pt qa ro rs ru sa se sg si sk th tn tr tz ua ug uk uz ve vn ye za zm zw "
	dayFirstLanguages = " ar bn cs da de el es fi fr he hi id it ms nb nl no pl ps pt ro ru tr uk ur vi "
)

func countryOrder(host, lang string) dayOrder {
	lang, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(lang, "_", "-")), "-")
	top := host[strings.LastIndex(host, ".")+1:]
	switch {
	case top == "us" || top == "gov" || top == "mil" || top == "edu":
		return monthFirst
	case holdsWord(dayFirstCountries, top), holdsWord(dayFirstCountries, region), holdsWord(dayFirstLanguages, lang):
		return dayFirst
	case lang == "en" && region == "us":
		return monthFirst
	}
	return unknownOrder
}

func holdsWord(list, word string) bool { return word != "" && strings.Contains(list, " "+word+" ") }
