package campaigns

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/export"
	"rapport/ui/widgets"
)

// more are the things to do with the targets besides adding and dating them.
func (t *targets) more() []widgets.Option {
	none := len(t.rows) == 0
	return []widgets.Option{
		{Title: i18n.T("Find answers among the orders"), Icon: "search", Off: none, Do: t.findAnswers},
		{Title: i18n.T("Export as CSV"), Icon: "export", Off: none, Do: func() {
			t.export("csv", func(list []app.Mailing) ([]byte, error) { return export.CSV(mailingTable(list)) })
		}},
		{Title: i18n.T("Export as vCard"), Icon: "export", Off: none, Do: func() {
			t.export("vcf", func(list []app.Mailing) ([]byte, error) { return export.VCards(cards(list)) })
		}},
		{Title: i18n.T("Export for serial letters (Excel)"), Icon: "export", Off: none, Do: func() {
			t.export("xlsx", func(list []app.Mailing) ([]byte, error) { return export.MailMerge(mailingTable(list)) })
		}},
	}
}

// export makes a file of the targets and asks where to keep it.
func (t *targets) export(ending string, file func([]app.Mailing) ([]byte, error)) {
	page, campaign := t.detail.page, t.detail.data.campaign
	page.mailing.Load(func(ctx context.Context) ([]byte, error) {
		list, err := page.deps.Data.MailingList(ctx, campaign.ID)
		if err != nil {
			return nil, err
		}
		return file(list)
	}, func(data []byte, err error) {
		if err != nil {
			page.deps.Host.Fail(err)
			return
		}
		page.deps.SaveFile(fileName(campaign.Name)+"."+ending, data)
	})
}

// fileName is a campaign's name without what no file may be called.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\\|?*`, r) {
			return '-'
		}
		return r
	}, name)
	return strings.TrimSpace(name)
}

// mailingTable is the targets as columns, named as people name them.
func mailingTable(list []app.Mailing) *export.Table {
	t := &export.Table{Heading: []string{
		i18n.T("Number"), i18n.T("Name"), i18n.T("Given name"), i18n.T("Family name"), i18n.T("Company"), i18n.T("E-mail"), i18n.T("Phone"),
		i18n.T("Address"), i18n.T("City"), i18n.T("Region"), i18n.T("Postcode"), i18n.T("Country"), i18n.T("Reached on"), i18n.T("Answered on"),
	}}
	for _, m := range list {
		t.Add(export.Count(int(m.Number)), export.Text(m.Name), export.Text(m.GivenName), export.Text(m.FamilyName), export.Text(m.Company),
			export.Text(m.Email), export.Text(m.Phone), export.Text(m.Address), export.Text(m.City), export.Text(m.Region),
			export.Text(m.Postcode), export.Text(m.Country), export.Date(m.TouchedOn), export.Date(m.RespondedOn))
	}
	return t
}

func cards(list []app.Mailing) []export.Card {
	all := make([]export.Card, len(list))
	for i, m := range list {
		all[i] = export.Card{
			Name: m.Name, GivenName: m.GivenName, FamilyName: m.FamilyName, Company: m.Company, IsCompany: m.IsCompany,
			Email: m.Email, Phone: m.Phone, Address: m.Address, City: m.City, Region: m.Region, Postcode: m.Postcode, Country: m.Country,
		}
	}
	return all
}

// answering is what the orders tell of a campaign, and how long an order counts as
// an answer by the definitions in force.
type answering struct {
	answers []app.Answer
	window  int
}

// findAnswers records as answers the orders of those who were reached, from that day
// on and within the window of the definitions.
func (t *targets) findAnswers() {
	page, campaign, today := t.detail.page, t.detail.data.campaign, t.detail.page.deps.Host.Today()
	page.answering.Load(func(ctx context.Context) (a answering, err error) {
		register, err := page.deps.Data.Register(ctx)
		if err != nil {
			return a, err
		}
		a.window = register.At(today).Attribution.WindowDays
		a.answers, err = page.deps.Data.Answers(ctx, campaign.ID, a.window)
		return a, err
	}, func(a answering, err error) {
		if err != nil {
			page.deps.Host.Fail(err)
			return
		}
		if len(a.answers) == 0 {
			page.deps.Host.Fail(app.Errorf(app.NotFound, "Nobody who was reached has ordered within %d days since, besides those who are known to have answered.", a.window))
			return
		}
		action := app.Action{Text: i18n.Mark("Record answers to %s"), Args: []any{campaign.Name}}
		page.acts.Do(action, i18n.N(len(a.answers), "%d answer recorded", "%d answers recorded"), func(ctx context.Context, u app.Unit) error {
			return recordAnswers(ctx, u, a.answers)
		})
	})
}

func recordAnswers(ctx context.Context, u app.Unit, answers []app.Answer) error {
	for _, a := range answers {
		target, err := u.Target(ctx, a.Target)
		if err != nil {
			return err
		}
		target.RespondedOn = a.Day
		if err := u.Put(ctx, target); err != nil {
			return err
		}
	}
	return nil
}
