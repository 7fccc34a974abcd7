package campaigns

import (
	"context"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// segment is the panel that chooses contacts by conditions, counts them while one
// types, keeps the conditions under a name, and makes who fits targets.
type segment struct {
	page     *Page
	campaign *campaignData
	panel    *widgets.Panel
	conditions
	saved  *widgets.Select
	name   *widgets.Field
	count  *widgets.Text
	note   *widgets.Text
	save   *widgets.Button
	remove *widgets.Button

	kept    []app.Segment
	people  []app.ContactRow // everybody, read once
	facts   map[app.ID]app.OrderFacts
	factsOf app.SegmentFilter // what the facts were read for
	found   []app.ID
	lists   widgets.Loader[segmentLists]
	finding widgets.Loader[segmentFound]
	saver   document.Saver
	keeper  *document.Keeper // once the lists are there
}

type segmentLists struct {
	tags, sources, owners []app.Choice
	fields                []app.FieldRow
	segments              []app.Segment
	people                []app.ContactRow
	unsaved               *document.Unsaved
}

type segmentFound struct {
	facts map[app.ID]app.OrderFacts
	found []app.ID
}

func newSegment(p *Page, c *campaignData) *segment {
	s := &segment{page: p, campaign: c}
	s.conditions.make(p, c.currency, s.find, s.fit)
	s.saved = widgets.NewSelect([]widgets.Option{{Title: i18n.T("New segment")}}, func(o widgets.Option) { s.choose(app.ID(o.ID)) })
	s.saved.SetID(0)
	name := widgets.NewEntry()
	name.SetPlaceHolder(i18n.T("Name to keep these conditions by"))
	s.name = widgets.NewField(i18n.T("Keep as"), name)
	s.count = widgets.NewText("", widgets.Figure)
	s.note = widgets.NewCutText("", widgets.Small)
	head := widgets.NewForm(widgets.NewField(i18n.T("Segment"), s.saved))
	foot := widgets.NewForm(s.name)
	head.LabelWidth, foot.LabelWidth = labelWidth, labelWidth
	result := document.NewGround(theme.ColorSide, theme.ColorLine, widgets.Pad(10, 12, 10, 12, widgets.Stack(2, s.count, s.note)))
	content := widgets.Stack(3*theme.Unit, head, document.NewRule(), widgets.Even(4*theme.Unit, s.left, s.right), s.more.root, result, foot)
	keep := widgets.NewButton(i18n.T("Keep segment"), s.keep)
	s.remove = widgets.NewButton(i18n.T("Delete segment"), s.drop)
	s.remove.Hide()
	cancel := widgets.NewButton(i18n.T("Close"), func() { s.panel.AskClose() }).WithHint("Esc")
	s.save = widgets.NewPrimary("", s.add).WithHint("Ctrl ↵")
	s.panel = widgets.NewPanel(i18n.T("Add targets to %s", c.campaign.Name), content,
		[]fyne.CanvasObject{keep, s.remove}, []fyne.CanvasObject{cancel, s.save})
	s.panel.Width = 860
	for _, form := range []*widgets.Form{s.left, s.right, foot} {
		form.OnResized = s.panel.FitContent
	}
	s.panel.OnSave = s.add
	s.panel.First = s.saved
	s.show()
	return s
}

// open opens the panel with what was typed into it and not added, of the draft of a
// name or without a name the newest.
func (s *segment) open(draft string) {
	data, campaign := s.page.deps.Data, s.campaign.campaign.ID
	s.page.segment = s
	s.panel.Open(s.page.deps.Host.Canvas())
	s.lists.Load(func(ctx context.Context) (l segmentLists, err error) {
		steps := []func() error{
			func() (err error) { l.tags, err = data.TagChoices(ctx); return err },
			func() (err error) { l.fields, err = data.CustomFields(ctx); return err },
			func() (err error) { l.sources, err = data.SourceChoices(ctx); return err },
			func() (err error) { l.owners, err = data.StaffChoices(ctx); return err },
			func() (err error) { l.segments, err = data.Segments(ctx); return err },
			func() (err error) {
				l.unsaved, err = document.FindDraft(ctx, data, document.SegmentForm, campaign, draft)
				return err
			},
			func() (err error) { l.people, err = data.ContactRows(ctx, app.ContactFilter{}); return err },
		}
		for _, step := range steps {
			if err := step(); err != nil {
				return l, err
			}
		}
		return l, nil
	}, func(l segmentLists, err error) {
		if err != nil {
			s.page.deps.Host.Fail(err)
			return
		}
		s.people = l.people
		s.offer(l)
		s.listSegments(l.segments, app.ID(s.saved.ID()))
		s.keepDraft(l.unsaved)
		s.find()
	})
}

// fit gives the panel the height of what is in it.
func (s *segment) fit() {
	if s.panel != nil {
		s.panel.FitContent()
	}
}

// listSegments offers the segments that were kept, and shows one as chosen.
func (s *segment) listSegments(all []app.Segment, chosen app.ID) {
	s.kept = all
	options := []widgets.Option{{Title: i18n.T("New segment")}}
	for _, g := range all {
		options = append(options, widgets.Option{ID: int64(g.ID), Title: g.Name})
	}
	s.saved.SetOptions(options)
	s.saved.SetID(int64(chosen))
	s.remove.Hidden = chosen == 0
	s.panel.Refresh()
}

// chosen is the kept segment in force; nil for a new one.
func (s *segment) chosen() *app.Segment {
	for i := range s.kept {
		if int64(s.kept[i].ID) == s.saved.ID() {
			return &s.kept[i]
		}
	}
	return nil
}

// choose takes the conditions of a kept segment; of none it begins anew.
func (s *segment) choose(id app.ID) {
	g := s.chosen()
	s.remove.Hidden = g == nil
	if g == nil {
		g = &app.Segment{}
	}
	s.name.Control.(*widgets.Entry).SetText(g.Name)
	s.fill(s.page, g.Filter)
	s.keepDraft(nil)
	s.panel.Refresh()
	s.find()
}

// find counts who fits on the day.
func (s *segment) find() {
	filter, ok := s.read()
	if !ok {
		s.finding.Stop()
		s.found = nil
		s.show()
		return
	}
	data, people, fields, today := s.page.deps.Data, s.people, s.more.fields, s.page.deps.Host.Today()
	facts := s.facts
	if s.factsOf.Product != filter.Product || s.factsOf.From != filter.From || s.factsOf.To != filter.To {
		facts = nil
	}
	already := map[app.ID]bool{}
	for _, t := range s.campaign.targets {
		already[t.Contact] = true
	}
	s.finding.Load(func(ctx context.Context) (f segmentFound, err error) {
		if f.facts = facts; facts == nil {
			if f.facts, err = data.OrderFacts(ctx, filter); err != nil {
				return f, err
			}
		}
		takes := filter.Matcher(fields, f.facts, today)
		for i := range people {
			if takes(&people[i]) && !already[people[i].ID] {
				f.found = append(f.found, people[i].ID)
			}
		}
		return f, ctx.Err()
	}, func(f segmentFound, err error) {
		if err != nil {
			s.page.deps.Host.Fail(err)
			return
		}
		s.facts, s.factsOf, s.found = f.facts, filter, f.found
		s.show()
	})
}

// show says how many would be added, and how many are to be expected to answer
// if they do as the other campaigns of the same source did.
func (s *segment) show() {
	s.count.Set(i18n.N(len(s.found), "%d contact", "%d contacts"))
	s.note.Set(s.expected())
	s.save.SetLabel(i18n.N(len(s.found), "Add %d target", "Add %d targets"))
	if len(s.found) == 0 {
		s.save.Disable()
	} else {
		s.save.Enable()
	}
	s.panel.FitContent()
}

func (s *segment) expected() string {
	reached, answered := 0, 0
	for _, r := range s.page.list.All {
		if r.SourceID == s.campaign.campaign.Source {
			reached += r.Touched
			answered += r.Responses
		}
	}
	if reached == 0 {
		return i18n.T("who are not in the campaign yet")
	}
	ratio := decimal.NewFromInt(int64(answered)).Div(decimal.NewFromInt(int64(reached)))
	n := ratio.Mul(decimal.NewFromInt(int64(len(s.found)))).Round(0).IntPart()
	return i18n.T("expected answers about %s, at %s as in other campaigns by %s",
		format.Count(int(n)), format.Percent(ratio), s.campaign.source)
}

// labelWidth is the width of the labels of the panel.
const labelWidth float32 = 116

// amountOf is a limit that was typed; nil for none.
func amountOf(m *widgets.MoneyField) *finance.Amount {
	if m.IsEmpty() {
		return nil
	}
	a := m.Amount()
	return &a
}
