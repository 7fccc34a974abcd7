package shell

import (
	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// Warning is something to know before a step that is taken all the same or not.
type Warning struct {
	Title, Text string
	Go          string // what going on is called
	OnGo        func()
	Other       string // what there is to do instead
	OnOther     func()
}

// warningWidth is the width of the text, in device-independent pixels.
const warningWidth = 440

// Warn shows a warning over the window. Esc leaves everything as it is.
func Warn(window fyne.Canvas, w Warning) {
	var panel *widgets.Panel
	after := func(then func()) func() { return func() { panel.Close(); then() } }
	other := widgets.NewPrimary(w.Other, after(w.OnOther))
	panel = widgets.NewPanel(w.Title, widgets.NewParagraph(w.Text, widgets.Body, warningWidth),
		[]fyne.CanvasObject{widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc")},
		[]fyne.CanvasObject{widgets.NewButton(w.Go, after(w.OnGo)), other})
	panel.First = other
	panel.Open(window)
}
