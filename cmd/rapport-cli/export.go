package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"rapport/app"
	"rapport/app/export"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/exhibit"
	sheets "rapport/ui/export"
)

// exportCommand takes contacts, documents, the ledger or all of one person out
// of the file.
type exportCommand struct {
	Kind   string `arg:"" help:"${exportkind}"`
	Who    string `arg:"" optional:"" placeholder:"ID" help:"${exportwho}"`
	Output string `short:"o" required:"" placeholder:"FILE.csv|.xlsx|.vcf|.json" help:"${exportoutput}"`
}

// Run writes the file; one that cannot be written whole is not left behind.
func (c *exportCommand) Run(p *program) (err error) {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(c.Output), "."))
	if err := c.sound(ending); err != nil {
		return err
	}
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if c.Kind == "person" {
		id, err := s.FindCustomer(p.ctx, c.Who, "", true)
		if err != nil {
			return err
		}
		err = export.Whole(c.Output, export.OnlyOwner, func(w io.Writer) error {
			person, err := s.ExportPerson(p.ctx, id)
			if err != nil {
				return err
			}
			return person.Write(w)
		})
		if err == nil {
			p.say(i18n.T("Made %s.", c.Output))
		}
		return err
	}
	if err := export.Whole(c.Output, export.OnlyOwner, func(w io.Writer) error { return c.write(p, s, w, ending) }); err != nil {
		return err
	}
	p.say(i18n.T("Made %s.", c.Output))
	return nil
}

// sound refuses what makes no sense.
func (c *exportCommand) sound(ending string) error {
	switch {
	case c.Kind != "person" && !slices.Contains(export.Kinds(), c.Kind):
		return usageError{app.Errorf(app.BadInput, "%q cannot be exported; choose contacts, orders, returns, entries or person.", c.Kind)}
	case c.Kind == "person" && c.Who == "":
		return usageError{app.Errorf(app.BadInput, "Say which person: their number, an ID, an e-mail address or their name.")}
	case c.Kind == "person" && ending != "json":
		return usageError{app.Errorf(app.BadInput, "All data of a person is written to a .json file, not to %q.", filepath.Base(c.Output))}
	case c.Kind != "person" && c.Who != "":
		return usageError{app.Errorf(app.BadInput, "Only the data of a person takes a name; %s are exported as a whole.", c.Kind)}
	case ending == "vcf" && c.Kind != "contacts":
		return usageError{app.Errorf(app.BadInput, "Only contacts are written to a .vcf file.")}
	case !slices.Contains([]string{"csv", "xlsx", "json", "vcf"}, ending):
		return usageError{app.Errorf(app.BadInput, "An export is written to a .csv, .xlsx, .vcf or .json file, not to %q.", filepath.Base(c.Output))}
	}
	return nil
}

func (c *exportCommand) write(p *program, s *store.Store, w io.Writer, ending string) error {
	if ending == "vcf" {
		return s.EachContact(p.ctx, nil, export.NewCards(w).Add)
	}
	sheet, err := s.Export(p.ctx, c.Kind, nil)
	if err != nil {
		return err
	}
	return exhibit.WriteSheet(p.ctx, w, sheets.Format(ending), sheet)
}
