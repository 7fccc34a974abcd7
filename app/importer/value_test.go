package importer

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
)

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "12": "12", "-3.50": "-3.5", "+4": "4", ".5": "0.5", "5.": "5", "007": "7",
		"1,234.50": "1234.5", "1,234,567": "1234567", "1 234.50": "1234.5", "1'234.50": "1234.5", "1\u00a0234": "1234",
		"$1,234.50": "1234.5", "€ 12": "12", "-$5": "-5", "$-5": "-5", "(12.00)": "-12", "−7": "-7",
		"１２３．５": "123.5", "¥100": "100",
	} {
		if d, fault := parseDecimal(text); fault != nil || d.String() != want {
			t.Errorf("%q: %v, %v, want %s", text, d, fault, want)
		}
	}
	for text, want := range map[string]string{
		"1.234,50": "decimal point belongs", "12,5": "decimal point belongs", "1,7": "decimal point belongs", "200.000.000": "decimal point belongs",
		"abc": "is no number", "1e5": "is no number", "1e999999999": "is no number", "--5": "is no number", "1-2": "is no number",
		"12,34,567": "is no number", ",,": "decimal point", "": "is no number", "NaN": "is no number", "0x10": "is no number",
		strings.Repeat("9", 50): "is no number",
	} {
		if d, fault := parseDecimal(text); fault == nil || !strings.Contains(fault.Error(), want) {
			t.Errorf("%q: %v, %v, want %q", text, d, fault, want)
		}
	}
}

func TestAmountsThatAreWrittenAreRead(t *testing.T) {
	usd := finance.Currency{Code: "USD", Exponent: 2}
	rapid.Check(t, func(t *rapid.T) {
		a := finance.Amount(rapid.Int64Range(-1e15, 1e15).Draw(t, "amount"))
		if got, fault := parseAmount(a.Text(usd), usd); fault != nil || got != a {
			t.Fatalf("%s read as %d, %v", a.Text(usd), got, fault)
		}
	})
}

func TestParseAmount(t *testing.T) {
	yen, usd := finance.Currency{Code: "JPY"}, finance.Currency{Code: "USD", Exponent: 2}
	if a, fault := parseAmount("USD 12.50", usd); fault != nil || a != 1250 {
		t.Errorf("with the code: %d, %v", a, fault)
	}
	if a, fault := parseAmount("12.5usd", usd); fault != nil || a != 1250 {
		t.Errorf("with the code behind: %d, %v", a, fault)
	}
	for text, c := range map[string]finance.Currency{"1.005": usd, "10.5": yen, "9999999999999999999": usd} {
		if a, fault := parseAmount(text, c); fault == nil {
			t.Errorf("%s %s is read as %d", text, c.Code, a)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ format, text, want string }{
		{"", "2026-03-10", "2026-03-10"}, {"", "2026/3/5", "2026-03-05"}, {"", "20260310", "2026-03-10"},
		{"", "2026-03-10 12:30:00", "2026-03-10"}, {"", "2026-03-10T23:59:59Z", "2026-03-10"}, {"", "2026/03/10 9:05 AM", "2026-03-10"},
		{"", "2026年3月10日", "2026-03-10"}, {"", "2024-02-29", "2024-02-29"}, {"", " 2026-03-10 ", "2026-03-10"}, {"", "20260310T120000", "2026-03-10"},
		{"DD/MM/YYYY", "10/03/2026", "2026-03-10"}, {"DD/MM/YYYY", "1/2/2026", "2026-02-01"}, {"DD/MM/YYYY", "31/12/2026 10:11:12", "2026-12-31"},
		{"DD/MM/YYYY", "2026-03-10", "2026-03-10"}, {"%d.%m.%Y", "10.03.2026", "2026-03-10"}, {"02/01/2006", "10/03/2026", "2026-03-10"},
		{"MM-DD-YY", "03-10-26", "2026-03-10"}, {"D MMM YYYY", "10 Mar 2026", "2026-03-10"}, {"M/D/YYYY", "3/10/2026 4:05 PM", "2026-03-10"},
	} {
		r, err := newDateReader(c.format)
		if err != nil {
			t.Fatal(c.format, err)
		}
		if d, fault := r.parse(c.text); fault != nil || d.String() != c.want {
			t.Errorf("%q %q: %s, %v, want %s", c.format, c.text, d, fault, c.want)
		}
	}
	plain, _ := newDateReader("")
	for _, text := range []string{"2026-02-30", "10/03/2026", "2026-13-01", "yesterday", "2026", "20261301", "0000-01-01", "2026-03-10x", "2026-03/10", "202603100"} {
		if d, fault := plain.parse(text); fault == nil {
			t.Errorf("%q is read as %s", text, d)
		}
	}
	for _, format := range []string{"nonsense", "YYYY", "DD/DD/YYYY", "MM/YYYY"} {
		if _, err := newDateReader(format); err == nil {
			t.Errorf("format %q is taken", format)
		}
	}
}

func TestParseMonth(t *testing.T) {
	plain, _ := newDateReader("")
	for text, want := range map[string]string{"2026-03": "2026-03", "2026/3": "2026-03", "202603": "2026-03", "2026年3月": "2026-03", "2026-03-10": "2026-03"} {
		if m, fault := parseMonth(text, plain); fault != nil || m.String() != want {
			t.Errorf("%q: %s, %v", text, m, fault)
		}
	}
	for _, text := range []string{"2026-13", "2026", "03/2026", "March"} {
		if m, fault := parseMonth(text, plain); fault == nil {
			t.Errorf("%q is read as %s", text, m)
		}
	}
}

func TestParseYesNo(t *testing.T) {
	for text, want := range map[string]bool{"yes": true, "TRUE": true, "1": true, "是": true, "No": false, "false": false, "0": false, "否": false} {
		if got, fault := parseYesNo(text); fault != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, fault)
		}
	}
	if _, fault := parseYesNo("maybe"); fault == nil {
		t.Error("maybe is taken")
	}
}

func TestSplitMoneySumsUp(t *testing.T) {
	one, ten := decimal.NewFromInt(1), decimal.NewFromInt(10)
	parts := splitMoney(100, []share{{1, one, ten}, {2, one, ten}, {3, one, ten}})
	if finance.Sum(parts...) != 100 || len(parts) != 3 {
		t.Errorf("parts %v", parts)
	}
	// Given away: nothing was paid, so the pieces count.
	parts = splitMoney(90, []share{{1, one, decimal.Zero}, {2, one.Add(one), decimal.Zero}})
	if parts[0] != 30 || parts[1] != 60 {
		t.Errorf("parts %v", parts)
	}
}

func TestRefundFollowsThePrice(t *testing.T) {
	order := &app.Order{Lines: []app.OrderLine{
		{ID: 1, Product: 7, Quantity: decimal.NewFromInt(3), UnitPrice: decimal.NewFromInt(20), Discount: 10},
		{ID: 2, Product: 7, Quantity: decimal.NewFromInt(2), UnitPrice: decimal.NewFromInt(20), DiscountPercent: decimal.NewFromInt(5)},
	}}
	sold := &soldOrder{order: order, returned: map[app.ID]decimal.Decimal{1: decimal.NewFromInt(2)}}
	usd, err := finance.CurrencyByCode("USD")
	if err != nil {
		t.Fatal(err)
	}
	shares := sold.firstIn(7, decimal.NewFromInt(2), usd)
	parts := splitMoney(38_97, shares)
	if len(parts) != 2 || parts[0] != 19_97 || parts[1] != 19_00 {
		t.Errorf("the price paid for both, 38.97, is divided into %v", parts)
	}
}
