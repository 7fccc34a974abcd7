package workspace

import (
	"context"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/campaigns"
	"rapport/ui/contacts"
	"rapport/ui/deals"
	"rapport/ui/definitions"
	"rapport/ui/document"
	"rapport/ui/duplicates"
	"rapport/ui/financepanel"
	"rapport/ui/history"
	"rapport/ui/importing"
	"rapport/ui/orders"
	"rapport/ui/returns"
	"rapport/ui/service"
	"rapport/ui/settings"
	"rapport/ui/shell"
	"rapport/ui/subscriptions"
	"rapport/ui/theme"
	todaypage "rapport/ui/today"
)

// The pages that are not of documents, as places name them.
const (
	todayPage       = "today"
	definitionsPage = definitions.PageName
	historyPage     = "history"
	settingsPage    = "settings"
	importPage      = "import"
)

// pages lists the pages in the order of the navigation.
func (c *company) pages() []shell.Entry {
	f := c.file
	return []shell.Entry{
		{Name: todayPage, Label: i18n.Mark("Today"), Icon: "today", New: func() shell.Page {
			return todaypage.New(todaypage.Deps{Data: f, Host: c.host, Call: c.recordCall, Import: func() { c.importFile("") }, Tasks: c.tasks})
		}},
		{Name: document.ContactsPage, Label: i18n.Mark("Contacts"), Icon: "contacts", New: func() shell.Page {
			return contacts.New(contacts.Deps{
				Data: f, Host: c.host, Call: c.recordCall, Record: c.calls.OpenKind, Tasks: c.tasks, Import: func() { c.importFile("") }, Duplicates: c.compare, Split: c.split,
				SaveFile: c.saveFile, Job: c.shell.RunJob, Erased: func(sentence string) { c.shell.Say(sentence, "", nil); c.shell.Changed() },
			})
		}},
		{Name: document.OrdersPage, Label: i18n.Mark("Orders"), Icon: "orders", New: func() shell.Page {
			return orders.New(orders.Deps{Data: f, Host: c.host, Quote: c.quotes.Order})
		}},
		{Name: document.ReturnsPage, Label: i18n.Mark("Returns & rebates"), Icon: "returns", New: func() shell.Page {
			return returns.New(returns.Deps{Data: f, Host: c.host})
		}},
		{Name: document.CampaignsPage, Label: i18n.Mark("Campaigns"), Icon: "campaigns", New: func() shell.Page {
			return campaigns.New(campaigns.Deps{Data: f, Host: c.host, SaveFile: c.saveFile})
		}},
		{Name: financepanel.PageName, Label: i18n.Mark("Finance"), Icon: "finance", New: c.financePage},
		{Name: definitionsPage, Label: i18n.Mark("Definitions"), Icon: "definitions", New: func() shell.Page {
			return definitions.New(definitions.Deps{Source: f, Host: c.host, Job: c.shell.RunJob, Say: c.shell.Say, Adopted: c.describe})
		}},
		{Name: historyPage, Label: i18n.Mark("History"), Icon: "history", New: func() shell.Page {
			return history.New(history.Deps{Data: f, Host: c.host, TakenBack: c.takenBack, Split: c.split})
		}},
		{Name: duplicates.PageName, Label: i18n.Mark("Duplicates"), Icon: "merge", Aside: true, New: func() shell.Page {
			return duplicates.New(duplicates.Deps{Data: f, Host: c.host})
		}},
		{Name: document.DealsPage, Label: i18n.Mark("Deals"), Icon: "cart", Aside: true, New: func() shell.Page {
			return deals.New(deals.Deps{Data: f, Host: c.host, Quote: c.quotes.Deal})
		}},
		{Name: document.SubscriptionsPage, Label: i18n.Mark("Subscription plans"), Icon: "calendar", Aside: true, New: func() shell.Page {
			return subscriptions.New(subscriptions.Deps{Data: f, Host: c.host})
		}},
		{Name: document.ServicePage, Label: i18n.Mark("Service cases"), Icon: "settings", Aside: true, New: func() shell.Page {
			return service.New(service.Deps{Data: f, Host: c.host})
		}},
		{Name: importPage, Label: i18n.Mark("Import"), Icon: "import", Aside: true, New: c.importPage},
		{Name: settingsPage, Label: i18n.Mark("Settings"), Icon: "settings", Foot: true, New: c.settingsPage},
	}
}

