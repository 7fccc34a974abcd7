// Command barewindow is the least that a Fyne program can be: a window of the
// size of Rapport's with one label. The bench holds Rapport against it.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("io.github.rapport-crm.barewindow").NewWindow("bare")
	w.SetContent(widget.NewLabel("A bare window"))
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
