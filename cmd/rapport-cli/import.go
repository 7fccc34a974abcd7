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
	Kind   string `arg:"" optional:"" help:"${kind}"`
	Source string `arg:"" optional:"" help:"${source}"`

	Profile    string       `placeholder:"NAME" help:"${profile}"`
	Save       string       `name:"save-profile" placeholder:"NAME" help:"${saveprofile}"`
	Map        []string     `sep:"none" placeholder:"field=Column" help:"${map}"`
	Set        []string     `sep:"none" placeholder:"field=value" help:"${set}"`
	System     string       `name:"source-system" placeholder:"NAME" help:"${system}"`
	Duplicate  string       `name:"on-duplicate" enum:"skip,update,create," default:"" placeholder:"skip|update|create" help:"${duplicate}"`
	AsOf       finance.Date `name:"as-of" placeholder:"D" help:"${importasof}"`
	DryRun     bool         `name:"dry-run" help:"${dryrun}"`
	Errors     string       `placeholder:"FILE.csv" help:"${errors}"`
	DateFormat string       `name:"date-format" placeholder:"F" help:"${dateformat}"`
	Decimal    string       `enum:"point,comma," default:"" placeholder:"point|comma" help:"${decimalsign}"`
	Separator  string       `enum:"comma,semicolon,tab,bar," default:"" placeholder:"comma|semicolon|tab|bar" help:"${separator}"`
	Encoding   string       `placeholder:"E" help:"${encoding}"`
	Sheet      string       `placeholder:"NAME" help:"${sheet}"`
}

// Run imports the file and prints the summary, also when the file is refused.
func (c *importCommand) Run(p *program) (err error) {
	if err := c.arguments(); err != nil {
		return err
	}
	plan, err := c.plan()
	if err != nil {
		return err
	}
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if c.Profile != "" {
		if plan, err = c.profiled(p, s, plan); err != nil {
			return err
		}
	}
	told := map[string]int{}
	plan.OnReject = func(n importer.Note) { p.note(told, "refused", n) }
	plan.OnWarning = func(n importer.Note) { p.note(told, "warned", n) }
	plan.OnRemark = func(text app.Text) { p.say(text.In(i18n.T)) }
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
	if c.Save != "" && !c.DryRun {
		if err := c.save(p, s, plan); err != nil {
			return err
		}
	}
	return c.conclude(p, summary, told)
}

// conclude says what is left to be done after an import.
func (c *importCommand) conclude(p *program, summary importer.Summary, told map[string]int) error {
	for _, n := range told {
		if n > notesShown {
			p.say(i18n.N(n-notesShown, "… and %d more.", "… and %d more."))
		}
	}
	if n := summary.PossibleDuplicates; n > 0 {
		p.say(i18n.N(n, "%d new contact may be there twice.", "%d new contacts may be there twice.") + " " + i18n.T("See them with contacts duplicates."))
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

// arguments sorts out kind and file: with a profile both may be left out, and
// one alone is the file, unless it is a kind.
func (c *importCommand) arguments() error {
	if c.Profile != "" {
		if c.Source == "" && c.Kind != "" && importer.Fields(strings.ToLower(c.Kind)) == nil {
			c.Kind, c.Source = "", c.Kind
		}
		return nil
	}
	if c.Kind == "" || c.Source == "" {
		return usageError{app.Errorf(app.BadInput, "Say what the rows are and name the file, or name a kept profile with --profile.")}
	}
	return nil
}

// plan is the import that the command line asks for.
func (c *importCommand) plan() (importer.Plan, error) {
	plan := importer.Plan{
		Kind: strings.ToLower(c.Kind), File: c.Source, System: c.System, OnDuplicate: importer.Policy(c.Duplicate),
		AsOf: c.AsOf, DryRun: c.DryRun, ErrorsFile: c.Errors,
		Format: importer.Format{
			Encoding: c.Encoding, DateFormat: c.DateFormat, Sheet: c.Sheet, Decimal: signs[c.Decimal], Separator: signs[c.Separator],
		},
		Translate: i18n.T,
	}
	if plan.AsOf == 0 {
		plan.AsOf = finance.DateOf(time.Now())
	}
	if plan.Kind != "" && importer.Fields(plan.Kind) == nil {
		return plan, usageError{app.Errorf(app.BadInput, "%q cannot be imported; the kinds are %s.", c.Kind, strings.Join(importer.Kinds(), ", "))}
	}
	var err error
	if plan.Columns, err = pairs("--map", c.Map); err != nil {
		return plan, err
	}
	plan.Values, err = pairs("--set", c.Set)
	return plan, err
}

// signs are what the words of the command line stand for; empty: detect.
var signs = map[string]string{"point": ".", "comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}

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
