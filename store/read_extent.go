package store

import (
	"context"

	"rapport/app/report"
	"rapport/finance"
)

// Extent is how far the books reach.
func (s *Store) Extent(ctx context.Context) (report.Extent, error) {
	var row struct {
		First finance.Date `db:"first"`
		Last  finance.Date `db:"last"`
		Doc   finance.Date `db:"document"`
	}
	err := plainly(s.reader.GetContext(ctx, &row, `SELECT
		coalesce((SELECT min(day) FROM entry), 0) first,
		coalesce((SELECT max(day) FROM entry), 0) last,
		max(coalesce((SELECT max(day) FROM sale_order), ''),
			coalesce((SELECT max(day) FROM sale_return), ''),
			coalesce((SELECT max(received) FROM rebate_claim), ''),
			coalesce((SELECT max(day) FROM rebate_state), ''),
			coalesce((SELECT max(day) FROM interaction), ''),
			coalesce((SELECT max(day) FROM service_case), ''),
			coalesce((SELECT max(day) FROM campaign_cost), ''),
			coalesce((SELECT max(max(coalesce(touched_on, ''), coalesce(responded_on, ''))) FROM campaign_target), ''),
			coalesce((SELECT max(day) FROM adjustment), ''),
			coalesce((SELECT max(starts) FROM subscription_bill), '')) document`))
	return report.Extent{FirstEntry: row.First, LastEntry: row.Last, LastDocument: row.Doc}, err
}
