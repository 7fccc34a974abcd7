package workspace

import (
	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
)

// addCommands wires what the window can do besides going to pages.
func (c *company) addCommands() {
	add := func(label, page, arg string) shell.Command {
		return shell.Command{Menu: shell.FileMenu, Label: label, New: true,
			Do: func() { c.shell.Go(shell.Place{Page: page, Arg: arg}) }}
	}
	c.shell.SetPrimary(shell.Command{
		Menu: shell.FileMenu, Label: i18n.Mark("Record call"), Keys: shell.Ctrl(fyne.KeyL), Do: func() { c.recordCall(0) },
	})
	c.shell.Add(
		add(i18n.Mark("New contact"), document.ContactsPage, document.New),
		add(i18n.Mark("New order"), document.OrdersPage, document.New),
		add(i18n.Mark("New return"), document.ReturnsPage, document.New),
		add(i18n.Mark("New rebate claim"), document.ReturnsPage, document.NewClaim),
		add(i18n.Mark("New campaign"), document.CampaignsPage, document.New),
		add(i18n.Mark("New deal"), document.DealsPage, document.New),
		shell.Command{Menu: shell.GoMenu, Label: i18n.Mark("Deals"), Keys: shell.CtrlShift(fyne.KeyB), Do: func() { c.shell.Go(shell.Place{Page: document.DealsPage}) }},
		add(i18n.Mark("New subscription"), document.SubscriptionsPage, document.New),
		shell.Command{Menu: shell.GoMenu, Label: i18n.Mark("Subscription plans"), Do: func() { c.shell.Go(shell.Place{Page: document.SubscriptionsPage}) }},
		add(i18n.Mark("New service case"), document.ServicePage, document.New),
		shell.Command{Menu: shell.GoMenu, Label: i18n.Mark("Service cases"), Do: func() { c.shell.Go(shell.Place{Page: document.ServicePage}) }},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Record e-mail"), New: true, Do: func() { c.calls.OpenKind(0, app.EmailSent) }},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Record letter"), New: true, Do: func() { c.calls.OpenKind(0, app.Letter) }},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Record visit"), New: true, Do: func() { c.calls.OpenKind(0, app.Visit) }},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("New task"), New: true, Keys: shell.Ctrl(fyne.KeyT), Do: func() { c.tasks.New(0) }},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Import a file…"), Keys: shell.CtrlShift(fyne.KeyI), Do: func() { c.importFile("") }, Apart: true},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Find duplicates"), Keys: shell.CtrlShift(fyne.KeyD), Do: func() { c.compare(nil) }},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Back up now…"), Do: c.backups.Backup},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Restore a backup…"), Do: c.backups.Restore},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Check the file"), Do: c.check},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Open company…"), Keys: shell.Ctrl(fyne.KeyO), Do: c.program.askOpen, Apart: true},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Close company"), Keys: shell.Ctrl(fyne.KeyW), Do: func() { c.program.welcome(nil) }},
		shell.Command{Menu: shell.FileMenu, Label: i18n.Mark("Quit"), Keys: shell.Ctrl(fyne.KeyQ), Do: c.program.quit, Quiet: true, Apart: true, Quits: true},
		shell.Command{Menu: shell.HelpMenu, Label: i18n.Mark("About Rapport"), Do: c.showAbout},
	)
}
