package contacts

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// rowsShown is how many documents of a kind a record lists.
const rowsShown = 500

// record is one contact: who it is, what it is worth, and all that happened.
type record struct {
	page   *Page
	root   *fyne.Container
	id     app.ID
	data   *recordData
	loader widgets.Loader[*recordData]
	acts   document.Acts
	want   string // tab to open once the record is read

	name    *widgets.Text
	line    *fyne.Container // the name, and chips with its IDs
	contact *widgets.Text
	merged  *mergedLine
	worth   *worth
	tabs    *recordTabs
	filled  fyne.CanvasObject
	nobody  fyne.CanvasObject // in place of a contact
}

// recordData is all that the record shows, read in one go.
type recordData struct {
	contact *app.Contact
	people  map[app.ID]string // names of the staff
	sources map[app.ID]string
	company string // name of the person's company
	country string // of the company whose file it is
	fields  []app.FieldRow
	report  *report.CustomerReport
	rate    decimal.Decimal // that the definitions discount at, a year
	orders  []app.OrderRow
	returns []app.ReturnRow
	claims  []app.ClaimRow
	tasks   []app.TaskRow
	deals   []app.DealRow
	merged  []app.Merged
	into    string // name of the contact that it was merged into
}

func newRecord(p *Page) *record {
	r := &record{page: p, acts: document.Acts{Books: p.deps.Data, Host: p.deps.Host}, name: widgets.NewCutText("", widgets.Heading), contact: widgets.NewCutText("", widgets.Muted)}
	r.line = container.New(nameLine{}, r.name)
	r.worth = newWorth(r)
	r.merged = newMergedLine(p)
	r.tabs = newRecordTabs(r)
	call := widgets.NewButton(i18n.T("Call"), func() { p.deps.Call(r.id) }).WithIcon("phone")
	more := widgets.NewMenuButton(i18n.T("New"), func() []widgets.Option { return r.additions() })
	edit := widgets.NewButton(i18n.T("Edit"), func() { p.edit(r.id) })
	rights := widgets.NewIconButton("more", nil)
	rights.OnTapped = func() { widgets.ShowMenu(rights, p.rights(r.data.contact)) }
	title := container.NewBorder(nil, nil, nil, widgets.RowGap(8, call, more, edit, rights), r.line)
	head := widgets.Pad(10, 16, 6, 16, widgets.Stack(2, title, r.contact, r.merged.root))
	upper := widgets.Stack(0, head, widgets.Pad(0, 16, 8, 16, r.worth.root))
	r.filled = container.NewBorder(upper, nil, nil, nil, r.tabs.root)
	r.nobody = widgets.NewEmptyState("contacts", i18n.T("Nobody chosen"),
		i18n.T("Choose a contact at the left to see what they are worth, and why."))
	r.root = container.NewStack(r.nobody)
	return r
}

// additions is the menu of what can be recorded for a contact.
func (r *record) additions() []widgets.Option {
	to := func(title, icon, page, arg string) widgets.Option {
		return widgets.Option{Title: title, Icon: icon, Do: func() {
			r.page.deps.Host.Open(shell.Place{Page: page, ID: int64(r.id), Arg: arg})
		}}
	}
	return []widgets.Option{
		to(i18n.T("Order…"), "orders", document.OrdersPage, document.New),
		r.ofLastOrder(to(i18n.T("Return…"), "returns", document.ReturnsPage, document.New), document.New),
		r.ofLastOrder(to(i18n.T("Rebate claim…"), "rebate", document.ReturnsPage, document.NewClaim), document.NewClaim),
		{Title: i18n.T("Call…"), Icon: "phone", Do: func() { r.page.deps.Call(r.id) }},
		{Title: i18n.T("E-mail…"), Icon: "mail", Do: func() { r.page.deps.Record(r.id, app.EmailSent) }},
		{Title: i18n.T("Letter…"), Icon: "letter", Do: func() { r.page.deps.Record(r.id, app.Letter) }},
		{Title: i18n.T("Visit…"), Icon: "visit", Do: func() { r.page.deps.Record(r.id, app.Visit) }},
		to(i18n.T("Deal…"), "cart", document.DealsPage, document.New),
		to(i18n.T("Subscription…"), "calendar", document.SubscriptionsPage, document.New),
		to(i18n.T("Service case…"), "settings", document.ServicePage, document.New),
		{Title: i18n.T("Task…"), Icon: "check", Do: func() { r.page.deps.Tasks.New(r.id) }},
	}
}

// ofLastOrder makes an option one about the contact's last order, with which the
// forms of returns and claims begin; without an order there is none.
func (r *record) ofLastOrder(o widgets.Option, arg string) widgets.Option {
	if r.data == nil || len(r.data.orders) == 0 {
		o.Off = true
		return o
	}
	order := r.data.orders[0]
	o.Right = order.Number
	o.Do = func() { r.page.deps.Host.Open(shell.Place{Page: document.ReturnsPage, ID: int64(order.ID), Arg: arg}) }
	return o
}

