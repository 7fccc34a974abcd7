package backups

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// listHeight is the height of the list of copies, in device-independent pixels.
const listHeight = 260

// Restore lists the copies in the folder for backups, to make a company file from
// one of them or from another backup.
func (d *Desk) Restore() {
	var loader widgets.Loader[[]app.Backup]
	loader.Load(func(ctx context.Context) ([]app.Backup, error) { return d.deps.Source.Backups(ctx) }, func(kept []app.Backup, err error) {
		switch {
		case err != nil:
			d.deps.Fail(err)
		case len(kept) == 0:
			d.deps.Restorer.Ask()
		default:
			d.offer(kept)
		}
	})
}

// offer opens the panel with the copies.
func (d *Desk) offer(kept []app.Backup) {
	table := widgets.NewTable(
		widgets.Column{Key: "made", Title: i18n.T("Made"), Kind: widgets.TextCell, Width: 150, Weight: 1},
		widgets.Column{Key: "size", Title: i18n.T("Size"), Kind: widgets.TextCell, Width: 80, Align: fyne.TextAlignTrailing},
	)
	table.SetSource(widgets.Rows(kept, func(b app.Backup, column int) widgets.Cell {
		return widgets.Cell{Text: []string{format.Moment(b.Made), size(b.Bytes)}[column]}
	}))
	table.Select(0)
	var panel *widgets.Panel
	closing := func(then func()) func() { return func() { panel.Close(); then() } }
	take := closing(func() {
		if row := table.Selected(); row >= 0 {
			d.deps.Restorer.From(kept[row].Path)
		}
	})
	table.OnActivated = func(int) { take() }
	about := widgets.NewParagraph(i18n.T("The copy becomes a company file of its own; the one in use stays as it is."), widgets.Small, 440)
	panel = widgets.NewPanel(i18n.T("Restore a backup"), widgets.Stack(8, about, widgets.Tall(table, listHeight)),
		[]fyne.CanvasObject{widgets.NewButton(i18n.T("Another file…"), closing(d.deps.Restorer.Ask))},
		[]fyne.CanvasObject{widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc"), widgets.NewPrimary(i18n.T("Restore this copy…"), take).WithHint("Ctrl ↵")})
	panel.OnSave, panel.First = take, table
	panel.Open(d.deps.Canvas())
}
