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

// phrases are the parts that a text must hold, all of them, to match.
type phrases []string

// startsWith matches texts that have, for each word, a word that begins with it.
func startsWith(words []string) phrases {
	found := make(phrases, len(words))
	for i, word := range words {
		found[i] = wordStart + word
		if short := 3 - len([]rune(word)); short > 0 && short < 3 {
			found[i] = wordStart[2-short:] + word // exactly three characters
		}
	}
	return found
}

// containing matches texts that have each word anywhere; none where a word is
// too short for that.
func containing(words []string) phrases {
	for _, w := range words {
		if len([]rune(w)) < 3 {
			return nil
		}
	}
	return phrases(words)
}

// query is the phrases as the index takes them.
func (p phrases) query() string {
	quoted := make([]string, len(p))
	for i, w := range p {
		quoted[i] = `"` + strings.ReplaceAll(w, `"`, `""`) + `"`
	}
	return strings.Join(quoted, " AND ")
}

// match reports whether a text holds all phrases.
func (p phrases) match(text string) bool {
	for _, w := range p {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
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
