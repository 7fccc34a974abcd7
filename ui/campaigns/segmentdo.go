package campaigns

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// nameProduct shows the name of the product that a kept segment asks for.
func (p *Page) nameProduct(picker *widgets.Picker, id app.ID) {
	data := p.deps.Data
	p.naming.Load(func(ctx context.Context) (*app.Product, error) { return data.Product(ctx, id) },
		func(product *app.Product, err error) {
			switch {
			case app.KindOf(err) == app.NotFound && err != nil: // deleted since
				picker.SetChosen(widgets.Option{})
			case err != nil:
				p.deps.Host.Fail(err)
			case picker.ID() == int64(id):
				picker.SetChosen(widgets.Option{ID: int64(id), Title: product.Name, Detail: product.SKU})
			}
		})
}

// keep keeps the conditions under the name that was typed: those of the segment in
// force where it has that name, else of a new one.
func (s *segment) keep() {
	filter, ok := s.read()
	if !ok {
		return
	}
	g := &app.Segment{Name: strings.TrimSpace(s.name.Control.(*widgets.Entry).Text), Filter: filter}
	action := app.Action{Text: i18n.Mark("Keep segment %s"), Args: []any{g.Name}}
	if known := s.chosen(); known != nil && app.Fold(known.Name) == app.Fold(g.Name) {
		g.ID = known.ID
	}
	s.saver.Save(s.page.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, g) },
		func(id app.ID, err error) {
			if faults := shell.FieldErrors(err); err != nil && faults["name"] != "" {
				s.name.SetError(faults["name"])
				s.name.Focus()
				return
			}
			if err != nil {
				s.page.deps.Host.Fail(err)
				return
			}
			s.name.SetError("")
			s.reread(g.ID)
			s.keepDraft(nil)
			s.page.deps.Host.Done(id, i18n.T("Segment %s kept", g.Name))
		})
}

// drop deletes the segment in force; its conditions stay in the fields.
func (s *segment) drop() {
	g := s.chosen()
	if g == nil {
		return
	}
	gone := *g
	action := app.Action{Text: i18n.Mark("Delete segment %s"), Args: []any{gone.Name}}
	s.saver.Save(s.page.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Delete(ctx, &gone) },
		func(id app.ID, err error) {
			if err != nil {
				s.page.deps.Host.Fail(err)
				return
			}
			s.reread(0)
			s.page.deps.Host.Done(id, i18n.T("Segment %s deleted", gone.Name))
		})
}

// reread lists the segments anew.
func (s *segment) reread(chosen app.ID) {
	s.page.segments.Load(s.page.deps.Data.Segments, func(all []app.Segment, err error) {
		if err != nil {
			s.page.deps.Host.Fail(err)
			return
		}
		s.listSegments(all, chosen)
	})
}

// add makes all who fit targets of the campaign, and notes the segment and the day.
func (s *segment) add() {
	found, campaign := s.found, *s.campaign.campaign
	if len(found) == 0 {
		return
	}
	campaign.Segment, campaign.FixedOn = "", s.page.deps.Host.Today()
	if g := s.chosen(); g != nil {
		campaign.Segment = g.Name
	}
	action := app.Action{Text: i18n.Mark("Add targets to %s"), Args: []any{campaign.Name}}
	s.saver.Save(s.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		if err := u.Put(ctx, &campaign); err != nil {
			return err
		}
		if err := u.Bulk(ctx); err != nil {
			return err
		}
		for _, contact := range found {
			if err := u.Put(ctx, &app.Target{Campaign: campaign.ID, Contact: contact}); err != nil {
				return err
			}
		}
		return nil
	}, func(id app.ID, err error) {
		if err != nil {
			s.page.deps.Host.Fail(err)
			return
		}
		s.leave(nil)
		s.page.deps.Host.Done(id, i18n.N(len(found), "%d target added", "%d targets added"))
	})
}
