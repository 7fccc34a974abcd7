package definitions

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// signOf is a department's agreement to a version.
func signOf(d app.Definitions, department string) (app.SignOff, bool) {
	for _, s := range d.SignOffs {
		if s.Department == department {
			return s, true
		}
	}
	return app.SignOff{}, false
}

// signStrip says for each department whether it agreed to a version, and lets it
// sign.
type signStrip struct {
	register *register
	root     fyne.CanvasObject
	version  int
	cells    map[string]*signBox
}

// signBox is one department: an open ring before it signed, a tick after.
type signBox struct {
	root   fyne.CanvasObject
	open   *widgets.Text
	signed *widgets.Icon
	by, on *widgets.Text // who signed, and when
	sign   *widgets.Button
	line   *fyne.Container
}

func newSignStrip(r *register) *signStrip {
	s := &signStrip{register: r, cells: map[string]*signBox{}}
	boxes := make([]fyne.CanvasObject, len(app.Departments()))
	for i, department := range app.Departments() {
		b := newSignBox(department, func() { s.ask(department) })
		s.cells[department], boxes[i] = b, b.root
	}
	s.root = widgets.Even(10, boxes...)
	return s
}

func newSignBox(department string, sign func()) *signBox {
	b := &signBox{by: widgets.NewCutText("", widgets.Small), on: widgets.NewText("", widgets.Small), sign: widgets.NewLink(i18n.T("Sign…"), sign)}
	b.open = widgets.NewText("○", widgets.Muted)
	b.signed = widgets.NewIcon("check", theme.ColorProfit)
	shape := document.Wide(theme.IconSize, container.NewCenter(b.open, b.signed))
	name := container.NewBorder(nil, nil, nil, b.on, widgets.NewCutText(DepartmentName(department), widgets.Strong))
	words := widgets.Stack(0, name, b.by)
	b.line = container.NewBorder(nil, nil, widgets.Pad(0, 8, 0, 0, container.NewCenter(shape)), container.NewCenter(b.sign), words)
	b.root = document.NewGround(theme.ColorRaised, theme.ColorLine, widgets.Pad(7, 8, 7, 10, b.line))
	return b
}

// show shows who signed a version.
func (s *signStrip) show(d app.Definitions) {
	s.version = d.Version
	for department, b := range s.cells {
		by, signed := signOf(d, department)
		b.by.Set(i18n.T("not signed"))
		b.on.Set("")
		if signed {
			b.by.Set(by.Person)
			b.on.Set(signedOn(by.Signed, s.register.deps.Host.Today()))
		}
		b.open.Hidden, b.signed.Hidden = signed, !signed
		b.sign.Hidden = signed
		b.line.Refresh()
	}
}

// signedOn is the day of a signature, which is kept as a moment.
func signedOn(moment string, today finance.Date) string {
	if t, ok := format.Local(moment); ok {
		return format.DateNear(finance.DateOf(t), today)
	}
	if day, err := finance.ParseDate(moment); err == nil {
		return format.DateNear(day, today)
	}
	return moment
}

// ask opens the panel in which a department signs.
func (s *signStrip) ask(department string) {
	r, version := s.register, s.version
	name := widgets.NewEntry()
	name.SetPlaceHolder(i18n.T("Name of the person who signs"))
	field := widgets.NewField(i18n.T("Signed by"), name)
	form := widgets.NewForm(field)
	about := widgets.NewParagraph(i18n.T("%s agrees that these definitions decide every figure from then on.", DepartmentName(department)), widgets.Muted, 420)
	var panel *widgets.Panel
	var loader widgets.Loader[struct{}]
	save := func() {
		person := strings.TrimSpace(name.Text)
		if person == "" {
			field.SetError(i18n.T("Give the name of the person who signs."))
			field.Focus()
			return
		}
		loader.Load(func(ctx context.Context) (struct{}, error) {
			return struct{}{}, r.deps.Source.SignOff(ctx, version, app.SignOff{Department: department, Person: person})
		}, func(_ struct{}, err error) {
			if err != nil {
				field.SetError(shell.Sentence(err))
				field.Focus()
				return
			}
			panel.Close()
			r.deps.Host.Done(0, i18n.T("%s signed version %d for the %s", person, version, DepartmentName(department)))
			r.deps.Adopted()
		})
	}
	name.OnSubmitted = func(string) { save() }
	closing := widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc")
	panel = widgets.NewPanel(i18n.T("Sign version %d for the %s", version, DepartmentName(department)),
		widgets.Pad(1, 1, 1, 1, widgets.Stack(12, about, form)), nil, []fyne.CanvasObject{closing, widgets.NewPrimary(i18n.T("Sign"), save)})
	form.OnResized = panel.FitContent
	panel.OnSave = save
	panel.First = name
	panel.Open(r.deps.Host.Canvas())
}
