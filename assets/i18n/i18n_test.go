package i18n

import (
	"sync"
	"testing"
)

func chinese(t *testing.T) {
	t.Helper()
	SetLanguage(ZhHans)
	t.Cleanup(func() { SetLanguage(En) })
}

func TestMatch(t *testing.T) {
	for locale, want := range map[string]Language{
		"zh_CN.UTF-8": ZhHans, "zh": ZhHans, "zh-Hans-SG": ZhHans, "ZH_cn": ZhHans, "zh.UTF-8": ZhHans,
		"en_GB.UTF-8": En, "C": En, "": En, "de_DE": En, "zha": En,
	} {
		if got := Match(locale); got != want {
			t.Errorf("Match(%q) = %s, want %s", locale, got, want)
		}
	}
}

func TestUnknownTextFallsBackToEnglish(t *testing.T) {
	chinese(t)
	if got := T("no such text %d %%", 3); got != "no such text 3 %" {
		t.Errorf("got %q", got)
	}
	if got := T("100 % sure"); got != "100 % sure" {
		t.Errorf("a text without arguments was formatted: %q", got)
	}
}

func TestTranslationIsUsed(t *testing.T) {
	if got := T("Net revenue"); got != "Net revenue" {
		t.Errorf("English: %q", got)
	}
	chinese(t)
	if got := T("Net revenue"); got != "净收入" {
		t.Errorf("Chinese: %q", got)
	}
}

func TestPlural(t *testing.T) {
	for n, want := range map[int]string{0: "0 zebras", 1: "1 zebra", 2: "2 zebras", 1234567: "1,234,567 zebras", -1234: "−1,234 zebras"} {
		if got := N(n, "%d zebra", "%d zebras"); got != want {
			t.Errorf("N(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestUnknownLanguageIsEnglish(t *testing.T) {
	chinese(t)
	SetLanguage("xx")
	if Current() != En {
		t.Errorf("language is %s", Current())
	}
}

func TestLanguageMayChangeWhileTextsAreRead(t *testing.T) {
	t.Cleanup(func() { SetLanguage(En) })
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 200 {
				SetLanguage(Languages()[i%2])
				if got := T("Net revenue"); got != "Net revenue" && got != "净收入" {
					t.Errorf("got %q", got)
				}
			}
		})
	}
	group.Wait()
}
