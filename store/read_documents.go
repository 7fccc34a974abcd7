package store

import (
	"context"
	"fmt"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

// itemsOf is the SQL that says what a document's lines are: the first product,
// and how many more.
func itemsOf(table, owner, id string) string {
	return fmt.Sprintf(`coalesce((SELECT p.name || CASE WHEN (SELECT count(*) FROM %[1]s WHERE %[2]s = %[3]s) > 1
		THEN ' +' || ((SELECT count(*) FROM %[1]s WHERE %[2]s = %[3]s) - 1) ELSE '' END
		FROM %[1]s l JOIN product p ON p.id = l.product WHERE l.%[2]s = %[3]s ORDER BY l.line LIMIT 1), '')`, table, owner, id)
}

// documentQuery reads the documents of one kind. %s is the condition on the
// contact d.contact and the company d.company.
type documentQuery struct {
	kind  finance.DocKind
	query string
}

var documentQueries = []documentQuery{
	{finance.DocOrder, `SELECT d.id, d.day, d.number, d.contact, coalesce(d.channel, 0) channel, d.campaign, coalesce(c.name, '') campaigned,
		coalesce(m.name, '') source, ` + itemsOf("order_line", "sale_order", "d.id") + ` items
		FROM sale_order d LEFT JOIN campaign c ON c.id = d.campaign LEFT JOIN media_source m ON m.id = d.media_source WHERE %s`},
	{finance.DocReturn, `SELECT d.id, d.day, d.number, d.contact, coalesce(d.channel, 0) channel, ` + itemsOf("return_line", "sale_return", "d.id") + ` items,
		(SELECT coalesce(sum(refund), 0) FROM return_line WHERE sale_return = d.id) amount,
		EXISTS (SELECT 1 FROM return_line WHERE sale_return = d.id AND restock = 0) writtenoff
		FROM (SELECT r.id, r.day, r.number, r.channel, coalesce(r.contact, o.contact) contact, coalesce(r.company, o.company) company
			FROM sale_return r LEFT JOIN sale_order o ON o.id =
				(SELECT ol.sale_order FROM return_line rl JOIN order_line ol ON ol.id = rl.order_line WHERE rl.sale_return = r.id ORDER BY rl.line LIMIT 1)
			WHERE r.contact IS NOT NULL OR o.contact IS NOT NULL) d WHERE %s`},
	{finance.DocRebate, `SELECT d.id, d.received day, d.number, d.contact, d.sale_order "order", d.amount, coalesce(p.name, '') items
		FROM rebate_claim d LEFT JOIN product p ON p.id = d.product WHERE %s`},
	{finance.DocInteraction, `SELECT d.id, d.day, d.contact, d.kind interaction, d.direction, d.minutes, d.sale_order "order", d.campaign,
		coalesce(c.name, '') campaigned, d.outcome FROM interaction d LEFT JOIN campaign c ON c.id = d.campaign WHERE %s`},
	{finance.DocService, `SELECT d.id, d.day, d.number, d.contact, d.sale_order "order", coalesce(p.name, '') items
		FROM service_case d LEFT JOIN product p ON p.id = d.product WHERE %s`},
	{finance.DocTarget, `SELECT d.id, d.touched_on day, d.contact, d.campaign, c.name campaigned, m.name source, d.responded_on responded
		FROM campaign_target d JOIN campaign c ON c.id = d.campaign JOIN media_source m ON m.id = c.media_source
		WHERE d.touched_on IS NOT NULL AND %s`},
	{finance.DocBill, `SELECT d.id, d.starts day, d.plan number, d.contact FROM (SELECT b.id, b.starts, s.plan, s.contact, s.company
		FROM subscription s JOIN subscription_bill b ON b.subscription = s.id) d WHERE %s`},
	// An adjustment goes by the number of what it adjusts.
	{finance.DocAdjustment, `SELECT d.id, d.day, d.contact, coalesce(o.number, r.number, k.number, v.number, n.name, '') number
		FROM adjustment d LEFT JOIN sale_order o ON o.id = d.document LEFT JOIN sale_return r ON r.id = d.document
		LEFT JOIN rebate_claim k ON k.id = d.document LEFT JOIN service_case v ON v.id = d.document
		LEFT JOIN campaign_cost m ON m.id = d.document LEFT JOIN campaign_target t ON t.id = d.document
		LEFT JOIN campaign n ON n.id = coalesce(m.campaign, t.campaign) WHERE %s`},
}

// CustomerDocuments lists the documents in a scope, and the campaign costs that
// the scope has a share in.
func (s *Store) CustomerDocuments(ctx context.Context, scope report.Scope) ([]report.Document, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	id := survivor(into, scope.Customer)
	condition := "d.contact IN " + listed(merged(into, id))
	if scope.People {
		condition = fmt.Sprintf("(%s OR d.company IN %s AND (SELECT kind FROM contact WHERE id = d.contact) = 'person')",
			condition, listed(merged(into, id)))
	}
	type row struct {
		report.Document
		Contact app.ID
	}
	var all []report.Document
	names := map[app.ID]string{}
	for _, q := range documentQueries {
		var found []row
		if err := s.rows(ctx, &found, fmt.Sprintf(q.query, condition)+" ORDER BY 2, 1"); err != nil {
			return nil, err
		}
		for _, r := range found {
			r.Document.Kind = q.kind
			if who := survivor(into, r.Contact); scope.People && who != id {
				if r.Document.Who, err = s.nameOnce(ctx, names, who); err != nil {
					return nil, err
				}
			}
			all = append(all, r.Document)
		}
	}
	if err := s.claimStates(ctx, all); err != nil {
		return nil, err
	}
	costs, err := s.costShares(ctx, scope)
	if err != nil {
		return nil, err
	}
	pools, err := s.capacityShares(ctx, scope)
	return append(append(all, costs...), pools...), err
}

func (s *Store) nameOnce(ctx context.Context, names map[app.ID]string, id app.ID) (string, error) {
	if name, ok := names[id]; ok {
		return name, nil
	}
	var name string
	err := s.reader.GetContext(ctx, &name, "SELECT name FROM contact WHERE id = ?", id)
	names[id] = name
	return name, plainly(err)
}

// claimStates puts the last state to the claims among the documents.
func (s *Store) claimStates(ctx context.Context, documents []report.Document) error {
	for i := range documents {
		d := &documents[i]
		if d.Kind != finance.DocRebate {
			continue
		}
		claim, err := s.Claim(ctx, d.ID)
		if err != nil {
			return err
		}
		d.Status = claim.Status()
		d.StatusOn = claim.On(d.Status)
	}
	return nil
}

// costShares lists the campaign costs of which somebody in the scope bears a
// share.
func (s *Store) costShares(ctx context.Context, scope report.Scope) ([]report.Document, error) {
	condition, err := s.inScope(ctx, scope)
	if err != nil {
		return nil, err
	}
	var costs []report.Document
	err = s.rows(ctx, &costs, `SELECT d.id, d.day, d.campaign, coalesce(c.name, '') campaigned, m.name source
		FROM campaign_cost d LEFT JOIN campaign c ON c.id = d.campaign JOIN media_source m ON m.id = d.media_source
		WHERE d.id IN (SELECT e.document FROM entry e WHERE `+condition+fmt.Sprintf(" AND e.doc_kind = %d)", finance.DocCampaignCost)+" ORDER BY d.day, d.id")
	for i := range costs {
		costs[i].Kind = finance.DocCampaignCost
	}
	return costs, err
}
