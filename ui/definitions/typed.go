package definitions

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/shell"
)

// typed is a draft as it stands in the form and in the file: what was typed, also
// where it cannot be read.
type typed struct {
	From       int             `json:"from"` // the version that it comes from
	Note       string          `json:"note,omitempty"`
	Author     string          `json:"author,omitempty"`
	Effective  string          `json:"effective,omitempty"` // 2026-03-01
	Customer   string          `json:"customer"`
	Revenue    string          `json:"revenue"`
	Rebate     string          `json:"rebate"`
	Broadcast  string          `json:"broadcast_media"`
	Unused     string          `json:"unused_capacity"`
	Rule       string          `json:"attribution"`
	Window     string          `json:"window_days"`
	Discount   string          `json:"discount_percent"`
	Horizon    string          `json:"horizon_months"`
	FiscalYear string          `json:"fiscal_year_start"`
	Activities []typedActivity `json:"activities"`
}

// typedActivity is one line of the rates. The company's own activities have a
// name that can be typed, and can be taken away.
type typedActivity struct {
	Code    string `json:"code"`
	Own     bool   `json:"own,omitempty"`
	Pool    string `json:"pool,omitempty"`
	Minutes string `json:"minutes,omitempty"`
	Fixed   string `json:"fixed,omitempty"`
}

// typedFrom is a version as a draft of the next begins.
func typedFrom(d app.Definitions, c finance.Currency) typed {
	t := typed{
		From: d.Version, Customer: customerWords(d.Customer),
		Revenue: string(d.Revenue), Rebate: string(d.Rebate), Broadcast: string(d.Broadcast), Unused: string(d.UnusedCapacity),
		Rule: d.Attribution.Rule, Window: strconv.Itoa(d.Attribution.WindowDays),
		Discount: percentText(d.DiscountRate), Horizon: strconv.Itoa(d.HorizonMonths), FiscalYear: strconv.Itoa(d.FiscalYear),
	}
	for _, a := range d.Activities {
		t.Activities = append(t.Activities, activityFrom(a, c))
	}
	return t
}

func activityFrom(a app.ActivityRate, c finance.Currency) typedActivity {
	line := typedActivity{Code: a.Code, Own: ActivityName(a.Code) == a.Code, Pool: a.Pool, Fixed: moneyText(a.Fixed, c)}
	if !a.Minutes.IsZero() {
		line.Minutes = format.Decimal(a.Minutes)
	}
	return line
}

// faults are the sentences beside the fields, by their names; those of a line of
// the rates are under activities.LINE.CELL.
type faults map[string]string

func (f faults) add(field, sentence string) {
	if f[field] == "" {
		f[field] = sentence
	}
}

// cell is the name of a cell of a line of the rates, lines counted from 0.
func cell(line int, name string) string {
	return fieldActivities + "." + strconv.Itoa(line) + "." + name
}

// read turns what was typed into definitions. What cannot be read keeps the
// value of the version that the draft comes from and is a fault of its field.
func (t typed) read(register app.Register) (app.Definitions, faults) {
	wrong := faults{}
	base := base(register, t.From)
	d := app.Definitions{
		Version: nextVersion(register), Author: strings.TrimSpace(t.Author), Note: strings.TrimSpace(t.Note),
		Customer: strings.TrimSpace(t.Customer), Revenue: app.RevenueRule(t.Revenue), Rebate: app.RebateRule(t.Rebate),
		Broadcast: app.AllocationRule(t.Broadcast), UnusedCapacity: app.AllocationRule(t.Unused),
		Attribution: app.Attribution{Rule: t.Rule}, FiscalYear: base.FiscalYear,
	}
	if d.Customer == customerWords(base.Customer) {
		d.Customer = base.Customer // as it was written, whatever the language
	}
	if d.Customer == "" {
		wrong.add(fieldCustomer, i18n.T("Say who counts as a customer."))
	}
	d.Effective = t.readDay(wrong)
	d.DiscountRate = t.readDiscount(base, wrong)
	d.Attribution.WindowDays = whole(t.Window, 0, base.Attribution.WindowDays, fieldWindow,
		i18n.T("Type the days of the window as a whole number, 0 or more."), wrong)
	d.HorizonMonths = whole(t.Horizon, 1, base.HorizonMonths, fieldHorizon,
		i18n.T("Type the months as a whole number, 1 or more."), wrong)
	if month, err := strconv.Atoi(t.FiscalYear); err == nil {
		d.FiscalYear = month
	}
	t.readActivities(&d, wrong)
	if d.Effective != 0 {
		wrong.addOf(register, d)
	}
	return d, wrong
}

