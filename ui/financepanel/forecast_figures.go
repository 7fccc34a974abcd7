package financepanel

import (
	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

func (v *forecastView) figures() {
	var sum finance.Amount
	for model, shown := range map[string]*widgets.KeyFigure{app.ModelActivity: v.activity, app.ModelContinuity: v.continuity} {
		r := v.both.Of(model)
		if r == nil {
			shown.Set("–", theme.ColorMuted, i18n.T("No history and nothing assumed"))
			continue
		}
		profit := r.Total.Profit()
		sum += profit
		shown.Set(format.Amount(profit, r.Currency), theme.OfSign(profit), v.against(model, profit))
	}
	c := v.both.Currency
	together := ""
	if len(v.both.Models) > 0 {
		together = format.Period(v.expected())
	}
	v.together.Set(format.Amount(sum, c), theme.OfSign(sum), together)
	r := v.both.Of(v.model.Key())
	label := i18n.T("Customers at the end")
	if v.model.Key() == app.ModelContinuity {
		label = i18n.T("Subscribers at the end")
	}
	v.people.SetLabel(label)
	if r == nil {
		v.people.Set("–", theme.ColorMuted, "")
		return
	}
	note := ""
	if len(r.Months) > 0 {
		note = i18n.T("%s now, %s after a month", count(r.Opening()), count(r.Months[0].Customers))
	}
	v.people.Set(count(r.Total.Customers), theme.ColorText, note)
}

// against says how a profit differs from the one compared with, else from that of
// the months before.
func (v *forecastView) against(model string, profit finance.Amount) string {
	r := v.both.Of(model)
	if v.other != nil && v.other.Model == model {
		return i18n.T("%s against %s", format.Signed(profit-v.other.Total.Profit(), r.Currency), v.otherName())
	}
	var past finance.Amount
	for _, m := range r.Past {
		past += m.Profit()
	}
	if len(r.Past) != len(r.Months) {
		return i18n.N(len(r.Months), "Over %d month", "Over %d months")
	}
	return i18n.T("%s against the months before", format.Signed(profit-past, r.Currency))
}

// expected is the span of months that is expected.
func (v *forecastView) expected() finance.Period {
	var p finance.Period
	for _, r := range v.both.Models {
		if n := len(r.Months); n > 0 {
			p = finance.Period{From: r.Months[0].Month.First(), To: r.Months[n-1].Month.Last()}
		}
	}
	return p
}
