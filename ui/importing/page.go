package importing

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Page is the page of the import: a file, its columns, the result.
type Page struct {
	deps Deps
	root *fyne.Container

	steps   *steps
	columns *columns
	result  *result
	room    *fyne.Container // the step in view

	plan    importer.Plan
	stamp   stamp // of the file when it was opened
	running bool
	inspect widgets.Loader[importer.Inspection]
	undo    widgets.Loader[string]
}

// New makes the page, without a file.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.steps = newSteps(p)
	p.columns = newColumns(p)
	p.result = newResult(p)
	p.room = container.NewStack()
	p.root = container.NewBorder(p.steps.root, nil, nil, nil, p.room)
	p.showEmpty()
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Show implements shell.Page; Arg is the path of a file to import. A file that
// is being imported is not left for another, and coming back to a file finds it
// as it was left, unless it was mended meanwhile.
func (p *Page) Show(place shell.Place) {
	if place.Arg == "" || p.running {
		return
	}
	if place.Arg != p.plan.File || stampOf(place.Arg) != p.stamp {
		p.open(place.Arg)
	}
}

// stamp tells one state of a file from another.
type stamp struct {
	size    int64
	changed time.Time
}

// stampOf is the zero stamp where there is no such file; opening it says so.
func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// Refresh implements shell.Page: nothing on the page stands in the company file.
func (p *Page) Refresh() {}

// showEmpty is the page before a file was chosen.
func (p *Page) showEmpty() {
	p.plan = importer.Plan{}
	body := i18n.T("Choose a table of another program, or drop it on the window: .csv, .tsv, .xlsx or .vcf. It may hold contacts, products, orders, returns, rebate claims, calls, service cases, campaigns with their targets, media costs or a budget.")
	empty := widgets.NewEmptyState("import", i18n.T("Bring in what you have"), body, widgets.NewPrimary(i18n.T("Choose a file…"), p.deps.Choose))
	p.show(0, empty)
}

// show brings a step into view.
func (p *Page) show(step int, o fyne.CanvasObject) {
	p.steps.set(step)
	p.room.Objects = []fyne.CanvasObject{o}
	p.room.Refresh()
}

// open begins with a file: what it holds is guessed from its columns.
func (p *Page) open(path string) {
	p.stamp = stampOf(path)
	p.plan = importer.Plan{File: path, System: p.plan.System, OnDuplicate: importer.Skip}
	plan := p.plan
	p.inspect.Load(func(context.Context) (importer.Inspection, error) {
		in, err := guess(plan)
		plan.Kind = in.kind
		return in.Inspection, err
	}, func(in importer.Inspection, err error) {
		if err != nil {
			p.refuseFile(path, err)
			return
		}
		p.plan.Kind = plan.Kind
		p.steps.setFile(filepath.Base(path), in)
		p.columns.begin(in)
		p.show(1, p.columns.root)
	})
}

// refuseFile says why a file cannot be read and asks for another.
func (p *Page) refuseFile(path string, err error) {
	p.showEmpty()
	p.steps.setFile(filepath.Base(path), importer.Inspection{})
	refused := widgets.NewEmptyState("warning", i18n.T("This file cannot be imported"), shell.Sentence(err),
		widgets.NewPrimary(i18n.T("Choose another file…"), p.deps.Choose))
	p.show(0, refused)
}

// again looks at the file anew, after the kind or a column was changed.
func (p *Page) again() {
	plan := p.plan
	p.inspect.Load(func(context.Context) (importer.Inspection, error) { return importer.Inspect(plan) },
		func(in importer.Inspection, err error) {
			if err != nil {
				p.deps.Host.Fail(err)
				return
			}
			p.columns.set(in)
		})
}

// setKind is another idea of what the file holds; its columns are recognised
// anew.
func (p *Page) setKind(kind string) {
	if kind == p.plan.Kind {
		return
	}
	p.plan.Kind, p.plan.Columns = kind, nil
	p.again()
}

// setColumn gives a field a column, none where the name is empty. All others
// keep theirs.
func (p *Page) setColumn(field, column string) {
	told := map[string]string{}
	for _, f := range importer.Fields(p.plan.Kind) {
		told[f.Name] = p.columns.in.Mapping[f.Name]
	}
	for f, c := range p.columns.in.Mapping {
		told[f] = c
	}
	told[field] = column
	p.plan.Columns = told
	p.again()
}

// foot is the line at the foot of a step: what there is to say, and what can be
// done.
func foot(say fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	line := container.NewBorder(nil, nil, nil, widgets.Row(actions...), say)
	return widgets.Pad(2*theme.Unit, 3*theme.Unit, 2*theme.Unit, 4*theme.Unit, line)
}