// addOf adds what the books refuse of a draft. They name no line of the rates:
// that is left out where a line has a fault of its own.
func (f faults) addOf(register app.Register, d app.Definitions) {
	lines := false
	for field := range f {
		lines = lines || strings.HasPrefix(field, fieldActivities)
	}
	_, err := register.Next(d)
	for field, sentence := range shell.FieldErrors(err) {
		if field == fieldAttribution { // its rule is chosen from those that there are
			field = fieldWindow
		}
		if field != fieldActivities || !lines {
			f.add(field, sentence)
		}
	}
}

// base is the version that a draft comes from; the first where it is gone.
func base(register app.Register, version int) app.Definitions {
	if d, ok := register.Version(version); ok {
		return *d
	}
	return register[0]
}

func nextVersion(register app.Register) int {
	last := 0
	for _, d := range register {
		last = max(last, d.Version)
	}
	return last + 1
}

// readDay refuses no day.
func (t typed) readDay(wrong faults) finance.Date {
	day, err := finance.ParseDate(t.Effective)
	if t.Effective == "" || err != nil {
		wrong.add(fieldEffective, i18n.T("Give the day from which the version is to hold."))
		return 0
	}
	return day
}

// readDiscount reads a rate typed in per cent.
func (t typed) readDiscount(base app.Definitions, wrong faults) decimal.Decimal {
	text := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(t.Discount), "%％"))
	percent, err := format.ParseNumber(text)
	if err != nil {
		wrong.add(fieldDiscount, i18n.T("Type the rate in per cent, such as 10 or 7.5."))
		return base.DiscountRate
	}
	rate := percent.Shift(-2)
	switch most := decimal.NewFromInt(10); {
	case rate.LessThanOrEqual(decimal.NewFromInt(-1)):
		wrong.add(fieldDiscount, i18n.T("The discount rate must be above -100 percent."))
	case rate.GreaterThan(most):
		wrong.add(fieldDiscount, i18n.T("The discount rate cannot be above 1000 percent."))
	default:
		return rate
	}
	return base.DiscountRate
}

// whole reads a whole number from least up.
func whole(text string, least, instead int, field, sentence string, wrong faults) int {
	const most = 10_000
	n, err := format.ParseNumber(text)
	if err != nil || !n.IsInteger() || n.LessThan(decimal.NewFromInt(int64(least))) || n.GreaterThan(decimal.NewFromInt(most)) {
		wrong.add(field, sentence)
		return instead
	}
	return int(n.IntPart())
}

// readActivities reads the rates line by line. A line without a name and figures
// is none.
func (t typed) readActivities(d *app.Definitions, wrong faults) {
	seen := map[string]bool{}
	for i, line := range t.Activities {
		code := strings.TrimSpace(line.Code)
		if code == "" && strings.TrimSpace(line.Minutes) == "" && strings.TrimSpace(line.Fixed) == "" {
			continue
		}
		switch folded := strings.ToLower(code); {
		case code == "":
			wrong.add(cell(i, "code"), i18n.T("Give the activity a name."))
		case seen[folded]:
			wrong.add(cell(i, "code"), i18n.T("There is already an activity %s.", ActivityName(code)))
		default:
			seen[folded] = true
		}
		rate := app.ActivityRate{Code: code, Pool: line.Pool}
		rate.Minutes = line.read(line.Minutes, cell(i, "minutes"), i18n.T("Minutes cannot be below zero."), wrong)
		rate.Fixed = line.read(line.Fixed, cell(i, "fixed"), i18n.T("A rate cannot be below zero."), wrong)
		if line.Pool == "" && !rate.Minutes.IsZero() {
			wrong.add(cell(i, "pool"), i18n.T("Choose the pool whose minutes these are."))
		}
		d.Activities = append(d.Activities, rate)
	}
}

// read is a figure of a line; empty is zero.
func (typedActivity) read(text, field, below string, wrong faults) decimal.Decimal {
	if strings.TrimSpace(text) == "" {
		return decimal.Zero
	}
	n, err := format.ParseNumber(text)
	switch {
	case err != nil:
		wrong.add(field, err.Error())
	case n.IsNegative():
		wrong.add(field, below)
	default:
		return n
	}
	return decimal.Zero
}

// blank reports a field that is still empty: what is missing there is no fault
// before the draft is to be used.
func (t typed) blank(field string) bool {
	text := ""
	switch field {
	case fieldEffective:
		text = t.Effective
	case fieldCustomer:
		text = t.Customer
	case fieldWindow:
		text = t.Window
	case fieldDiscount:
		text = t.Discount
	case fieldHorizon:
		text = t.Horizon
	default:
		for i, line := range t.Activities {
			if field == cell(i, "code") {
				return strings.TrimSpace(line.Code) == ""
			}
		}
		return false
	}
	return strings.TrimSpace(text) == ""
}
