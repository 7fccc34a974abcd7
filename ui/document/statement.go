package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Statement shows a profit statement in small: the accounts that hold something,
// each sub-total where it differs from the one above, and the result.
type Statement struct {
	Root     *fyne.Container
	currency finance.Currency
	until    string
}

// NewStatement makes an empty statement that ends with the sub-total of the key
// until, such as "margin_after_service".
func NewStatement(currency finance.Currency, until string) *Statement {
	return &Statement{Root: widgets.Stack(3), currency: currency, until: until}
}

// Set shows the figures.
func (s *Statement) Set(statement finance.Statement) {
	var rows []fyne.CanvasObject
	for _, line := range Condensed(statement, s.until) {
		if line.Key == s.until {
			rows = append(rows, s.result(line))
			break
		}
		style := widgets.Muted
		if line.Subtotal {
			style = widgets.Strong
		}
		rows = append(rows, s.row(line, style, !line.Subtotal))
	}
	s.Root.Objects = rows
	s.Root.Refresh()
}

func (s *Statement) row(line finance.Line, style widgets.Style, indent bool) fyne.CanvasObject {
	left := float32(0)
	if indent {
		left = 3 * theme.Unit
	}
	amount := widgets.NewText(format.Amount(line.Amount, s.currency), style)
	amount.Align = fyne.TextAlignTrailing
	label := widgets.NewCutText(report.LineName(line.Key).In(format.Say), style)
	return container.NewBorder(nil, nil, nil, amount, widgets.Pad(0, theme.Unit, 0, left, label))
}

// result is the last line under a rule, in the colour of its sign.
func (s *Statement) result(line finance.Line) fyne.CanvasObject {
	colour := theme.ColorText
	if line.Amount < 0 {
		colour = theme.ColorLoss
	}
	amount := widgets.NewText(format.Amount(line.Amount, s.currency), widgets.Figure.In(colour))
	amount.Align = fyne.TextAlignTrailing
	label := widgets.NewCutText(report.LineName(line.Key).In(format.Say), widgets.Strong)
	return widgets.Stack(theme.Unit, NewRule(), container.NewBorder(nil, nil, nil, amount, label))
}

// Condensed leaves out of a statement the accounts at zero, an account that
// alone makes up the sub-total below it, and the sub-totals that repeat the one
// above. The line of the key until always stays and is the last.
func Condensed(s finance.Statement, until string) []finance.Line {
	var kept, pending []finance.Line
	before, any := finance.Amount(0), false
	for _, line := range s.Lines() {
		switch {
		case line.Key == until:
			return append(append(kept, pending...), line)
		case !line.Subtotal:
			if line.Amount != 0 {
				pending = append(pending, line)
			}
		case any && line.Amount == before && len(pending) == 0:
		default:
			if any || len(pending) > 1 {
				kept = append(kept, pending...)
			}
			kept = append(kept, line)
			pending, before, any = nil, line.Amount, true
		}
	}
	return append(kept, pending...)
}
