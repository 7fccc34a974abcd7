package importing

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// result is the step that tries the import and does it, and says what became of
// every row.
type result struct {
	page *Page
	root fyne.CanvasObject

	title                               *widgets.Text
	created, updated, skipped, rejected *widgets.KeyFigure
	view                                *preview
	card                                *widgets.Card
	line                                *widgets.ProgressLine
	say                                 *widgets.Text
	cancel, back, save, undo, run, more *widgets.Button
	twice                               *widgets.Button
	keep                                *keeper

	outcome  *outcome
	mendable bool // a trial: cells may be corrected
	wanted   bool // the import, once the check under way has stopped
	typing   bool // checked again since something was corrected: the keyboard stays there
	stale    bool // something was corrected since the trial began
	stop     context.CancelFunc
	undone   bool // the import in view was taken back
	standing widgets.Loader[[]app.Batch]
}

func newResult(p *Page) *result {
	r := &result{
		page: p, title: widgets.NewText("", widgets.Strong),
		created: widgets.NewKeyFigure(""), updated: widgets.NewKeyFigure(""),
		skipped: widgets.NewKeyFigure(i18n.T("There already")), rejected: widgets.NewKeyFigure(i18n.T("Rows refused")),
		line: widgets.NewProgressLine(), say: widgets.NewCutText("", widgets.Muted),
	}
	r.view = newPreview(r)
	r.card = widgets.NewFlushCard(i18n.T("Rows of the file"), "", r.view.table, r.view.which)
	r.keep = newKeeper(r)
	r.twice = newTwice(p)
	r.cancel = widgets.NewButton(i18n.T("Cancel"), func() {
		if r.stop != nil {
			r.stop()
		}
	})
	r.back = widgets.NewButton(i18n.T("Back to the columns"), p.showColumns)
	r.save = widgets.NewButton(i18n.T("Save the refused rows…"), r.saveRefused)
	r.undo = widgets.NewButton(i18n.T("Undo the import"), r.takeBack)
	r.run = widgets.NewPrimary(i18n.T("Import"), func() { r.start(false) }).WithHint(shell.Ctrl(fyne.KeyS).String())
	r.more = widgets.NewPrimary(i18n.T("Import another file…"), p.showEmpty)

	figures := widgets.Even(10, r.created, r.updated, r.skipped, r.rejected)
	head := widgets.Pad(3*theme.Unit, 3*theme.Unit, 3*theme.Unit, 4*theme.Unit, container.NewVBox(container.NewBorder(nil, nil, r.title, nil, widgets.Pad(0, 0, 0, 3*theme.Unit, r.say)), widgets.Pad(2*theme.Unit, 0, 0, 0, figures)))
	middle := widgets.Pad(0, 3*theme.Unit, 0, 4*theme.Unit, container.NewBorder(nil, nil, nil,
		container.New(&fixedWidth{mendWidth}, widgets.Pad(0, 0, 0, 3*theme.Unit, r.view.mend.root)), r.card))
	bottom := container.NewVBox(widgets.Pad(0, 3*theme.Unit, 0, 4*theme.Unit, r.line), r.keep.root, foot(container.NewHBox(r.twice), r.cancel, r.back, r.save, r.undo, r.keep.offer, r.run, r.more))
	r.root = container.NewBorder(head, bottom, nil, nil, middle)
	return r
}

// buttons shows those given and hides the others.
func (r *result) buttons(shown ...*widgets.Button) {
	r.twice.Hide()
	r.keep.hide()
	for _, b := range []*widgets.Button{r.cancel, r.back, r.save, r.undo, r.keep.offer, r.run, r.more} {
		b.Hidden = true
		for _, s := range shown {
			if s == b {
				b.Hidden = false
			}
		}
		b.Refresh()
	}
	r.line.Hidden = r.cancel.Hidden
	r.root.Refresh()
}

// start tries the import, or does it.
func (r *result) start(dry bool) {
	p := r.page
	if p.running {
		if !dry && r.mendable { // a check of what was typed need not be waited for
			r.wanted = true
			if r.stop != nil {
				r.stop()
			}
		}
		return
	}
	p.running, r.stale, r.mendable, r.typing = true, false, dry, false
	r.begin(dry)
	r.carryOut(dry)
}

// recheck tries the import once more, since something was corrected: the one
// under way is stopped, and what it found is not shown.
func (r *result) recheck() {
	r.stale = true
	if r.page.running {
		if r.stop != nil {
			r.stop()
		}
		return
	}
	r.page.running, r.stale, r.typing = true, false, true
	r.title.Set(i18n.T("Checking what you typed …"))
	r.carryOut(true)
}

// carryOut runs the trial or the import beside the window.
func (r *result) carryOut(dry bool) {
	p := r.page
	plan := p.plan
	plan.DryRun, plan.AsOf, plan.Translate = dry, p.deps.Host.Today(), format.Say
	label := i18n.T("Importing %s", filepath.Base(plan.File))
	if dry {
		label = i18n.T("Trying %s", filepath.Base(plan.File))
	}
	var o *outcome
	p.deps.Job(label, func(ctx context.Context, progress shellProgress) (err error) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		fyne.Do(func() { r.stop = stop })
		o, err = carryOut(ctx, p.deps.Data, plan, r.tell(progress))
		return err
	}, func(err error) {
		p.running, r.stop = false, nil
		switch {
		case dry && r.wanted:
			r.wanted = false
			r.start(false)
			return
		case dry && r.stale:
			r.recheck()
			return
		}
		r.ended(o, err, dry)
	})
}

// begin shows that work is going on.
func (r *result) begin(dry bool) {
	r.outcome = nil
	r.title.Set(i18n.T("Importing …"))
	if dry {
		r.title.Set(i18n.T("Trying, without writing anything …"))
	}
	r.noFigures()
	r.created.SetLabel(i18n.T("Created"))
	r.updated.SetLabel(i18n.T("Updated"))
	r.view.set(nil)
	r.card.SetTitle(i18n.T("Rows of the file"), "")
	r.line.Set(0)
	r.say.Set("")
	r.buttons(r.cancel)
	r.page.show(2, r.root)
}

// noFigures shows that nothing was done, or not yet.
func (r *result) noFigures() {
	for _, f := range []*widgets.KeyFigure{r.created, r.updated, r.skipped, r.rejected} {
		f.Set("–", theme.ColorMuted, "")
	}
}

// tell shows the progress on the page and in the status line.
func (r *result) tell(status shellProgress) func(done, total int) {
	var last time.Time
	return func(done, total int) {
		status(done, total)
		if time.Since(last) < progressPause {
			return
		}
		last = time.Now()
		fyne.Do(func() {
			if total > 0 {
				r.line.Set(float32(done) / float32(total))
				r.say.Set(i18n.T("%s of %s rows", format.Count(done), format.Count(total)))
				return
			}
			r.say.Set(i18n.N(done, "%d row", "%d rows"))
		})
	}
}

// progressPause is how often at most the progress is drawn anew.
const progressPause = 100 * time.Millisecond

// saveRefused keeps the refused rows with their reasons, to be mended and
// imported again.
func (r *result) saveRefused() {
	base := filepath.Base(r.page.plan.File)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	r.page.deps.SaveFile(fmt.Sprintf("%s %s.csv", name, i18n.T("refused rows")), r.outcome.refused)
}

// fixedWidth keeps a panel as wide as it is.
type fixedWidth struct{ width float32 }

func (l *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (l *fixedWidth) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.width, 0) }
