package importer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// reading is what all rows of one import are read with.
type reading struct {
	kind     string
	group    string // the field whose equal values make one record
	fields   []Field
	mapping  *mapping
	dates    dateReader
	numbers  numberReader
	header   []string
	currency finance.Currency
	company  app.Company
	asOf     finance.Date
	custom   []app.FieldRow // the custom fields of contacts
}

// cells is one row under the mapping. Reading a value that is wrong adds a fault
// and gives the zero value, so that all faults of a row are told at once.
type cells struct {
	*reading
	row      Row
	faults   app.Problems // Field is the field's name
	warnings app.Problems
}

func (r *reading) cells(row Row) *cells {
	c := &cells{reading: r, row: row}
	if row.Fault != nil {
		c.faults = app.Problems{row.Fault}
		return c
	}
	for _, f := range r.fields {
		if f.Filled && c.text(f.Name) == "" {
			c.fault(f.Name, app.Errorf(app.BadInput, "The cell is empty; fill it in."))
		}
	}
	return c
}

func (c *cells) fault(field string, err *app.Error) {
	err.Field = field
	c.faults = append(c.faults, err)
}

// text is the cell without spaces around it, and without the apostrophe that
// keeps a spreadsheet from running a cell that begins like a formula.
func (c *cells) text(field string) string {
	s, ok := c.mapping.slots[field]
	if !ok {
		return ""
	}
	text := s.value
	if s.column >= 0 {
		if s.column >= len(c.row.Cells) {
			return ""
		}
		text = c.row.Cells[s.column]
	}
	text = strings.TrimSpace(text)
	if strings.IndexByte(text, '\r') >= 0 {
		text = lineEnds.Replace(text)
	}
	if len(text) > 1 && text[0] == '\'' && strings.IndexByte("=+-@", text[1]) >= 0 {
		text = text[1:]
	}
	return text
}

// lineEnds are those of other systems within a cell.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// name is a text on one line of at most the length of a name.
func (c *cells) name(field string) string {
	text := c.text(field)
	if strings.ContainsAny(text, "\r\n\t\v\f") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if len(text) > app.NameLimit && len([]rune(text)) > app.NameLimit {
		c.fault(field, app.Errorf(app.BadInput, "This is longer than %d characters; shorten it.", app.NameLimit))
	}
	return text
}

// has reports that the field has a column or a fixed value.
func (c *cells) has(field string) bool { return c.mapping.has(field) }

func (c *cells) date(field string) finance.Date {
	text := c.text(field)
	if text == "" {
		return 0
	}
	d, fault := c.dates.parse(text)
	if fault != nil {
		c.fault(field, fault)
	}
	return d
}

func (c *cells) month(field string) finance.Month {
	text := c.text(field)
	if text == "" {
		return 0
	}
	m, fault := parseMonth(text, c.dates)
	if fault != nil {
		c.fault(field, fault)
	}
	return m
}

// magnitude is an amount that documents keep without a sign.
func (c *cells) magnitude(field string) finance.Amount {
	a := c.amount(field)
	if a < 0 {
		c.fault(field, app.Errorf(app.BadInput, "Amounts here are written without a minus sign."))
	}
	return a
}

// amount is money with its sign; an empty cell is zero.
func (c *cells) amount(field string) finance.Amount {
	text := c.text(field)
	if text == "" {
		return 0
	}
	a, fault := c.numbers.amount(text, c.currency)
	if fault != nil {
		c.fault(field, fault)
	}
	return a
}

// number is a quantity, price or rate not below zero; an empty cell is not told.
func (c *cells) number(field string) decimal.NullDecimal {
	text := c.text(field)
	if text == "" {
		return decimal.NullDecimal{}
	}
	d, fault := c.numbers.decimal(text)
	if fault != nil {
		c.fault(field, fault)
		return decimal.NullDecimal{}
	}
	if d.IsNegative() {
		c.fault(field, app.Errorf(app.BadInput, "This cannot be below zero."))
	}
	if d.Abs().GreaterThan(numberMost) {
		c.fault(field, app.Errorf(app.BadInput, "%q is too large.", short(text)))
	}
	return decimal.NewNullDecimal(d)
}

// numberMost is far above any price or quantity, and small enough that a line's
// total fits an amount.
var numberMost = decimal.New(1, 9)

func (c *cells) yesNo(field string, otherwise bool) bool {
	text := c.text(field)
	if text == "" {
		return otherwise
	}
	yes, fault := parseYesNo(text)
	if fault != nil {
		c.fault(field, fault)
	}
	return yes
}

func (c *cells) channel(field string) app.Channel {
	text := c.text(field)
	channel, ok := app.ParseChannel(strings.ToLower(text))
	if !ok {
		channel, ok = channelWords[text]
	}
	if !ok {
		c.fault(field, app.Errorf(app.BadInput, "%q is no channel; the channels are web, phone, store and mail.", short(text)))
	}
	return channel
}

var channelWords = map[string]app.Channel{
	"网络": app.ChannelWeb, "网店": app.ChannelWeb, "电话": app.ChannelPhone,
	"门店": app.ChannelStore, "邮购": app.ChannelMail,
}

// word is a text out of a list, in any case.
func word[T ~string](c *cells, field string, otherwise T, words map[string]T, list string) T {
	text := c.text(field)
	if text == "" {
		return otherwise
	}
	w, ok := words[strings.ToLower(text)]
	if !ok {
		c.fault(field, app.Errorf(app.BadInput, "%q is not known here; the words are %s.", short(text), list))
	}
	return w
}

// headerOf is the name of the column that a field is read from.
func (r *reading) headerOf(field string) string {
	if s, ok := r.mapping.slots[field]; ok {
		return s.header
	}
	return field
}
