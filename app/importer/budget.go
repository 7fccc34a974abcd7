package importer

import (
	"fmt"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// firstVersion is the version of a budget whose rows name none.
const firstVersion = "original"

// budgetDraft is a line of a budget as a row tells it.
type budgetDraft struct {
	line                     app.BudgetLine
	version, product, source string
}

func readBudgetLine(rows []*cells) draft {
	c := rows[0]
	d := &budgetDraft{version: c.name("version"), product: c.name("product"), source: c.name("media_source")}
	if d.version == "" {
		d.version = firstVersion
	}
	d.line = app.BudgetLine{
		Month: c.month("month").String(), Amount: c.amount("amount"), Quantity: c.number("quantity"),
		Segment: c.name("segment"), Channel: c.channel("channel"),
	}
	d.line.Account = strings.ReplaceAll(strings.ToLower(c.text("account")), " ", "_")
	account, ok := finance.ParseAccount(d.line.Account)
	switch {
	case !ok && d.line.Account != "":
		c.fault("account", app.Errorf(app.BadInput, "%q is no account; the accounts are %s.", short(c.text("account")), accountCodes()))
	case ok && account.OnlyNegative() && d.line.Amount > 0:
		c.fault("amount", app.Errorf(app.BadInput, "The account %s only takes costs: write the amount with a minus sign.", account.String()))
	}
	return d
}

func accountCodes() string {
	codes := make([]string, finance.AccountCount)
	for i, a := range finance.Accounts() {
		codes[i] = a.String()
	}
	return strings.Join(codes, ", ")
}

func (d *budgetDraft) refer(w *wanted) {
	want(w.budgets, d.version)
	want(w.products, d.product)
	want(w.sources, d.source)
}

func (d *budgetDraft) resolve(c *chunk) (*job, error) {
	product, fault := c.knownProduct(d.product)
	if fault != nil {
		fault.Field = "product"
		return nil, fault
	}
	version := c.listedRef(listBudgets, d.version, func() app.Record { return &app.Budget{Name: d.version} })
	source := c.source(d.source)
	line := &d.line
	line.Product = product.id()
	there := app.BudgetLine{}
	key := strings.Join([]string{app.Fold(d.version), app.Fold(d.source), budgetKey(line)}, "\x00")
	if !version.isFresh() && !source.isFresh() {
		if err := c.loadBudgetLines(); err != nil {
			return nil, err
		}
		line.Budget, line.Source = version.id(), source.id()
		there = c.budgetLines[fmt.Sprint(int64(line.Budget), " ", int64(line.Source), budgetKey(line))]
	}
	done, update, err := c.duplicate(there.ID != 0, key, nil)
	if done != nil || err != nil {
		return done, err
	}
	result := created
	if update {
		if there.Amount == line.Amount && same(there.Quantity, line.Quantity) {
			return &job{outcome: skipped}, nil
		}
		there.Amount, there.Quantity = line.Amount, line.Quantity
		line, result = &there, updated
	}
	return &job{outcome: result, record: line, needs: []*ref{version, source, product}, link: func() {
		setRef(&line.Budget, version)
		setRef(&line.Source, source)
	}}, nil
}

// budgetKey is every column but amount and quantity, version and source.
func budgetKey(l *app.BudgetLine) string {
	return strings.Join([]string{l.Month, l.Account, l.Product.String(), l.Segment, l.Channel.String()}, "\x00")
}

// loadBudgetLines reads, once a chunk, the lines of its budgets.
func (c *chunk) loadBudgetLines() error {
	if c.budgetLines != nil {
		return nil
	}
	c.budgetLines = map[string]app.BudgetLine{}
	var budgets []app.ID
	for _, hits := range c.listed[listBudgets] {
		for _, h := range hits {
			budgets = append(budgets, h.ID)
		}
	}
	list, err := c.find.FindBudgetLines(c.ctx, budgets)
	for i := range list {
		c.budgetLines[fmt.Sprint(int64(list[i].Budget), " ", int64(list[i].Source), budgetKey(&list[i]))] = list[i]
	}
	return err
}
