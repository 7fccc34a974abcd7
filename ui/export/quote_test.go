package export

import (
	"bytes"
	"strings"
	"testing"

	"rapport/assets/i18n"
	"rapport/finance"
)

func sampleQuote(lines int) *Quote {
	usd, _ := finance.CurrencyByCode("USD")
	q := &Quote{
		Number: "D-1001", Day: finance.MustDate("2026-03-16"), ValidUntil: finance.MustDate("2026-04-15"),
		From:    []string{"Harbour Audio", "12 Quay Street", "Portland, OR 97201", "+1 503 555 0100"},
		To:      []string{"Town of Kestrel", "Ann Lee", "1 Main Street", "97301 Salem"},
		Subject: "Sound for the town hall", Currency: usd,
		Terms: "Delivery within two weeks of the order. " + strings.Repeat("Installation by our own people is part of the price. ", 8) + "\n\n我们提供两年保修。",
	}
	total := finance.Amount(0)
	for range lines {
		q.Lines = append(q.Lines, QuoteLine{Name: "Stereo", Detail: "STE-100", Quantity: "2", Price: "300.00", Discount: "10%", Amount: 540_00})
		total += 540_00
	}
	q.Totals = []QuoteTotal{{"Net", total}, {"Shipping", 15_00}, {"Total", total + 15_00}}
	return q
}

func TestQuoteIsTheSameBytesEachTime(t *testing.T) {
	for _, l := range []i18n.Language{"en", "zh-Hans"} {
		i18n.SetLanguage(l)
		a, err := sampleQuote(3).PDF()
		if err != nil {
			t.Fatal(err)
		}
		b, err := sampleQuote(3).PDF()
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s: two quotes differ, %v", l, err)
		}
		if !bytes.HasPrefix(a, []byte("%PDF-")) || bytes.Count(a, []byte("/Type /Page\n")) != 1 {
			t.Errorf("%s: %d pages", l, bytes.Count(a, []byte("/Type /Page\n")))
		}
	}
	i18n.SetLanguage("en")
}

func TestLongQuoteGoesOverPages(t *testing.T) {
	for lines, pages := range map[int]int{0: 1, 3: 1, 60: 3} {
		data, err := sampleQuote(lines).PDF()
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(data, []byte("/Type /Page\n")); n != pages {
			t.Errorf("%d lines take %d pages, want %d", lines, n, pages)
		}
	}
	q := sampleQuote(1)
	q.Lines[0].Name, q.Number, q.Terms = strings.Repeat("Very long ", 200), "", strings.Repeat("x", 5000)+"\n=1+1 😀"
	if _, err := q.PDF(); err != nil {
		t.Error(err)
	}
}

func TestTextIsWrappedAtSpacesAndBetweenChineseCharacters(t *testing.T) {
	pdf := newPDF("", 0, sheetWidth, sheetHeight)
	text := strings.TrimSpace(strings.Repeat("good words ", 30))
	lines := wrapped(pdf, text, 9, 200)
	if strings.Join(lines, " ") != text || len(lines) < 3 {
		t.Errorf("wrapped into %q", lines)
	}
	for _, l := range append(lines, wrapped(pdf, strings.Repeat("保修两年", 40), 9, 200)...) {
		pdf.SetFont(family, "", 9)
		if pdf.GetStringWidth(l) > 200.01 {
			t.Errorf("%q is %f wide", l, pdf.GetStringWidth(l))
		}
	}
}
