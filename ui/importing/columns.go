package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// columns is the step in which the file's columns are matched with fields, with
// the first rows beside them.
type columns struct {
	page *Page
	root fyne.CanvasObject
	looked

	kind    *widgets.Select
	system  *widgets.Entry
	policy  *widgets.Segmented
	reading *reading

	fields  *fyne.Container
	selects map[string]*widgets.Select
	own     map[string]*widgets.Select // by column
	scroll  *container.Scroll          // of the fields
	rows    *widgets.Table
	unused  *widgets.Text
	problem *widgets.Text
	try     *widgets.Button
	run     *widgets.Button
}

func newColumns(p *Page) *columns {
	c := &columns{page: p, fields: container.NewVBox(), selects: map[string]*widgets.Select{}}
	c.kind = widgets.NewSelect(kindOptions(), func(o widgets.Option) { p.setKind(o.Key) })
	c.system = widgets.NewEntry()
	c.system.SetPlaceHolder(importer.DefaultSystem)
	c.system.OnSubmitted = func(string) { c.settle() }
	c.system.OnFocus = func(focused bool) {
		if !focused {
			c.settle()
		}
	}
	c.policy = widgets.NewSegmented([]widgets.Option{
		{Key: string(importer.Skip), Title: i18n.T("Leave as it is")}, {Key: string(importer.Update), Title: i18n.T("Update")},
	}, func(key string) { p.plan.OnDuplicate = importer.Policy(key) })
	c.reading = newReading(p)
	c.rows = widgets.NewTable()
	c.unused = widgets.NewCutText("", widgets.Small)
	c.problem = widgets.NewCutText("", widgets.Muted)
	c.try = widgets.NewButton(i18n.T("Check it first"), func() { c.settle(); p.result.start(true) }).WithHint(shell.Ctrl(fyne.KeyS).String())
	c.run = widgets.NewPrimary(i18n.T("Import"), func() { c.settle(); p.result.start(false) })

	what := widgets.Even(3*theme.Unit,
		labelled(i18n.T("The file holds"), c.kind), labelled(i18n.T("Comes from the system"), c.system),
		labelled(i18n.T("What is there already"), c.policy))
	settings := widgets.Stack(2*theme.Unit, what, c.reading.root)
	c.scroll = widgets.NewScroll(widgets.Pad(theme.Unit, 3*theme.Unit, 3*theme.Unit, 3*theme.Unit, c.fields))
	left := widgets.NewFlushCard(i18n.T("Columns"), "", c.scroll)
	right := widgets.NewFlushCard(i18n.T("First rows of the file"), "", c.rows)
	middle := widgets.NewSplit(widgets.Pad(0, 2*theme.Unit, 0, 4*theme.Unit, left),
		widgets.Pad(0, 3*theme.Unit, 0, 2*theme.Unit, container.NewBorder(nil, widgets.Pad(theme.Unit, 0, 0, 0, c.unused), nil, nil, right)), 500)
	head := widgets.Pad(3*theme.Unit, 3*theme.Unit, 3*theme.Unit, 4*theme.Unit, settings)
	below := foot(c.problem, c.try, c.run)
	// In the order in which Tab goes from one to the next.
	c.root = container.New(layout.NewBorderLayout(head, below, nil, nil), head, middle, below)
	return c
}

// labelled is a control under its label.
func labelled(label string, control fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(theme.Unit, widgets.NewCutText(label, widgets.Small), control)
}

func kindOptions() []widgets.Option {
	var options []widgets.Option
	for _, kind := range importer.Kinds() {
		options = append(options, widgets.Option{Key: kind, Title: kindName(kind)})
	}
	return options
}

// settle takes the system as it is typed.
func (c *columns) settle() { c.page.setSystem(strings.TrimSpace(c.system.Text)) }

// begin shows a file that was just opened.
func (c *columns) begin(l looked) {
	c.system.SetText(c.page.plan.System)
	c.policy.SetKey(string(policyOf(c.page.plan)))
	c.set(l)
	c.scroll.ScrollToTop()
	c.showFrom(l.from)
}

// policyOf is what happens to what is there already.
func policyOf(plan importer.Plan) importer.Policy {
	if plan.OnDuplicate == importer.Update {
		return importer.Update
	}
	return importer.Skip
}

// set shows what the plan makes of the file.
func (c *columns) set(l looked) {
	c.looked = l
	c.kind.SetKey(c.page.plan.Kind)
	c.reading.set(l)
	c.keepFocus(c.buildFields)
	for field, choose := range c.selects {
		choose.SetKey(l.Mapping[field])
	}
	c.showRows()
	c.showProblem()
}

// buildFields makes a line for each field of the kind: its name, the column it
// is read from, and what stands there.
func (c *columns) buildFields() {
	c.selects, c.own = map[string]*widgets.Select{}, map[string]*widgets.Select{}
	c.fields.Objects = nil
	for _, f := range importer.Fields(c.page.plan.Kind) {
		if before, further := follows[f.Name]; !further || c.looked.Mapping[before] != "" || c.looked.Mapping[f.Name] != "" {
			c.fields.Add(c.line(f))
		}
	}
	if own := c.ownColumns(); len(own) > 0 {
		c.fields.Add(widgets.Pad(2*theme.Unit, 0, theme.Unit, 0, widgets.NewCutText(i18n.T("Other columns"), widgets.Small)))
		for _, column := range own {
			c.fields.Add(c.ownLine(column))
		}
	}
	c.fields.Refresh()
}

// follows are the fields that are offered once the one before is taken.
var follows = map[string]string{"email_2": "email", "email_3": "email_2", "phone_2": "phone", "phone_3": "phone_2"}

