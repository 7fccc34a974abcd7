package campaigns

import (
	"context"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// segment is the panel that adds targets: everybody, or those with a tag, a
// media source or an owner, or only those who earn money.
type segment struct {
	page     *Page
	campaign *campaignData
	panel    *widgets.Panel
	form     *widgets.Form

	tag        *widgets.Select
	source     *widgets.Select
	owner      *widgets.Select
	profitable *document.Tick
	reachable  *document.Tick
	count      *widgets.Text
	note       *widgets.Text
	save       *widgets.Button

	found   []app.ContactRow
	lists   widgets.Loader[segmentLists]
	finding widgets.Loader[[]app.ContactRow]
}

type segmentLists struct{ tags, sources, owners []app.Choice }

func newSegment(p *Page, c *campaignData) *segment {
	s := &segment{page: p, campaign: c}
	changed := func(widgets.Option) { s.find() }
	s.tag = widgets.NewSelect([]widgets.Option{{Title: i18n.T("Any tag")}}, changed)
	s.source = widgets.NewSelect([]widgets.Option{{Title: i18n.T("Any media source")}}, changed)
	s.owner = widgets.NewSelect([]widgets.Option{{Title: i18n.T("Any owner")}}, changed)
	for _, list := range []*widgets.Select{s.tag, s.source, s.owner} {
		list.SetID(0)
	}
	s.profitable = document.NewTick(i18n.T("Only those whose profit is above zero"), func(bool) { s.find() })
	s.reachable = document.NewTick(i18n.T("Only those with an e-mail address"), func(bool) { s.find() })
	s.count = widgets.NewText("", widgets.Figure)
	s.note = widgets.NewCutText("", widgets.Small)
	s.form = widgets.NewForm(
		widgets.NewField(i18n.T("Tag"), s.tag),
		widgets.NewField(i18n.T("Came from"), s.source),
		widgets.NewField(i18n.T("Owner"), s.owner),
		widgets.NewField("", s.profitable),
		widgets.NewField("", s.reachable),
	)
	result := document.NewGround(theme.ColorSide, theme.ColorLine, widgets.Pad(10, 12, 10, 12, widgets.Stack(2, s.count, s.note)))
	cancel := widgets.NewButton(i18n.T("Close"), func() { s.panel.AskClose() }).WithHint("Esc")
	s.save = widgets.NewPrimary("", s.add).WithHint("Ctrl ↵")
	s.panel = widgets.NewPanel(i18n.T("Add targets to %s", c.campaign.Name), widgets.Stack(3*theme.Unit, s.form, result),
		nil, []fyne.CanvasObject{cancel, s.save})
	s.panel.OnSave = s.add
	s.panel.First = s.tag
	s.show()
	return s
}

func (s *segment) open() {
	data := s.page.deps.Data
	s.panel.Open(s.page.deps.Host.Canvas())
	s.lists.Load(func(ctx context.Context) (l segmentLists, err error) {
		if l.tags, err = data.TagChoices(ctx); err != nil {
			return l, err
		}
		if l.sources, err = data.SourceChoices(ctx); err != nil {
			return l, err
		}
		l.owners, err = data.StaffChoices(ctx)
		return l, err
	}, func(l segmentLists, err error) {
		if err != nil {
			s.page.deps.Host.Fail(err)
			return
		}
		s.tag.SetOptions(document.WithNone(i18n.T("Any tag"), l.tags))
		s.source.SetOptions(document.WithNone(i18n.T("Any media source"), l.sources))
		s.owner.SetOptions(document.WithNone(i18n.T("Any owner"), l.owners))
		s.find()
	})
}

// find counts who fits.
func (s *segment) find() {
	filter := app.ContactFilter{Source: app.ID(s.source.ID()), Owner: app.ID(s.owner.ID())}
	if tag, ok := s.tag.Chosen(); ok && tag.ID != 0 {
		filter.Tag = tag.Title
	}
	profitable, reachable := s.profitable.On(), s.reachable.On()
	already := map[app.ID]bool{}
	for _, t := range s.campaign.targets {
		already[t.Contact] = true
	}
	data := s.page.deps.Data
	s.finding.Load(func(ctx context.Context) ([]app.ContactRow, error) {
		rows, err := data.ContactRows(ctx, filter)
		var fit []app.ContactRow
		for _, r := range rows {
			if !already[r.ID] && (!profitable || r.Profit > 0) && (!reachable || r.Email != "") {
				fit = append(fit, r)
			}
		}
		return fit, err
	}, func(rows []app.ContactRow, err error) {
		if err != nil {
			s.page.deps.Host.Fail(err)
			return
		}
		s.found = rows
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
	for _, r := range s.page.list.all {
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

// add makes all who fit targets of the campaign.
func (s *segment) add() {
	rows, campaign := s.found, s.campaign.campaign
	if len(rows) == 0 {
		return
	}
	action := app.Action{Text: i18n.Mark("Add targets to %s"), Args: []any{campaign.Name}}
	s.page.saver.Save(s.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		for _, r := range rows {
			if err := u.Put(ctx, &app.Target{Campaign: campaign.ID, Contact: r.ID}); err != nil {
				return err
			}
		}
		return nil
	}, func(id app.ID, err error) {
		if err == nil {
			s.panel.Close()
		}
		s.page.told(i18n.N(len(rows), "%d target added", "%d targets added"))(id, err)
	})
}
