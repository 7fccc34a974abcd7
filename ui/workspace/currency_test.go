package workspace

import "testing"

func TestTheCurrencyIsThatOfTheSystem(t *testing.T) {
	for locale, want := range map[string]string{
		"zh_CN.UTF-8": "CNY", "zh-Hans": "CNY", "en_US.UTF-8": "USD", "en-GB": "GBP", "de_DE@euro": "EUR", "ja_JP": "JPY", "": "USD", "C": "USD", "??": "USD",
	} {
		if got := currencyOf(locale); got != want {
			t.Errorf("%q: %s, want %s", locale, got, want)
		}
	}
}
