package history

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// outcome is what came of taking an action back: it was, or it was refused since
// other actions rest on it.
type outcome struct {
	refused error
	resting []app.Done // the newest first
}

// takeBack takes the selected action back, or says what rests on it.
func (p *Page) takeBack() {
	r, ok := p.selected()
	if !ok || !r.canUndo() {
		return
	}
	data := p.deps.Data
	p.undo.Load(func(ctx context.Context) (o outcome, err error) {
		if _, o.refused = data.UndoAction(ctx, r.ID); o.refused == nil {
			return o, nil
		}
		o.resting, err = data.RestingOn(ctx, r.ID)
		return o, err
	}, func(o outcome, err error) {
		switch {
		case err != nil:
			p.deps.Host.Fail(err)
		case o.refused != nil:
			p.detail.refuse(r, o)
		default:
			p.deps.TakenBack(i18n.T("Taken back: %s", r.what))
		}
	})
}

// takeAllBack takes the selected action back with all that rests on it.
func (p *Page) takeAllBack(r row) {
	data := p.deps.Data
	p.undo.Load(func(ctx context.Context) (outcome, error) {
		taken, err := data.UndoWith(ctx, r.ID)
		return outcome{resting: taken}, err
	}, func(o outcome, err error) {
		if err != nil {
			p.detail.refuse(r, outcome{refused: err})
			return
		}
		others := len(o.resting) - 1
		p.deps.TakenBack(i18n.T("Taken back: %s", r.what) + " " + i18n.N(others, "and %d other action", "and %d other actions"))
	})
}

// restingShown is how many of the actions that rest on one are listed.
const restingShown = 12

// resting lists what rests on an action, each line a way to it, and offers to take
// all of it back.
func (d *detail) resting(r row, all []app.Done) fyne.CanvasObject {
	today := d.page.deps.Host.Today()
	lines := []fyne.CanvasObject{widgets.NewText(i18n.N(len(all), "%d later action rests on this", "%d later actions rest on this"), widgets.Strong)}
	for _, one := range all[:min(len(all), restingShown)] {
		other := newRow(one, today)
		lines = append(lines, widgets.Stack(0,
			container.NewHBox(widgets.NewLink(other.what, func() { d.page.choose(other.ID) })),
			widgets.NewCutText(other.when+"  ·  "+by(other.Actor), widgets.Small)))
	}
	if rest := len(all) - restingShown; rest > 0 {
		lines = append(lines, widgets.NewText(i18n.N(rest, "and %d other action", "and %d other actions"), widgets.Muted))
	}
	lines = append(lines, container.NewHBox(
		widgets.NewPrimary(i18n.T("Take these back too"), func() { d.page.takeAllBack(r) }).WithIcon("undo")))
	return widgets.Stack(theme.Unit, lines...)
}

// choose shows another action of the list.
func (p *Page) choose(id app.ID) {
	if !p.table.SelectKey(int64(id)) { // filtered out of the list
		p.search.SetText("")
		p.table.SelectKey(int64(id))
	}
}

// refuse says why the action cannot be taken back, and what can.
func (d *detail) refuse(r row, o outcome) {
	parts := []fyne.CanvasObject{}
	if len(o.resting) == 0 {
		parts = append(parts, widgets.NewCallout(i18n.T("This cannot be taken back now"), shell.Sentence(o.refused), "", nil))
	} else {
		parts = append(parts,
			widgets.NewCallout(i18n.T("This cannot be taken back alone"), i18n.T("What was done later needs it, or changed the same records again."), "", nil),
			d.resting(r, o.resting))
	}
	d.draw(r, parts...)
}
