package today

import (
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// showTasks lists what is due, the longest overdue first, then the days ahead.
func (p *Page) showTasks(tasks []app.TaskRow) {
	today := p.deps.Host.Today()
	var lines []fyne.CanvasObject
	due := 0
	for _, t := range tasks {
		if t.Done != 0 || t.Due > today.AddDays(daysAhead) {
			continue
		}
		if t.Due <= today {
			due++
		}
		if len(lines) < linesShown {
			lines = append(lines, p.taskLine(t, today))
		}
	}
	subtitle := ""
	if due > 0 {
		subtitle = i18n.N(due, "%d due", "%d due")
	}
	p.tasks.set(i18n.T("Follow-ups"), subtitle, lines)
}

func (p *Page) taskLine(t app.TaskRow, today finance.Date) *line {
	style := widgets.Muted
	if t.Due != 0 && t.Due < today {
		style = widgets.Body.In(theme.ColorLoss)
	}
	open := p.openContact(t.Contact)
	if open == nil {
		open = func() { p.deps.Tasks.Edit(t.ID) }
	}
	tick := document.NewTick("", func(bool) { p.deps.Tasks.Finish(t.Task) })
	last := dueText(t.Due, today)
	if t.At != "" && t.Due >= today {
		last += "  " + string(t.At)
	}
	return newLine(t.Title, document.Joined(t.Customer, t.Owned), last, open).leading(tick).ending(style).
		offering(func() []widgets.Option { return p.deps.Tasks.Menu(t.Task) })
}

// dueText says when something is due, as people say it.
func dueText(due, today finance.Date) string {
	switch late := today.DaysSince(due); {
	case due == 0:
		return ""
	case late == 0:
		return i18n.T("today")
	case late == -1:
		return i18n.T("tomorrow")
	case late > 0:
		return i18n.N(late, "%d day late", "%d days late")
	}
	return format.DateNear(due, today)
}

func (p *Page) showCalls(calls []app.InteractionRow) {
	today := p.deps.Host.Today()
	lines := make([]fyne.CanvasObject, len(calls))
	for i, c := range calls {
		name := c.Customer
		if name == "" {
			name = i18n.T("Unknown caller")
		}
		last := format.DateNear(c.Day, today)
		if c.Minutes.Valid {
			last = i18n.T("%s min", format.Minutes(c.Minutes.Decimal)) + "  ·  " + last
		}
		lines[i] = newLine(name, callDetail(c), last, p.openContact(c.Contact))
	}
	p.calls.set(i18n.T("Most recent calls"), "", lines)
}

// callDetail is what came of a call, and what it was about.
func callDetail(c app.InteractionRow) string {
	detail := report.InteractionName(c.Kind, c.Direction).In(format.Say)
	if c.Outcome != "" {
		detail = document.OutcomeName(c.Outcome)
	}
	if c.OrderNo != "" {
		detail += "  ·  " + c.OrderNo
	}
	if c.Note != "" {
		detail += "  ·  " + c.Note
	}
	return detail
}

// showClaims lists the claims that wait for an answer, and those whose money is
// to be asked back.
func (p *Page) showClaims(w *work) {
	today := p.deps.Host.Today()
	var lines []fyne.CanvasObject
	var open finance.Amount
	n := 0
	for _, c := range w.claims {
		switch c.Status {
		case app.ClaimMailed, app.ClaimReceived, app.ClaimApproved:
		default:
			continue
		}
		n++
		open += c.Amount
		if len(lines) < linesShown {
			detail := document.StatusName(c.Status) + "  ·  " + format.DateNear(c.StatusOn, today)
			lines = append(lines, newLine(c.Customer, detail, format.Amount(c.Amount, w.currency), func() {
				p.deps.Host.Open(shell.Place{Page: document.ReturnsPage, Tab: claimsTab, ID: int64(c.ID)})
			}).ending(widgets.Body))
		}
	}
	subtitle := ""
	if n > 0 {
		subtitle = i18n.N(n, "%d claim", "%d claims") + "  ·  " + format.Amount(open, w.currency)
	}
	p.claims.set(i18n.T("Open rebate claims"), subtitle, lines)
}

func (p *Page) showLeaks(r *report.LeaksReport) {
	var lines []fyne.CanvasObject
	for _, l := range r.Rows {
		if len(lines) == linesShown {
			break
		}
		title, open := l.CustomerName, p.openContact(l.Customer)
		if l.Kind == report.LeakCampaign {
			open = func() { p.deps.Host.Open(shell.Place{Page: document.CampaignsPage, ID: int64(l.Ref)}) }
		}
		name := report.LeakName(l.Kind).In(format.Say)
		if title == "" {
			title = strings.Join(l.Documents, ", ")
		}
		lines = append(lines, newLine(title, name, format.Amount(l.Amount, r.Currency), open).ending(widgets.Body.In(theme.ColorLoss)))
	}
	subtitle := ""
	if len(r.Rows) > 0 {
		subtitle = i18n.N(len(r.Rows), "%d case", "%d cases") + "  ·  " + format.Amount(r.Total, r.Currency) + "  ·  " + format.Period(r.Period())
	}
	p.leaks.set(i18n.T("Leaks found"), subtitle, lines)
	p.grid.Refresh()
}
