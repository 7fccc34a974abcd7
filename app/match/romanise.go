package match

import "strings"

// latin are letters that have no accent to take off, in Latin ones: Greek as in
// ISO 843, Cyrillic as in passports (ICAO 9303), and the letters of the north.
var latin = strings.NewReplacer(
	"ου", "ou", "α", "a", "β", "v", "γ", "g", "δ", "d", "ε", "e", "ζ", "z", "η", "i", "θ", "th", "ι", "i", "κ", "k", "λ", "l", "μ", "m",
	"ν", "n", "ξ", "x", "ο", "o", "π", "p", "ρ", "r", "σ", "s", "ς", "s", "τ", "t", "υ", "y", "φ", "f", "χ", "ch", "ψ", "ps", "ω", "o",
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "zh", "з", "z", "и", "i", "к", "k", "л", "l", "м", "m", "н", "n",
	"о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch",
	"ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "і", "i", "є", "ye", "ґ", "g", "ђ", "d", "ј", "j", "љ", "lj", "њ", "nj",
	"ћ", "c", "џ", "dz", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i",
)

// simplified are Chinese characters of names as they are written in Taiwan and
// Hong Kong, each with the form of the mainland.
var simplified = func() *strings.Replacer {
	pairs := []rune("陳陈張张劉刘楊杨黃黄趙赵吳吴孫孙馬马鄭郑謝谢韓韩馮冯蕭萧蔣蒋鄧邓許许葉叶閻阎鍾钟盧卢蘇苏賈贾範范陸陆齊齐龍龙萬万錢钱湯汤" +
		"賴赖龔龚嚴严華华羅罗鄒邹倫伦偉伟麗丽國国軍军強强傑杰鳳凤蘭兰曉晓東东濤涛飛飞慶庆寶宝貴贵紅红艷艳靜静潔洁婭娅瑩莹銘铭鋒锋穎颖" +
		"貿贸業业電电實实聯联廠厂廣广灣湾興兴豐丰達达義义誠诚樂乐雲云運运際际亞亚歐欧")
	var forms []string
	for i := 0; i < len(pairs); i += 2 {
		forms = append(forms, string(pairs[i]), string(pairs[i+1]))
	}
	return strings.NewReplacer(forms...)
}()

// romanised is a folded text in Latin letters where it has others that stand for
// them, and in simplified characters.
func romanised(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return simplified.Replace(latin.Replace(s))
		}
	}
	return s
}
