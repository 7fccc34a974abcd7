package contactlist

import (
	"cmp"
	"slices"
	"strings"

	"rapport/app"
)

// Show gives the places in Rows of the contacts that a filter chooses, in the
// order of a column; rows that are equal there stay in the order of their names,
// and those that have nothing there are last. A column that is not known is the
// name.
func (l *List) Show(f app.ContactFilter, column string, descending bool) []int32 {
	shown := l.choose(f)
	keys := l.keys[column]
	if keys == nil {
		if descending {
			slices.Reverse(shown)
		}
		return shown
	}
	filled := make([]int32, 0, len(shown))
	var rest []int32
	for _, i := range shown {
		if keys[i] == blank {
			rest = append(rest, i)
		} else {
			filled = append(filled, i)
		}
	}
	sign := 1
	if descending {
		sign = -1
	}
	slices.SortFunc(filled, func(a, b int32) int {
		if by := cmp.Compare(keys[a], keys[b]); by != 0 {
			return sign * by
		}
		return int(a - b)
	})
	return append(filled, rest...)
}

// choose gives the places of the contacts that a filter chooses, by name.
func (l *List) choose(f app.ContactFilter) []int32 {
	words := strings.Fields(app.Fold(f.Text))
	takes, all := f.Matcher(l.Fields), f.IsAll()
	shown := make([]int32, 0, len(l.Rows))
	for i := range l.Rows {
		if (all || takes(&l.Rows[i])) && hasAll(l.folded[i], words) {
			shown = append(shown, int32(i))
		}
	}
	return shown
}

func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
