package campaigns

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// costs is the tab of what the campaign cost, with a line to type the next cost
// in.
type costs struct {
	detail *detail
	root   fyne.CanvasObject
	table  *widgets.Table
	day    *widgets.DateField
	amount *widgets.MoneyField
	note   *widgets.Entry
	fault  *widgets.Text
	line   *fyne.Container
	rows   []app.MediaCost
	saver  document.Saver
	keeper *document.Keeper
	of     app.ID // the campaign that the line is for
}

func newCosts(d *detail) *costs {
	c := &costs{detail: d}
	host := d.page.deps.Host
	c.day = widgets.NewDateField(host.Today)
	c.day.SetDate(host.Today())
	c.note = widgets.NewEntry()
	c.note.SetPlaceHolder(i18n.T("What for"))
	c.note.OnSubmitted = func(string) { c.add() }
	c.note.OnChanged = func(string) { c.keep() }
	c.day.OnChanged = func(finance.Date) { c.keep() }
	c.fault = widgets.NewCutText("", widgets.Error)
	c.fault.Hide()
	c.line = container.NewStack()
	c.table = widgets.NewTable(
		widgets.Column{Key: "date", Title: i18n.T("Date"), Width: 120},
		widgets.Column{Key: "note", Title: i18n.T("What for"), Width: 200, Weight: 1, Min: 100},
		widgets.Column{Key: "each", Title: i18n.T("A target"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 100},
		widgets.Column{Key: "amount", Title: i18n.T("Amount"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 110},
	)
	c.table.OnDelete = func(rows []int) { c.remove(rows[0]) }
	c.table.OnMenu = func(row int, at fyne.Position) {
		widgets.ShowMenuAt(c.table, at, []widgets.Option{{Title: i18n.T("Delete this cost"), Icon: "close", Do: func() { c.remove(row) }}})
	}
	c.table.Empty = widgets.NewEmptyState("campaigns", i18n.T("No costs yet"),
		i18n.T("Type the first cost above: printing, postage, an agency. It is shared equally by all targets."))
	c.root = container.NewBorder(widgets.Pad(2*theme.Unit, 4*theme.Unit, 2*theme.Unit, 4*theme.Unit, widgets.Stack(2, c.line, c.fault)), nil, nil, nil, c.table)
	return c
}

func (c *costs) fill(data *campaignData) {
	if c.amount == nil {
		c.amount = widgets.NewMoneyField(data.currency)
		c.amount.OnSubmitted = func(string) { c.add() }
		c.amount.OnAmount = func(finance.Amount) { c.keep() }
		add := widgets.NewButton(i18n.T("Add cost"), c.add)
		c.line.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil,
			widgets.Row(document.Wide(222, c.day), document.Wide(120, c.amount)), add, widgets.Pad(0, theme.Unit, 0, theme.Unit, c.note))}
	}
	if c.of != data.campaign.ID {
		c.begin(data)
	}
	c.rows = data.costs
	c.table.SetSource(widgets.KeyedRows(data.costs, func(m app.MediaCost) int64 { return int64(m.ID) },
		func(m app.MediaCost, column int) widgets.Cell {
			switch column {
			case 0:
				return widgets.Cell{Text: format.Date(m.Day), Colour: theme.ColorMuted}
			case 1:
				return widgets.Cell{Text: m.Note}
			case 2:
				return widgets.Cell{Text: each(m, data), Colour: theme.ColorMuted}
			}
			return widgets.Cell{Text: format.Amount(m.Amount, data.currency)}
		}))
}

// begin takes another campaign: the line is what was typed for it and not added.
func (c *costs) begin(data *campaignData) {
	c.of, c.keeper = data.campaign.ID, nil
	c.empty()
	d := c.detail.page.deps
	c.keeper = document.NewKeeper(d.Data, d.Host.Fail, document.CostForm, c.of, func() document.Unsaved {
		return document.Unsaved{Title: data.campaign.Name, Typed: document.Typed{
			"day": document.ValueOf(c.day), "amount": document.ValueOf(c.amount), "note": document.ValueOf(c.note),
		}}
	})
	if u := data.unsaved; u != nil {
		keeper := c.keeper
		c.keeper = nil // filling is no typing
		u.Typed["day"].Fill(c.day)
		u.Typed["amount"].Fill(c.amount)
		u.Typed["note"].Fill(c.note)
		c.keeper = keeper
		c.keeper.Resume(*u)
	}
}

// keep writes the line down as it is typed.
func (c *costs) keep() {
	if c.keeper != nil {
		c.keeper.Keep()
	}
}

// empty makes room for the next cost.
func (c *costs) empty() {
	c.day.SetDate(c.detail.page.deps.Host.Today())
	c.amount.Clear()
	c.note.SetText("")
}

// each is what a target bears of a cost; some bear a cent more, so that the
// shares sum to the whole.
func each(m app.MediaCost, data *campaignData) string {
	if len(data.targets) == 0 {
		return "–"
	}
	return format.Amount(m.Amount/finance.Amount(len(data.targets)), data.currency)
}

// add records the cost that was typed.
func (c *costs) add() {
	campaign, page := c.detail.data.campaign, c.detail.page
	for _, err := range []error{c.day.Err(), c.amount.Err()} {
		if err != nil {
			c.say(err.Error())
			return
		}
	}
	if c.amount.Amount() <= 0 {
		c.say(i18n.T("Type what it cost."))
		c.amount.SetInvalid(true)
		return
	}
	cost := &app.MediaCost{
		Campaign: campaign.ID, Source: campaign.Source, Day: c.day.Date(),
		Amount: c.amount.Amount(), Note: strings.TrimSpace(c.note.Text),
	}
	action := app.Action{Text: i18n.Mark("Add a cost to %s"), Args: []any{campaign.Name}}
	c.saver.Save(page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		return u.Put(ctx, cost)
	}, func(id app.ID, err error) {
		if err != nil {
			c.say(shell.Sentence(err))
			return
		}
		c.say("")
		c.keeper.Forget(func() {
			c.of = 0 // the next line is another draft
			page.deps.Host.Done(id, i18n.T("Cost of %s added", format.Amount(cost.Amount, c.detail.data.currency)))
		})
	})
}

func (c *costs) say(sentence string) {
	c.fault.Set(sentence)
	c.fault.Hidden = sentence == ""
	c.root.Refresh()
}

// remove takes a cost line out.
func (c *costs) remove(row int) {
	if row < 0 || row >= len(c.rows) {
		return
	}
	cost, page := c.rows[row], c.detail.page
	action := app.Action{Text: i18n.Mark("Delete a cost of %s"), Args: []any{c.detail.data.campaign.Name}}
	said := i18n.T("Cost of %s deleted", format.Amount(cost.Amount, c.detail.data.currency))
	page.acts.Do(action, said, func(ctx context.Context, u app.Unit) error { return u.Delete(ctx, &cost) })
}
