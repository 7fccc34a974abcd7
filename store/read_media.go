package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.MediaSource = (*Store)(nil)

// outboundTouch is the condition on an entry of an outbound touch that carries
// a campaign: its cost is the campaign's, not the order's.
var outboundTouch = fmt.Sprintf(`(e.campaign <> 0 AND (e.doc_kind = %d OR (e.doc_kind = %d
	AND (SELECT i.direction FROM interaction i WHERE i.id = e.document AND i.campaign IS NOT NULL) = 'out')))`,
	finance.DocTarget, finance.DocInteraction)

// MediaKeys lists the media sources and campaigns.
func (s *Store) MediaKeys(ctx context.Context) (sources, campaigns []report.MediaKey, err error) {
	if err = s.rows(ctx, &sources, "SELECT id, name, 0 source FROM media_source ORDER BY name"); err != nil {
		return nil, nil, err
	}
	err = s.rows(ctx, &campaigns, "SELECT id, name, media_source source FROM campaign ORDER BY name")
	return sources, campaigns, err
}

// MediaOrders lists the orders of a scope.
func (s *Store) MediaOrders(ctx context.Context, of report.MediaScope) ([]report.MediaOrder, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	acquired, err := s.acquisition(ctx, of.Customers)
	if err != nil {
		return nil, err
	}
	from, to := textDays(of.Period)
	first, err := s.firstOrders(ctx, of.Customers, into)
	if err != nil {
		return nil, err
	}
	var orders []report.MediaOrder
	var o report.MediaOrder
	return orders, s.each(ctx, func(rows *sqlx.Rows) error {
		var day int64
		if err := rows.Scan(&o.ID, &day, &o.Customer, &o.Source, &o.Campaign); err != nil {
			return err
		}
		o.Day, o.Customer = finance.Date(day), survivor(into, o.Customer)
		o.Acquired, o.First = acquired[o.Customer], o.Customer != 0 && first[o.Customer] == o.ID
		orders = append(orders, o)
		return nil
	}, "SELECT id, "+dayNumber("day")+", coalesce(contact, 0), coalesce(media_source, 0), coalesce(campaign, 0) FROM sale_order"+
		" WHERE day BETWEEN ? AND ? "+and(among(of.Customers, into)), from, to)
}

// dayNumber is the SQL of a date as the ledger writes it.
func dayNumber(column string) string {
	return "CAST(replace(" + column + ", '-', '') AS INTEGER)"
}

// among is boughtBy for a scope; no condition where it is all customers.
func among(customers []app.ID, into map[app.ID]app.ID) string {
	if customers == nil {
		return ""
	}
	return boughtBy(customers, into)
}

// acquisition maps customers, all where nil, to the source that acquired them.
func (s *Store) acquisition(ctx context.Context, customers []app.ID) (map[app.ID]app.ID, error) {
	chosen := ""
	if customers != nil {
		chosen = " AND id IN " + listed(customers)
	}
	acquired := map[app.ID]app.ID{}
	var contact, source app.ID
	return acquired, s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&contact, &source)
		acquired[contact] = source
		return err
	}, "SELECT id, media_source FROM contact WHERE media_source IS NOT NULL AND merged_into IS NULL"+chosen)
}

// firstOrders maps customers, all where nil, to their first order ever.
func (s *Store) firstOrders(ctx context.Context, customers []app.ID, into map[app.ID]app.ID) (map[app.ID]app.ID, error) {
	type order struct {
		id  app.ID
		day string
	}
	earliest := map[app.ID]order{}
	var contact app.ID
	var o order
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&contact, &o.day, &o.id); err != nil {
			return err
		}
		customer := survivor(into, contact)
		e, ok := earliest[customer]
		if !ok || o.day < e.day || (o.day == e.day && o.id < e.id) {
			earliest[customer] = o
		}
		return nil
		// Of the rows with the earliest day SQLite takes the columns of one; the
		// inner query settles which.
	}, `SELECT f.contact, f.day, min(o.id) FROM (SELECT contact, min(day) day FROM sale_order WHERE contact IS NOT NULL `+and(among(customers, into))+` GROUP BY contact) f
		JOIN sale_order o ON o.contact = f.contact AND o.day = f.day GROUP BY 1, 2`)
	first := make(map[app.ID]app.ID, len(earliest))
	for customer, o := range earliest {
		first[customer] = o.id
	}
	return first, err
}

