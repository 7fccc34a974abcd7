package store

import (
	"slices"
	"strings"

	"rapport/app"
)

// matchedText is the first text that holds every word, else the first that holds
// one; of a long one the part around the word.
func matchedText(words, texts []string) string {
	first := ""
	for _, t := range texts {
		folded, all, one := app.Fold(t), true, false
		for _, w := range words {
			has := strings.Contains(folded, w)
			all, one = all && has, one || has
		}
		if all {
			return excerpt(t, words)
		}
		if one && first == "" {
			first = t
		}
	}
	return excerpt(first, words)
}

// missing are the words that none of the texts holds.
func missing(words, texts []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(app.Fold(t), w) })
	})
}

// excerptBefore and excerptAfter are how many characters of a long text are shown
// around the word that was looked for.
const excerptBefore, excerptAfter = 16, 44

// excerpt is the part of a text around the first of the words that it holds, on one
// line.
func excerpt(text string, words []string) string {
	line := []rune(strings.Join(strings.Fields(text), " "))
	if len(line) <= excerptBefore+excerptAfter {
		return string(line)
	}
	at := len(line)
	var folded strings.Builder
	starts := make([]int, 0, len(line)) // where each character begins in the folded text
	for _, r := range line {
		starts = append(starts, folded.Len())
		folded.WriteString(app.Fold(string(r)))
	}
	for _, w := range words {
		if found := strings.Index(folded.String(), w); found >= 0 {
			i, exact := slices.BinarySearch(starts, found)
			if !exact {
				i--
			}
			at = min(at, i)
		}
	}
	if at == len(line) {
		at = 0
	}
	from, to := max(at-excerptBefore, 0), min(at+excerptAfter, len(line))
	before, found, after := string(line[from:at]), string(line[at:to]), ""
	if from > 0 { // from a whole word on, where there is one
		_, rest, cut := strings.Cut(before, " ")
		if cut {
			before = rest
		}
		before = "…" + before
	}
	if to < len(line) {
		if end := strings.LastIndex(found, " "); end > 0 {
			found = found[:end]
		}
		after = "…"
	}
	return before + found + after
}