func (c *company) financePage() shell.Page {
	return financepanel.New(financepanel.Deps{
		Source: c.file, Host: c.host, Fail: c.shell.ShowError, Visit: c.shell.Visit, SaveFile: c.saveFile, Copy: c.copyText,
		Under: c.under, Job: c.shell.RunJob,
		OpenCustomer: func(id app.ID) { c.shell.Go(shell.Place{Page: document.ContactsPage, ID: int64(id)}) },
		OpenCampaign: func(id app.ID) { c.shell.Go(shell.Place{Page: document.CampaignsPage, ID: int64(id)}) },
	})
}

// under posts the company under one version of the definitions; what is still
// open is closed with the window.
func (c *company) under(ctx context.Context, version int, progress app.Progress) (*financepanel.Posted, error) {
	posted, err := c.file.PostedUnder(ctx, version, progress)
	if err == nil {
		c.posted.add(posted)
	}
	return posted, err
}

func (c *company) settingsPage() shell.Page {
	return settings.New(settings.Deps{
		Source: c.file, Fail: c.shell.ShowError, FieldErrors: shell.FieldErrors,
		Done: func(sentence string, undoable bool) {
			if undoable {
				c.shell.Done(sentence)
				return
			}
			c.shell.Say(sentence, "", nil)
			c.shell.Changed()
		},
		Theme: c.program.look, SetTheme: c.shell.SetTheme, SetLanguage: c.shell.SetLanguage,
		FileCard: c.backups.Card, Today: today, Canvas: c.host.Canvas,
	})
}

func (c *company) importPage() shell.Page {
	return importing.New(importing.Deps{
		Data: c.file, Host: c.host, Choose: c.askImport, SaveFile: c.saveFile, Job: c.shell.RunJob,
		Changed: func() { c.shell.Changed(); c.count() }, Done: c.shell.Done, TakenBack: c.takenBack,
		Duplicates: func() { c.compare(nil) },
	})
}

// look is the palette in force.
func (p *Program) look() theme.Mode {
	if t, ok := p.app.Settings().Theme().(*theme.Theme); ok {
		return t.Mode()
	}
	return theme.System
}

// takenBack says that an action of the history was taken back and offers to do
// it again.
func (c *company) takenBack(sentence string) {
	c.shell.Say(sentence, i18n.T("Redo"), c.shell.Redo)
	c.shell.Changed()
}

// recordCall opens the window that records a call.
func (c *company) recordCall(contact app.ID) {
	c.calls.Open(contact)
}

// count shows beside the pages of the navigation how much waits there.
func (c *company) count() {
	c.counts.Load(func(ctx context.Context) (app.OpenCounts, error) { return c.file.OpenCounts(ctx, today()) },
		func(n app.OpenCounts, err error) {
			if err != nil {
				c.shell.ShowError(err)
				return
			}
			c.shell.SetCount(todayPage, n.TasksDue)
			c.shell.SetCount(document.ReturnsPage, n.Claims)
		})
}

// compare opens the page of duplicates, with contacts side by side where some are
// named.
func (c *company) compare(ids []app.ID) {
	c.shell.Go(shell.Place{Page: duplicates.PageName, Arg: duplicates.Arg(ids)})
}

// split makes a merged contact one of its own again.
func (c *company) split(merged app.ID) {
	duplicates.NewSplitter(c.file, c.host).Split(merged)
}

// importFile opens the import page with a file.
func (c *company) importFile(path string) {
	c.shell.Go(shell.Place{Page: importPage, Arg: path})
}
