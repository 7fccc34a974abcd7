package calls

import (
	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// kind is a way to meet a customer, with what the form says of it.
type kind struct {
	kind  app.InteractionKind
	name  string // on the switch
	title string // of the panel
	save  string
	in    string // they began
	out   string // we began; empty where only they can
	// action is the sentence of the history, unknown that without a name.
	action, unknown string
	timed           bool // it has minutes
}

// kinds lists the ways to meet a customer.
func kinds() []kind {
	return []kind{
		{app.Call, i18n.T("Call"), i18n.T("Record call"), i18n.T("Save call"), i18n.T("They called"), i18n.T("We called"),
			i18n.Mark("Record a call with %s"), i18n.Mark("Record a call with an unknown caller"), true},
		{app.EmailSent, i18n.T("E-mail"), i18n.T("Record e-mail"), i18n.T("Save e-mail"), i18n.T("They wrote"), i18n.T("We wrote"),
			i18n.Mark("Record an e-mail with %s"), i18n.Mark("Record an e-mail with somebody unknown"), false},
		{app.Letter, i18n.T("Letter"), i18n.T("Record letter"), i18n.T("Save letter"), i18n.T("They wrote"), i18n.T("We wrote"),
			i18n.Mark("Record a letter with %s"), i18n.Mark("Record a letter with somebody unknown"), false},
		{app.Visit, i18n.T("Visit"), i18n.T("Record visit"), i18n.T("Save visit"), i18n.T("They came"), i18n.T("We went"),
			i18n.Mark("Record a visit with %s"), i18n.Mark("Record a visit with somebody unknown"), true},
		{app.WebActivity, i18n.T("Web"), i18n.T("Record web contact"), i18n.T("Save web contact"), i18n.T("They came"), "",
			i18n.Mark("Record a web contact with %s"), i18n.Mark("Record a web contact with somebody unknown"), false},
	}
}

// kindOf finds a kind; a call where it is not known.
func kindOf(key app.InteractionKind) kind {
	all := kinds()
	for _, k := range all {
		if k.kind == key {
			return k
		}
	}
	return all[0]
}

// makeKinds makes the switch between kinds, and the place of the direction.
func (f *form) makeKinds() {
	var options []widgets.Option
	for _, k := range kinds() {
		options = append(options, widgets.Option{Key: string(k.kind), Title: k.name})
	}
	f.kinds = widgets.NewSegmented(options, func(key string) {
		f.became(kindOf(app.InteractionKind(key)))
		f.changed()
	})
	f.began = widgets.Row()
	f.showDirection(kindOf(app.Call), string(app.Inbound))
}

// kind is the kind that is being recorded.
func (f *form) kind() kind { return kindOf(app.InteractionKind(f.kinds.Key())) }

// showDirection says who began in the words of a kind.
func (f *form) showDirection(k kind, key string) {
	options := []widgets.Option{{Key: string(app.Inbound), Title: k.in}}
	if k.out != "" {
		options = append(options, widgets.Option{Key: string(app.Outbound), Title: k.out})
	}
	f.direction = widgets.NewSegmented(options, func(string) { f.changed() })
	f.direction.SetKey(key)
	f.began.Objects = []fyne.CanvasObject{f.direction}
	f.began.Refresh()
}

// became lets the form speak of another kind: only a call is timed by itself, and
// what has no minutes asks for none.
func (f *form) became(k kind) {
	f.showDirection(k, f.direction.Key())
	if k.kind != app.Call && f.clock.running() {
		f.clock.set("")
	}
	f.minutes.Hidden = !k.timed
	f.panel.Title = k.title
	f.saveButton.SetLabel(k.save)
	f.showTimer()
	f.showCost()
	f.form.Refresh()
	f.panel.Refresh()
}
