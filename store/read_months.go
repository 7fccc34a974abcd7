package store

import (
	"context"

	"rapport/finance"
)

// EntryMonths lists the months that have entries, newest first.
func (s *Store) EntryMonths(ctx context.Context) ([]finance.Month, error) {
	var months []finance.Month
	return months, s.rows(ctx, &months, "SELECT DISTINCT month FROM slice_month WHERE dimension = 'channel' ORDER BY month DESC")
}
