package report

import (
	"slices"
	"sort"

	"rapport/app"
	"rapport/finance"
)

// journey tells what happened with a customer in a period: a step a document,
// by date. An interaction linked to an order is part of the order's step, and a
// campaign's cost of a day part of the touch of that day.
func journey(entries []finance.Entry, documents []Document, p finance.Period, c finance.Currency) []Step {
	b := newSteps(entries, documents, p, c)
	b.folded()
	return b.inOrder()
}

// steps collects the steps of a journey by document.
type steps struct {
	currency  finance.Currency
	documents map[app.ID]*Document
	entries   map[app.ID][]finance.Entry
	bills     map[app.ID]bill
	parts     map[app.ID][]app.ID // documents folded into this one
	hidden    map[app.ID]bool     // folded into another, or nothing of its own
}

// bill is what a subscription bill earns in all, and over how many months.
type bill struct {
	amount finance.Amount
	months int
}

func newSteps(entries []finance.Entry, documents []Document, p finance.Period, c finance.Currency) *steps {
	b := &steps{
		currency:  c,
		documents: map[app.ID]*Document{}, entries: map[app.ID][]finance.Entry{}, bills: map[app.ID]bill{},
		parts: map[app.ID][]app.ID{}, hidden: map[app.ID]bool{},
	}
	for _, e := range entries {
		id := app.ID(e.Document)
		if e.Kind == finance.DocBill {
			whole := b.bills[id]
			b.bills[id] = bill{whole.amount + e.Amount, whole.months + 1}
		}
		if p.Contains(e.Day) {
			b.entries[id] = append(b.entries[id], e)
		}
	}
	for i := range documents {
		d := documents[i]
		own := b.entries[d.ID]
		if !p.Contains(d.Day) {
			if len(own) == 0 {
				continue
			}
			d.Day = own[0].Day // made before the period, with something of its own in it
		}
		b.documents[d.ID] = &d
	}
	for id, own := range b.entries {
		if b.documents[id] == nil {
			b.documents[id] = &Document{ID: id, Kind: own[0].Kind, Day: own[0].Day, Campaign: app.ID(own[0].Campaign)}
		}
	}
	return b
}

// folded finds what is part of another step.
func (b *steps) folded() {
	type reached struct {
		campaign app.ID
		day      finance.Date
	}
	touches, answered := map[reached]app.ID{}, map[app.ID]bool{}
	ids := b.ids()
	for _, id := range ids {
		d := b.documents[id]
		if d.Kind == finance.DocInteraction && b.isOrder(d.Order) {
			b.fold(id, d.Order)
			continue
		}
		if d.Campaign != 0 && d.Kind == finance.DocInteraction && d.Direction == app.Outbound {
			touches[reached{d.Campaign, d.Day}] = id
			answered[d.Campaign] = true
		}
	}
	for _, id := range ids {
		d := b.documents[id]
		if d.Kind != finance.DocTarget {
			continue
		}
		if len(b.entries[id]) == 0 && answered[d.Campaign] {
			b.hidden[id] = true // the e-mail or letter itself is there
			continue
		}
		if at := (reached{d.Campaign, d.Day}); touches[at] == 0 {
			touches[at] = id
		}
	}
	for _, id := range ids {
		d := b.documents[id]
		if touch := touches[reached{d.Campaign, d.Day}]; d.Kind == finance.DocCampaignCost && d.Campaign != 0 && touch != 0 {
			b.fold(id, touch)
		}
	}
}

func (b *steps) isOrder(id app.ID) bool {
	d := b.documents[id]
	return d != nil && d.Kind == finance.DocOrder
}

func (b *steps) fold(id, into app.ID) {
	b.hidden[id] = true
	b.parts[into] = append(b.parts[into], id)
}

// ids lists the documents by date; of one day in the order in which such things
// follow from each other.
func (b *steps) ids() []app.ID {
	ids := make([]app.ID, 0, len(b.documents))
	for id := range b.documents {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool {
		x, y := b.documents[ids[i]], b.documents[ids[j]]
		if x.Day != y.Day {
			return x.Day < y.Day
		}
		if sequence[x.Kind] != sequence[y.Kind] {
			return sequence[x.Kind] < sequence[y.Kind]
		}
		return x.ID < y.ID
	})
	return ids
}

var sequence = map[finance.DocKind]int{
	finance.DocCampaignCost: 0, finance.DocTarget: 1, finance.DocInteraction: 2, finance.DocOrder: 3,
	finance.DocRebate: 4, finance.DocReturn: 5, finance.DocService: 6, finance.DocBill: 7, finance.DocAdjustment: 8, finance.DocCapacity: 9,
}

func (b *steps) inOrder() []Step {
	var journey []Step
	var running, earned finance.Amount
	var later []StepEntry // of the documents so far, on days to come
	for _, id := range b.ids() {
		if b.hidden[id] {
			continue
		}
		s := b.step(id)
		running += s.Effect
		waiting := slices.Concat(later, s.Entries)
		later = nil
		for _, e := range waiting {
			if e.Date > s.Date {
				later = append(later, e)
			} else {
				earned += e.Amount
			}
		}
		s.RunningProfit, s.ProfitToDate = running, earned
		journey = append(journey, s)
	}
	return journey
}

// earned says over how many months a bill is earned, and how much of it in the
// period.
func (b *steps) earned(id app.ID, effect finance.Amount) []app.Text {
	whole := b.bills[id]
	if whole.months < 2 {
		return nil
	}
	said := []app.Text{app.Say("%s, earned over %d months", Money{whole.amount, b.currency}, whole.months)}
	if effect != whole.amount {
		said = append(said, app.Say("%s of it in the period", Money{effect, b.currency}))
	}
	return said
}

func (b *steps) step(id app.ID) Step {
	d := b.documents[id]
	s := Step{Date: d.Day, Document: d.Number, Kind: kindOf(d), Ref: id, RefKind: d.Kind}
	if s.Document == "" {
		s.Document = d.Campaigned
	}
	s.Text, s.Detail = d.tell(b.currency)
	s.take(b.entries[id])
	s.Detail = append(s.Detail, b.earned(id, s.Effect)...)
	for _, part := range b.parts[id] {
		s.take(b.entries[part])
		s.Detail = append(s.Detail, b.documents[part].asPart()...)
	}
	return s
}

// take adds the entries of one document, in the order of the statement.
func (s *Step) take(entries []finance.Entry) {
	sorted := append([]finance.Entry(nil), entries...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Account < sorted[j].Account })
	for _, e := range sorted {
		s.Entries = append(s.Entries, StepEntry{Account: e.Account, Activity: e.Activity, Amount: e.Amount, CashDate: e.CashDay, Date: e.Day})
		s.Effect += e.Amount
	}
}

func kindOf(d *Document) string {
	if d.Kind == finance.DocInteraction && d.Interaction != "" {
		return string(d.Interaction)
	}
	return d.Kind.String()
}
