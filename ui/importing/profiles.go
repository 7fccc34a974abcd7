package importing

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// start is the page before a file was chosen: what to bring in, and the kept
// profiles, to be done again.
type start struct {
	page   *Page
	root   *fyne.Container
	table  *widgets.Table
	again  *widgets.Button
	pick   *widgets.Button
	drop   *widgets.Button
	choose *widgets.Button // a file that no profile is kept for
	list   []profileRow
	// awaited is set until the page that was come to has the keyboard.
	awaited bool

	loader widgets.Loader[[]profileRow]
	opener widgets.Loader[looked]
	delete widgets.Loader[string]
}

// profileRow is a profile with its last import.
type profileRow struct {
	app.ImportProfile
	last *app.Batch
}

func newStart(p *Page) *start {
	s := &start{page: p, root: container.NewStack()}
	s.table = widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Profile"), Width: 200, Min: 120, Weight: 2},
		widgets.Column{Key: "kind", Title: i18n.T("The file holds"), Width: 140, Min: 90, Weight: 1},
		widgets.Column{Key: "system", Title: i18n.T("System"), Width: 100, Min: 70, Weight: 1, Optional: true},
		widgets.Column{Key: "files", Title: i18n.T("Newest of"), Width: 220, Min: 120, Weight: 2},
		widgets.Column{Key: "last", Title: i18n.T("Last import of the kind"), Width: 220, Min: 120, Weight: 2, Optional: true},
	)
	s.table.OnActivated = func(int) { s.run() }
	s.table.OnDelete = func([]int) { s.remove() }
	s.table.OnSelected = func(int) { s.buttons() }
	s.again = widgets.NewPrimary(i18n.T("Run again"), s.run)
	s.pick = widgets.NewButton(i18n.T("With another file…"), func() {
		if row := s.chosen(); row != nil {
			p.wanted = &row.ImportProfile
			p.deps.Choose()
		}
	})
	s.drop = widgets.NewButton(i18n.T("Delete"), s.remove)
	s.choose = widgets.NewPrimary(i18n.T("Choose a file…"), func() {
		p.wanted = nil
		p.deps.Choose()
	})
	return s
}

// load fetches the profiles.
func (s *start) load() {
	data := s.page.deps.Data
	s.loader.Load(func(ctx context.Context) ([]profileRow, error) {
		profiles, err := data.ImportProfiles(ctx)
		if err != nil {
			return nil, err
		}
		past, err := data.LastImports(ctx)
		rows := make([]profileRow, len(profiles))
		for i, p := range profiles {
			rows[i].ImportProfile = p
			at := slices.IndexFunc(past, func(b app.Batch) bool { return b.Kind == p.Kind && systemName(b.System) == systemName(p.System) })
			if at >= 0 {
				rows[i].last = &past[at]
			}
		}
		return rows, err
	}, func(rows []profileRow, err error) {
		if err != nil {
			s.page.deps.Host.Fail(err)
			return
		}
		s.set(rows)
	})
}

// first is where the keyboard goes: to the profiles, which are for every month,
// else to the choice of a file.
func (s *start) first() fyne.Focusable {
	if len(s.list) > 0 {
		return s.table
	}
	return s.choose
}

// take moves the keyboard here where the page was just come to.
func (s *start) take() {
	if s.awaited {
		s.awaited = false
		s.page.focus(s.first())
	}
}

