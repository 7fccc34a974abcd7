package store

import (
	"strings"
	"unicode"

	"rapport/app"
)

// The index finds any three characters in a row. Two marks before each word
// make the first one and two characters of a word findable too, and tell the
// start of a word from its middle; fieldEnd keeps a phrase within a field.
const (
	wordStart = "\x1e\x1e"
	fieldEnd  = "\x1d"
)

// searchText is the form in which texts go into the index. Within Chinese,
// Japanese and Korean, written without spaces, every character may begin a
// word, so that a name of two characters is found anywhere.
func searchText(fields ...string) string {
	var b strings.Builder
	for _, f := range fields {
		words := strings.Fields(app.Fold(f))
		for _, word := range words {
			b.WriteString(wordStart)
			b.WriteString(word)
		}
		for _, word := range words {
			writeInner(&b, word)
		}
		if len(words) > 0 {
			b.WriteString(fieldEnd)
		}
	}
	return b.String()
}

// writeInner adds the starts of words that lie inside a run of ideographs.
func writeInner(b *strings.Builder, word string) {
	runes := []rune(word)
	for i := 1; i < len(runes); i++ {
		if !ideograph(runes[i]) {
			continue
		}
		b.WriteString(wordStart)
		b.WriteRune(runes[i])
		if i+1 < len(runes) {
			b.WriteRune(runes[i+1])
		}
	}
}

func ideograph(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// wordsOf are the words to look for, folded.
func wordsOf(query string) []string { return strings.Fields(app.Fold(query)) }

// startsWith matches texts that have, for each word, a word that begins with it.
func startsWith(words []string) string {
	return allOf(words, func(word string) string {
		if short := 3 - len([]rune(word)); short > 0 && short < 3 {
			return wordStart[2-short:] + word // exactly three characters
		}
		return wordStart + word
	})
}

// containing matches texts that have each word anywhere; empty where a word is
// too short for that.
func containing(words []string) string {
	for _, w := range words {
		if len([]rune(w)) < 3 {
			return ""
		}
	}
	return allOf(words, func(word string) string { return word })
}

func allOf(words []string, form func(string) string) string {
	phrases := make([]string, len(words))
	for i, w := range words {
		phrases[i] = `"` + strings.ReplaceAll(form(w), `"`, `""`) + `"`
	}
	return strings.Join(phrases, " AND ")
}

// dialled is the digits of what looks like a part of a phone number typed with
// spaces, brackets and dashes; empty where it does not.
func dialled(query string) string {
	var digits strings.Builder
	marks := false
	for _, r := range query {
		switch {
		case unicode.IsDigit(r):
			digits.WriteRune(r)
		case strings.ContainsRune(" ()-./+", r):
			marks = true
		default:
			return ""
		}
	}
	if !marks || digits.Len() < 3 {
		return ""
	}
	return digits.String()
}
