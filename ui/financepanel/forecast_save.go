package financepanel

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// namePanel asks for a name, and keeps what was typed where it is refused.
type namePanel struct {
	panel *widgets.Panel
	name  *widgets.Entry
	field *widgets.Field
	form  *widgets.Form
}

func (v *forecastView) askName(title, label, hint, verb, name string, save func(n *namePanel), more ...*widgets.Field) {
	n := &namePanel{name: widgets.NewEntry()}
	n.name.SetText(name)
	n.field = widgets.NewField(label, n.name)
	n.field.SetHint(hint)
	n.form = widgets.NewForm(append([]*widgets.Field{n.field}, more...)...)
	do := func() { save(n) }
	cancel := widgets.NewButton(i18n.T("Close"), func() { n.panel.AskClose() }).WithHint("Esc")
	n.panel = widgets.NewPanel(title, n.form, nil, []fyne.CanvasObject{cancel, widgets.NewPrimary(verb, do).WithHint("Ctrl ↵")})
	n.form.OnResized = n.panel.FitContent
	n.panel.OnSave = do
	n.name.OnSubmitted = func(string) { do() }
	n.panel.First = n.name
	n.panel.Open(v.deps.Host.Canvas())
}

// refuse says beside the name what is wrong.
func (n *namePanel) refuse(err error) {
	for field, sentence := range shell.FieldErrors(err) {
		if field == "version" || field == "name" || field == "" {
			n.field.SetError(sentence)
		}
	}
	if n.field.Error() == "" {
		n.field.SetError(shell.Sentence(err))
	}
	n.field.Focus()
}

// askScenario saves what is assumed of the model in view under a name; that of
// the chosen scenario changes it.
func (v *forecastView) askScenario() {
	if v.basis == nil {
		return
	}
	model := v.model.Key()
	v.askName(i18n.T("Save scenario"), i18n.T("Name"), i18n.T("The name of a scenario that is there changes it."), i18n.T("Save scenario"),
		v.scenario[model], func(n *namePanel) {
			s, err := v.scenarioToSave(strings.TrimSpace(n.name.Text), model)
			if err != nil {
				n.refuse(err)
				return
			}
			v.saver.Save(v.deps.Books, app.ScenarioAction(s), func(ctx context.Context, u app.Unit) error { return u.Put(ctx, s) },
				func(id app.ID, err error) {
					if err != nil {
						n.refuse(err)
						return
					}
					n.panel.Close()
					v.scenario[model], v.edits[model] = s.Name, app.Changes{}
					v.deps.Host.Done(id, i18n.T("Scenario %s saved", s.Name))
				})
		})
}

// scenarioToSave is the scenario of a name with all that is assumed otherwise
// than history.
func (v *forecastView) scenarioToSave(name, model string) (*app.Scenario, error) {
	changes := app.Changes{}
	if r := v.both.Of(model); r != nil {
		for _, a := range r.Assumptions {
			if a.Changed {
				changes[a.Key] = a.Value
			}
		}
	}
	s, err := app.NewScenario(name, model, changes)
	if err != nil {
		return nil, err
	}
	if there, err := v.basis.basis.Scenario(name); err == nil {
		if there.Model != model {
			return nil, app.Invalid("name", "A scenario of the other model has this name. Choose another one.")
		}
		s.ID = there.ID
	}
	return s, s.Validate()
}

// askBudget saves the forecast as a new version of the budget.
func (v *forecastView) askBudget() {
	if v.both == nil || len(v.both.Models) == 0 {
		return
	}
	var options []widgets.Option
	if len(v.both.Models) > 1 {
		options = append(options, widgets.Option{Key: "", Title: i18n.T("Orders and subscriptions")})
	}
	for _, r := range v.both.Models {
		title := i18n.T("Orders alone")
		if r.Model == app.ModelContinuity {
			title = i18n.T("Subscriptions alone")
		}
		options = append(options, widgets.Option{Key: r.Model, Title: title})
	}
	which := widgets.NewSelect(options, nil)
	which.SetKey(options[0].Key)
	v.askName(i18n.T("Make it the budget"), i18n.T("Version"), i18n.T("A new version of the budget, month by month and account by account."), i18n.T("Make the budget"),
		"", func(n *namePanel) {
			b := &app.Budget{Name: strings.TrimSpace(n.name.Text)}
			if err := b.Validate(); err != nil {
				n.refuse(err)
				return
			}
			for _, there := range v.basis.versions {
				if app.Fold(there.Name) == app.Fold(b.Name) {
					n.refuse(app.Invalid("version", "There is a budget version %q already. Choose another name.", there.Name))
					return
				}
			}
			lines := v.both.BudgetLines()
			if r := v.both.Of(which.Key()); r != nil {
				lines = r.BudgetLines()
			}
			v.saver.Save(v.deps.Books, app.BudgetAction(b), func(ctx context.Context, u app.Unit) error {
				return app.PutBudget(ctx, u, b, lines, nil)
			}, func(id app.ID, err error) {
				if err != nil {
					n.refuse(err)
					return
				}
				n.panel.Close()
				v.deps.Host.Done(id, i18n.T("Budget %s made", b.Name))
			})
		}, widgets.NewField(i18n.T("Of"), which))
}
