package app

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Michelle": "michelle", "Chloé GARCÍA": "chloe garcia", "STRASSE": "strasse", "Straße": "strasse",
		"ＡＢＣ１": "abc1", "王小伟": "王小伟", "Ångström": "angstrom", "": "", "ﬁn": "fin",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// Comparing is comparing the folded forms, and folding again changes nothing.
func TestCompareFolded(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("aAbBéÉe\u0301zZ ß王·ﬁ①")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		if got, want := sign(CompareFolded(a, b)), strings.Compare(Fold(a), Fold(b)); got != want {
			t.Fatalf("%q to %q: %d, want %d", a, b, got, want)
		}
		if Fold(Fold(a)) != Fold(a) {
			t.Fatalf("%q folds to %q and then to %q", a, Fold(a), Fold(Fold(a)))
		}
	})
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func TestNormalise(t *testing.T) {
	for _, c := range []struct {
		point         ContactPoint
		country, want string
	}{
		{ContactPoint{Kind: Email, Raw: " Ann.Lee@Example.COM "}, "US", "ann.lee@example.com"},
		{ContactPoint{Kind: Phone, Raw: "(206) 555-0100"}, "US", "+12065550100"},
		{ContactPoint{Kind: Phone, Raw: "010-8888 7777"}, "CN", "+861088887777"},
		{ContactPoint{Kind: Phone, Raw: "+44 20 7946 0958"}, "US", "+442079460958"},
		{ContactPoint{Kind: Phone, Raw: "ext. 12"}, "US", "12"},
		{ContactPoint{Kind: Phone, Raw: "ask for Bo"}, "US", "ask for bo"},
		{ContactPoint{Kind: Website, Raw: "HTTPS://Example.com "}, "", "https://example.com"},
	} {
		if got := c.point.Normalise(c.country); got != c.want {
			t.Errorf("%q: %q, want %q", c.point.Raw, got, c.want)
		}
	}
}