// OrderMargins sums, by order and day, the entries dated up to asOf of the
// orders of a scope, without media and outbound touches of campaigns.
func (s *Store) OrderMargins(ctx context.Context, of report.MediaScope, asOf finance.Date) ([]report.OrderMargin, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	from, to := textDays(of.Period)
	orders := "SELECT id FROM sale_order WHERE day BETWEEN ? AND ? " + and(among(of.Customers, into))
	var margins []report.OrderMargin
	var order, day, net, margin int64
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&order, &day, &net, &margin); err != nil {
			return err
		}
		margins = append(margins, report.OrderMargin{
			Order: app.ID(order), Day: finance.Date(day), NetRevenue: finance.Amount(net), Margin: finance.Amount(margin),
		})
		return nil
		// The accounts up to the rebates make the net revenue. Grouped by day, the
		// index gives all in order.
	}, fmt.Sprintf(`SELECT sale_order, day, sum(iif(account <= %d, amount, 0)), sum(amount) FROM entry
		WHERE sale_order IN (%s) AND sale_order <> 0 AND day <= ? AND account <> %d
		GROUP BY sale_order, day ORDER BY sale_order, day`, finance.Rebate, orders, finance.Media), from, to, int64(asOf))
	if err != nil {
		return nil, err
	}
	return margins, s.takeTouchesOff(ctx, orders, from, to, asOf, margins)
}

// takeTouchesOff takes outbound touches of campaigns off the margins of the
// orders that they belong to: their cost is the campaign's.
func (s *Store) takeTouchesOff(ctx context.Context, orders, from, to string, asOf finance.Date, margins []report.OrderMargin) error {
	var order, day, net, margin int64
	return s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&order, &day, &net, &margin); err != nil {
			return err
		}
		at := sort.Search(len(margins), func(i int) bool {
			m := &margins[i]
			return m.Order > app.ID(order) || (m.Order == app.ID(order) && m.Day >= finance.Date(day))
		})
		if at == len(margins) || margins[at].Order != app.ID(order) || margins[at].Day != finance.Date(day) {
			return nil // recorded since the margins were read
		}
		margins[at].NetRevenue -= finance.Amount(net)
		margins[at].Margin -= finance.Amount(margin)
		return nil
	}, fmt.Sprintf(`SELECT e.sale_order, e.day, sum(iif(e.account <= %d, e.amount, 0)), sum(e.amount)
		FROM entry e INDEXED BY entry_campaign
		WHERE e.campaign <> 0 AND e.doc_kind IN (%d, %d) AND e.sale_order <> 0 AND e.sale_order IN (%s) AND e.day <= ? AND e.account <> %d AND %s
		GROUP BY 1, 2`, finance.Rebate, finance.DocTarget, finance.DocInteraction, orders, finance.Media, outboundTouch), from, to, int64(asOf))
}

// Touches lists who of a scope was reached by which campaign. A target's own day
// counts where no outbound interaction tells it.
func (s *Store) Touches(ctx context.Context, of report.MediaScope) ([]report.MediaTouch, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	from, to := textDays(of.Period)
	chosen := and(among(of.Customers, into))
	var touches []report.MediaTouch
	var t report.MediaTouch
	return touches, s.each(ctx, func(rows *sqlx.Rows) error {
		var day int64
		if err := rows.Scan(&t.Customer, &day, &t.Campaign); err != nil {
			return err
		}
		t.Day, t.Customer = finance.Date(day), survivor(into, t.Customer)
		touches = append(touches, t)
		return nil
	}, `SELECT contact, `+dayNumber("day")+`, campaign FROM interaction
			WHERE campaign IS NOT NULL AND contact IS NOT NULL AND direction = 'out' AND day BETWEEN ?1 AND ?2 `+chosen+`
		UNION
		SELECT t.contact, `+dayNumber("t.touched_on")+`, t.campaign FROM campaign_target t WHERE t.touched_on BETWEEN ?1 AND ?2 `+chosen+`
			AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.campaign = t.campaign AND i.contact = t.contact AND i.direction = 'out')`,
		from, to)
}

