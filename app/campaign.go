package app

import "rapport/finance"

// Campaign is an offer to chosen people through one media source.
type Campaign struct {
	ID     ID             `db:"id"`
	Name   string         `db:"name"`
	Source ID             `db:"media_source"`
	Starts finance.Date   `db:"starts"`
	Ends   finance.Date   `db:"ends"`
	Budget finance.Amount `db:"budget"`
	Note   string         `db:"note"`
	Batch  ID             `db:"batch"`
	// Segment is what the segment was called that targets were last taken from;
	// FixedOn is the day they were.
	Segment string       `db:"segment"`
	FixedOn finance.Date `db:"fixed_on"`
}

func (c *Campaign) recordID() *ID { return &c.ID }

// Validate wants a name, a source and a start not after the end.
func (c *Campaign) Validate() error {
	var p Problems
	p.name("name", c.Name, Say("Give the campaign a name."))
	if c.Source == 0 {
		p = append(p, Invalid("media_source", "Choose the media source."))
	}
	p.day("start", c.Starts)
	if c.Ends != 0 && c.Ends < c.Starts {
		p = append(p, Invalid("end", "The end lies before the start."))
	}
	p.magnitude("budget", c.Budget)
	p.note("note", c.Note)
	return p.OrNil()
}

// MediaCost is a cost line of a campaign, or of a media source without one.
type MediaCost struct {
	ID         ID             `db:"id"`
	Campaign   ID             `db:"campaign"`
	Source     ID             `db:"media_source"`
	Day        finance.Date   `db:"day"`
	Amount     finance.Amount `db:"amount"`
	Note       string         `db:"note"`
	Occurrence int            `db:"occurrence"`
	Batch      ID             `db:"batch"`
}

func (m *MediaCost) recordID() *ID { return &m.ID }

// Validate wants a source, a day and an amount not below zero.
func (m *MediaCost) Validate() error {
	var p Problems
	if m.Source == 0 {
		p = append(p, Invalid("media_source", "Choose the media source."))
	}
	p.day("date", m.Day)
	p.magnitude("amount", m.Amount)
	return p.OrNil()
}

// Target is one contact that a campaign is meant for.
type Target struct {
	ID          ID           `db:"id"`
	Campaign    ID           `db:"campaign"`
	Contact     ID           `db:"contact"`
	Company     ID           `db:"company"`
	TouchedOn   finance.Date `db:"touched_on"` // 0: not yet reached
	RespondedOn finance.Date `db:"responded_on"`
	Batch       ID           `db:"batch"`
}

func (t *Target) recordID() *ID { return &t.ID }

// Validate wants a campaign and a contact.
func (t *Target) Validate() error {
	var p Problems
	if t.Campaign == 0 {
		p = append(p, Invalid("campaign", "Choose the campaign."))
	}
	if t.Contact == 0 {
		p = append(p, Invalid("customer", "Choose the customer."))
	}
	return p.OrNil()
}
