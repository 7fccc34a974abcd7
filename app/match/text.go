package match

import (
	"slices"
	"strings"
	"unicode"

	"rapport/app"
)

// text is a value of a field in the forms that are compared. Contacts who have
// the same value share one.
type text struct {
	words   string // folded and romanised, parted by spaces
	letters []rune // the words without the spaces
	sorted  []rune // the letters of the words in order of the alphabet
	mask    uint64 // which letters there are
	numbers string // the words that hold a digit
	count   int32  // how many contacts have it
}

func newText(words []string) *text {
	t := &text{words: joined(words), letters: []rune(strings.Join(words, ""))}
	t.sorted = t.letters
	if len(words) > 1 && !slices.IsSorted(words) {
		t.sorted = []rune(strings.Join(slices.Sorted(slices.Values(words)), ""))
	}
	for _, r := range t.letters {
		t.mask |= 1 << (uint32(r) & 63)
	}
	if strings.ContainsAny(t.words, "0123456789") {
		var numbers []string
		for _, w := range words {
			if strings.ContainsAny(w, "0123456789") {
				numbers = append(numbers, w)
			}
		}
		t.numbers = joined(numbers)
	}
	return t
}

// texts are the values of a field by their words.
type texts map[string]*text

// of is the value that has some words, nil for none. One that no contact has is
// not kept unless it is to be counted.
func (ts texts) of(words []string, count bool) *text {
	if len(words) == 0 {
		return nil
	}
	t := ts[joined(words)]
	if t == nil {
		t = newText(words)
		if count {
			ts[t.words] = t
		}
	}
	if count {
		t.count++
	}
	return t
}

// words are the words of a text without case, accents and punctuation, in Latin
// letters where they are Greek or Cyrillic.
func words(s string) []string {
	return strings.FieldsFunc(romanised(app.Fold(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func joined(words []string) string { return strings.Join(words, " ") }
