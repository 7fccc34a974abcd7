package report

import "rapport/app"

// Only is the report with the rows of the customers that a filter lets through,
// and their total. What was fitted stays: a model needs all customers.
func (r *LTVReport) Only(f Filter, keep map[app.ID]bool) *LTVReport {
	only := &LTVReport{Valuation: r.Valuation, Rows: []LTVRow{}}
	only.Filter = f
	for _, row := range r.Rows {
		if keep[row.Customer] {
			only.Rows = append(only.Rows, row)
		}
	}
	only.sum()
	return only
}
