package financepanel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// booksLine says under the figures that they add up, of which day and
// definitions they are, and how many records are incomplete.
type booksLine struct {
	root  fyne.CanvasObject
	row   *fyne.Container
	about *widgets.Text
}

func newBooksLine() *booksLine {
	b := &booksLine{row: container.NewHBox(), about: widgets.NewText("", widgets.Small)}
	b.root = widgets.NewCard("", "", widgets.Ends(b.row, b.about))
	return b
}

func (b *booksLine) fill(r *report.ReconcileReport, gaps *report.IncompleteReport, h report.Head) {
	cur := r.Currency
	title, colour := i18n.T("The books agree"), theme.ColorProfit
	if r.Difference != 0 {
		title, colour = i18n.T("The books do not agree"), theme.ColorLoss
	}
	b.row.Objects = []fyne.CanvasObject{widgets.RowGap(20,
		widgets.NewText(title, widgets.Strong),
		pair(i18n.T("Customers"), format.Amount(r.Customers, cur)),
		pair(i18n.T("+ unallocated"), format.Amount(r.Unallocated, cur)),
		pair(i18n.T("= company"), format.Amount(r.Company, cur)),
		widgets.NewText(i18n.T("difference %s", format.Amount(r.Difference, cur)), widgets.Body.In(colour)),
	)}
	b.row.Refresh()
	b.about.Set(aboutText(h, gaps))
}

// wait shows what is known before the books have been gone through.
func (b *booksLine) wait(h report.Head) {
	b.row.Objects = nil
	b.row.Refresh()
	b.about.Set(aboutText(h, nil))
}

func pair(label, value string) fyne.CanvasObject {
	return widgets.RowGap(4, widgets.NewText(label, widgets.Body), widgets.NewText(value, widgets.Strong))
}

// aboutText is what stands under every report: as-of date, version, gaps.
func aboutText(h report.Head, gaps *report.IncompleteReport) string {
	parts := []string{i18n.T("definitions v%d", h.Policy)}
	if h.AsOf != 0 {
		parts = append([]string{i18n.T("As of %s", format.Date(h.AsOf))}, parts...)
	}
	if note := h.Note.In(format.Say); note != "" {
		parts = append([]string{note}, parts...)
	}
	if gaps != nil && gaps.Count() > 0 {
		parts = append(parts, i18n.N(gaps.Count(), "%d record incomplete", "%d records incomplete"))
	}
	return strings.Join(parts, "  •  ")
}
