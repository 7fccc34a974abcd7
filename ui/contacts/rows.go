package contacts

import (
	"cmp"
	"slices"
	"sort"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

func orderCell(o app.OrderRow, c int, cur finance.Currency) widgets.Cell {
	switch c {
	case 0:
		return widgets.Cell{Text: format.Date(o.Day), Colour: theme.ColorMuted}
	case 1:
		return widgets.Cell{Text: o.Number, Bold: true}
	case 2:
		return widgets.Cell{Text: o.Items}
	case 3:
		return widgets.Cell{Text: format.Amount(o.Gross, cur)}
	}
	return widgets.Cell{Text: format.Amount(o.Margin, cur), Colour: lossColour(o.Margin)}
}

// backRow is a return or a rebate claim.
type backRow struct {
	id          app.ID
	tab         string
	day         finance.Date
	number      string
	what, state string
	amount      finance.Amount
}

// backRows lists returns and claims together, newest first.
func backRows(d *recordData) []backRow {
	var rows []backRow
	for _, r := range d.returns {
		state := i18n.T("back to stock")
		if !r.Restock {
			state = i18n.T("written off")
		}
		rows = append(rows, backRow{r.ID, "returns", r.Day, r.Number, r.Items, state, -r.PaidOut})
	}
	for _, c := range d.claims {
		rows = append(rows, backRow{c.ID, "claims", c.Received, c.Number, i18n.T("Rebate on %s", c.Product), document.StatusName(c.Status), -c.Amount})
	}
	slices.SortStableFunc(rows, func(a, b backRow) int { return cmp.Compare(b.day, a.day) })
	return rows
}

func backCell(b backRow, c int, cur finance.Currency) widgets.Cell {
	switch c {
	case 0:
		return widgets.Cell{Text: format.Date(b.day), Colour: theme.ColorMuted}
	case 1:
		return widgets.Cell{Text: b.number, Bold: true}
	case 2:
		return widgets.Cell{Text: b.what}
	case 3:
		return widgets.Cell{Text: b.state, Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: format.Amount(b.amount, cur)}
}

// touchSteps are the steps of a journey in which a campaign reached the contact.
func touchSteps(journey []report.Step) []report.Step {
	var steps []report.Step
	for _, s := range journey {
		if s.RefKind == finance.DocTarget || s.RefKind == finance.DocCampaignCost {
			steps = append(steps, s)
		}
	}
	sort.SliceStable(steps, func(i, j int) bool { return steps[i].Date > steps[j].Date })
	return steps
}

func touchCell(s report.Step, c int, cur finance.Currency) widgets.Cell {
	switch c {
	case 0:
		return widgets.Cell{Text: format.Date(s.Date), Colour: theme.ColorMuted}
	case 1:
		return widgets.Cell{Text: s.Text.In(format.Say), Second: detailLine(s)}
	}
	return widgets.Cell{Text: format.Amount(s.Effect, cur)}
}

// fact is a line of the details.
type fact struct{ what, value string }

// detailsOf lists all that is known of a contact and not shown above.
func detailsOf(d *recordData) []fact {
	c := d.contact
	var facts []fact
	add := func(what, value string) {
		if value != "" {
			facts = append(facts, fact{what, value})
		}
	}
	add(i18n.T("Company"), d.company)
	for _, p := range c.Points {
		value := p.Raw
		if p.Kind == app.Phone {
			value = app.ShowPhone(p, d.country)
		}
		add(labelled(pointName(p.Kind), p.Label), value)
	}
	add(i18n.T("Address"), addressText(c.MainAddress()))
	for _, a := range c.More {
		add(labelled(i18n.T("Address"), a.Label), addressText(a))
	}
	add(i18n.T("Birthday"), format.Date(c.Birthday))
	add(i18n.T("Known since"), format.Date(c.Acquired))
	add(i18n.T("First came from"), d.sources[c.Source])
	add(i18n.T("Owner"), d.people[c.Owner])
	add(i18n.T("Tags"), joined(", ", c.Tags...))
	for _, x := range c.External {
		add(i18n.T("ID in %s", x.System), x.Value)
	}
	for _, field := range d.fields {
		add(field.Name, document.CustomText(&field.FieldDef, c.Custom[field.Name]))
	}
	add(i18n.T("Note"), c.Note)
	return facts
}

// labelled puts what a number or an address is for behind its name.
func labelled(what, label string) string {
	if label == "" {
		return what
	}
	return what + " · " + labelName(label)
}

func addressText(a app.Address) string {
	return joined(", ", a.Address, joined(" ", a.City, a.Region, a.Postcode), a.Country)
}

func pointName(kind app.PointKind) string {
	switch kind {
	case app.Email:
		return i18n.T("E-mail")
	case app.Phone:
		return i18n.T("Phone")
	}
	return i18n.T("Web page")
}

// joined joins the parts that say something.
func joined(separator string, parts ...string) string {
	text := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if text != "" {
			text += separator
		}
		text += p
	}
	return text
}
