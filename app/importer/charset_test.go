package importer

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Each encoding is told by its bytes alone, and the file then reads as it was
// written.
func TestEncodingsAreDetected(t *testing.T) {
	simplified := "姓名,城市,备注\n王小明,北京,老客户，喜欢收音机\n李娜,上海,电话联系\n诸葛亮,成都,\n"
	traditional := "姓名,城市,備註\n王小明,臺北,老客戶，喜歡收音機\n陳美玲,高雄,電話聯絡\n"
	japaneseText := "氏名,都市,備考\n山田太郎,東京,電話で連絡してください\n佐藤花子,大阪,ﾗｼﾞｵ\n"
	western := "name,town,note\nJürgen Müller,Köln,Größe fünf\nAndré Citroën,Besançon,café à la crème\nSøren Ærø,Ålborg,“quoted” – 5 €\n"
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for name, c := range map[string]struct {
		text string
		enc  encoding.Encoding
		want string
	}{
		"GB 18030":               {simplified, simplifiedchinese.GB18030, "gb18030"},
		"two characters of GB":   {"name,town\nx,北京\n", simplifiedchinese.GB18030, "gb18030"},
		"Big5":                   {traditional, traditionalchinese.Big5, "big5"},
		"Shift_JIS":              {japaneseText, japanese.ShiftJIS, "shift_jis"},
		"Windows-1252":           {western, charmap.Windows1252, "windows-1252"},
		"one accent":             {"name\nRené\n", charmap.Windows1252, "windows-1252"},
		"a name in capitals":     {"NAME\nGRÖßE UND MÄRZ\n", charmap.Windows1252, "windows-1252"},
		"UTF-8":                  {simplified + western, encoding.Nop, "utf-8"},
		"UTF-16 little, Chinese": {simplified, little, "utf-16le"},
		"UTF-16 big, Chinese":    {traditional, big, "utf-16be"},
		"UTF-16 little, Western": {western, little, "utf-16le"},
		"UTF-16 big, Western":    {western, big, "utf-16be"},
	} {
		t.Run(name, func(t *testing.T) {
			content, err := c.enc.NewEncoder().String(c.text)
			if err != nil {
				t.Fatal(err)
			}
			path := write(t, "f.csv", content)
			_, found, err := open(path, Format{})
			if err != nil {
				t.Fatal(err)
			}
			if found.encoding != c.want {
				t.Fatalf("taken for %s, want %s", found.encoding, c.want)
			}
			header, all := rows(t, path, Format{})
			read := strings.Join(header, ",") + "\n"
			for _, row := range all {
				read += strings.Join(row.Cells, ",") + "\n"
			}
			if read != c.text {
				t.Errorf("read as %q, want %q", read, c.text)
			}
		})
	}
}

func TestANameOfEachEncodingIsKnown(t *testing.T) {
	for _, name := range Encodings() {
		if _, err := encodingByName(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
