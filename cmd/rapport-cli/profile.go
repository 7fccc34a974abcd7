package main

import (
	"slices"

	"rapport/app"
	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/export"
)

// profileCommand shows and deletes the kept ways of importing.
type profileCommand struct {
	List   profileList   `cmd:"" help:"${plist}"`
	Delete profileDelete `cmd:"" help:"${pdelete}"`
}

type profileList struct{}

// profileJSON is a profile as the console shows it.
type profileJSON struct {
	Name    string            `json:"name"`
	Kind    string            `json:"kind"`
	System  string            `json:"source_system"`
	Folder  string            `json:"folder"`
	Pattern string            `json:"pattern"`
	Columns map[string]string `json:"columns"`
	Values  map[string]string `json:"values"`
}

// Run prints the profiles.
func (profileList) Run(p *program) (err error) {
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	all, err := s.ImportProfiles(p.ctx)
	if err != nil {
		return err
	}
	list := make([]profileJSON, len(all))
	t := &export.Table{Heading: []string{i18n.T("Profile"), i18n.T("Rows"), i18n.T("System"), i18n.T("Folder"), i18n.T("Files")}}
	for i, one := range all {
		way, err := importer.ReadWay(one.Way)
		if err != nil {
			return err
		}
		list[i] = profileJSON{one.Name, one.Kind, one.System, one.Folder, one.Pattern, way.Columns, way.Values}
		t.Add(export.Text(one.Name), export.Text(one.Kind), export.Text(one.System), export.Text(one.Folder), export.Text(one.Pattern))
	}
	if p.format == "json" {
		return p.writeJSON(map[string]any{"profiles": list})
	}
	return p.write(t)
}

type profileDelete struct {
	Name string `arg:"" placeholder:"NAME" help:"${profilename}"`
}

// Run deletes a profile.
func (c *profileDelete) Run(p *program) error {
	return p.changing(func(s *store.Store) error {
		one, err := p.profile(s, c.Name)
		if err != nil {
			return err
		}
		action := app.Say("Delete the import profile %s", one.Name)
		_, err = s.Do(p.ctx, app.Action{Text: action.Key, Args: action.Args}, func(u app.Unit) error { return u.Delete(p.ctx, one) })
		return err
	})
}

// profile finds a profile by its name.
func (p *program) profile(s *store.Store, name string) (*app.ImportProfile, error) {
	all, err := s.ImportProfiles(p.ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(one app.ImportProfile) bool { return app.Fold(one.Name) == app.Fold(name) })
	if i < 0 {
		return nil, app.Errorf(app.NotFound, "There is no import profile %q; see them with profile list.", name)
	}
	return &all[i], nil
}

// profiled is the plan of a profile, with what the command line says instead of
// it. Without a file it is the newest of the profile's folder.
func (c *importCommand) profiled(p *program, s *store.Store, typed importer.Plan) (importer.Plan, error) {
	one, err := p.profile(s, c.Profile)
	if err != nil {
		return typed, err
	}
	if typed.Kind != "" && typed.Kind != one.Kind {
		return typed, usageError{app.Errorf(app.BadInput, "The profile %s is for %s.", one.Name, one.Kind)}
	}
	if typed.File == "" {
		if typed.File, err = importer.Newest(*one); err != nil {
			return typed, err
		}
		p.say(i18n.T("Importing %s.", typed.File))
	}
	typed.Kind = one.Kind
	if typed.System == "" {
		typed.System = one.System
	}
	return importer.Profiled(*one, typed)
}

// save keeps what was just imported as a profile, in the place of one of that
// name.
func (c *importCommand) save(p *program, s *store.Store, plan importer.Plan) error {
	in, err := importer.Inspect(plan)
	if err != nil {
		return err
	}
	fresh, err := importer.NewProfile(c.Save, plan, in)
	if err != nil {
		return err
	}
	if there, err := p.profile(s, c.Save); err == nil {
		fresh.ID = there.ID
	} else if app.KindOf(err) != app.NotFound {
		return err
	}
	action := app.Say("Keep the import profile %s", fresh.Name)
	if _, err = s.Do(p.ctx, app.Action{Text: action.Key, Args: action.Args}, func(u app.Unit) error { return u.Put(p.ctx, fresh) }); err != nil {
		return err
	}
	p.say(i18n.T("Kept as the profile %s: the next time, import with --profile %s takes the newest file of %s.", fresh.Name, fresh.Name, fresh.Folder))
	return nil
}
