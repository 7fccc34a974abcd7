package store

import (
	"context"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/finance"
)

var segmentTable = register[app.Segment]("segment")

// putSegment saves a segment under a name of its own.
func (u *unit) putSegment(g *app.Segment) error {
	g.Name = strings.TrimSpace(g.Name)
	there, err := u.takenName("segment", g.Name, g.ID)
	if err != nil {
		return err
	}
	if there != "" {
		return app.Invalid("name", "There is a segment %q already. Choose another name, or delete that one.", there)
	}
	return u.putRow(g)
}

// Segments lists the segments by name.
func (r records) Segments(ctx context.Context) ([]app.Segment, error) {
	var all []app.Segment
	return all, plainly(r.src.SelectContext(ctx, &all, segmentTable.selectAll+" ORDER BY name, id"))
}

// OrderFacts reads what a segment looks at in the orders of all who ever ordered:
// those from the segment's first day to its last, and its product. What belongs to
// a merged contact counts for the one it was merged into.
func (s *Store) OrderFacts(ctx context.Context, f app.SegmentFilter) (map[app.ID]app.OrderFacts, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	from, to := "", "9999"
	if f.From != 0 {
		from = f.From.String()
	}
	if f.To != 0 {
		to = f.To.String()
	}
	facts := map[app.ID]app.OrderFacts{}
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var contact app.ID
		var n int
		var last finance.Date
		if err := rows.Scan(&contact, &n, &last); err != nil {
			return err
		}
		if left, merged := into[contact]; merged {
			contact = left
		}
		had := facts[contact]
		facts[contact] = app.OrderFacts{InSpan: had.InSpan + n, Last: max(had.Last, last)}
		return nil
	}, "SELECT contact, sum(day BETWEEN ? AND ?), max(day) FROM sale_order WHERE contact IS NOT NULL GROUP BY contact", from, to)
	if err != nil || f.Product == 0 {
		return facts, plainly(err)
	}
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var contact app.ID
		if err := rows.Scan(&contact); err != nil {
			return err
		}
		if left, merged := into[contact]; merged {
			contact = left
		}
		had := facts[contact]
		had.Bought = true
		facts[contact] = had
		return nil
	}, `SELECT DISTINCT o.contact FROM order_line l JOIN sale_order o ON o.id = l.sale_order
		WHERE l.product = ? AND o.contact IS NOT NULL AND o.day BETWEEN ? AND ?`, f.Product, from, to)
	return facts, plainly(err)
}

// MailingList lists the targets of a campaign with how they are reached, by name.
// A merged contact is reached as the one it was merged into.
func (s *Store) MailingList(ctx context.Context, campaign app.ID) ([]app.Mailing, error) {
	var list []app.Mailing
	const point = `coalesce((SELECT raw FROM contact_point p WHERE p.contact = c.id AND p.kind = '%s' ORDER BY p.id LIMIT 1), '')`
	err := s.reader.SelectContext(ctx, &list, `
		WITH RECURSIVE meant (target, contact) AS (
			SELECT id, contact FROM campaign_target WHERE campaign = ?
			UNION ALL SELECT m.target, c.merged_into FROM meant m JOIN contact c ON c.id = m.contact WHERE c.merged_into IS NOT NULL)
		SELECT t.id target, c.number, c.name, c.given_name, c.family_name, coalesce(e.name, '') company, c.kind = 'company' is_company, `+
		strings.ReplaceAll(point, "%s", "email")+` email, `+strings.ReplaceAll(point, "%s", "phone")+` phone,
		c.address, c.city, c.region, c.postcode, c.country, t.touched_on, t.responded_on
		FROM meant m JOIN contact c ON c.id = m.contact AND c.merged_into IS NULL
		JOIN campaign_target t ON t.id = m.target LEFT JOIN contact e ON e.id = c.company
		ORDER BY c.name COLLATE folded, t.id`, campaign)
	return list, plainly(err)
}

// Answers lists the targets of a campaign that were reached, are not known to have
// answered, and ordered from that day on within so many days, with the day of the
// first such order.
func (s *Store) Answers(ctx context.Context, campaign app.ID, window int) ([]app.Answer, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	survivor := func(id app.ID) app.ID {
		if left, merged := into[id]; merged {
			return left
		}
		return id
	}
	type target struct {
		ID, Contact app.ID
		Touched     finance.Date
	}
	waiting := map[app.ID]target{} // by the contact that counts
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var t target
		err := rows.Scan(&t.ID, &t.Contact, &t.Touched)
		waiting[survivor(t.Contact)] = t
		return err
	}, "SELECT id, contact, touched_on FROM campaign_target WHERE campaign = ? AND touched_on IS NOT NULL AND responded_on IS NULL", campaign)
	if err != nil || len(waiting) == 0 {
		return nil, plainly(err)
	}
	var answers []app.Answer
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var contact app.ID
		var day finance.Date
		if err := rows.Scan(&contact, &day); err != nil {
			return err
		}
		t, waits := waiting[survivor(contact)]
		if waits && day >= t.Touched && day.DaysSince(t.Touched) <= window {
			answers = append(answers, app.Answer{Target: t.ID, Day: day})
			delete(waiting, survivor(contact))
		}
		return nil
	}, `SELECT contact, day FROM sale_order WHERE contact IS NOT NULL
		AND day >= (SELECT min(touched_on) FROM campaign_target WHERE campaign = ?) ORDER BY day, id`, campaign)
	return answers, plainly(err)
}
