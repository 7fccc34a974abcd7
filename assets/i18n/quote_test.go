package i18n

import "testing"

// TestQuotationMarks are those of the language; what cannot be printed is
// escaped in both.
func TestQuotationMarks(t *testing.T) {
	defer SetLanguage(En)
	for language, want := range map[Language]string{
		En:     `"a \"b\"\x1b" 3 is 4.50`,
		ZhHans: `“a "b"\x1b” 3 is 4.50`,
	} {
		SetLanguage(language)
		if got := T("%q %d is %.2f", "a \"b\"\x1b", 3, 4.5); got != want {
			t.Errorf("%s: %s, want %s", language, got, want)
		}
	}
	SetLanguage(ZhHans)
	if got := T("%[2]s before %[1]q", "陈伟", "x"); got != "x before “陈伟”" {
		t.Errorf("numbered: %s", got)
	}
}
