package settings

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// companyCard is the form of the company.
type companyCard struct {
	page    *Page
	card    *widgets.Card
	form    *widgets.Form
	fields  map[string]*widgets.Field
	name    *widgets.Entry
	country *widgets.Entry
	start   *widgets.Select
	tax     *widgets.Segmented
	money   *widgets.Text
	saved   app.Company
}

func newCompanyCard(p *Page) *companyCard {
	c := &companyCard{page: p, name: widgets.NewEntry(), country: widgets.NewEntry(), money: widgets.NewText("", widgets.Body)}
	var months []widgets.Option
	for m := 1; m <= 12; m++ {
		months = append(months, widgets.Option{Key: strconv.Itoa(m), Title: format.MonthShort(finance.NewDate(2026, time.Month(m), 1).Month())})
	}
	c.start = widgets.NewSelect(months, nil)
	c.tax = widgets.NewSegmented([]widgets.Option{{Key: "no", Title: i18n.T("without tax")}, {Key: "yes", Title: i18n.T("with tax")}}, nil)
	c.fields = map[string]*widgets.Field{
		"name":              widgets.NewField(i18n.T("Name"), c.name),
		"country":           widgets.NewField(i18n.T("Country"), c.country),
		"fiscal_year_start": widgets.NewField(i18n.T("Fiscal year from"), c.start),
		"tax":               widgets.NewField(i18n.T("Prices are"), c.tax),
		"currency":          widgets.NewField(i18n.T("Currency"), c.money),
	}
	c.fields["country"].SetHint(i18n.T("Two letters, such as US: how phone numbers are read"))
	c.form = widgets.NewForm(c.fields["name"], c.fields["currency"], c.fields["fiscal_year_start"], c.fields["tax"], c.fields["country"])
	save := widgets.NewButton(i18n.T("Save company"), c.save)
	c.card = widgets.NewCard(i18n.T("Company"), "", widgets.Stack(8, c.form, widgets.Ends(widgets.Row(), save)))
	return c
}

// fill shows the company, unless something is being typed.
func (c *companyCard) fill(company app.Company) {
	if c.saved.Name != "" && c.typed() != c.saved {
		return
	}
	c.saved = company
	c.name.SetText(company.Name)
	c.country.SetText(company.Country)
	c.start.SetKey(strconv.Itoa(company.FiscalYearStart))
	c.money.Set(company.CurrencyCode)
	c.tax.SetKey("no")
	if company.PricesIncludeTax {
		c.tax.SetKey("yes")
	}
}

func (c *companyCard) typed() app.Company {
	t := c.saved
	t.Name = strings.TrimSpace(c.name.Text)
	t.Country = strings.ToUpper(strings.TrimSpace(c.country.Text))
	t.FiscalYearStart, _ = strconv.Atoi(c.start.Key())
	t.PricesIncludeTax = c.tax.Key() == "yes"
	return t
}

func (c *companyCard) save() {
	typed := c.typed()
	c.form.ClearErrors()
	c.page.do(i18n.T("The company's settings are saved"), false, func(ctx context.Context) error {
		return c.page.deps.Source.SetCompany(ctx, typed)
	}, func(err error) {
		for field, sentence := range c.page.deps.FieldErrors(err) {
			if f := c.fields[field]; f != nil {
				f.SetError(sentence)
			} else {
				c.page.deps.Fail(err)
			}
		}
		c.form.FocusFirstError()
	})
	c.saved = typed
}

// listCard is a short list of names with a field that adds one.
type listCard struct {
	card  *widgets.Card
	table *widgets.Table
}

func newListCard(p *Page, title, subtitle, placeholder string, add func(name string, failed func(error)), actions ...fyne.CanvasObject) *listCard {
	l := &listCard{table: widgets.NewTable(widgets.Column{Key: "name", Kind: widgets.TextCell, Width: 160, Weight: 1},
		widgets.Column{Key: "standing", Width: 70, Align: fyne.TextAlignTrailing})}
	l.table.Headless = true
	entry := widgets.NewEntry()
	entry.SetPlaceHolder(placeholder)
	field := widgets.NewField("", entry)
	submit := func() {
		name := strings.TrimSpace(entry.Text)
		if name == "" {
			return
		}
		field.SetError("")
		add(name, func(err error) {
			entry.SetText(name)
			for _, sentence := range p.deps.FieldErrors(err) {
				field.SetError(sentence)
			}
		})
		entry.SetText("")
	}
	entry.OnSubmitted = func(string) { submit() }
	foot := widgets.Pad(6, 8, 8, 8, newFilledRow(entry, widgets.NewButton(i18n.T("Add"), submit)))
	l.card = widgets.NewFlushCard(title, subtitle, newFooted(l.table, foot), actions...)
	return l
}

func (l *listCard) fill(choices []app.Choice) {
	l.table.SetSource(widgets.Rows(choices, func(c app.Choice, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: c.Name}
		}
		return widgets.Cell{}
	}))
}
