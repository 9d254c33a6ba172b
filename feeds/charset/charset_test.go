package charset

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

func encoded(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Who is believed about the encoding, and what is told of it.
func TestDecode(t *testing.T) {
	const french = "<p>Le café de la gare a été détruit à l’aube, ont déclaré des témoins.</p>"
	const russian = "<p>Двое погибших, сообщила полиция в понедельник утром в городе на границе.</p>"
	const hangul = "<p>서울 시내에서 폭발이 일어나 세 명이 숨졌다고 경찰이 밝혔다.</p>"
	const kana = "<p>月曜日の朝、国境の町で爆発があり、二人が死亡したと警察が発表した。住民は夜通し眠れなかったと話している。カブールの市場は閉鎖された。</p>"
	for _, tt := range []struct {
		name                  string
		data                  []byte
		contentType, declared string
		want, told            string
	}{
		{"UTF-8", []byte(french), "", "", french, ""},
		{"UTF-8 under a wrong header", []byte(french), "text/html; charset=iso-8859-1", "", french, ""},
		{"UTF-8 under a wrong declaration", []byte(french), "", "iso-8859-1", french, "utf-8"},
		{"UTF-8 with a mark", []byte("\xEF\xBB\xBF" + french), "", "", french, ""},
		{"declared Latin-1 is Windows-1252", encoded(t, charmap.Windows1252, french), "", "iso-8859-1", french, ""},
		{"header alone", encoded(t, charmap.KOI8R, russian), "text/html; charset=koi8-r", "", russian, "koi8-r"},
		{"header before declaration", encoded(t, charmap.Windows1251, russian), "text/html; charset=windows-1251", "koi8-r", russian, "windows-1251"},
		{"declared UTF-8, and is not", encoded(t, charmap.Windows1252, french), "", "utf-8", french, "windows-1252"},
		{"Korean, declared", encoded(t, korean.EUCKR, hangul), "", "euc-kr", hangul, ""},
		{"Japanese, undeclared", encoded(t, japanese.ShiftJIS, kana+kana+kana), "", "", kana + kana + kana, "shift_jis"},
		{"UTF-16 with a mark", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), french), "", "", french, "utf-16le"},
		{"UTF-16 without one", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), french), "", "", french, "utf-16be"},
		{"UTF-32", encoded(t, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), french), "", "utf-32", french, ""},
		{"a name that means nothing", encoded(t, charmap.Windows1252, french), "", "x-bogus", french, "windows-1252"},
	} {
		got, told := Decode(tt.data, tt.contentType, tt.declared)
		if string(got) != tt.want || told != tt.told {
			t.Errorf("%s: %.60q told %q, want %.60q told %q", tt.name, got, told, tt.want, tt.told)
		}
	}
}
