package main

import (
	"strings"
	"time"

	"rapport/app"
	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/finance"
)

// notesShown is how many refused rows are told on the console; all of them go to
// the file of --errors.
const notesShown = 20

// importCommand imports a table.
type importCommand struct {
	Kind   string `arg:"" help:"${kind}"`
	Source string `arg:"" help:"${source}"`

	Map        []string     `sep:"none" placeholder:"field=Column" help:"${map}"`
	Set        []string     `sep:"none" placeholder:"field=value" help:"${set}"`
	System     string       `name:"source-system" placeholder:"NAME" help:"${system}"`
	Duplicate  string       `name:"on-duplicate" enum:"skip,update,create" default:"skip" placeholder:"skip|update|create" help:"${duplicate}"`
	AsOf       finance.Date `name:"as-of" placeholder:"D" help:"${importasof}"`
	DryRun     bool         `name:"dry-run" help:"${dryrun}"`
	Errors     string       `placeholder:"FILE.csv" help:"${errors}"`
	DateFormat string       `name:"date-format" placeholder:"F" help:"${dateformat}"`
	Encoding   string       `placeholder:"E" help:"${encoding}"`
}

// Run imports the file and prints the summary, also when the file is refused.
func (c *importCommand) Run(p *program) (err error) {
	plan, err := c.plan(p)
	if err != nil {
		return err
	}
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	told := map[string]int{}
	plan.OnReject = func(n importer.Note) { p.note(told, "refused", n) }
	plan.OnWarning = func(n importer.Note) { p.note(told, "warned", n) }
	plan.OnUnused = func(columns []string) {
		p.say(i18n.T("Not imported, since no field takes them: %s.", strings.Join(columns, ", ")))
	}
	show, done := p.progress()
	summary, problem := importer.Run(p.ctx, s, plan, show)
	done()
	if err := p.writeJSON(summary); err != nil {
		return err
	}
	if problem != nil {
		return problem
	}
	for _, n := range told {
		if n > notesShown {
			p.say(i18n.N(n-notesShown, "… and %d more.", "… and %d more."))
		}
	}
	if summary.Rejected == 0 {
		return nil
	}
	if c.Errors != "" {
		p.say(i18n.N(summary.Rejected, "%d row was refused.", "%d rows were refused.") + " " + i18n.T("They are in %s with the reasons; mend them there and import that file.", c.Errors))
	} else {
		p.say(i18n.N(summary.Rejected, "%d row was refused.", "%d rows were refused.") + " " + i18n.T("Name a file with --errors to get them for mending."))
	}
	return found
}

// plan is the import that the command line asks for.
func (c *importCommand) plan(p *program) (importer.Plan, error) {
	plan := importer.Plan{
		Kind: strings.ToLower(c.Kind), File: c.Source, System: c.System, OnDuplicate: importer.Policy(c.Duplicate),
		AsOf: c.AsOf, DryRun: c.DryRun, ErrorsFile: c.Errors,
		Format:    importer.Format{Encoding: c.Encoding, DateFormat: c.DateFormat},
		Translate: i18n.T,
	}
	if plan.AsOf == 0 {
		plan.AsOf = finance.DateOf(time.Now())
	}
	if importer.Fields(plan.Kind) == nil {
		return plan, usageError{app.Errorf(app.BadInput, "%q cannot be imported; the kinds are %s.", c.Kind, strings.Join(importer.Kinds(), ", "))}
	}
	var err error
	if plan.Columns, err = pairs("--map", c.Map); err != nil {
		return plan, err
	}
	plan.Values, err = pairs("--set", c.Set)
	return plan, err
}

// pairs takes field=value apart.
func pairs(flag string, texts []string) (map[string]string, error) {
	m := map[string]string{}
	for _, text := range texts {
		field, value, ok := strings.Cut(text, "=")
		field = strings.TrimSpace(field)
		if !ok || field == "" {
			return nil, usageError{app.Errorf(app.BadInput, "%s takes field=name, not %q.", flag, text)}
		}
		if _, twice := m[field]; twice {
			return nil, usageError{app.Errorf(app.BadInput, "%s names the field %s twice.", flag, field)}
		}
		m[field] = strings.TrimSpace(value)
	}
	return m, nil
}

// note tells a refused row or a value left out; of very many, the first.
func (p *program) note(told map[string]int, sort string, n importer.Note) {
	if told[sort]++; told[sort] <= notesShown {
		p.say(n.Text().In(i18n.T))
	}
}

func upper(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }
