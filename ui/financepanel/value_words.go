package financepanel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// fillFigures fills the key figures.
func (v *valueView) fillFigures() {
	r := v.data.report
	cur, t := r.Currency, r.Total
	known := format.Count(len(r.Rows))
	note := i18n.T("kept a purchase by %s", format.Date(r.Calibration))
	if r.Model == report.ModelSBG {
		note = i18n.T("subscribed by %s", format.Date(r.Calibration))
	}
	if r.Calibration == 0 {
		note = ""
	}
	v.customers.Set(known, theme.ColorText, note)
	come := i18n.T("of orders, discounted")
	if r.Model == report.ModelSBG {
		come = i18n.T("of subscriptions, discounted")
	}
	v.expected.Set(amountOr(t.Expected, cur), valueColour(t.Expected), come)
	v.value.Set(amountOr(t.Value, cur), valueColour(t.Value), i18n.T("with what they have brought"))
	v.alive.Set(meanAlive(r.Rows))
	v.backtest.Set(backtestText(v.data.back))
}

// meanAlive is the mean chance to be still a customer, and how many that makes, of
// those of whom it can be told.
func meanAlive(rows []report.LTVRow) (string, fyne.ThemeColorName, string) {
	sum, n, once := 0.0, 0, false
	for _, row := range rows {
		switch {
		case row.Chance != nil:
			sum, n = sum+*row.Chance, n+1
		case row.Alive != nil:
			once = true
		}
	}
	if n == 0 {
		return "–", theme.ColorMuted, ""
	}
	note := i18n.T("about %s of %s", format.Count(int(sum+.5)), format.Count(n))
	if once {
		note = i18n.T("%s of %s who came back", format.Count(int(sum+.5)), format.Count(n))
	}
	return sharePercent(sum / float64(n)), theme.ColorText, note
}

// backtestText sets what an earlier fit expected beside what came.
func backtestText(back *report.LTVReport) (string, fyne.ThemeColorName, string) {
	if back == nil || back.Backtest == nil {
		return "–", theme.ColorMuted, i18n.T("the books are too short")
	}
	b := back.Backtest
	expected, came := format.Count(int(b.Predicted+.5)), format.Count(b.Actual)
	if b.Actual == 0 {
		return i18n.T("%s / %s", expected, came), theme.ColorText, i18n.T("expected and came since %s", format.Date(back.Calibration))
	}
	off := decimal.NewFromFloat(b.Predicted).Div(decimal.NewFromInt(int64(b.Actual))).Sub(decimal.NewFromInt(1))
	note := i18n.T("%s expected, %s came", expected, came)
	switch off.Shift(2).RoundBank(1).Sign() {
	case 1:
		return i18n.T("%s too many", format.Percent(off)), theme.ColorText, note
	case -1:
		return i18n.T("%s too few", format.Percent(off.Abs())), theme.ColorText, note
	}
	return i18n.T("As expected"), theme.ColorText, note
}

// modelWords is what a model says, in plain words, and its parameters.
type modelWords struct {
	root  fyne.CanvasObject
	lines *fyne.Container
	more  *widgets.Button // shows and hides the parameters
	fit   *widgets.Paragraph
	open  bool
}

func newModelWords() *modelWords {
	w := &modelWords{lines: container.New(wrapped{})}
	w.root = container.NewVScroll(w.lines)
	w.more = widgets.NewLink(i18n.T("Parameters"), func() {
		w.open = !w.open
		w.unfold()
	})
	return w
}

// fill says what the model says: first in plain words, then its notes, then the
// parameters for those who know them.
func (w *modelWords) fill(d *valueFigures) {
	w.lines.Objects = w.lines.Objects[:0]
	add := func(text string, style widgets.Style) {
		if text != "" {
			w.lines.Add(widgets.NewParagraph(text, style, 300))
		}
	}
	add(plainly(d.report), widgets.Body)
	add(earlier(d.back), widgets.Body)
	for _, note := range d.report.Notes {
		add(note.In(format.Say), widgets.Muted)
	}
	w.fit = widgets.NewParagraph(parameters(d.report.Valuation), widgets.Muted, 300)
	w.lines.Add(w.fit)
	w.unfold()
}

// unfold shows the parameters where they were asked for.
func (w *modelWords) unfold() {
	if w.fit == nil {
		return
	}
	w.fit.Hidden = !w.open
	w.lines.Refresh()
	w.root.Refresh()
}

// earlier tells the back-test in a sentence.
func earlier(back *report.LTVReport) string {
	if back == nil || back.Backtest == nil {
		return ""
	}
	b := back.Backtest
	since, until := format.Date(back.Calibration), format.Date(b.HoldoutEnd)
	expected, came := format.Count(int(b.Predicted+.5)), format.Count(b.Actual)
	if back.Model == report.ModelSBG {
		return i18n.T("Tested: fitted on what was known by %s, the model expects %s renewals by %s; %s came.", since, expected, until, came)
	}
	return i18n.T("Tested: fitted on what was known by %s, the model expects %s purchases by %s; %s came.", since, expected, until, came)
}

// plainly reads the parameters to somebody who does not know the model.
func plainly(r *report.LTVReport) string {
	cur := r.Currency
	money := func(major float64) string {
		amount, err := finance.Round(decimal.NewFromFloat(major), cur)
		if err != nil {
			return "–"
		}
		return format.Amount(amount, cur)
	}
	switch p := r.Params.(type) {
	case *report.BGNBDParams:
		if p.R == nil {
			return ""
		}
		yearly := *p.R / *p.Alpha * 365.25 / 7
		return i18n.T("A customer who is still there buys %s times a year; after a purchase, %s of customers leave for good.",
			countText(&yearly), sharePercent(*p.A/(*p.A+*p.B)))
	case *report.MarkovParams:
		if p.NC == nil {
			return ""
		}
		return i18n.T("Of customers who have just bought, %s buy again in the next month. A month with a purchase brings %s; marketing costs %s a customer and month.",
			sharePercent(p.P[0]), money(*p.NC), money(*p.M))
	case *report.SBGParams:
		if p.Alpha == nil {
			return ""
		}
		m := finance.SBG{Alpha: *p.Alpha, Beta: *p.Beta}
		return i18n.T("Of new subscribers, %s leave at the first renewal; of those who have renewed eleven times, %s leave at the next.",
			percentOne(1-m.Retention(1)), percentOne(1-m.Retention(12)))
	}
	return ""
}

// parameters is "r 0.243, alpha 4.414 … · log-likelihood −9,582".
func parameters(v report.Valuation) string {
	var parts []string
	for _, p := range v.Parameters() {
		if p.Value != nil {
			parts = append(parts, p.Name+" "+format.Decimal(decimal.NewFromFloat(*p.Value).Round(3)))
		}
	}
	if v.LogLikelihood == nil {
		return ""
	}
	likelihood := format.Decimal(decimal.NewFromFloat(*v.LogLikelihood).Round(1))
	if !v.Identified {
		return i18n.T("Log-likelihood %s.", likelihood)
	}
	return i18n.T("Parameters: %s. Log-likelihood %s.", strings.Join(parts, ", "), likelihood)
}

// wrapped puts paragraphs one below the other, each as wide as there is room.
type wrapped struct{}

const betweenParagraphs = 6

func (wrapped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if p, ok := o.(*widgets.Paragraph); ok {
			p.SetWidth(size.Width - 8)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(o.MinSize())
		y += o.MinSize().Height + betweenParagraphs
	}
}

func (wrapped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height += o.MinSize().Height + betweenParagraphs
	}
	return fyne.NewSize(0, height)
}
