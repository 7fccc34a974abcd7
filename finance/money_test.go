package finance_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/finance"
)

func TestRoundHalfToEven(t *testing.T) {
	for text, want := range map[string]finance.Amount{
		"0.005": 0, "0.015": 2, "0.025": 2, "-0.005": 0, "-0.015": -2, "1.234999": 123, "1.235001": 124,
	} {
		if got, err := finance.Round(decimal.RequireFromString(text), usd); err != nil || got != want {
			t.Errorf("%s: %d, %v, want %d", text, got, err, want)
		}
	}
	if _, err := finance.Round(decimal.New(1, 30), usd); !errors.Is(err, finance.ErrAmountRange) {
		t.Errorf("beyond the range: %v", err)
	}
}

func TestAmountTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := finance.Currency{Code: "XXX", Exponent: rapid.Int32Range(0, 4).Draw(t, "exponent")}
		a := finance.Amount(rapid.Int64Range(-1e15, 1e15).Draw(t, "amount"))
		if got, err := finance.Round(decimal.RequireFromString(a.Text(c)), c); err != nil || got != a {
			t.Fatalf("%s: %d, %v", a.Text(c), got, err)
		}
	})
}

func TestCurrenciesHaveTheirDecimals(t *testing.T) {
	for code, want := range map[string]string{"USD": "-13.30", "JPY": "-1330", "KWD": "-1.330", "cny": "-13.30"} {
		c, err := finance.CurrencyByCode(code)
		if err != nil {
			t.Errorf("%s: %v", code, err)
			continue
		}
		if got := finance.Amount(-1330).Text(c); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	if _, err := finance.CurrencyByCode("QQQ"); err == nil {
		t.Error("QQQ is no currency")
	}
}