// set shows the profiles below what the page is for; without any it is alone.
func (s *start) set(rows []profileRow) {
	s.list = rows
	body := i18n.T("Choose a table of another program, or drop it on the window: .csv, .tsv, .xlsx or .vcf. It may hold contacts, products, orders, returns, rebate claims, calls, service cases, campaigns with their targets, media costs or a budget.")
	empty := widgets.NewEmptyState("import", i18n.T("Bring in what you have"), body, s.choose)
	if len(rows) == 0 {
		s.root.Objects = []fyne.CanvasObject{empty}
		s.root.Refresh()
		s.take()
		return
	}
	s.table.SetSource(widgets.KeyedRows(rows, func(r profileRow) int64 { return int64(r.ID) }, profileCell))
	if s.table.Selected() < 0 {
		s.table.Select(0)
	}
	card := widgets.NewFlushCard(i18n.T("Kept imports"), i18n.T("Run one again with the newest export of its folder."), s.table, s.drop, s.pick, s.again)
	below := widgets.Pad(0, 4*theme.Unit, 4*theme.Unit, 4*theme.Unit, widgets.Tall(card, 300))
	s.root.Objects = []fyne.CanvasObject{container.NewBorder(nil, below, nil, nil, empty)}
	s.buttons()
	s.root.Refresh()
	s.take()
}

func profileCell(r profileRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.Name, Bold: true}
	case 1:
		return widgets.Cell{Text: kindName(r.Kind)}
	case 2:
		return widgets.Cell{Text: r.System}
	case 3:
		return widgets.Cell{Text: filepath.Join(filepath.Base(r.Folder), r.Pattern), Colour: theme.ColorMuted}
	}
	if r.last == nil {
		return widgets.Cell{Text: i18n.T("never"), Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: joinParts(format.Date(dayOf(r.last.Started)), r.last.File), Colour: theme.ColorMuted}
}

func (s *start) chosen() *profileRow {
	if i := s.table.Selected(); i >= 0 && i < len(s.list) {
		return &s.list[i]
	}
	return nil
}

func (s *start) buttons() {
	for _, b := range []*widgets.Button{s.again, s.pick, s.drop} {
		b.Hidden = s.chosen() == nil
		b.Refresh()
	}
}

// run begins the chosen profile with the newest file of its folder, and asks for
// one where there is none.
func (s *start) run() {
	row := s.chosen()
	if row == nil {
		return
	}
	file, err := importer.Newest(row.ImportProfile)
	if err != nil {
		s.page.deps.Host.Fail(err)
		s.page.wanted = &row.ImportProfile
		s.page.deps.Choose()
		return
	}
	s.page.openWith(row.ImportProfile, file)
}

// remove deletes the chosen profile, to be undone.
func (s *start) remove() {
	row := s.chosen()
	if row == nil {
		return
	}
	data, profile := s.page.deps.Data, row.ImportProfile
	s.delete.Load(func(ctx context.Context) (string, error) {
		sentence := app.Say("Delete the import profile %s", profile.Name)
		_, err := data.Do(ctx, app.Action{Text: sentence.Key, Args: sentence.Args}, func(u app.Unit) error { return u.Delete(ctx, &profile) })
		return profile.Name, err
	}, func(name string, err error) {
		if err != nil {
			s.page.deps.Host.Fail(err)
			return
		}
		s.page.deps.Done(i18n.T("Deleted the profile %s", name))
		s.load()
	})
}

// openWith begins a file as a profile keeps it, and checks it at once.
func (p *Page) openWith(profile app.ImportProfile, file string) {
	p.wanted = nil
	p.stamp = stampOf(file)
	p.plan, p.told = importer.Plan{File: file}, told{dates: true, decimal: true}
	var past []app.Batch
	p.inspect.Load(func(ctx context.Context) (l looked, err error) {
		if past, err = p.deps.Data.LastImports(ctx); err != nil {
			return l, err
		}
		plan, err := importer.Profiled(profile, importer.Plan{Kind: profile.Kind, File: file, System: profile.System})
		if err != nil {
			return l, err
		}
		l.from = profile.Name
		in, err := importer.Inspect(plan)
		l.Inspection, l.plan = in, plan
		return l, err
	}, func(l looked, err error) {
		p.past = past
		p.opened(file, l, err)
		if err != nil {
			return
		}
		p.steps.setNote(i18n.T("As the profile %s keeps it.", profile.Name))
		if l.Problem == nil {
			p.result.start(true)
		}
	})
}
