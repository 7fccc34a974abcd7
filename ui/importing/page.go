package importing

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
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

	start   *start
	steps   *steps
	columns *columns
	result  *result
	room    *fyne.Container // the step in view

	plan    importer.Plan
	told    told
	past    []app.Batch // the last import of each kind from each system
	stamp   stamp       // of the file when it was opened
	running bool
	wanted  *app.ImportProfile // that the next file is chosen for
	inspect widgets.Loader[looked]
	undo    widgets.Loader[string]
}

// New makes the page, without a file.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.start = newStart(p)
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
	if p.running && place.Arg != "" && place.Arg != p.plan.File {
		p.deps.Host.Fail(app.Errorf(app.Conflict, "%s is still being imported; wait for its end, or cancel it.", filepath.Base(p.plan.File)))
		return
	}
	if place.Arg == "" || p.running {
		p.start.awaited = true
		p.Refresh()
		return
	}
	if profile := p.wanted; profile != nil {
		p.openWith(*profile, place.Arg)
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

// Save implements shell.Saver: it does the step that is next, from wherever the
// keyboard is.
func (p *Page) Save() {
	switch {
	case p.running:
	case p.inView(p.columns.root) && p.columns.try.Visible():
		p.columns.try.Tapped(nil)
	case p.inView(p.result.root) && p.result.run.Visible():
		p.result.run.Tapped(nil)
	}
}

// inView reports the step that is shown.
func (p *Page) inView(step fyne.CanvasObject) bool { return p.room.Objects[0] == step }

// Refresh implements shell.Page: of the company file the page shows the profiles,
// and whether the import in view stands.
func (p *Page) Refresh() {
	if p.plan.File == "" {
		p.start.load()
		return
	}
	p.result.follow()
}

// showEmpty is the page before a file was chosen.
func (p *Page) showEmpty() {
	p.plan = importer.Plan{}
	p.show(0, p.start.root)
	p.start.awaited = true
	p.start.load()
}

// show brings a step into view.
func (p *Page) show(step int, o fyne.CanvasObject) {
	p.steps.set(step)
	p.room.Objects = []fyne.CanvasObject{o}
	p.room.Refresh()
}

// open begins with a file: what it holds and how it is written is found out, or
// known from the last import of such a file.
func (p *Page) open(path string) {
	p.stamp = stampOf(path)
	p.plan, p.told = importer.Plan{File: path, System: p.plan.System}, told{}
	plan := p.plan
	var past []app.Batch
	p.inspect.Load(func(ctx context.Context) (l looked, err error) {
		if past, err = p.deps.Data.LastImports(ctx); err != nil {
			return l, err
		}
		return first(plan, past)
	}, func(l looked, err error) {
		p.past = past
		p.opened(path, l, err)
	})
}

// opened shows a file that was looked at.
func (p *Page) opened(path string, l looked, err error) {
	if err != nil {
		p.refuseFile(path, err)
		return
	}
	p.plan = l.plan
	if l.from != "" { // what was chosen then is not found out anew
		p.told = told{dates: true, decimal: true}
	}
	p.steps.setFile(filepath.Base(path), l.Inspection)
	p.columns.begin(l)
	p.showColumns()
}

// focus moves the keyboard, while the page is in view: somebody may have gone on
// with other work.
func (p *Page) focus(to fyne.Focusable) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.root)
	if c != nil && within(c.Content(), p.root) {
		c.Focus(to)
	}
}

// within reports an object in a tree of containers.
func within(tree, o fyne.CanvasObject) bool {
	if tree == o {
		return true
	}
	box, ok := tree.(*fyne.Container)
	return ok && slices.ContainsFunc(box.Objects, func(part fyne.CanvasObject) bool { return within(part, o) })
}

// refuseFile says why a file cannot be read and asks for another.
func (p *Page) refuseFile(path string, err error) {
	p.showEmpty()
	p.steps.setFile(filepath.Base(path), importer.Inspection{})
	other := widgets.NewPrimary(i18n.T("Choose another file…"), p.deps.Choose)
	refused := widgets.NewEmptyState("warning", i18n.T("This file cannot be imported"), shell.Sentence(err), other)
	p.show(0, refused)
	p.focus(other)
}

// change takes another idea of how the file is to be read, and looks at it anew.
// Where it cannot be read so, all stays as it was.
func (p *Page) change(how func(*importer.Plan)) {
	plan := p.plan
	how(&plan)
	t := p.told
	p.inspect.Load(func(context.Context) (looked, error) { return again(plan, t) },
		func(l looked, err error) {
			if err != nil {
				p.deps.Host.Fail(err)
				p.columns.set(p.columns.looked)
				return
			}
			p.plan = l.plan
			p.steps.setFile(filepath.Base(plan.File), l.Inspection)
			p.columns.set(l)
		})
}

// setKind is another idea of what the file holds; its columns are recognised
// anew.
func (p *Page) setKind(kind string) {
	if kind == p.plan.Kind {
		return
	}
	p.told = told{}
	p.change(func(plan *importer.Plan) { plan.Kind, plan.Columns, plan.Fixes = kind, nil, nil })
}

// setSystem names where the file comes from: its columns are then read as those
// of the last such file.
func (p *Page) setSystem(system string) {
	if system == p.plan.System {
		return
	}
	p.plan.System = system
	plan, from := like(p.plan, p.past, p.columns.looked.Columns)
	if from == "" || system == "" {
		p.columns.showFrom("")
		return
	}
	p.told = told{dates: true, decimal: true}
	p.change(func(now *importer.Plan) { *now = plan })
	p.columns.showFrom(from)
}

// setColumn gives a field a column, none where the name is empty. All others
// keep theirs.
func (p *Page) setColumn(field, column string) {
	told := map[string]string{}
	for _, f := range importer.Fields(p.plan.Kind) {
		told[f.Name] = p.columns.looked.Mapping[f.Name]
	}
	for f, c := range p.columns.looked.Mapping {
		told[f] = c
	}
	told[field] = column
	p.change(func(plan *importer.Plan) { plan.Columns = told })
}

// foot is the line at the foot of a step: what there is to say, and what can be
// done.
func foot(say fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	line := container.NewBorder(nil, nil, nil, widgets.Row(actions...), say)
	return widgets.Pad(2*theme.Unit, 3*theme.Unit, 2*theme.Unit, 4*theme.Unit, line)
}
