package store

import (
	"context"
	"database/sql"
	"errors"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// campaignFacts is what posting needs of a campaign.
type campaignFacts struct {
	app.Campaign
	activity string // what a touch of a target costs
	entries  map[app.ID][]finance.Entry
	reached  []posting.Reached
	counted  bool // reached has been read
}

func (p *poster) campaign(id app.ID) (*campaignFacts, error) {
	if c, ok := p.campaigns[id]; ok {
		return c, nil
	}
	c := &campaignFacts{}
	if err := p.read(p.ctx, campaignTable, &c.Campaign, id); err != nil {
		return nil, err
	}
	m, err := p.MediaSource(p.ctx, c.Source)
	if err != nil {
		return nil, err
	}
	c.activity = posting.TouchActivity(m.Touch)
	p.campaigns[id] = c
	return c, nil
}

func (p *poster) postInteraction(id app.ID) ([]finance.Entry, error) {
	i, err := p.Interaction(p.ctx, id)
	if err != nil {
		return nil, err
	}
	o, err := p.orderOrNone(i.Order)
	if err != nil || i.Campaign == 0 {
		return p.rules.Interaction(i, o, 0), err
	}
	c, err := p.campaign(i.Campaign)
	if err != nil {
		return nil, err
	}
	if !posting.IsTouch(i) {
		return p.rules.Interaction(i, o, c.Source), nil
	}
	return p.touch(c, touchBy(i, o))
}

// touchBy is the touch that an outbound e-mail or letter makes.
func touchBy(i *app.Interaction, order *app.Order) posting.Touch {
	t := posting.Touch{
		Document: i.ID, Kind: finance.DocInteraction, Contact: i.Contact, Company: i.Company,
		Day: i.Day, Salesperson: i.Salesperson, Order: order, Activity: app.ActivityEmail,
	}
	if i.Kind == app.Letter {
		t.Activity = app.ActivityLetter
	}
	return t
}

func (p *poster) postTarget(id app.ID) ([]finance.Entry, error) {
	t, err := p.Target(p.ctx, id)
	if err != nil || t.TouchedOn == 0 {
		return nil, err
	}
	c, err := p.campaign(t.Campaign)
	if err != nil || c.activity == "" {
		return nil, err
	}
	reached, err := touchedBefore(p.ctx, p.src, t.Campaign, t.Contact)
	if err != nil || reached {
		return nil, err // the interaction posts it
	}
	return p.touch(c, touchOf(t, c.activity))
}

func touchOf(t *app.Target, activity string) posting.Touch {
	return posting.Touch{
		Document: t.ID, Kind: finance.DocTarget, Contact: t.Contact, Company: t.Company, Day: t.TouchedOn, Activity: activity,
	}
}

const isTouch = "direction = 'out' AND kind IN ('email', 'letter')"

// touchedBefore reports whether an interaction is the campaign's touch of a contact.
func touchedBefore(ctx context.Context, src source, campaign, contact app.ID) (bool, error) {
	var found bool
	err := src.GetContext(ctx, &found,
		"SELECT EXISTS (SELECT 1 FROM interaction WHERE campaign = ? AND contact = ? AND "+isTouch+")", campaign, contact)
	return found, err
}

// touch posts one touch: by itself where costs are whole minor units, else with
// all others of its campaign, since they are rounded as one sum.
func (p *poster) touch(c *campaignFacts, t posting.Touch) ([]finance.Entry, error) {
	if p.separable {
		return p.rules.Touches(&c.Campaign, []posting.Touch{t})[t.Document], nil
	}
	if c.entries == nil {
		touches, err := p.touchesOf(c)
		if err != nil {
			return nil, err
		}
		c.entries = p.rules.Touches(&c.Campaign, touches)
	}
	return c.entries[t.Document], nil
}

// separable reports whether every touch, under any version of the definitions,
// costs whole minor units, so that touches can be posted one by one.
func separable(rules *posting.Context) bool {
	for _, d := range rules.Register {
		for _, activity := range []string{app.ActivityEmail, app.ActivityLetter} {
			if rate, ok := d.Rate(activity); ok && rate.Pool != "" {
				return false // a rate that differs by month
			}
			if !rules.Separable(activity, d.Effective) {
				return false
			}
		}
	}
	return true
}

// touchesOf reads all touches of a campaign.
func (p *poster) touchesOf(c *campaignFacts) ([]posting.Touch, error) {
	var touches []posting.Touch
	var sent []app.Interaction
	err := p.src.SelectContext(p.ctx, &sent, interactionTable.selectAll+" WHERE campaign = ? AND "+isTouch, c.ID)
	if err != nil {
		return nil, err
	}
	for i := range sent {
		o, err := p.orderOrNone(sent[i].Order)
		if err != nil {
			return nil, err
		}
		touches = append(touches, touchBy(&sent[i], o))
	}
	if c.activity == "" {
		return touches, nil
	}
	var targets []app.Target
	err = p.src.SelectContext(p.ctx, &targets, targetTable.selectAll+` AS t WHERE campaign = ? AND touched_on IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.campaign = t.campaign AND i.contact = t.contact AND `+isTouch+")", c.ID)
	for i := range targets {
		touches = append(touches, touchOf(&targets[i], c.activity))
	}
	return touches, err
}

// postCost posts a cost line over the targets of its campaign or, without any,
// over those whom it acquired where the definitions say so. In a closed month the
// spread stays over those who shared it then.
func (p *poster) postCost(id app.ID) ([]finance.Entry, error) {
	m, err := p.MediaCost(p.ctx, id)
	if err != nil {
		return nil, err
	}
	if p.closed.has(m.Day) {
		frozen, err := p.frozenSpread(m.ID, m.Campaign, m.Day.Month())
		if err != nil || frozen != nil {
			return p.rules.MediaCost(m, frozen), err
		}
	}
	var reached []posting.Reached
	if m.Campaign != 0 {
		if reached, err = p.reached(m.Campaign); err != nil {
			return nil, err
		}
	}
	if window, spread := p.rules.AcquiredBy(m.Day); spread && len(reached) == 0 {
		reached, err = acquiredBy(p.ctx, p.src, m.Source, window)
	}
	return p.rules.MediaCost(m, reached), err
}

// frozenSpread is over whom a document of a closed month was spread: nil where
// it was not posted in that month, empty where it stayed unallocated.
func (p *poster) frozenSpread(document, campaign app.ID, month finance.Month) ([]posting.Reached, error) {
	entries, err := readEntries(p.ctx, p.src, "WHERE document = ? AND campaign = ? AND day / 100 = ?",
		document, int64(campaign), int64(month))
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	spread := []posting.Reached{}
	for _, e := range entries {
		if e.Line != 0 {
			spread = append(spread, posting.Reached{Contact: app.ID(e.Line), Company: app.ID(e.Company)})
		}
	}
	return spread, nil
}

// reached lists the targets of a campaign: those listed, and those with an
// interaction that names it. The company is that of the listing, else that of
// the first interaction.
func (p *poster) reached(campaign app.ID) ([]posting.Reached, error) {
	c, err := p.campaign(campaign)
	if err != nil || c.counted {
		return c.reached, err
	}
	var rows []struct{ Contact, Company app.ID }
	err = p.src.SelectContext(p.ctx, &rows, `SELECT contact, company FROM campaign_target WHERE campaign = ?1
		UNION ALL
		SELECT contact, company FROM interaction i WHERE campaign = ?1 AND contact IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM campaign_target t WHERE t.campaign = i.campaign AND t.contact = i.contact)
			AND id = (SELECT min(id) FROM interaction f WHERE f.campaign = i.campaign AND f.contact = i.contact)`, campaign)
	if err != nil {
		return nil, err
	}
	c.counted = true
	for _, row := range rows {
		c.reached = append(c.reached, posting.Reached{Contact: row.Contact, Company: row.Company})
	}
	return c.reached, nil
}

// share is whether and under which company a contact shares a campaign's costs.
type share struct {
	member  bool
	company app.ID
}

func shareOf(ctx context.Context, src source, campaign, contact app.ID) (share, error) {
	var company app.ID
	err := src.GetContext(ctx, &company, "SELECT company FROM campaign_target WHERE campaign = ? AND contact = ?", campaign, contact)
	if errors.Is(err, sql.ErrNoRows) {
		err = src.GetContext(ctx, &company,
			"SELECT company FROM interaction WHERE campaign = ? AND contact = ? ORDER BY id LIMIT 1", campaign, contact)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return share{}, nil
	}
	return share{true, company}, err
}
