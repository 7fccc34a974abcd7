package importing

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// keeper keeps a finished import as a profile, to be done again with the next
// export of the same system.
type keeper struct {
	result *result
	root   *fyne.Container
	offer  *widgets.Button
	name   *widgets.Entry
	say    *widgets.Text
	loader widgets.Loader[*app.ImportProfile]
}

func newKeeper(r *result) *keeper {
	k := &keeper{result: r, name: widgets.NewEntry(), say: widgets.NewText("", widgets.Muted)}
	k.offer = widgets.NewButton(i18n.T("Keep as a profile…"), k.ask)
	k.name.OnSubmitted = func(string) { k.keep() }
	k.name.SetPlaceHolder(i18n.T("Name of the profile"))
	k.name.OnChanged = func(string) { k.name.SetInvalid(false) }
	line := widgets.RowGap(2*theme.Unit, widgets.NewText(i18n.T("Keep how this file was imported, as"), widgets.Body),
		container.NewGridWrap(fyne.NewSize(260, theme.Control), k.name), widgets.NewPrimary(i18n.T("Keep"), k.keep), widgets.NewButton(i18n.T("Cancel"), k.hide), k.say)
	k.root = widgets.Pad(2*theme.Unit, 3*theme.Unit, 0, 4*theme.Unit, line)
	k.root.Hide()
	return k
}

// hide takes the question away.
func (k *keeper) hide() {
	k.loader.Stop()
	k.root.Hide()
}

// ask asks for the name, and offers one.
func (k *keeper) ask() {
	p := k.result.page
	offered := kindName(p.plan.Kind)
	if p.plan.System != "" {
		offered = p.plan.System + ": " + offered
	}
	k.name.SetText(offered)
	k.say.SetStyled("", widgets.Muted)
	k.root.Show()
	k.result.root.Refresh()
	p.deps.Host.Focus(k.name)
}

// keep saves the profile as an action of the history.
func (k *keeper) keep() {
	p := k.result.page
	name, plan, in := strings.TrimSpace(k.name.Text), p.plan, p.columns.looked.Inspection
	plan.Fixes = nil
	k.loader.Load(func(ctx context.Context) (*app.ImportProfile, error) {
		profile, err := importer.NewProfile(name, plan, in)
		if err != nil {
			return nil, err
		}
		sentence := app.Say("Keep the import profile %s", name)
		_, err = p.deps.Data.Do(ctx, app.Action{Text: sentence.Key, Args: sentence.Args}, func(u app.Unit) error { return u.Put(ctx, profile) })
		return profile, err
	}, func(profile *app.ImportProfile, err error) {
		if err != nil {
			k.name.SetInvalid(true)
			k.say.SetStyled(shell.Sentence(err), widgets.Error)
			k.root.Refresh()
			return
		}
		k.hide()
		k.offer.Hide()
		k.result.say.Set(i18n.T("Kept as %s: the Import page does it again with the newest file of %s.", profile.Name, filepath.Base(profile.Folder)))
		k.result.root.Refresh()
		p.deps.Changed()
	})
}
