package importing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// steps is the head of the page: which file, and how far one has come.
type steps struct {
	root   fyne.CanvasObject
	file   *widgets.Text
	detail *widgets.Text
	note   *widgets.Text
	names  []*widgets.Text
	other  *widgets.Button
	lines  []*fyne.Container // to be laid out anew when a text changes
}

func newSteps(p *Page) *steps {
	s := &steps{
		file: widgets.NewText("", widgets.Strong), detail: widgets.NewText("", widgets.Muted), note: widgets.NewText("", widgets.Small.In(theme.ColorAccent)),
		other: widgets.NewButton(i18n.T("Choose another file…"), p.deps.Choose),
	}
	rail := widgets.RowGap(2 * theme.Unit)
	for i, name := range []string{i18n.T("1  File"), i18n.T("2  Columns"), i18n.T("3  Check and import")} {
		if i > 0 {
			rail.Add(widgets.NewIcon("forward", theme.ColorMuted))
		}
		s.names = append(s.names, widgets.NewText(name, widgets.Muted))
		rail.Add(s.names[i])
	}
	title := widgets.NewText(i18n.T("Import"), widgets.Heading)
	left := widgets.RowGap(6*theme.Unit, title, rail)
	top := widgets.Ends(left, s.other)
	about := widgets.RowGap(3*theme.Unit, s.file, s.detail, s.note)
	s.lines = []*fyne.Container{rail, left, top, about}
	s.root = widgets.Pad(2*theme.Unit, 3*theme.Unit, 0, 4*theme.Unit,
		container.NewVBox(widgets.Tall(top, theme.Control), about))
	return s
}

// set marks the step in view.
func (s *steps) set(step int) {
	for i, name := range s.names {
		style := widgets.Muted
		switch {
		case i == step:
			style = widgets.Strong.In(theme.ColorAccent)
		case i < step:
			style = widgets.Body
		}
		name.SetStyled(name.Value, style)
	}
	s.other.Hidden = step == 0
	if step == 0 {
		s.file.Set("")
		s.detail.Set("")
		s.note.Set("")
	}
	s.layOut()
}

// setNote says what else there is to know about the file.
func (s *steps) setNote(text string) {
	s.note.Set(text)
	s.layOut()
}

func (s *steps) layOut() {
	for _, line := range s.lines {
		line.Refresh()
	}
}

// remarks are what else there is to know about a file.
func remarks(in importer.Inspection) string {
	var texts []string
	for _, r := range in.Remarks {
		texts = append(texts, r.In(format.Say))
	}
	return strings.Join(texts, " ")
}

// setFile says which file it is and how it was read.
func (s *steps) setFile(name string, in importer.Inspection) {
	s.file.Set(name)
	columns := ""
	if len(in.Columns) > 0 {
		columns = i18n.N(len(in.Columns), "%d column", "%d columns")
	}
	sheet := ""
	if in.Sheet != "" {
		sheet = i18n.T("sheet %s", in.Sheet)
	}
	s.detail.Set(joinParts(columns, sheet, remarks(in)))
	s.layOut()
}
