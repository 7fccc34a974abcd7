package importing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// ownField is how an import calls a field of contacts that the company added.
const ownField = "custom."

// ownColumns are the columns of contacts that no field takes, and those that are
// kept as fields of their own.
func (c *columns) ownColumns() []string {
	if c.page.plan.Kind != "contacts" {
		return nil
	}
	own := map[string]bool{}
	for _, column := range c.looked.Unused {
		own[column] = true
	}
	for field, column := range c.looked.Mapping {
		if strings.HasPrefix(field, ownField) {
			own[column] = true
		}
	}
	var list []string
	for _, column := range c.looked.Columns {
		if own[column] {
			list = append(list, column)
		}
	}
	return list
}

// fieldOf is the field of its own that a column is kept as; empty for none.
func (c *columns) fieldOf(column string) string {
	for field, from := range c.looked.Mapping {
		if from == column && strings.HasPrefix(field, ownField) {
			return field
		}
	}
	return ""
}

// ownLine lets a column be kept as a field of its own, under the column's name.
func (c *columns) ownLine(column string) fyne.CanvasObject {
	field := c.fieldOf(column)
	if field == "" {
		field = ownField + column
	}
	choose := widgets.NewSelect([]widgets.Option{
		{Key: noColumn, Title: i18n.T("not imported")}, {Key: column, Title: i18n.T("as a field of its own")},
	}, func(o widgets.Option) {
		if o.Key == noColumn {
			o.Key = ""
		}
		c.page.setColumn(field, o.Key)
	})
	choose.SetKey(noColumn)
	if c.fieldOf(column) != "" {
		choose.SetKey(column)
	}
	c.own[column] = choose
	label := widgets.NewCutText(column, widgets.Body)
	example := widgets.NewCutText(c.example(column), widgets.Small)
	return container.New(&lineLayout{}, label, choose, example)
}
