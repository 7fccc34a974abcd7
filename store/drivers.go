package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// driver says, in SQL, which documents drive activities: when, which one, and
// how many units of it.
type driver struct {
	kind     finance.DocKind
	from     string // the documents, as d
	day      string
	activity string // its code
	units    string // a decimal as text
	where    string
}

// drivers are all of them. A touch of a campaign is counted as it is posted: by
// the interaction where there is one, else by the target.
var drivers = []driver{
	{finance.DocOrder, "sale_order d", "d.day", byChannel("order"), "'1'", "d.channel IS NOT NULL"},
	{finance.DocReturn, "sale_return d", "d.day", byChannel("return"), "'1'", "d.channel IS NOT NULL"},
	{finance.DocRebate, "rebate_claim d", "d.received", quoted(app.ActivityRebateClaim), "'1'", "true"},
	{finance.DocService, "service_case d", "d.day", quoted(app.ActivityServiceMinute), "d.minutes", "d.minutes IS NOT NULL"},
	{finance.DocInteraction, "interaction d", "d.day",
		fmt.Sprintf("CASE d.kind WHEN 'call' THEN %s WHEN 'email' THEN %s WHEN 'letter' THEN %s ELSE %s END", quoted(app.ActivityCallMinute),
			quoted(app.ActivityEmail), quoted(app.ActivityLetter), quoted(app.ActivityVisit)),
		"iif(d.kind = 'call', coalesce(d.minutes, '0'), '1')", "d.kind <> 'web'"},
	{finance.DocTarget, "campaign_target d JOIN campaign g ON g.id = d.campaign JOIN media_source m ON m.id = g.media_source", "d.touched_on",
		fmt.Sprintf("iif(m.touch = 'email', %s, %s)", quoted(app.ActivityEmail), quoted(app.ActivityLetter)), "'1'",
		"m.touch <> '' AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.campaign = d.campaign AND i.contact = d.contact AND " + isTouch + ")"},
}

func quoted(code string) string { return "'" + code + "'" }

// byChannel is the code of an activity that there is one of by channel.
func byChannel(what string) string {
	code := "CASE d.channel"
	for _, c := range app.Channels() {
		code += fmt.Sprintf(" WHEN %d THEN '%s.%s'", c, what, c)
	}
	return code + " END"
}

// driven sums the driven units of a period by day and activity, in SQL as far as
// decimals allow: equal units are counted, and the counts multiplied here.
func driven(ctx context.Context, src source, p finance.Period) ([]posting.Driven, error) {
	from, to := textDays(p)
	var all []posting.Driven
	for _, d := range drivers {
		rows, err := src.QueryxContext(ctx, fmt.Sprintf(
			"SELECT %[1]s, %[2]s, %[3]s, count(*) FROM %[4]s WHERE %[1]s BETWEEN ? AND ? AND %[5]s GROUP BY 1, 2, 3",
			d.day, d.activity, d.units, d.from, d.where), from, to)
		if err != nil {
			return nil, err
		}
		if all, err = addDriven(all, rows); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func addDriven(all []posting.Driven, rows *sqlx.Rows) ([]posting.Driven, error) {
	defer rows.Close()
	for rows.Next() {
		var d posting.Driven
		var count int64
		if err := rows.Scan(&d.Day, &d.Activity, &d.Units, &count); err != nil {
			return nil, err
		}
		d.Units = d.Units.Mul(decimal.NewFromInt(count))
		all = append(all, d)
	}
	return all, rows.Err()
}

// used is what was used of the pools in a period, by pool and month.
func (b *basis) used(ctx context.Context, src source, p finance.Period) (map[posting.PoolUse]decimal.Decimal, error) {
	if !b.pooled() {
		return map[posting.PoolUse]decimal.Decimal{}, nil
	}
	d, err := driven(ctx, src, p)
	return b.rules.Used(d), err
}

// pooled reports whether some version of the definitions costs an activity by
// the minutes of a pool.
func (b *basis) pooled() bool {
	return slices.ContainsFunc(b.register, func(d app.Definitions) bool {
		return slices.ContainsFunc(d.Activities, app.ActivityRate.TakesMinutes)
	})
}
