package financepanel

import (
	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// budgetKeys are the lines of the statement that stand above the comparison.
var budgetKeys = []string{"net_revenue", "gross_margin", "contribution", "profit"}

// budgetFigureRow says for the lines that matter most how far they are from the
// plan.
type budgetFigureRow struct {
	root    *fyne.Container
	figures []*widgets.KeyFigure
}

func newBudgetFigureRow() *budgetFigureRow {
	r := &budgetFigureRow{}
	row := make([]fyne.CanvasObject, len(budgetKeys))
	for i, key := range budgetKeys {
		k := widgets.NewKeyFigure(report.CompanyLineName(key).In(format.Say))
		r.figures, row[i] = append(r.figures, k), k
	}
	r.root = widgets.Even(10, row...)
	return r
}

// show fills the figures from the lines compared; of a line without a budget there
// is nothing to say.
func (r *budgetFigureRow) show(lines []report.PlanLine, currency finance.Currency) {
	of := map[string]report.PlanLine{}
	for _, l := range lines {
		of[l.Key] = l
	}
	for i, key := range budgetKeys {
		l, ok := of[key]
		if !ok {
			r.figures[i].Set("–", theme.ColorMuted, i18n.T("no budget"))
			continue
		}
		r.figures[i].Set(format.Amount(l.Actual, currency), theme.OfSign(l.Actual), budgetNote(l.Versus, currency))
	}
}

// budgetNote says how far an actual is from its budget, and whether that is good.
func budgetNote(v report.Versus, currency finance.Currency) string {
	planned := format.Amount(v.Budget, currency)
	if v.VariancePercent == nil {
		return i18n.T("budget %s", planned)
	}
	change := format.PercentSigned(decimal.NewFromFloat(*v.VariancePercent).Shift(-2))
	mark := "▼ "
	if v.Favourable {
		mark = "▲ "
	}
	return i18n.T("%s on %s", mark+change, planned)
}
