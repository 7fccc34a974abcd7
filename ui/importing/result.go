package importing

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/ui/format"
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
	problems                            *widgets.Table
	card                                *widgets.Card
	full                                *widgets.Paragraph // the problem chosen, whole
	line                                *widgets.ProgressLine
	say                                 *widgets.Text
	cancel, back, save, undo, run, more *widgets.Button

	twice   *twice
	outcome *outcome
	stop    context.CancelFunc
}

func newResult(p *Page) *result {
	r := &result{
		page: p, title: widgets.NewText("", widgets.Strong),
		created: widgets.NewKeyFigure(""), updated: widgets.NewKeyFigure(""),
		skipped: widgets.NewKeyFigure(i18n.T("There already")), rejected: widgets.NewKeyFigure(i18n.T("Rows refused")),
		full: widgets.NewParagraph("", widgets.Muted, 700), line: widgets.NewProgressLine(), say: widgets.NewCutText("", widgets.Muted),
	}
	r.problems = widgets.NewTable(
		widgets.Column{Key: "row", Title: i18n.T("Row"), Align: fyne.TextAlignTrailing, Width: 76},
		widgets.Column{Key: "column", Title: i18n.T("Column"), Width: 170},
		widgets.Column{Key: "problem", Title: i18n.T("What is wrong"), Width: 400, Min: 200, Weight: 1},
		widgets.Column{Key: "what", Kind: widgets.BadgeCell, Width: 110},
	)
	r.problems.OnSelected = r.showWhole
	r.card = widgets.NewFlushCard(i18n.T("Problems"), "", r.problems)
	r.cancel = widgets.NewButton(i18n.T("Cancel"), func() {
		if r.stop != nil {
			r.stop()
		}
	})
	r.back = widgets.NewButton(i18n.T("Back to the columns"), func() { p.show(1, p.columns.root) })
	r.save = widgets.NewButton(i18n.T("Save the refused rows…"), r.saveRefused)
	r.undo = widgets.NewButton(i18n.T("Undo the import"), r.takeBack)
	r.run = widgets.NewPrimary(i18n.T("Import"), func() { r.start(false) })
	r.more = widgets.NewPrimary(i18n.T("Import another file…"), p.deps.Choose)

	figures := widgets.Even(10, r.created, r.updated, r.skipped, r.rejected)
	head := widgets.Pad(3*theme.Unit, 3*theme.Unit, 3*theme.Unit, 4*theme.Unit, container.NewVBox(r.title, widgets.Pad(2*theme.Unit, 0, 0, 0, figures)))
	middle := widgets.Pad(0, 3*theme.Unit, 0, 4*theme.Unit, container.NewBorder(nil, widgets.Pad(2*theme.Unit, 0, 0, 0, r.full), nil, nil, r.card))
	r.twice = newTwice(p)
	talk := container.NewBorder(nil, nil, nil, widgets.Pad(0, 2*theme.Unit, 0, 0, r.twice.link), container.NewStack(r.say))
	bottom := container.NewVBox(widgets.Pad(0, 3*theme.Unit, 0, 4*theme.Unit, r.line), foot(talk, r.cancel, r.back, r.save, r.undo, r.run, r.more))
	r.root = container.NewBorder(head, bottom, nil, nil, middle)
	return r
}

// buttons shows those given and hides the others.
func (r *result) buttons(shown ...*widgets.Button) {
	r.twice.hide()
	for _, b := range []*widgets.Button{r.cancel, r.back, r.save, r.undo, r.run, r.more} {
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
		return
	}
	p.running = true
	r.begin(dry)
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
		o, err = carryOut(ctx, p.deps.Data, plan, r.follow(progress))
		return err
	}, func(err error) {
		p.running, r.stop = false, nil
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
	for _, f := range []*widgets.KeyFigure{r.created, r.updated, r.skipped, r.rejected} {
		f.Set("–", theme.ColorMuted, "")
	}
	r.created.SetLabel(i18n.T("Created"))
	r.updated.SetLabel(i18n.T("Updated"))
	r.setProblems(nil, "")
	r.line.Set(0)
	r.say.Set("")
	r.buttons(r.cancel)
	r.page.show(2, r.root)
}

// follow shows the progress on the page and in the status line.
func (r *result) follow(status shellProgress) func(done, total int) {
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

// setProblems lists what is wrong.
func (r *result) setProblems(notes []note, more string) {
	r.problems.Empty = nil
	if r.outcome != nil && len(notes) == 0 {
		r.problems.Empty = widgets.NewEmptyState("check", i18n.T("No problems"), i18n.T("Every row of the file can be taken as it is."))
	}
	r.card.SetTitle(i18n.T("Problems"), more)
	r.full.Set("")
	r.problems.SetSource(widgets.Rows(notes, func(n note, column int) widgets.Cell {
		switch column {
		case 0:
			return widgets.Cell{Text: format.Count(n.Row), Colour: theme.ColorMuted}
		case 1:
			return widgets.Cell{Text: n.Column, Bold: true}
		case 2:
			return widgets.Cell{Text: n.sentence()}
		}
		if n.kept {
			return widgets.Cell{Text: i18n.T("left out")}
		}
		return widgets.Cell{Text: i18n.T("refused"), Colour: theme.ColorLoss}
	}))
}

// showWhole shows a sentence that is longer than its cell.
func (r *result) showWhole(row int) {
	if r.outcome == nil || row < 0 || row >= len(r.outcome.notes) {
		r.full.Set("")
		return
	}
	n := r.outcome.notes[row]
	r.full.SetWidth(max(300, r.card.Size().Width))
	r.full.Set(n.Text().In(format.Say))
	r.root.Refresh()
}

// saveRefused keeps the refused rows with their reasons, to be mended and
// imported again.
func (r *result) saveRefused() {
	base := filepath.Base(r.page.plan.File)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	r.page.deps.SaveFile(fmt.Sprintf("%s %s.csv", name, i18n.T("refused rows")), r.outcome.refused)
}
