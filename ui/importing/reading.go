package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// reading is how the file is read: what was found out, to be corrected.
type reading struct {
	page *Page
	root *fyne.Container

	encoding, separator, sheet, decimal, dates *widgets.Select
	parts                                      map[*widgets.Select]fyne.CanvasObject
}

func newReading(p *Page) *reading {
	r := &reading{page: p, parts: map[*widgets.Select]fyne.CanvasObject{}}
	part := func(label string, chosen func(key string)) *widgets.Select {
		s := widgets.NewSelect(nil, func(o widgets.Option) { chosen(o.Key) })
		r.parts[s] = labelled(label, s)
		return s
	}
	r.encoding = part(i18n.T("Letters are written in"), func(key string) { p.change(func(plan *importer.Plan) { plan.Encoding, plan.Fixes = key, nil }) })
	r.separator = part(i18n.T("Cells are separated by"), func(key string) {
		p.change(func(plan *importer.Plan) { plan.Separator, plan.Columns, plan.Fixes = key, nil, nil })
	})
	r.sheet = part(i18n.T("Sheet"), func(key string) {
		p.change(func(plan *importer.Plan) { plan.Sheet, plan.Columns, plan.Fixes = key, nil, nil })
	})
	r.decimal = part(i18n.T("Numbers are written"), func(key string) {
		p.told.decimal = true
		p.change(func(plan *importer.Plan) { plan.Decimal = key })
	})
	r.dates = part(i18n.T("Dates are written"), func(key string) {
		p.told.dates = true
		p.change(func(plan *importer.Plan) { plan.DateFormat = strings.TrimPrefix(key, "iso") })
	})
	r.dates.Placeholder = i18n.T("Choose")
	r.root = widgets.Even(3 * theme.Unit)
	return r
}

// set shows how a file is read.
func (r *reading) set(l looked) {
	plan := l.plan
	r.encoding.SetOptions(encodingOptions(l))
	r.encoding.SetKey(plan.Encoding)
	r.separator.SetOptions(separatorOptions(l))
	r.separator.SetKey(plan.Separator)
	var sheets []widgets.Option
	for _, name := range l.Sheets {
		sheets = append(sheets, widgets.Option{Key: name, Title: name})
	}
	r.sheet.SetOptions(sheets)
	r.sheet.SetKey(l.Sheet)
	r.decimal.SetOptions(decimalOptions(l))
	r.decimal.SetKey(plan.Decimal)
	r.dates.SetOptions(dateOptions(l))
	r.dates.SetKey(plan.DateFormat)
	unclear := plan.DateFormat == "" && len(l.Ways.Unclear) > 0 && !r.page.told.dates
	if plan.DateFormat == "" && !unclear {
		r.dates.SetKey("iso")
	}
	r.dates.SetInvalid(unclear)
	r.root.Objects = nil
	for _, s := range []*widgets.Select{r.encoding, r.separator, r.sheet, r.decimal, r.dates} {
		if r.wanted(s, l) {
			r.root.Add(r.parts[s])
		}
	}
	r.root.Refresh()
}

// wanted reports a choice that says something about the file.
func (r *reading) wanted(s *widgets.Select, l looked) bool {
	holds := func(is func(string) bool) bool {
		return slices.ContainsFunc(importer.Fields(l.plan.Kind), func(f importer.Field) bool { return is(f.Name) })
	}
	switch s {
	case r.encoding:
		return l.Encoding != ""
	case r.separator:
		return l.Separator != ""
	case r.sheet:
		return len(l.Sheets) > 1
	case r.decimal:
		return holds(importer.IsNumber)
	}
	return holds(importer.IsDate)
}

// found marks what was found out by itself.
func found(title string) string { return i18n.T("%s (found)", title) }

func encodingOptions(l looked) []widgets.Option {
	var options []widgets.Option
	if l.plan.Encoding == "" {
		options = append(options, widgets.Option{Key: "", Title: found(encodingName(l.Encoding))})
	} else {
		options = append(options, widgets.Option{Key: "", Title: i18n.T("Find out")})
	}
	for _, name := range importer.Encodings() {
		options = append(options, widgets.Option{Key: name, Title: encodingName(name)})
	}
	return options
}

// encodingName is what an encoding is called.
func encodingName(name string) string {
	switch name {
	case "utf-8":
		return "UTF-8"
	case "utf-16le":
		return i18n.T("UTF-16, little end first")
	case "utf-16be":
		return i18n.T("UTF-16, big end first")
	case "windows-1252":
		return i18n.T("Windows-1252 (Western)")
	case "gb18030":
		return i18n.T("GB 18030 (Chinese, simplified)")
	case "big5":
		return i18n.T("Big5 (Chinese, traditional)")
	case "shift_jis":
		return i18n.T("Shift_JIS (Japanese)")
	}
	return name
}

func separatorOptions(l looked) []widgets.Option {
	first := i18n.T("Find out")
	if l.plan.Separator == "" {
		first = found(separatorTitle(l.Separator))
	}
	options := []widgets.Option{{Key: "", Title: first}}
	for _, s := range importer.Separators() {
		options = append(options, widgets.Option{Key: s, Title: separatorTitle(s)})
	}
	return options
}

func separatorTitle(separator string) string {
	switch separator {
	case ",":
		return i18n.T("Comma  ,")
	case ";":
		return i18n.T("Semicolon  ;")
	case "\t":
		return i18n.T("Tab")
	}
	return i18n.T("Bar  |")
}

// decimalOptions has no choice for nothing found: a point is then meant.
func decimalOptions(l looked) []widgets.Option {
	options := []widgets.Option{{Key: ".", Title: "1,234.50"}, {Key: ",", Title: "1.234,50"}}
	if l.plan.Decimal == "" {
		options[0].Key = ""
	}
	for i := range options {
		if l.Ways.Decimal != "" && options[i].Key == l.Ways.Decimal {
			options[i].Title = found(options[i].Title)
		}
	}
	return options
}

// dateOptions are the orders of day and month that people write.
func dateOptions(l looked) []widgets.Option {
	iso := i18n.T("As usual (2026-03-10)")
	options := []widgets.Option{{Key: "iso", Title: iso}}
	formats := importer.DateFormats()
	if f := l.plan.DateFormat; f != "" && !slices.Contains(formats, f) {
		formats = append([]string{f}, formats...)
	}
	for _, f := range formats {
		title := f
		if f == l.Ways.DateFormat {
			title = found(f)
		}
		options = append(options, widgets.Option{Key: f, Title: title})
	}
	return options
}
