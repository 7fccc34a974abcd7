package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Basis is what the figures of the window rest on.
type Basis struct {
	// Definitions names the version in force and its signatures. Unsigned says that
	// some are missing; Open shows the register.
	Definitions string
	Unsigned    bool
	Open        func()
	Currency    string
}

// statusLine is the foot of the window: the company, whether all is saved, with
// Undo, work going on with Cancel, the definitions in force, the currency.
type statusLine struct {
	widget.BaseWidget
	file, saved, job, currency *widgets.Text
	undo, cancel, definitions  *widgets.Button
	unsigned                   *canvas.Circle
	progress                   *widgets.ProgressLine
	edge                       *canvas.Rectangle
}

func newStatusLine(s *Shell) *statusLine {
	l := &statusLine{
		file:     widgets.NewCutText("", widgets.Small),
		saved:    widgets.NewCutText("", widgets.Small),
		job:      widgets.NewCutText("", widgets.Small),
		currency: widgets.NewText("", widgets.Small),
		undo:     widgets.NewLink(i18n.T("Undo"), s.Undo),
		cancel:   widgets.NewLink(i18n.T("Cancel"), nil),
		progress: widgets.NewProgressLine(),
		edge:     canvas.NewRectangle(color.Transparent),
		unsigned: canvas.NewCircle(color.Transparent),
	}
	l.definitions = widgets.NewLink("", func() {
		if s.basis.Open != nil {
			s.basis.Open()
		}
	})
	l.undo.Small, l.cancel.Small, l.definitions.Small = true, true, true
	l.undo.Hide()
	l.endJob()
	l.ExtendBaseWidget(l)
	return l
}

// showJob shows work going on; total 0 is not known, cancel nil cannot be.
func (l *statusLine) showJob(label string, done, total int, cancel func()) {
	l.job.Value = label
	l.job.Show()
	l.progress.Hidden = total <= 0
	if total > 0 {
		l.progress.Set(float32(done) / float32(total))
	}
	l.cancel.Hidden = cancel == nil
	l.cancel.OnTapped = cancel
	l.Refresh()
}

func (l *statusLine) endJob() {
	l.job.Hide()
	l.progress.Hide()
	l.cancel.Hide()
}

func (l *statusLine) CreateRenderer() fyne.WidgetRenderer {
	l.edge.FillColor, l.unsigned.FillColor = theme.Line(), theme.Color(theme.ColorWarnLine)
	return &statusRenderer{l}
}

type statusRenderer struct{ line *statusLine }

func (r *statusRenderer) Destroy()           {}
func (r *statusRenderer) MinSize() fyne.Size { return fyne.NewSize(0, footHeight) }
func (r *statusRenderer) Objects() []fyne.CanvasObject {
	l := r.line
	return []fyne.CanvasObject{l.edge, l.file, l.saved, l.undo, l.job, l.progress, l.cancel, l.unsigned, l.definitions, l.currency}
}

func (r *statusRenderer) Layout(size fyne.Size) {
	l := r.line
	l.edge.Resize(fyne.NewSize(size.Width, theme.LineWidth))
	const pad, gap = 3 * theme.Unit, 3 * theme.Unit
	right := r.layoutBasis(size.Width-pad, size.Height)
	x, end := float32(pad), right-gap
	put := func(o fyne.CanvasObject, width float32) {
		width = max(0, min(width, end-x))
		if !o.Visible() || width == 0 {
			return
		}
		o.Move(fyne.NewPos(x, 1))
		o.Resize(fyne.NewSize(width, size.Height-1))
		x += width + gap
	}
	put(l.file, min(widgets.TextWidth(l.file), 70*theme.Unit))
	put(l.saved, min(widgets.TextWidth(l.saved), 80*theme.Unit))
	put(l.undo, l.undo.MinSize().Width)
	put(l.job, min(widgets.TextWidth(l.job), 60*theme.Unit))
	put(l.progress, 30*theme.Unit)
	put(l.cancel, l.cancel.MinSize().Width)
}

// layoutBasis places what the figures rest on at the right end, and returns where
// it begins.
func (r *statusRenderer) layoutBasis(end, height float32) float32 {
	const dot = 8
	l := r.line
	for _, o := range []fyne.CanvasObject{l.currency, l.definitions} {
		width := o.MinSize().Width
		end -= width
		o.Move(fyne.NewPos(end, 1))
		o.Resize(fyne.NewSize(width, height-1))
		end -= 4 * theme.Unit
	}
	end += 4*theme.Unit - dot - theme.Unit
	l.unsigned.Move(fyne.NewPos(end, (height-dot)/2+1))
	l.unsigned.Resize(fyne.NewSize(dot, dot))
	return end
}

func (r *statusRenderer) Refresh() {
	r.line.edge.FillColor = theme.Line()
	r.line.unsigned.FillColor = theme.Color(theme.ColorWarnLine)
	r.Layout(r.line.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.line)
}
