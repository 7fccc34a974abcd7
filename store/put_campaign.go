package store

import (
	"rapport/app"
	"rapport/finance"
)

// putCampaign saves a campaign. Another media source changes what its touches
// cost and where its interactions count.
func (u *unit) putCampaign(c *app.Campaign) error {
	if c.ID != 0 {
		before, err := u.Campaign(u.ctx, c.ID)
		if err != nil {
			return err
		}
		if before.Source != c.Source {
			if err := u.markAllTouches(c.ID); err != nil {
				return err
			}
		}
	}
	fresh, err := u.saveRow(campaignTable, &c.ID, c)
	u.indexed(c, fresh)
	return err
}

// putMediaCost saves a cost line.
func (u *unit) putMediaCost(m *app.MediaCost) error {
	if m.Occurrence == 0 {
		m.Occurrence = 1
	}
	if err := u.exists(m); err != nil {
		return err
	}
	fresh, err := u.saveRow(mediaCostTable, &m.ID, m)
	u.work.mark(finance.DocCampaignCost, m.ID, fresh)
	return err
}

// putTarget saves a target of a campaign, which shares its costs.
func (u *unit) putTarget(t *app.Target) error {
	fresh := t.ID == 0
	if fresh {
		if err := u.stampCompany(t.Contact, &t.Company); err != nil {
			return err
		}
	} else {
		before, err := u.Target(u.ctx, t.ID)
		if err != nil {
			return err
		}
		if err := u.restamp(before.Contact, t.Contact, before.Company, &t.Company); err != nil {
			return err
		}
		if err := u.markBefore(t, t.ID); err != nil {
			return err
		}
	}
	if err := u.markShare(t.Campaign, t.Contact); err != nil {
		return err
	}
	_, err := u.saveRow(targetTable, &t.ID, t)
	u.work.mark(finance.DocTarget, t.ID, fresh)
	return err
}

// putMediaSource saves a media source. What its touches cost goes to all its
// campaigns.
func (u *unit) putMediaSource(m *app.MediaSource) error {
	if m.ID != 0 {
		before, err := u.MediaSource(u.ctx, m.ID)
		if err != nil {
			return err
		}
		if before.Touch != m.Touch {
			if err := u.markCampaignsOf(m.ID); err != nil {
				return err
			}
		}
	}
	_, err := u.saveRow(mediaSourceTable, &m.ID, m)
	return err
}

func (u *unit) markCampaignsOf(source app.ID) error {
	var campaigns []app.ID
	if err := u.selectAll(&campaigns, "SELECT id FROM campaign WHERE media_source = ? ORDER BY id", source); err != nil {
		return err
	}
	for _, c := range campaigns {
		if err := u.markAllTouches(c); err != nil {
			return err
		}
	}
	return nil
}
