package store

import (
	"context"

	"github.com/jmoiron/sqlx"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.ForecastSource = (*Store)(nil)

// approaches maps what the file calls an approach to its place.
var approaches = map[string]finance.Approach{"letter": finance.ByMail, "call": finance.ByCall, "email": finance.ByEmail}

// Contacted lists the outbound mailings, calls and e-mails of a period, by
// customer and day. A target of a campaign is one, unless an e-mail or letter
// with the campaign tells it already.
func (s *Store) Contacted(ctx context.Context, p finance.Period) ([]report.Contacted, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	from, to := textDays(p)
	var all []report.Contacted
	return all, s.each(ctx, func(rows *sqlx.Rows) error {
		var c report.Contacted
		var kind string
		if err := rows.Scan(&c.Customer, &c.Day, &kind, &c.Minutes); err != nil {
			return err
		}
		c.Customer, c.Approach = survivor(into, c.Customer), approaches[kind]
		all = append(all, c)
		return nil
	}, `SELECT contact, day, kind, minutes FROM interaction
			WHERE direction = 'out' AND contact IS NOT NULL AND kind IN ('letter', 'call', 'email') AND day BETWEEN ?1 AND ?2
		UNION ALL SELECT t.contact, t.touched_on, m.touch, NULL FROM campaign_target t
			JOIN campaign c ON c.id = t.campaign JOIN media_source m ON m.id = c.media_source
			WHERE m.touch IN ('letter', 'email') AND t.touched_on BETWEEN ?1 AND ?2
				AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.contact = t.contact AND i.campaign = t.campaign
					AND i.direction = 'out' AND i.kind IN ('letter', 'email'))
		ORDER BY 1, 2`, from, to)
}

// CampaignMedia sums what campaigns spent in a period, as magnitudes: by the
// touch of their media source, else on calls where they made any.
func (s *Store) CampaignMedia(ctx context.Context, p finance.Period) (spent [finance.ApproachCount]finance.Amount, err error) {
	slices, err := s.AllSlices(ctx, report.ByCampaign, p)
	if err != nil {
		return spent, err
	}
	by := map[app.ID]finance.Approach{}
	var id app.ID
	var kind string
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&id, &kind)
		if approach, ok := approaches[kind]; ok {
			by[id] = approach
		}
		return err
	}, `SELECT c.id, CASE WHEN m.touch <> '' THEN m.touch
			WHEN EXISTS (SELECT 1 FROM interaction i WHERE i.campaign = c.id AND i.direction = 'out' AND i.kind = 'call') THEN 'call'
			ELSE '' END
		FROM campaign c JOIN media_source m ON m.id = c.media_source`)
	for _, slice := range slices {
		if approach, ok := by[slice.ID]; ok && slice.ID != 0 {
			spent[approach] -= slice.Statement[finance.Media]
		}
	}
	return spent, err
}

// PoolRates gives the cost of a minute of each pool, in major units: that of the
// month, else of the last before it.
func (s *Store) PoolRates(ctx context.Context, m finance.Month) (map[string]decimal.Decimal, error) {
	company, err := s.Company(ctx)
	if err != nil {
		return nil, err
	}
	rates := map[string]decimal.Decimal{}
	var name string
	var cost int64
	var capacity decimal.Decimal
	return rates, s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&name, &cost, &capacity); err != nil {
			return err
		}
		if capacity.IsPositive() {
			rates[name] = finance.Amount(cost).Decimal(company.Currency()).DivRound(capacity, 12)
		}
		return nil
	}, `SELECT p.name, pm.cost, pm.capacity FROM pool p JOIN pool_month pm ON pm.pool = p.id
		WHERE pm.month = (SELECT max(month) FROM pool_month latest WHERE latest.pool = p.id AND latest.month <= ?)`, m.String())
}

// Subscriptions lists all subscriptions, by ID.
func (s *Store) Subscriptions(ctx context.Context) ([]app.Subscription, error) {
	var all []app.Subscription
	return all, s.rows(ctx, &all, subscriptionTable.selectAll+" ORDER BY id")
}

// Scenarios lists the saved scenarios, by name.
func (s *Store) Scenarios(ctx context.Context) ([]app.Scenario, error) {
	var all []app.Scenario
	return all, s.rows(ctx, &all, scenarioTable.selectAll+" ORDER BY name, id")
}