// MediaSpent sums media, and the activity of outbound touches that carry a
// campaign, by source, campaign and day, as magnitudes.
func (s *Store) MediaSpent(ctx context.Context, p finance.Period) ([]report.MediaSpent, error) {
	from, to := ledgerDays(p)
	var spent []report.MediaSpent
	var m report.MediaSpent
	var account int
	var amount int64
	return spent, s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&m.Source, &m.Campaign, &m.Day, &account, &amount); err != nil {
			return err
		}
		m.Media, m.Activity = 0, 0
		if finance.Account(account) == finance.Media {
			m.Media = finance.Amount(-amount)
		} else {
			m.Activity = finance.Amount(-amount)
		}
		spent = append(spent, m)
		return nil
		// Few entries bear a campaign: left to itself SQLite goes by the day.
	}, fmt.Sprintf(`SELECT e.media_source, e.campaign, e.day, e.account, sum(e.amount) FROM entry e
			WHERE e.day BETWEEN ?1 AND ?2 AND e.account = %d GROUP BY 1, 2, 3
		UNION ALL SELECT e.media_source, e.campaign, e.day, e.account, sum(e.amount) FROM entry e INDEXED BY entry_campaign
			WHERE e.day BETWEEN ?1 AND ?2 AND e.campaign <> 0 AND e.account = %d AND %s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3, 4`,
		finance.Media, finance.Activity, outboundTouch), from, to)
}

// Responses counts by day the targets that campaigns reached in a period and
// those who answered. A target without a day of touch counts on the campaign's
// first day.
func (s *Store) Responses(ctx context.Context, p finance.Period) ([]report.CampaignResponse, error) {
	from, to := textDays(p)
	var found []report.CampaignResponse
	var r report.CampaignResponse
	return found, s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&r.Campaign, &r.Day, &r.Targets, &r.Responses)
		found = append(found, r)
		return err
	}, `SELECT campaign, `+dayNumber("day")+`, sum(reached), sum(answered) FROM (
			SELECT t.campaign, coalesce(t.touched_on, c.starts) day, 1 reached, 0 answered
				FROM campaign_target t JOIN campaign c ON c.id = t.campaign
			UNION ALL SELECT campaign, responded_on, 0, 1 FROM campaign_target WHERE responded_on IS NOT NULL
			UNION ALL
			SELECT i.campaign, min(i.day), 1, 0 FROM interaction i
				WHERE i.campaign IS NOT NULL AND i.contact IS NOT NULL
				AND NOT EXISTS (SELECT 1 FROM campaign_target t WHERE t.campaign = i.campaign AND t.contact = i.contact)
				GROUP BY i.campaign, i.contact)
		WHERE day BETWEEN ? AND ? GROUP BY campaign, day ORDER BY campaign, day`, from, to)
}

// CashFlows gives the cash up to a day, without media, of customers, all where
// nil, with an acquisition source: by customer, then by day. A customer has a
// flow, be it of nothing, on the day of the first event.
func (s *Store) CashFlows(ctx context.Context, until finance.Date, customers []app.ID, each func(report.CustomerFlow) error) error {
	acquired, err := s.acquisition(ctx, customers)
	if err != nil {
		return err
	}
	// Of all customers the ledger is read as it lies, and put in order here.
	from := "entry NOT INDEXED WHERE customer <> 0"
	if customers != nil {
		from = "entry WHERE customer IN " + listed(customers)
	}
	var flows []report.CustomerFlow
	begins := map[app.ID]finance.Date{} // the first event of each customer
	var before report.CustomerFlow
	var customer, day, cash, amount, account int64
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&customer, &day, &cash, &amount, &account); err != nil {
			return err
		}
		id, begun := app.ID(customer), finance.Date(day)
		if begun <= until && (id != before.Customer || begun < before.Day) { // else it is of the same document, mostly
			if first := begins[id]; first == 0 || begun < first {
				begins[id] = begun
			}
			before = report.CustomerFlow{Customer: id, Day: begun}
		}
		if cash == 0 || finance.Date(cash) > until || account == int64(finance.Media) {
			return nil
		}
		if last := len(flows) - 1; last >= 0 && flows[last].Customer == id && flows[last].Day == finance.Date(cash) {
			flows[last].Amount += finance.Amount(amount) // of one document, mostly
			return nil
		}
		if source := acquired[id]; source != 0 {
			flows = append(flows, report.CustomerFlow{Customer: id, Source: source, Day: finance.Date(cash), Amount: finance.Amount(amount)})
		}
		return nil
	}, "SELECT customer, day, cash_day, amount, account FROM "+from)
	if err != nil {
		return err
	}
	for id, day := range begins {
		if source := acquired[id]; source != 0 {
			flows = append(flows, report.CustomerFlow{Customer: id, Source: source, Day: day})
		}
	}
	slices.SortFunc(flows, func(a, b report.CustomerFlow) int {
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Day, b.Day))
	})
	for i := 0; i < len(flows); {
		sum := flows[i]
		for i++; i < len(flows) && flows[i].Customer == sum.Customer && flows[i].Day == sum.Day; i++ {
			sum.Amount += flows[i].Amount
		}
		if err := each(sum); err != nil {
			return err
		}
	}
	return nil
}