// tab is the tab in view.
func (r *record) tab() string { return r.tabs.bar.Chosen() }

// show reads a contact and shows it, with a tab where one is named.
func (r *record) show(id app.ID, tab string) {
	if tab != "" {
		r.want = tab
	}
	if id == r.id && r.data != nil {
		r.tabs.choose(r.want)
	}
	r.id = id
	r.reload()
}

// reload reads the contact anew.
func (r *record) reload() {
	if r.id == 0 {
		return
	}
	id, deps := r.id, r.page.deps
	r.loader.Load(func(ctx context.Context) (*recordData, error) { return readRecord(ctx, deps.Data, id) },
		func(d *recordData, err error) {
			if app.KindOf(err) == app.NotFound && err != nil {
				r.clear()
				return
			}
			if err != nil {
				deps.Host.Fail(err)
				return
			}
			r.data = d
			r.fill()
		})
}

// clear shows nobody: the contact is gone, since its making was taken back.
func (r *record) clear() {
	r.id, r.data = 0, nil
	r.root.Objects = []fyne.CanvasObject{r.nobody}
	r.root.Refresh()
}

// offer invites to choose somebody, where there is somebody to choose.
func (r *record) offer(some bool) {
	if some {
		r.nobody.Show()
	} else {
		r.nobody.Hide()
	}
}

func readRecord(ctx context.Context, data Data, id app.ID) (d *recordData, err error) {
	d = &recordData{}
	if d.contact, err = data.Contact(ctx, id); err != nil {
		return nil, err
	}
	if d.contact.Company != 0 {
		company, err := data.Contact(ctx, d.contact.Company)
		if err != nil {
			return nil, err
		}
		d.company = company.Name
	}
	if d.fields, err = data.CustomFields(ctx); err != nil {
		return nil, err
	}
	home, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	d.country = home.Country
	if d.people, err = names(ctx, data.StaffChoices); err != nil {
		return nil, err
	}
	if d.sources, err = names(ctx, data.SourceChoices); err != nil {
		return nil, err
	}
	q := report.CustomerQuery{Customer: id, Rollup: d.contact.Kind == app.Organisation}
	if d.report, err = report.Customer(ctx, data, q); err != nil {
		return nil, err
	}
	register, err := data.Register(ctx)
	if err != nil {
		return nil, err
	}
	d.rate = register.At(d.report.AsOf).DiscountRate
	if d.orders, err = data.OrderRows(ctx, id, rowsShown); err != nil {
		return nil, err
	}
	if d.returns, err = data.ReturnRows(ctx, id, rowsShown); err != nil {
		return nil, err
	}
	if d.claims, err = data.ClaimRows(ctx, id, rowsShown); err != nil {
		return nil, err
	}
	if d.tasks, err = data.TaskRows(ctx, id); err != nil {
		return nil, err
	}
	if d.deals, err = data.DealRows(ctx, id); err != nil {
		return nil, err
	}
	if d.contact.MergedInto != 0 {
		into, err := data.Contact(ctx, d.contact.MergedInto)
		if err != nil {
			return nil, err
		}
		d.into = into.Name
	}
	d.merged, err = data.MergedInto(ctx, id)
	return d, err
}

func names(ctx context.Context, choices func(context.Context) ([]app.Choice, error)) (map[app.ID]string, error) {
	all, err := choices(ctx)
	byID := make(map[app.ID]string, len(all))
	for _, c := range all {
		byID[c.ID] = c.Name
	}
	return byID, err
}

func (r *record) fill() {
	d := r.data
	r.name.Set(d.contact.Name)
	r.line.Objects = append([]fyne.CanvasObject{r.name}, chipsOf(d.contact)...)
	r.line.Refresh()
	r.contact.Set(contactLine(d))
	r.merged.fill(d)
	r.worth.fill(d)
	r.tabs.fill(d)
	r.tabs.choose(r.want)
	r.want = ""
	if r.root.Objects[0] != r.filled {
		r.root.Objects = []fyne.CanvasObject{r.filled}
	}
	r.root.Refresh()
}

// nameLine gives the name the width it wants and puts as many of the chips
// behind it as there is room for.
type nameLine struct{}

func (nameLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name := objects[0]
	width := min(textWidth(name), size.Width)
	name.Move(fyne.NewPos(0, 0))
	name.Resize(fyne.NewSize(width, size.Height))
	x := width + 3*theme.Unit
	for _, chip := range objects[1:] {
		least := chip.MinSize()
		if x+least.Width > size.Width {
			chip.Hide()
			x = size.Width // those behind it would look like the next ones
			continue
		}
		chip.Show()
		chip.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		chip.Resize(least)
		x += least.Width + 2*theme.Unit
	}
}

func (nameLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(160, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

// textWidth is the width of a heading that is not cut.
func textWidth(o fyne.CanvasObject) float32 {
	text, ok := o.(*widgets.Text)
	if !ok {
		return o.MinSize().Width
	}
	return widgets.NewText(text.Value, text.Style).MinSize().Width
}
