package contacts

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/match"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

const (
	alikeScore = 0.25 // the chance from which a known contact is named
	alikeShown = 3
)

// alike names, while a new contact is typed, the known ones that may be the
// same. It keeps nobody from saving.
type alike struct {
	form   *form
	root   *fyne.Container
	index  widgets.Loader[*match.Index]
	loader widgets.Loader[[]likeOne]
	found  []likeOne
}

// likeOne is a known contact that may be the one typed.
type likeOne struct {
	contact *app.Contact
	reasons []app.Text
}

func newAlike(f *form) *alike {
	return &alike{form: f, root: container.NewStack()}
}

// watch begins to look at what is typed into the form of a new contact.
func (a *alike) watch() {
	f := a.form
	if f.old != nil {
		return
	}
	for _, e := range []*widgets.Entry{f.name, f.address, f.city, f.postcode} {
		e.OnChanged = func(string) { a.look() }
	}
	f.kind.OnChanged = func(string) { a.look() }
	data := f.page.deps.Data
	a.index.Load(data.MatchIndex, func(index *match.Index, err error) {
		if err != nil {
			f.page.deps.Host.Fail(err)
			return
		}
		f.page.index = index
		a.look()
	})
}

// rest forgets the contacts known: of very many they take much memory.
func (a *alike) rest() {
	a.index.Stop()
	a.loader.Stop()
	a.form.page.index = nil
}

// look looks for contacts like the one typed so far.
func (a *alike) look() {
	index := a.form.page.index
	if index == nil {
		return
	}
	subject, data := match.SubjectOf(a.form.read()), a.form.page.deps.Data
	a.loader.Load(func(ctx context.Context) ([]likeOne, error) {
		var found []likeOne
		for i, pair := range index.Like(subject, alikeScore) {
			if i == alikeShown {
				break
			}
			c, err := data.Contact(ctx, pair.B)
			if err != nil {
				return nil, err
			}
			found = append(found, likeOne{c, pair.Reasons})
		}
		return found, nil
	}, func(found []likeOne, err error) {
		if err == nil {
			a.show(found)
		}
	})
}

// show names the contacts found.
func (a *alike) show(found []likeOne) {
	if len(found) == 0 && len(a.found) == 0 {
		return
	}
	a.found = found
	a.root.Objects = nil
	if len(found) > 0 {
		rows := make([]fyne.CanvasObject, len(found))
		for i, one := range found {
			open := widgets.NewLink(i18n.T("Open"), func() { a.open(one.contact.ID) })
			rows[i] = container.NewBorder(nil, nil, nil, open, widgets.NewCutText(one.text(), widgets.Body))
		}
		a.root.Objects = []fyne.CanvasObject{document.NewNotice(widgets.Pad(theme.Unit, 10, theme.Unit, 10, widgets.Stack(0, rows...)))}
	}
	a.root.Refresh()
	a.form.panel.FitContent()
}

// text is who it looks like, and why.
func (o likeOne) text() string {
	c := o.contact
	who := joined(", ", c.Name, c.City)
	reasons := make([]string, len(o.reasons))
	for i, r := range o.reasons {
		reasons[i] = r.In(format.Say)
	}
	return i18n.T("Looks like ID %s %s: %s", fmt.Sprint(c.Number), who, strings.Join(reasons, ", "))
}

// open leaves the form, which keeps what was typed, for the contact known.
func (a *alike) open(id app.ID) {
	page := a.form.page
	a.form.panel.AskClose()
	page.list.wanted = id
	page.list.find()
	page.open(id)
}

// saved is the sentence when the contact was saved all the same.
func (a *alike) saved(name string) string {
	if len(a.found) == 0 {
		return i18n.T("%s saved", name)
	}
	c := a.found[0].contact
	return i18n.T("%s saved, but looks like ID %s %s: see Duplicates", name, fmt.Sprint(c.Number), c.Name)
}
