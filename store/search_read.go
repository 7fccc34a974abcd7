package store

import (
	"context"

	"rapport/app"
)

// searchTexts works out by what records of one kind are found. One that is gone
// is not among them.
func (r records) searchTexts(ctx context.Context, kind string, ids []app.ID) (map[app.ID]foundBy, error) {
	switch kind {
	case foundContact:
		return r.contactTexts(ctx, ids)
	case foundOrder:
		return textsOf(ctx, r.src, orderTable, ids, func(o *app.Order) app.Record { return o })
	case foundReturn:
		return textsOf(ctx, r.src, returnTable, ids, func(o *app.Return) app.Record { return o })
	case foundClaim:
		return textsOf(ctx, r.src, claimTable, ids, func(o *app.Claim) app.Record { return o })
	case foundService:
		return textsOf(ctx, r.src, serviceTable, ids, func(o *app.ServiceCase) app.Record { return o })
	case foundCampaign:
		return textsOf(ctx, r.src, campaignTable, ids, func(o *app.Campaign) app.Record { return o })
	case foundInteraction:
		return textsOf(ctx, r.src, interactionTable, ids, func(o *app.Interaction) app.Record { return o })
	case foundTask:
		return textsOf(ctx, r.src, taskTable, ids, func(o *app.Task) app.Record { return o })
	case foundDeal:
		return textsOf(ctx, r.src, dealTable, ids, func(d *app.Deal) app.Record { return d })
	case foundSubscription:
		return textsOf(ctx, r.src, subscriptionTable, ids, func(s *app.Subscription) app.Record { return s })
	case foundProduct:
		return textsOf(ctx, r.src, productTable, ids, func(o *app.Product) app.Record { return o })
	}
	return nil, nil
}

const amongIDs = " IN (SELECT value FROM json_each(?))"

func textsOf[T any](ctx context.Context, src source, t *table, ids []app.ID, record func(*T) app.Record) (map[app.ID]foundBy, error) {
	var rows []T
	if err := src.SelectContext(ctx, &rows, t.selectAll+" WHERE id"+amongIDs, idList(ids)); err != nil {
		return nil, err
	}
	texts := make(map[app.ID]foundBy, len(rows))
	for i := range rows {
		r := record(&rows[i])
		_, text := searchable(r)
		texts[app.IDOf(r)] = foundBy{text: text}
	}
	return texts, nil
}
