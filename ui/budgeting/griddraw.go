package budgeting

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
)

// Sizes of the grid.
const (
	rowHeight   float32 = 26
	nameWidth   float32 = 158
	leastColumn float32 = 70
	cellPad     float32 = 6
)

// columnWidth is the width of a month: that of its widest figure.
func (g *Grid) columnWidth() float32 {
	widest := leastColumn
	for column := range Months {
		widest = max(widest, g.widest(g.Sheet.Statement(column)))
	}
	return widest
}

// totalWidth is the width of the year's total.
func (g *Grid) totalWidth() float32 {
	widest := leastColumn
	for _, l := range g.Sheet.Total().Lines() {
		widest = max(widest, g.figureWidth(l.Amount, true))
	}
	return widest
}

func (g *Grid) widest(s finance.Statement) float32 {
	widest := float32(0)
	for _, l := range s.Lines() {
		widest = max(widest, g.figureWidth(l.Amount, l.Subtotal))
	}
	return widest
}

func (g *Grid) figureWidth(a finance.Amount, bold bool) float32 {
	return fyne.MeasureText(format.Amount(a, g.Sheet.Currency), theme.TextSize, fyne.TextStyle{Bold: bold}).Width + 2*cellPad
}

// at is the cell at a place.
func (g *Grid) at(p fyne.Position) (row, column int, ok bool) {
	row = int((p.Y - rowHeight) / rowHeight)
	column = int((p.X - nameWidth) / g.columnWidth())
	ok = p.Y >= rowHeight && p.X >= nameWidth && row < len(g.lines) && column < Months
	return row, column, ok
}

func (g *Grid) cellPosition(row, column int) fyne.Position {
	return fyne.NewPos(nameWidth+float32(column)*g.columnWidth(), rowHeight*float32(row+1))
}

// reach is from where to where the cell under the cursor goes across; in the
// first column, the names of the accounts with it.
func (g *Grid) reach() (from, to float32) {
	from = g.cellPosition(g.row, g.column).X
	to = from + g.columnWidth()
	if g.column == 0 {
		from = 0
	}
	if g.column == Months-1 {
		to += g.totalWidth()
	}
	return from, to
}

// MinSize is the size of all cells.
func (g *Grid) MinSize() fyne.Size {
	return fyne.NewSize(nameWidth+Months*g.columnWidth()+g.totalWidth(), rowHeight*float32(len(g.lines)+1))
}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{grid: g}
	r.build()
	return r
}

type gridRenderer struct {
	grid    *Grid
	objects []fyne.CanvasObject
}

// Destroy implements fyne.WidgetRenderer.
func (r *gridRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize implements fyne.WidgetRenderer.
func (r *gridRenderer) MinSize() fyne.Size { return r.grid.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *gridRenderer) Layout(fyne.Size) {}

// Refresh implements fyne.WidgetRenderer.
func (r *gridRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.grid)
}

// build draws the whole grid anew; it has some three hundred cells.
func (r *gridRenderer) build() {
	g := r.grid
	r.objects = nil
	width := g.MinSize().Width
	r.rect(0, 0, width, rowHeight, theme.ColorSide)
	for column := range Months {
		at := g.cellPosition(-1, column)
		r.text(format.MonthShort(g.Sheet.Month(column)), at.X, at.Y, g.columnWidth(), theme.ColorMuted, false, fyne.TextAlignTrailing)
	}
	end := g.cellPosition(-1, Months)
	r.text(year(g.Sheet), end.X, end.Y, g.totalWidth(), theme.ColorMuted, false, fyne.TextAlignTrailing)
	total := g.Sheet.Total().Lines()
	months := make([][]finance.Line, Months)
	for column := range months {
		months[column] = g.Sheet.Statement(column).Lines()
	}
	for row, l := range g.lines {
		y := rowHeight * float32(row+1)
		if l.Subtotal {
			r.rect(0, y, width, rowHeight, theme.ColorSide)
		}
		r.rect(0, y+rowHeight-1, width, 1, theme.ColorLine)
		r.text(lineName(l), 0, y, nameWidth, nameColour(l), l.Subtotal, fyne.TextAlignLeading)
		for column := range Months {
			r.cell(row, column, months[column][row])
		}
		at := g.cellPosition(row, Months)
		r.text(format.Amount(total[row].Amount, g.Sheet.Currency), at.X, at.Y, g.totalWidth(), theme.ColorText, true, fyne.TextAlignTrailing)
	}
	r.cursor()
	r.objects = append(r.objects, g.entry)
}