func (c *columns) line(f importer.Field) fyne.CanvasObject {
	label := widgets.NewCutText(fieldName(f.Name), widgets.Body)
	if f.Required {
		label = widgets.NewCutText(fieldName(f.Name)+" *", widgets.Strong)
	}
	choose := widgets.NewSelect(c.columnOptions(), func(o widgets.Option) {
		if o.Key == noColumn {
			o.Key = ""
		}
		c.page.setColumn(f.Name, o.Key)
	})
	choose.Placeholder = i18n.T("not in the file")
	choose.SetInvalid(f.Required && c.looked.Mapping[f.Name] == "")
	c.selects[f.Name] = choose
	example := widgets.NewCutText(c.meaning(f.Name))
	return container.New(&lineLayout{}, label, choose, example)
}

// noColumn is the key of the choice that a field is not in the file; no column
// has such a name.
const noColumn = "\x00"

// columnOptions are the columns of the file that have a name.
func (c *columns) columnOptions() []widgets.Option {
	options := []widgets.Option{{Key: noColumn, Title: i18n.T("not in the file")}}
	for i, name := range c.looked.Columns {
		if name != "" && slices.Index(c.looked.Columns, name) == i {
			options = append(options, widgets.Option{Key: name, Title: c.title(name), Right: cutShort(c.example(name), 24)})
		}
	}
	return options
}

// meaning is the first value of a field's column and, where it is a date or a
// number, how it is understood.
func (c *columns) meaning(field string) (string, widgets.Style) {
	text := c.example(c.looked.Mapping[field])
	switch m := c.looked.Meaning(field, text); {
	case m.Problem != nil:
		return text + "  →  ?", widgets.Small.In(theme.ColorLoss)
	case m.Date != 0:
		return text + "  →  " + format.Date(m.Date), widgets.Small
	case m.Number.Valid && m.Number.Decimal.String() != text:
		return text + "  →  " + format.Decimal(m.Number.Decimal), widgets.Small
	}
	return text, widgets.Small
}

// example is the first value in a column.
func (c *columns) example(column string) string {
	at := slices.Index(c.looked.Columns, column)
	if column == "" || at < 0 {
		return ""
	}
	for _, row := range c.looked.Sample {
		if at < len(row.Cells) && strings.TrimSpace(row.Cells[at]) != "" {
			return strings.Join(strings.Fields(cutShort(row.Cells[at], 80)), " ")
		}
	}
	return ""
}

func cutShort(text string, most int) string {
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}

// showProblem says what is still missing, or that the import can begin.
func (c *columns) showProblem() {
	if c.looked.Problem == nil && c.unclearDates() {
		c.try.Hidden, c.run.Hidden = false, true
		c.try.Refresh()
		c.run.Refresh()
		c.problem.SetStyled(i18n.T("Say how dates are written: %s may be %s.", c.looked.Ways.Example, strings.Join(c.readings(), i18n.T(" or "))), widgets.Body.In(theme.ColorLoss))
		return
	}
	c.try.Hidden, c.run.Hidden = c.looked.Problem != nil, c.looked.Problem != nil
	c.try.Refresh()
	c.run.Refresh()
	if c.looked.Problem == nil {
		c.problem.SetStyled(i18n.T("Check it first to see every problem before anything is written. An import can be taken back as a whole."), widgets.Muted)
		return
	}
	c.problem.SetStyled(c.lacking(), widgets.Body.In(theme.ColorLoss))
}

// readings are the days that the unclear date may be.
func (c *columns) readings() []string {
	var days []string
	for _, f := range c.looked.Ways.Unclear {
		if d, ok := importer.ReadDate(c.looked.Ways.Example, f); ok {
			days = append(days, format.Date(d))
		}
	}
	return days
}

// showFrom says from where it is known how to read the file.
func (c *columns) showFrom(system string) {
	c.page.steps.setNote("")
	if system != "" {
		c.page.steps.setNote(i18n.T("Read as the last file of this kind was."))
	}
}

// lacking is what stands in the way of the import.
func (c *columns) lacking() string {
	var names []string
	for _, f := range importer.Fields(c.page.plan.Kind) {
		if f.Required && c.looked.Mapping[f.Name] == "" {
			names = append(names, fieldName(f.Name))
		}
	}
	if c.page.plan.Kind == "contacts" && len(names) == 0 && c.nameless() {
		names = append(names, fieldName("name"))
	}
	if len(names) == 0 {
		return shell.Sentence(c.looked.Problem)
	}
	return i18n.T("Choose the column for: %s. Or choose what the file holds.", strings.Join(names, i18n.T(", ")))
}

// nameless reports contacts without any column that names them.
func (c *columns) nameless() bool {
	return !slices.ContainsFunc([]string{"name", "given_name", "family_name", "company"}, func(f string) bool { return c.looked.Mapping[f] != "" })
}

// lineLayout puts label, choice and example side by side.
type lineLayout struct{}

const (
	labelShare float32 = 0.29
	choiceEnd  float32 = 0.6
)

func (lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place := func(o fyne.CanvasObject, from, to float32) {
		height := min(o.MinSize().Height, size.Height)
		o.Move(fyne.NewPos(from, (size.Height-height)/2))
		o.Resize(fyne.NewSize(to-from, height))
	}
	place(objects[0], 0, size.Width*labelShare-theme.Unit)
	place(objects[1], size.Width*labelShare, size.Width*choiceEnd)
	place(objects[2], size.Width*choiceEnd+2*theme.Unit, size.Width)
}

func (lineLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, theme.Control) }
