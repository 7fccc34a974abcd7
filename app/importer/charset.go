package importer

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Encodings are the names of those that a person may choose from, the most usual
// first.
func Encodings() []string {
	return []string{utf8Name, utf16LEName, utf16BEName, latinName, gbName, big5Name, sjisName}
}

// guessLimit is how many bytes beyond ASCII are looked at to tell one encoding
// from another.
const guessLimit = 64 << 10

// eastern are the encodings of two bytes a character, and how usual the
// characters are that their bytes mean.
var eastern = []struct {
	name  string
	enc   encoding.Encoding
	usual func(lead, trail byte, r rune) bool
}{
	{gbName, simplifiedchinese.GB18030, usualGB},
	{big5Name, traditionalchinese.Big5, usualBig5},
	{sjisName, japanese.ShiftJIS, usualSJIS},
}

// usualGB knows the first level of GB 2312 (the 3,755 usual characters), its
// punctuation and full-width letters.
func usualGB(lead, trail byte, _ rune) bool {
	return trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xD7 || lead == 0xA1 || lead == 0xA3)
}

// usualBig5 knows the first level of Big5 (the 5,401 usual characters) and its
// punctuation.
func usualBig5(lead, _ byte, _ rune) bool { return lead >= 0xA4 && lead <= 0xC6 || lead == 0xA1 }

// usualSJIS knows kana, punctuation, full-width letters, and the first level of
// kanji.
func usualSJIS(lead, trail byte, r rune) bool {
	switch {
	case r >= 0x3041 && r <= 0x30FF, r >= 0xFF61 && r <= 0xFF9F:
		return true
	case lead == 0x81 || lead == 0x82:
		return true
	}
	return lead >= 0x88 && lead <= 0x97 || lead == 0x98 && trail <= 0x72
}

// usualLeast is the share of usual characters from which bytes are taken for an
// encoding: names hold rare characters too, but not mostly.
const usualLeast = 0.8

// byUse tells the encoding of bytes that are no UTF-8 by the characters that
// they would mean: in the right one nearly all are usual.
func byUse(sample []byte) string {
	best, share := latinName, 0.0
	for _, e := range eastern {
		if s := usualShare(sample, e.enc, e.usual); s >= usualLeast && s > share {
			best, share = e.name, s
		}
	}
	return best
}

// usualShare is the share of usual characters among those that are not ASCII; 0
// where bytes mean nothing or are too few. A pair whose second byte is a letter of ASCII beside
// others of its kind is rather a Western word, such as "Müller".
func usualShare(sample []byte, enc encoding.Encoding, usual func(lead, trail byte, r rune) bool) float64 {
	decoder := enc.NewDecoder()
	good, all, broken := 0, 0, 0
	for i := 0; i < len(sample); {
		if sample[i] < utf8.RuneSelf {
			i++
			continue
		}
		all++
		if i+1 >= len(sample) {
			break // cut off by the end of the sample
		}
		text, err := decoder.Bytes(sample[i : i+2])
		r, size := utf8.DecodeRune(text)
		switch {
		case err != nil || r == utf8.RuneError && size <= 3 && bytes.Equal(text[:size], []byte("\uFFFD")):
			broken++
			i++
		case len(text) > size: // one byte a character: katakana of half width
			beside := i > 0 && isLetter(sample[i-1]) || isLetter(sample[i+1])
			if usual(sample[i], 0, r) && !beside {
				good++
			}
			i++
		default:
			western := isLetter(sample[i+1]) && (i > 0 && isLetter(sample[i-1]) || i+2 < len(sample) && isLetter(sample[i+2]))
			if usual(sample[i], sample[i+1], r) && !western {
				good++
			}
			i += 2
		}
	}
	if all < 2 || broken*50 > all {
		return 0
	}
	return float64(good) / float64(all)
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// byZeros recognises UTF-16 without a mark: zero bytes stand on one side only.
// In a Western table nearly every second byte is zero; in a Chinese one those of
// the line ends and separators are.
func byZeros(head []byte) string {
	half := len(head) / 2
	if half < 2 {
		return ""
	}
	for side, name := range []string{utf16BEName, utf16LEName} {
		z := zerosOn(head[:2*half], side)
		latin := z.here > half*2/5 && z.there <= half/20
		eastern := z.there <= z.here/4 && z.stray == 0 && (z.ends > 1 || z.ends == 1 && z.here*10 > half)
		if latin || eastern {
			return name
		}
	}
	return ""
}

// zeroCount counts what speaks for UTF-16 whose high bytes stand on one side.
type zeroCount struct {
	here, there int // zero bytes on that side and on the other
	ends        int // line ends with a zero byte on that side
	stray       int // line ends on that side, where no table has any
}

func zerosOn(head []byte, side int) (z zeroCount) {
	for i := 0; i < len(head); i += 2 {
		high, low := head[i+side], head[i+1-side]
		if high == 0 {
			z.here++
		}
		if low == 0 {
			z.there++
		}
		if high == '\n' || high == '\r' {
			z.stray++
		}
		if high == 0 && (low == '\n' || low == '\r') {
			z.ends++
		}
	}
	return z
}
