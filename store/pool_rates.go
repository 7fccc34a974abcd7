package store

import (
	"context"
	"sort"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// poolRates is what a minute of each pool costs, by the months that have their
// own figures, in their order.
type poolRates map[string][]monthRate

type monthRate struct {
	month finance.Month
	rate  decimal.Decimal // major units a minute
}

func readPoolRates(ctx context.Context, src source, c finance.Currency) (poolRates, error) {
	var rows []struct {
		Name, Month string
		Cost        finance.Amount
		Capacity    decimal.Decimal
	}
	err := src.SelectContext(ctx, &rows,
		"SELECT p.name, m.month, m.cost, m.capacity FROM pool_month m JOIN pool p ON p.id = m.pool ORDER BY m.month")
	if err != nil {
		return nil, err
	}
	rates := poolRates{}
	for _, row := range rows {
		month, err := finance.ParseMonth(row.Month)
		if err != nil {
			return nil, err
		}
		if row.Capacity.IsPositive() {
			rates[row.Name] = append(rates[row.Name], monthRate{month, row.Cost.Decimal(c).Div(row.Capacity)})
		}
	}
	return rates, nil
}

// at finds the figures that hold in a month: its own, else those of the latest
// month before it.
func (p poolRates) at(pool string, m finance.Month) (monthRate, bool) {
	months := p[pool]
	i := sort.Search(len(months), func(i int) bool { return months[i].month > m })
	if i == 0 {
		return monthRate{}, false
	}
	return months[i-1], true
}

// rate is what a minute of a pool costs in a month; zero where nothing is known
// yet.
func (p poolRates) rate(pool string, m finance.Month) decimal.Decimal {
	found, _ := p.at(pool, m)
	return found.rate
}
