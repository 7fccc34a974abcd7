package campaigns

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// conditionRow is one condition: of what, how, and what it is to be.
type conditionRow struct {
	of    *conditionRows
	field *widgets.Select
	way   *widgets.Select
	value *fyne.Container
	root  fyne.CanvasObject

	several  *widgets.Several
	text     *widgets.Entry
	from, to *document.CustomInput
	asked    app.Condition // as it was filled, for what has no control
}

const fieldWidth, wayWidth = 190, 150

func newConditionRow(c *conditionRows, condition app.Condition) *conditionRow {
	r := &conditionRow{of: c, asked: condition, value: container.NewStack()}
	options := []widgets.Option{{Title: i18n.T("Tags")}}
	for _, d := range c.fields {
		options = append(options, widgets.Option{ID: int64(d.ID), Title: d.Name})
	}
	if _, known := c.def(condition.Field); condition.Field != 0 && !known && len(c.fields) > 0 {
		options = append(options, widgets.Option{ID: int64(condition.Field), Title: i18n.T("A field that is gone")})
	}
	r.field = widgets.NewSelect(options, func(o widgets.Option) {
		r.ask(app.Condition{Field: app.ID(o.ID), Way: r.ways(app.ID(o.ID))[0]})
		c.changed()
	})
	r.field.SetID(int64(condition.Field))
	r.way = widgets.NewSelect(nil, func(o widgets.Option) {
		next := r.typed()
		next.Way = app.Way(o.Key)
		r.ask(next)
		c.changed()
	})
	remove := widgets.NewIconButton("close", func() { c.remove(r) })
	remove.Kind = widgets.Quiet
	ends := widgets.RowGap(2*theme.Unit, document.Wide(fieldWidth, r.field), document.Wide(wayWidth, r.way), widgets.NewText("", widgets.Small))
	r.root = container.NewBorder(nil, nil, ends, remove, r.value)
	r.ask(condition)
	return r
}

// ways are how the tags, 0, or a field can be looked at.
func (r *conditionRow) ways(field app.ID) []app.Way {
	if field == 0 {
		return app.TagWays()
	}
	d, known := r.of.def(field)
	if !known {
		return []app.Way{r.asked.Way}
	}
	return d.Kind.Ways()
}

// ask shows the ways and the control for the value of a condition.
func (r *conditionRow) ask(condition app.Condition) {
	r.asked = condition
	def, _ := r.of.def(condition.Field)
	var options []widgets.Option
	for _, way := range r.ways(condition.Field) {
		options = append(options, widgets.Option{Key: string(way), Title: wayName(way, def.Kind)})
	}
	r.way.SetOptions(options)
	r.way.SetKey(string(condition.Way))
	r.several, r.text, r.from, r.to, r.value.Objects = nil, nil, nil, nil, nil
	switch condition.Way {
	case app.IsAny, app.IsAll, app.IsNone:
		r.several = widgets.NewSeveral(r.choices(def), r.of.changed)
		r.several.Placeholder = i18n.T("Choose…")
		keys := make([]string, len(condition.Is))
		for i, is := range condition.Is {
			keys[i] = asOffered(r.several.Options, is)
		}
		r.several.SetKeys(keys)
		r.value.Add(r.several)
	case app.Contains, app.Without, app.Equals:
		r.text = widgets.NewEntry()
		if len(condition.Is) > 0 {
			r.text.SetText(condition.Is[0])
		}
		r.text.OnChanged = func(string) { r.of.changed() }
		r.value.Add(r.text)
	case app.Between:
		today := func() finance.Date { return r.of.host.Today() }
		r.from, r.to = document.NewCustomInput(def, condition.From, today), document.NewCustomInput(def, condition.To, today)
		for input, hint := range map[*document.CustomInput]string{r.from: i18n.T("from"), r.to: i18n.T("to")} {
			input.OnChanged(r.of.changed)
			if c, ok := input.Control().(interface{ SetPlaceHolder(string) }); ok {
				c.SetPlaceHolder(hint)
			}
		}
		r.value.Add(widgets.Even(2*theme.Unit, r.from.Control(), r.to.Control()))
	}
	r.value.Refresh()
}

// choices are what the tags or a field may be; what is asked for and there no more
// stays to choose from.
func (r *conditionRow) choices(def app.FieldDef) []widgets.Option {
	var options []widgets.Option
	known := map[string]bool{}
	add := func(key, title string) {
		if !known[key] {
			known[key] = true
			options = append(options, widgets.Option{Key: key, Title: title})
		}
	}
	if r.asked.Field == 0 {
		for _, tag := range r.of.tags {
			add(tag, tag)
		}
	} else {
		for _, o := range document.CustomChoices(&def, "")[1:] {
			add(o.Key, o.Title)
		}
	}
	for _, is := range r.asked.Is {
		add(asOffered(options, is), is)
	}
	return options
}

// asOffered is a text as it is written among the options, where it is there.
func asOffered(options []widgets.Option, text string) string {
	for _, o := range options {
		if app.Fold(o.Key) == app.Fold(text) {
			return o.Key
		}
	}
	return text
}

// typed is the condition as far as it can be read.
func (r *conditionRow) typed() app.Condition {
	condition, _ := r.read()
	return condition
}

// read is the condition as it stands, and what of it cannot be read.
func (r *conditionRow) read() (c app.Condition, wrong string) {
	c.Field, c.Way = r.asked.Field, r.asked.Way
	switch {
	case r.several != nil:
		c.Is = r.several.Keys()
	case r.text != nil:
		c.Is = []string{r.text.Text}
	case r.from != nil:
		for input, into := range map[*document.CustomInput]*string{r.from: &c.From, r.to: &c.To} {
			value, err := input.Read()
			*into = value
			for _, sentence := range shell.FieldErrors(err) {
				wrong = sentence
			}
		}
	}
	return c, wrong
}

// wayName says how a condition looks at a value.
func wayName(way app.Way, kind app.FieldKind) string {
	switch way {
	case app.IsAny:
		if kind == app.YesNoField {
			return i18n.T("is")
		}
		return i18n.T("one of")
	case app.IsAll:
		return i18n.T("all of")
	case app.IsNone:
		return i18n.T("none of")
	case app.Contains:
		return i18n.T("has in it")
	case app.Without:
		return i18n.T("has not in it")
	case app.Equals:
		return i18n.T("is exactly")
	case app.Between:
		return i18n.T("lies between")
	case app.Told:
		return i18n.T("is told")
	}
	return i18n.T("is not told")
}
