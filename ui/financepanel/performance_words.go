package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// equityNote says who is behind the bridge, and what the models had to say.
func equityNote(e *report.EquityReport) string {
	var text string
	people := func(step string) string { return format.Count(len(e.Behind(step))) }
	if e.Closing != nil {
		text = i18n.T("Expected value of %s new customers, %s who bought again, %s who were lost (no longer likely to be customers), and %s whose value moved with time and with what the models learned.",
			people("acquired"), people("retained"), people("lost"), people("changed"))
	}
	for _, n := range e.Notes {
		if text != "" {
			text += " "
		}
		text += n.In(format.Say)
	}
	return text
}

// countMet counts the objectives met, and those that could be judged.
func countMet(rows []report.ObjectiveRow) (met, judged int) {
	for _, row := range rows {
		if row.Met != nil {
			judged++
			if *row.Met {
				met++
			}
		}
	}
	return met, judged
}

// metNote says what stands behind the count of objectives met.
func metNote(all, judged, met int) string {
	switch {
	case all == 0:
		return i18n.T("no objectives yet")
	case judged < all:
		return i18n.N(all-judged, "%d has no figures in this period", "%d have no figures in this period")
	case met == all:
		return i18n.T("all of them")
	}
	return i18n.N(judged-met, "%d not met", "%d not met")
}

// noteBeside lays out a picture and a note at its right, as wide as a quarter of
// the room.
type noteBeside struct{ note *widgets.Paragraph }

const noteShare, noteGap = 0.24, 20

// Layout implements fyne.Layout.
func (n noteBeside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width * noteShare
	n.note.SetWidth(width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width-width-noteGap, size.Height))
	objects[1].Move(fyne.NewPos(size.Width-width, 8))
	objects[1].Resize(fyne.NewSize(width, size.Height-8))
}

// MinSize implements fyne.Layout.
func (n noteBeside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(noteGap+160, 0)
}
