package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// acquisition is by which media source, when, and under which company a contact
// became a customer: the first order ever. Merges do not change it.
type acquisition struct {
	Source  app.ID
	Day     finance.Date
	Company app.ID
}

// acquiredBy lists the contacts that a media source brought in a period, each
// under the company of the first order.
func acquiredBy(ctx context.Context, src source, source app.ID, p finance.Period) ([]posting.Reached, error) {
	from, to := textDays(p)
	var acquired []posting.Reached
	err := src.SelectContext(ctx, &acquired, `SELECT o.contact, o.company FROM sale_order o JOIN contact c ON c.id = o.contact
		WHERE o.day BETWEEN ? AND ? AND c.media_source = ?
			AND o.id = (SELECT x.id FROM sale_order x WHERE x.contact = o.contact ORDER BY x.day, x.id LIMIT 1)
		ORDER BY o.contact`, from, to, source)
	return acquired, err
}

func acquisitionOf(ctx context.Context, src source, contact app.ID) (acquisition, error) {
	var a acquisition
	err := src.GetContext(ctx, &a, `SELECT c.media_source source, o.day, o.company FROM contact c
		JOIN sale_order o ON o.contact = c.id WHERE c.id = ? AND c.media_source IS NOT NULL ORDER BY o.day, o.id LIMIT 1`, contact)
	if errors.Is(err, sql.ErrNoRows) {
		return acquisition{}, nil
	}
	return a, err
}

// markAcquired marks a contact whose first order or media source may change.
// Called before the change; nothing where no version of the definitions spreads
// media over the customers that it acquired.
func (u *unit) markAcquired(contact app.ID) error {
	if contact == 0 {
		return nil
	}
	b, err := u.basis()
	if err != nil || b.newWindow < 0 {
		return err
	}
	if _, known := u.work.acquired[contact]; known {
		return nil
	}
	was, err := acquisitionOf(u.ctx, u.src, contact)
	u.work.acquired[contact] = was
	return err
}

// markBuyer does so for the customer of an order.
func (u *unit) markBuyer(order app.ID) error {
	var buyers []app.ID
	if err := u.selectAll(&buyers, "SELECT contact FROM sale_order WHERE id = ? AND contact IS NOT NULL", order); err != nil {
		return err
	}
	for _, b := range buyers {
		if err := u.markAcquired(b); err != nil {
			return err
		}
	}
	return nil
}

// markBuyers does so for the contacts that the rows of a journey name.
func (u *unit) markBuyers(table, field, actions string) error {
	b, err := u.basis()
	if err != nil || b.newWindow < 0 {
		return err
	}
	var contacts []app.ID
	err = u.selectAll(&contacts, images+"SELECT DISTINCT body ->> '$."+field+"' FROM image WHERE table_ = ?2 AND body ->> '$."+field+"' IS NOT NULL ORDER BY 1", actions, table)
	if err != nil {
		return err
	}
	for _, c := range contacts {
		if err := u.markAcquired(c); err != nil {
			return err
		}
	}
	return nil
}

// markAcquirers marks the media whose cost the contacts that were acquired
// otherwise than before bear, or bore.
func (u *unit) markAcquirers(b *basis) error {
	for _, contact := range slices.Sorted(maps.Keys(u.work.acquired)) {
		was := u.work.acquired[contact]
		is, err := acquisitionOf(u.ctx, u.src, contact)
		if err != nil {
			return err
		}
		if is == was {
			continue
		}
		for _, a := range []acquisition{was, is} {
			if a.Source == 0 {
				continue
			}
			var costs []app.ID
			err := u.selectAll(&costs, "SELECT id FROM campaign_cost WHERE media_source = ? AND day BETWEEN ? AND ? ORDER BY id",
				a.Source, a.Day.AddDays(-b.newWindow), a.Day)
			if err != nil {
				return err
			}
			u.work.markAll(finance.DocCampaignCost, costs)
		}
	}
	return nil
}

// newWindow is the longest attribution window of the versions that spread media
// over the customers that it acquired; -1 where none does.
func newWindow(register app.Register) int {
	longest := -1
	for _, d := range register {
		if d.Broadcast == app.SpreadOverNew {
			longest = max(longest, d.Attribution.WindowDays)
		}
	}
	return longest
}
