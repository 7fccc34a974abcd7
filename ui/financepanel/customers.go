package financepanel

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// person is a customer behind a mark of a chart, with what the list says of them.
type person struct {
	id      app.ID
	name    string
	figures []string
}

// customersPanel lists the customers behind a mark over the page; Enter opens one.
type customersPanel struct {
	panel  *widgets.Panel
	table  *widgets.Table
	count  *widgets.Text
	loader widgets.Loader[[]person]
	rows   []person
}

// listCustomers opens the list with a column for each of the figures; read makes
// its rows off Fyne's goroutine.
func listCustomers(deps Deps, title string, figures []string, read func(context.Context) ([]person, error)) *customersPanel {
	p := &customersPanel{count: widgets.NewText(i18n.T("Reading …"), widgets.Strong)}
	columns := []widgets.Column{{Key: "name", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 180, Min: 120, Weight: 1}}
	for i, name := range figures {
		columns = append(columns, figureColumn(strconv.Itoa(i), name, 116))
	}
	p.table = widgets.NewTable(columns...)
	p.table.OnActivated = func(row int) {
		if row >= 0 && row < len(p.rows) {
			p.panel.Close()
			deps.OpenCustomer(p.rows[row].id)
		}
	}
	body := container.NewBorder(widgets.Pad(0, 0, 8, 0, p.count), nil, nil, nil,
		widgets.NewFlushCard("", "", newLeast(fyne.NewSize(0, 420), p.table)))
	closing := widgets.NewButton(i18n.T("Close"), func() { p.panel.Close() }).WithHint("Esc")
	p.panel = widgets.NewPanel(title, body, nil, []fyne.CanvasObject{closing})
	p.panel.Width = 760
	p.panel.First = p.table
	p.panel.OnClosed = p.loader.Stop
	p.panel.Open(deps.Host.Canvas())
	p.loader.Load(read, orFail(deps, func(rows []person) {
		p.fill(rows)
	}))
	return p
}

func (p *customersPanel) fill(rows []person) {
	p.rows = rows
	p.count.Set(i18n.N(len(rows), "%d customer", "%d customers"))
	p.table.SetSource(widgets.Rows(rows, func(row person, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: row.name, Bold: true}
		}
		return widgets.Cell{Text: row.figures[column-1]}
	}))
}

// valuedFigures are what the list says of customers whom a model has valued.
func valuedFigures() []string {
	return []string{i18n.T("Purchases"), i18n.T("Still there"), i18n.T("Expected value")}
}

// valued are the rows of such customers, those of whom most is expected first.
func valued(rows []report.LTVRow, c finance.Currency) []person {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b report.LTVRow) int { return cmp.Compare(orNone(b.Expected), orNone(a.Expected)) })
	people := make([]person, len(rows))
	for i, row := range rows {
		there := "–"
		if row.Chance != nil {
			there = sharePercent(*row.Chance)
		}
		people[i] = person{row.Customer, row.Name, []string{format.Count(row.Frequency + 1), there, amountOr(row.Expected, c)}}
	}
	return people
}

// named are people with the names that the file has for them.
func named(ctx context.Context, src Source, people []person) ([]person, error) {
	ids := make([]app.ID, len(people))
	for i, p := range people {
		ids[i] = p.id
	}
	names, err := src.CustomerNames(ctx, ids)
	for i := range people {
		people[i].name = names[people[i].id]
	}
	return people, err
}

func openCustomer(deps Deps, key int64) {
	if key != 0 {
		deps.OpenCustomer(app.ID(key))
	}
}
