package match

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// level is how alike two values of a field are.
type level uint8

// The levels. A field that one of two contacts lacks says nothing.
const (
	unknown level = iota
	same
	alike // but for a slip
	rough // but for some
	far
	levels
)

// Likeness by Jaro and Winkler from which texts are alike, and roughly so.
const (
	alikeName, roughName       = 0.88, 0.78
	alikeAddress, roughAddress = 0.92, 0.84
)

// likeNames compares given names, family names, towns and the names of companies.
func likeNames(a, b *text) level {
	switch {
	case a == nil || b == nil:
		return unknown
	case a == b || a.words == b.words:
		return same
	case !alikeLetters(a, b):
		if initial(a, b) || initial(b, a) {
			return rough
		}
		return far
	case string(a.sorted) == string(b.sorted), slip(a.letters, b.letters), within(a, b), within(b, a):
		return alike
	}
	return graded(max(jaroWinkler(a.letters, b.letters), jaroWinkler(a.sorted, b.sorted)), alikeName, roughName)
}

// likeAddresses compares addresses: another house of the street is not the same
// one mistyped.
func likeAddresses(a, b *text) level {
	switch {
	case a == nil || b == nil:
		return unknown
	case a == b || a.words == b.words || string(a.sorted) == string(b.sorted) && a.numbers == b.numbers:
		return same
	case !alikeLetters(a, b):
		return far
	}
	l := graded(max(jaroWinkler(a.letters, b.letters), jaroWinkler(a.sorted, b.sorted)), alikeAddress, roughAddress)
	if l == alike && a.numbers != b.numbers {
		return rough
	}
	return l
}

// likeCodes compares postcodes, birthdays and numbers, in which each digit tells
// something.
func likeCodes(a, b *text) level {
	switch {
	case a == nil || b == nil:
		return unknown
	case a == b || a.words == b.words:
		return same
	case slip(a.letters, b.letters):
		return alike
	}
	return far
}

// likeDays compares days, each as yyyymmdd.
func likeDays(a, b *text) level {
	l := likeCodes(a, b)
	if l == far && swappedDay(a.words, b.words) {
		return alike
	}
	if l == far && halfDay(a.words, b.words) {
		return rough
	}
	return l
}

// halfDay reports days of which the year, or the day of the year, is the same.
func halfDay(a, b string) bool {
	return len(a) == 8 && len(b) == 8 && (a[:4] == b[:4] || a[4:] == b[4:])
}

// swappedDay reports days whose day and month changed places.
func swappedDay(a, b string) bool {
	return len(a) == 8 && len(b) == 8 && a[:4] == b[:4] && a[4:6] == b[6:] && a[6:] == b[4:6]
}

func graded(likeness, alikeFrom, roughFrom float64) level {
	switch {
	case likeness >= alikeFrom:
		return alike
	case likeness >= roughFrom:
		return rough
	}
	return far
}

// alikeLetters reports texts that share enough letters to be compared at all.
func alikeLetters(a, b *text) bool {
	common := bits.OnesCount64(a.mask & b.mask)
	return common*2 >= max(bits.OnesCount64(a.mask), bits.OnesCount64(b.mask))
}

// initial reports a name of which the other is the first letter.
func initial(a, b *text) bool {
	return len(a.letters) == 1 && strings.HasPrefix(b.words, a.words) && a.letters[0] < 0x250
}

// within reports a name of several words that has all of the other, such as a
// first and a second given name.
func within(a, b *text) bool {
	if len(a.words) >= len(b.words) || utf8.RuneCountInString(a.words) < 2 || !strings.Contains(b.words, " ") {
		return false
	}
	return strings.Contains(" "+b.words+" ", " "+a.words+" ")
}

// slip reports texts that differ by one letter put in, left out or mistyped, or
// by two that changed places.
func slip(x, y []rune) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || len(x) < 3 {
		return false
	}
	i, end := 0, len(x)
	for i < end && x[i] == y[i] {
		i++
	}
	for end > i && x[end-1] == y[end-1+len(y)-len(x)] {
		end--
	}
	left := end - i // letters of the shorter one that differ
	if len(x) != len(y) {
		return left == 0
	}
	return left <= 1 || left == 2 && x[i] == y[i+1] && x[i+1] == y[i]
}

// jaroWinkler is the likeness of Jaro, raised for a common beginning as Winkler
// does ("String Comparator Metrics and Enhanced Decision Rules", 1990): 0 to 1.
// Letters after the 64th do not count.
func jaroWinkler(a, b []rune) float64 {
	a, b = a[:min(len(a), 64)], b[:min(len(b), 64)]
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	reach := max(len(a), len(b))/2 - 1
	var inA, inB uint64
	for i, r := range a {
		for j := max(0, i-reach); j < min(len(b), i+reach+1); j++ {
			if b[j] == r && inB>>j&1 == 0 {
				inA, inB = inA|1<<i, inB|1<<j
				break
			}
		}
	}
	m := bits.OnesCount64(inA)
	if m == 0 {
		return 0
	}
	moved := 0
	for x, y := inA, inB; x != 0; x, y = x&(x-1), y&(y-1) {
		if a[bits.TrailingZeros64(x)] != b[bits.TrailingZeros64(y)] {
			moved++
		}
	}
	n := float64(m)
	jaro := (n/float64(len(a)) + n/float64(len(b)) + (n-float64(moved/2))/n) / 3
	begin := 0
	for begin < min(4, len(a), len(b)) && a[begin] == b[begin] {
		begin++
	}
	return jaro + float64(begin)*0.1*(1-jaro)
}
