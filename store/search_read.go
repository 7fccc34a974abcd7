package store

import (
	"context"

	"rapport/app"
)

// searchTexts works out by what records of one kind are found. One that is gone
// is not among them.
func (r records) searchTexts(ctx context.Context, kind string, ids []app.ID) (map[app.ID]string, error) {
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
	case foundProduct:
		return textsOf(ctx, r.src, productTable, ids, func(o *app.Product) app.Record { return o })
	}
	return nil, nil
}

const amongIDs = " IN (SELECT value FROM json_each(?))"

func textsOf[T any](ctx context.Context, src source, t *table, ids []app.ID, record func(*T) app.Record) (map[app.ID]string, error) {
	var rows []T
	if err := src.SelectContext(ctx, &rows, t.selectAll+" WHERE id"+amongIDs, idList(ids)); err != nil {
		return nil, err
	}
	texts := make(map[app.ID]string, len(rows))
	for i := range rows {
		r := record(&rows[i])
		_, texts[app.IDOf(r)] = searchable(r)
	}
	return texts, nil
}

// contactTexts reads many contacts at once with all that they are found by.
func (r records) contactTexts(ctx context.Context, ids []app.ID) (map[app.ID]string, error) {
	list := idList(ids)
	var contacts []app.Contact
	if err := r.src.SelectContext(ctx, &contacts, contactTable.selectAll+" WHERE id"+amongIDs, list); err != nil {
		return nil, err
	}
	at := make(map[app.ID]*app.Contact, len(contacts))
	companies := map[app.ID]string{}
	for i := range contacts {
		at[contacts[i].ID] = &contacts[i]
		companies[contacts[i].Company] = ""
	}
	var points []app.ContactPoint
	if err := r.src.SelectContext(ctx, &points, pointTable.selectAll+" WHERE contact"+amongIDs+" ORDER BY id", list); err != nil {
		return nil, err
	}
	for _, p := range points {
		at[p.Contact].Points = append(at[p.Contact].Points, p)
	}
	var external []app.ExternalID
	if err := r.src.SelectContext(ctx, &external, externalTable.selectAll+" WHERE contact"+amongIDs+" ORDER BY id", list); err != nil {
		return nil, err
	}
	for _, e := range external {
		at[e.Contact].External = append(at[e.Contact].External, e)
	}
	if err := r.names(ctx, companies); err != nil {
		return nil, err
	}
	texts := make(map[app.ID]string, len(contacts))
	for i := range contacts {
		texts[contacts[i].ID] = contactText(&contacts[i], companies[contacts[i].Company])
	}
	return texts, nil
}

// names fills in the names of contacts.
func (r records) names(ctx context.Context, of map[app.ID]string) error {
	ids := make([]app.ID, 0, len(of))
	for id := range of {
		if id != 0 {
			ids = append(ids, id)
		}
	}
	var rows []struct {
		ID   app.ID
		Name string
	}
	err := r.src.SelectContext(ctx, &rows, "SELECT id, name FROM contact WHERE id"+amongIDs, idList(ids))
	for _, row := range rows {
		of[row.ID] = row.Name
	}
	return err
}
