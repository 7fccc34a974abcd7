package financepanel

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// segmentPanel makes a segment of the customers of a rule: a tag, targets of a
// campaign, or both, as one action.
type segmentPanel struct {
	deps   Deps
	who    []lacking
	next   string
	panel  *widgets.Panel
	form   *widgets.Form
	fields map[string]*widgets.Field
	saver  document.Saver
	lists  widgets.Loader[[]app.Choice]

	tag      *widgets.Entry
	campaign *widgets.Select
}

// campaignsOffered is how many campaigns are offered, the newest first.
const campaignsOffered = 200

// makeSegment opens the panel for the customers of the rule in view.
func (v *crossSellView) makeSegment() {
	if v.rule == nil || len(v.who) == 0 {
		return
	}
	s := &segmentPanel{deps: v.deps, who: v.who, next: v.rule.NextName, fields: map[string]*widgets.Field{}}
	v.panel = s
	s.lists.Load(func(ctx context.Context) ([]app.Choice, error) {
		return v.deps.Source.CampaignChoices(ctx, "", campaignsOffered)
	}, orFail(v.deps, func(campaigns []app.Choice) {
		s.build(campaigns)
		s.panel.Open(v.deps.Host.Canvas())
	}))
}

func (s *segmentPanel) build(campaigns []app.Choice) {
	s.tag = widgets.NewEntry()
	s.tag.SetText(i18n.T("offer %s", s.next))
	s.campaign = widgets.NewSelect(document.WithNone(i18n.T("No campaign"), campaigns), nil)
	s.campaign.SetID(0)
	s.form = widgets.NewForm(s.field(i18n.T("Tag"), s.tag, "tag"), s.field(i18n.T("Targets of"), s.campaign, "campaign"))
	s.fields["tag"].SetHint(i18n.T("Lists and the profitability by tag know these customers by it. Empty for no tag."))
	s.fields["campaign"].SetHint(i18n.T("Who is in the campaign already stays there once."))
	cancel := widgets.NewButton(i18n.T("Close"), func() { s.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.N(len(s.who), "Mark %d customer", "Mark %d customers"), s.save).WithHint("Ctrl ↵")
	s.panel = widgets.NewPanel(i18n.T("Customers who lack %s", s.next), s.form, nil, []fyne.CanvasObject{cancel, save})
	s.form.OnResized = s.panel.FitContent
	s.panel.OnSave = s.save
	s.panel.First = s.tag
}

func (s *segmentPanel) field(label string, control fyne.CanvasObject, name string) *widgets.Field {
	field := widgets.NewField(label, control)
	s.fields[name] = field
	return field
}

// save tags the customers and makes them targets, taken back as one.
func (s *segmentPanel) save() {
	s.form.ClearErrors()
	tag, campaign := strings.TrimSpace(s.tag.Text), app.ID(s.campaign.ID())
	if tag == "" && campaign == 0 {
		s.fields["tag"].SetError(i18n.T("Give a tag, or choose a campaign."))
		s.form.FocusFirstError()
		return
	}
	who := s.who
	action := app.Action{Text: i18n.Mark("Make a segment of customers who lack %s"), Args: []any{s.next}}
	s.saver.Save(s.deps.Books, action, func(ctx context.Context, u app.Unit) error {
		if tag != "" {
			if err := tagAll(ctx, u, who, tag); err != nil {
				return err
			}
		}
		return s.target(ctx, u, who, campaign)
	}, func(id app.ID, err error) {
		if err != nil {
			s.failed(err)
			return
		}
		s.panel.Close()
		s.deps.Host.Done(id, i18n.N(len(who), "%d customer marked", "%d customers marked"))
	})
}

// failed shows what is wrong beside its field, or over the page.
func (s *segmentPanel) failed(err error) {
	for name, sentence := range shell.FieldErrors(err) {
		if s.fields[name] == nil {
			s.deps.Fail(err)
			return
		}
		s.fields[name].SetError(sentence)
	}
	s.form.FocusFirstError()
}

// tagAll gives customers a tag that they do not have yet.
func tagAll(ctx context.Context, u app.Unit, who []lacking, tag string) error {
	for _, l := range who {
		contact, err := u.Contact(ctx, l.id)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(contact.Tags, func(has string) bool { return strings.EqualFold(has, tag) }) {
			continue
		}
		contact.Tags = append(contact.Tags, tag)
		if err := u.Put(ctx, contact); err != nil {
			return err
		}
	}
	return nil
}

// target makes customers targets of a campaign who are not.
func (s *segmentPanel) target(ctx context.Context, u app.Unit, who []lacking, campaign app.ID) error {
	if campaign == 0 {
		return nil
	}
	rows, err := s.deps.Source.TargetRows(ctx, campaign)
	if err != nil {
		return err
	}
	already := map[app.ID]bool{}
	for _, row := range rows {
		already[row.Contact] = true
	}
	for _, l := range who {
		if already[l.id] {
			continue
		}
		if err := u.Put(ctx, &app.Target{Campaign: campaign, Contact: l.id}); err != nil {
			return err
		}
	}
	return nil
}
