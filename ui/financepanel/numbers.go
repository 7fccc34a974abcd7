package financepanel

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

func amountOr(a *finance.Amount, cur finance.Currency) string {
	if a == nil {
		return "–"
	}
	return format.Amount(*a, cur)
}

func ratioText(r *float64) string {
	if r == nil {
		return "–"
	}
	return format.PercentSigned(decimal.NewFromFloat(*r))
}

// broken is a count that linear attribution may have broken, with one decimal
// where it is.
func broken(n float64) string {
	return format.Decimal(decimal.NewFromFloat(n).Round(1))
}

func shareOr(ratio *float64) string {
	if ratio == nil {
		return "–"
	}
	return format.Percent(decimal.NewFromFloat(*ratio))
}

func shareOf(part, whole finance.Amount) string {
	return format.Percent(decimal.NewFromInt(int64(part)).Div(decimal.NewFromInt(int64(whole))))
}

// figureText is a metric's figure for people.
func figureText(f *report.Figure, cur finance.Currency) string {
	if f == nil {
		return "–"
	}
	switch f.Measure {
	case app.InAmount:
		return format.Amount(f.Amount, cur)
	case app.InShare:
		return format.Percent(decimal.NewFromFloat(f.Number))
	case app.InDays:
		return i18n.T("%s days", format.Decimal(decimal.NewFromFloat(f.Number).Round(1)))
	}
	return format.Count(int(f.Number))
}

// toldApart writes two figures of one metric, with one decimal more where they
// differ and would read alike.
func toldApart(a, b *report.Figure, cur finance.Currency) (string, string) {
	first, second := figureText(a, cur), figureText(b, cur)
	if a == nil || b == nil || first != second || a.Value() == b.Value() {
		return first, second
	}
	finer := func(f *report.Figure) string {
		n := decimal.NewFromFloat(f.Number)
		switch f.Measure {
		case app.InShare:
			return format.PercentFine(n)
		case app.InDays:
			return i18n.T("%s days", format.Decimal(n.Round(2)))
		}
		return figureText(f, cur)
	}
	return finer(a), finer(b)
}

// countText is an expected count with one decimal.
func countText(n *float64) string {
	if n == nil {
		return "–"
	}
	return format.Decimal(decimal.NewFromFloat(*n).Round(1))
}

func sharePercent(share float64) string { return format.PercentWhole(decimal.NewFromFloat(share)) }

func percentOne(share float64) string { return format.Percent(decimal.NewFromFloat(share)) }

// count writes a number of people, which a model expects in fractions.
func count(n float64) string { return format.Count(int(n + 0.5)) }

func shareNote(part, whole finance.Amount) string {
	if whole <= 0 {
		return ""
	}
	share := decimal.NewFromInt(int64(part)).Div(decimal.NewFromInt(int64(whole)))
	return i18n.T("%s of net revenue", format.Percent(share))
}