// year names the fiscal year of a sheet.
func year(s *Sheet) string {
	first, last := s.Month(0), s.Month(Months-1)
	if first/100 == last/100 {
		return first.String()[:4]
	}
	return first.String()[:4] + "/" + last.String()[2:4]
}

// lineName names a line of the company, whose budget it is.
func lineName(l finance.Line) string { return report.CompanyLineName(l.Key).In(format.Say) }

func nameColour(l finance.Line) fyne.ThemeColorName {
	if l.Subtotal {
		return theme.ColorText
	}
	return theme.ColorMuted
}

func (r *gridRenderer) cell(row, column int, l finance.Line) {
	g := r.grid
	at := g.cellPosition(row, column)
	text, colour := format.Amount(l.Amount, g.Sheet.Currency), theme.ColorText
	if !l.Subtotal {
		account, _ := finance.ParseAccount(l.Key)
		text = g.Sheet.Text(account, column)
		if g.Sheet.Fault(account, column) != "" {
			colour = theme.ColorLoss
			r.frame(at, theme.ColorLoss)
		}
	}
	if l.Subtotal && l.Amount < 0 {
		colour = theme.ColorLoss
	}
	r.text(text, at.X, at.Y, g.columnWidth(), colour, l.Subtotal, fyne.TextAlignTrailing)
}

// cursor frames the cell that the keyboard is on, and puts the entry over it.
func (r *gridRenderer) cursor() {
	g := r.grid
	at := g.cellPosition(g.row, g.column)
	if g.typing {
		g.entry.Move(at)
		g.entry.Resize(fyne.NewSize(max(g.columnWidth(), g.entry.MinSize().Width), rowHeight))
		return
	}
	colour := theme.ColorMuted
	if g.focused {
		colour = theme.ColorAccent
	}
	r.frame(at, colour)
}

func (r *gridRenderer) frame(at fyne.Position, colour fyne.ThemeColorName) {
	frame := canvas.NewRectangle(nil)
	frame.StrokeColor, frame.StrokeWidth = theme.Color(colour), 2
	frame.Move(at)
	frame.Resize(fyne.NewSize(r.grid.columnWidth(), rowHeight-1))
	r.objects = append(r.objects, frame)
}

func (r *gridRenderer) rect(x, y, w, h float32, colour fyne.ThemeColorName) {
	rect := canvas.NewRectangle(theme.Color(colour))
	rect.Move(fyne.NewPos(x, y))
	rect.Resize(fyne.NewSize(w, h))
	r.objects = append(r.objects, rect)
}

func (r *gridRenderer) text(text string, x, y, width float32, colour fyne.ThemeColorName, bold bool, align fyne.TextAlign) {
	if text == "" {
		return
	}
	style := fyne.TextStyle{Bold: bold}
	t := canvas.NewText(fitted(text, width-2*cellPad, style), theme.Color(colour))
	t.TextSize, t.TextStyle, t.Alignment = theme.TextSize, style, align
	size := t.MinSize()
	t.Move(fyne.NewPos(x+cellPad, y+(rowHeight-size.Height)/2))
	t.Resize(fyne.NewSize(width-2*cellPad, size.Height))
	r.objects = append(r.objects, t)
}

// fitted shortens what is wider than its cell.
func fitted(text string, width float32, style fyne.TextStyle) string {
	if fyne.MeasureText(text, theme.TextSize, style).Width <= width {
		return text
	}
	runes := []rune(strings.TrimSpace(text))
	for len(runes) > 1 && fyne.MeasureText(string(runes)+"…", theme.TextSize, style).Width > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}
