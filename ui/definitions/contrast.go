package definitions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// contrastView shows side by side what two versions have differently.
type contrastView struct {
	root fyne.CanvasObject
	card *widgets.Card
	body *fyne.Container
}

func newContrastView() *contrastView {
	v := &contrastView{body: widgets.Stack(0)}
	v.card = widgets.NewCard(i18n.T("What differs"), "", container.NewVScroll(v.body))
	v.root = v.card
	return v
}

// show compares version b with a.
func (v *contrastView) show(a, b app.Definitions, c finance.Currency) {
	all := contrasts(a, b, c)
	v.card.SetTitle(i18n.T("What differs"), i18n.N(len(all), "%d rule or rate", "%d rules and rates"))
	v.body.Objects = nil
	if len(all) == 0 {
		v.body.Add(widgets.Pad(8, 0, 8, 0, widgets.NewText(i18n.T("Both versions have the same rules and rates."), widgets.Muted)))
	} else {
		v.line(widgets.NewText("", widgets.Small), widgets.NewText(versionName(a.Version), widgets.Strong), widgets.NewText(versionName(b.Version), widgets.Strong))
	}
	for _, d := range all {
		v.line(widgets.NewParagraph(d.what, widgets.Muted, ruleLabel),
			widgets.NewParagraph(d.a, widgets.Muted, ruleWidth), widgets.NewParagraph(d.b, widgets.Body, ruleWidth))
	}
	v.body.Refresh()
}

func (v *contrastView) line(what, a, b fyne.CanvasObject) {
	left := container.NewVBox(document.Wide(ruleLabel+10, what))
	v.body.Add(widgets.Pad(8, 0, 8, 0, container.NewBorder(nil, nil, left, nil, widgets.Even(16, a, b))))
	v.body.Add(document.NewRule())
}
