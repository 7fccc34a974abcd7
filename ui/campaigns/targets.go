package campaigns

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// targets is the tab of those whom the campaign is meant for.
type targets struct {
	detail  *detail
	root    fyne.CanvasObject
	table   *widgets.Table
	touch   *widgets.Button
	respond *widgets.Button
	tools   *fyne.Container
	rows    []app.TargetRow
}

func newTargets(d *detail) *targets {
	t := &targets{detail: d}
	host := d.page.deps.Host
	t.touch = widgets.NewButton("", func() { t.askDay(t.touch, false) })
	t.respond = widgets.NewButton("", func() { t.askDay(t.respond, true) })
	add := widgets.NewButton(i18n.T("Add targets…"), t.add).WithIcon("plus")
	t.table = widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Customer"), Width: 180, Min: 120, Weight: 1},
		widgets.Column{Key: "touched", Title: i18n.T("Reached on"), Width: 116},
		widgets.Column{Key: "responded", Title: i18n.T("Answered on"), Width: 116},
		widgets.Column{Key: "profit", Title: i18n.T("Customer profit"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 116},
	)
	t.table.Multi = true
	t.table.OnSelection = func([]int) { t.label() }
	t.table.OnActivated = func(row int) {
		host.Open(shell.Place{Page: document.ContactsPage, ID: int64(t.rows[row].Contact)})
	}
	t.table.OnDelete = t.remove
	t.table.Empty = widgets.NewEmptyState("contacts", i18n.T("Nobody is meant yet"),
		i18n.T("Choose who gets this offer: all contacts, a tag, a media source, an owner, or only those who earn you money."),
		widgets.NewButton(i18n.T("Add targets…"), t.add))
	var more *widgets.Button
	more = widgets.NewButton(i18n.T("More"), func() { widgets.ShowMenu(more, t.more()) })
	more.Caret = true
	t.tools = container.NewBorder(nil, nil, widgets.Row(add, more), widgets.Row(t.touch, t.respond))
	t.root = container.NewBorder(widgets.Pad(2*theme.Unit, 4*theme.Unit, 2*theme.Unit, 4*theme.Unit, t.tools), nil, nil, nil, t.table)
	t.label()
	return t
}

func (t *targets) fill(c *campaignData) {
	t.rows = c.targets
	t.table.SetSource(widgets.KeyedRows(c.targets, func(r app.TargetRow) int64 { return int64(r.ID) },
		func(r app.TargetRow, column int) widgets.Cell {
			switch column {
			case 0:
				return widgets.Cell{Text: r.Name, Bold: true}
			case 1:
				return widgets.Cell{Text: format.Date(r.TouchedOn), Colour: theme.ColorMuted}
			case 2:
				return widgets.Cell{Text: format.Date(r.RespondedOn)}
			}
			return widgets.Cell{Text: format.Amount(r.Profit, c.currency)}
		}))
	t.label()
}

// chosen is the selected targets where there are several, or the one with the
// cursor.
func (t *targets) chosen() []app.TargetRow {
	var rows []app.TargetRow
	for _, i := range t.table.Selection() {
		if i < len(t.rows) {
			rows = append(rows, t.rows[i])
		}
	}
	return rows
}

// remove takes targets out of the campaign.
func (t *targets) remove([]int) {
	rows, page := t.chosen(), t.detail.page
	if len(rows) == 0 {
		return
	}
	action := app.Action{Text: i18n.Mark("Remove targets from %s"), Args: []any{t.detail.data.campaign.Name}}
	page.acts.Do(action, i18n.N(len(rows), "%d target removed", "%d targets removed"), func(ctx context.Context, u app.Unit) error {
		for _, row := range rows {
			target, err := u.Target(ctx, row.ID)
			if err != nil {
				return err
			}
			if err := u.Delete(ctx, target); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *targets) add() { newSegment(t.detail.page, t.detail.data).open("") }
