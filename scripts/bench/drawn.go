package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/calls"
	"rapport/ui/financepanel"
	"rapport/ui/shell"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

// Limits of what a press takes until the window is drawn anew.
const (
	callLimit  = 100 * time.Millisecond
	drawnLimit = 250 * time.Millisecond // 95 times of 100
)

// drawn measures from the press until the window is drawn: the panel of a call, and
// another period, filter and attribution on the finance panel.
func (b *bench) drawn(c *company) error {
	b.say("Drawing windows of %s …", c.name())
	return errors.Join(b.callDrawn(c), b.panelDrawn(c))
}

// callDrawn opens the panel of a call, with nobody and with a customer.
func (b *bench) callDrawn(c *company) (err error) {
	people, err := c.ContactChoices(b.ctx, "", 20)
	if err != nil {
		return err
	}
	s, end := uitest.Open(screenWidth, screenHeight)
	defer end()
	recorder := calls.New(calls.Deps{Data: c.Store, Host: s.Host(c.today()), Now: time.Now})
	var opened, bare series
	for i := range 2 * len(people) {
		who := app.ID(0)
		if i%2 == 1 {
			who = people[i/2].ID
		}
		err := errors.Join(
			bare.add(s.Draw),
			opened.add(func() error { recorder.Open(who); return s.Draw() }),
		)
		if err == nil && !recorder.IsOpen() {
			err = errors.New("the panel of a call did not open")
		}
		if err != nil {
			return err
		}
		widgets.TopPanel(s.Window.Canvas()).AskClose()
	}
	p95 := opened.of(95)
	b.table.add(row{
		What: "Record call, from the press to drawn (95 of 100), " + c.name(), Measured: ms(p95), Limit: ms(callLimit),
		Bare: ms(bare.median()) + " an empty window", Ratio: ratio(p95, bare.median()), Verdict: verdict(p95 <= callLimit),
	})
	return nil
}

// figuresOnly is a company without what the panel asks for once its figures are
// drawn: records that lack something, leaks, and whether the books agree.
type figuresOnly struct{ heldCompany }

func (figuresOnly) IncompleteRecords(_ context.Context, kind string, _ finance.Period, _ int) (report.IncompleteRow, error) {
	return report.IncompleteRow{Kind: kind}, nil
}

func (figuresOnly) PaidClaims(context.Context, app.ID) ([]report.PaidClaim, error) { return nil, nil }

func (figuresOnly) ReturnedOrders(context.Context, app.ID) ([]report.ReturnedOrder, error) {
	return nil, nil
}

func (figuresOnly) Returners(context.Context, app.ID, finance.Period, int) ([]report.Returner, error) {
	return nil, nil
}

func (figuresOnly) DiscountedBelowCost(context.Context, app.ID, finance.Period) ([]report.LossLine, error) {
	return nil, nil
}

func (figuresOnly) MailedUnprofitable(context.Context, finance.Period) ([]report.MailedCampaign, error) {
	return nil, nil
}

func (figuresOnly) Served(context.Context, app.ID, finance.Period) ([]report.ServedCustomer, error) {
	return nil, nil
}

func (figuresOnly) Balances(context.Context, finance.Period) (customers, unallocated, company finance.Amount, err error) {
	return 0, 0, 0, nil
}

// panelDrawn chooses on the finance panel, with its chart and its table.
func (b *bench) panelDrawn(c *company) error {
	held := heldCompany{c.Store, report.NewLedger(c.Store), report.NewMediaLedger(c.Store)}
	if err := errors.Join(held.ledger.Warm(b.ctx), held.MediaLedger.Warm(b.ctx)); err != nil {
		return err
	}
	s, end := uitest.Open(screenWidth, screenHeight)
	defer end()
	host := s.Host(c.today())
	page := financepanel.New(financepanel.Deps{
		Source: figuresOnly{held}, Host: host, Fail: host.Fail, Visit: func(shell.Place) {},
		OpenCustomer: func(app.ID) {}, OpenCampaign: func(app.ID) {}, SaveFile: func(string, []byte) {}, Copy: func(string) {},
	})
	size := s.Window.Canvas().Size()
	s.Window.SetContent(page.Content())
	s.Window.Resize(size)
	page.Show(shell.Place{Page: financepanel.PageName, Tab: financepanel.TabProfitability})
	spans, err := s.Button("the period", func(b *widgets.Button) bool { return b.Caret && strings.Contains(b.Label, "2026") })
	if err != nil {
		return err
	}
	filters, err := s.Button("the filter", func(b *widgets.Button) bool { return b.Label == "All customers" })
	if err != nil {
		return err
	}
	var empty, period, filter, attribution series
	for range 3 {
		if err := empty.add(s.Draw); err != nil {
			return err
		}
	}
	for range 3 {
		for _, tab := range []string{financepanel.TabProfitability, financepanel.TabMedia} {
			page.Show(shell.Place{Page: financepanel.PageName, Tab: tab})
			if err := errors.Join(choices(s, spans, &period), choices(s, filters, &filter)); err != nil {
				return err
			}
		}
		rules, err := s.Selection("linear")
		if err != nil {
			return err
		}
		for _, rule := range []string{"First touch", "Linear", "Last touch"} {
			if err := choose(s, rules, rule, &attribution); err != nil {
				return err
			}
		}
	}
	for _, m := range []struct {
		what  string
		times series
	}{{"period", period}, {"filter", filter}, {"attribution", attribution}} {
		p95 := m.times.of(95)
		b.table.add(row{
			What: fmt.Sprintf("Another %s, from the click to drawn (95 of 100), %s", m.what, c.name()), Measured: ms(p95), Limit: ms(drawnLimit),
			Bare: ms(empty.median()) + " drawing the window alone", Ratio: ratio(p95, empty.median()), Verdict: verdict(p95 <= drawnLimit),
		})
	}
	return nil
}

// choices takes each choice of a menu once, but for those that ask more. A tab that
// is of all customers has no filter.
func choices(s *uitest.Around, button *widgets.Button, times *series) error {
	if button.Disabled() {
		return nil
	}
	list, all, err := s.Menu(button)
	if err != nil {
		return err
	}
	list.OnClosed()
	for _, one := range all[:min(mostChoices, len(all))] {
		if strings.HasSuffix(one.Title, "…") {
			continue
		}
		if err := choose(s, button, one.Title, times); err != nil {
			return err
		}
	}
	return nil
}

// choose takes a choice of a menu, timed from the choice until the window is drawn.
func choose(s *uitest.Around, of uitest.Tappable, title string, times *series) error {
	take, err := s.Choice(of, title)
	if err != nil {
		return err
	}
	return times.add(func() error { take(); return s.Draw() })
}

// mostChoices is how many lines of a menu are tried.
const mostChoices = 8
