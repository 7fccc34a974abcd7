package campaigns

import (
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/ui/document"
)

// controls are the fields of the panel, by the names under which a draft has them.
func (s *segment) controls() map[string]fyne.CanvasObject {
	return map[string]fyne.CanvasObject{
		"segment": s.saved, "name": s.name.Control,
		"source": s.source, "owner": s.owner, "reach": s.reach, "bought": s.bought, "product": s.product,
		"profit_from": s.profitFrom, "profit_to": s.profitTo, "revenue_from": s.revenueFrom, "revenue_to": s.revenueTo,
		"from": s.from, "to": s.to, "orders_from": s.ordersFrom, "orders_to": s.ordersTo, "within": s.within, "over": s.over,
	}
}

// typed is the panel as it stands.
func (s *segment) typed() document.Unsaved {
	u := document.Unsaved{Title: s.campaign.campaign.Name, Typed: document.Typed{}, Lines: s.more.typed()}
	for name, control := range s.controls() {
		if v := document.ValueOf(control); v != (document.Value{}) {
			u.Typed[name] = v
		}
	}
	return u
}

// fillFrom shows what was typed before.
func (s *segment) fillFrom(u document.Unsaved) {
	s.filling = true
	for name, control := range s.controls() {
		u.Typed[name].Fill(control)
	}
	s.more.fillFrom(u.Lines)
	s.filling = false
	s.remove.Hidden = s.chosen() == nil
}

// keepDraft writes the panel down from now on, as it differs from what it shows now;
// it goes on with a draft, where there is one.
func (s *segment) keepDraft(unsaved *document.Unsaved) {
	if s.keeper != nil {
		s.keeper.Forget(nil)
	}
	s.keeper = document.NewKeeper(s.page.deps.Data, s.page.deps.Host.Fail, document.SegmentForm, s.campaign.campaign.ID, s.typed)
	s.panel.OnClosed = s.keeper.Rest
	var chips []fyne.CanvasObject
	if unsaved != nil {
		s.fillFrom(*unsaved)
		s.keeper.Resume(*unsaved)
		chips = document.KeptChips(true, func() {
			s.leave(func() { newSegment(s.page, s.campaign).open("") })
		})
	}
	s.panel.SetChips(chips...)
	s.keeper.Watch()
}

// leave closes the panel for good, and then forgets what was typed.
func (s *segment) leave(then func()) {
	s.panel.OnClosed = nil
	s.panel.Close()
	if s.keeper != nil {
		s.keeper.Forget(then)
	}
}

// chosenPrefix begins the names under which a draft has each tag or choice.
const chosenPrefix = "is "

// typed is the rows as they stand.
func (c *conditionRows) typed() []document.Typed {
	var all []document.Typed
	for _, r := range c.rows {
		t := document.Typed{"field": document.ValueOf(r.field), "way": document.ValueOf(r.way)}
		for name, control := range r.controls() {
			t[name] = document.ValueOf(control)
		}
		if r.several != nil {
			for _, key := range r.several.Keys() {
				t[chosenPrefix+key] = document.Value{Key: key}
			}
		}
		all = append(all, t)
	}
	return all
}

// fillFrom shows rows as they were typed.
func (c *conditionRows) fillFrom(typed []document.Typed) {
	c.rows = nil
	for _, t := range typed {
		condition := app.Condition{Field: app.ID(t["field"].ID), Way: app.Way(t["way"].Key)}
		for name, v := range t {
			if strings.HasPrefix(name, chosenPrefix) {
				condition.Is = append(condition.Is, v.Key)
			}
		}
		row := c.add(condition)
		for name, control := range row.controls() {
			t[name].Fill(control)
		}
	}
	c.show()
}

// controls are those in which one types, by the names under which a draft has them.
func (r *conditionRow) controls() map[string]fyne.CanvasObject {
	controls := map[string]fyne.CanvasObject{}
	if r.text != nil {
		controls["text"] = r.text
	}
	if r.from != nil {
		controls["from"], controls["to"] = r.from.Control(), r.to.Control()
	}
	return controls
}
