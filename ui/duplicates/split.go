package duplicates

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// SplitData is what splitting off asks of the company file.
type SplitData interface {
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Unmerge(ctx context.Context, contact app.ID) (app.Unmerged, error)
	Reassign(ctx context.Context, to app.ID, ends []app.OpenEnd) (app.ID, error)
}

// Splitter splits merged contacts off again. What was recorded since the merge
// it lists in a panel, for people to say whose it is.
type Splitter struct {
	data   SplitData
	host   document.Host
	loader widgets.Loader[splitResult]
	mover  widgets.Loader[app.ID]
	moving bool

	result splitResult
	moved  map[app.ID]bool
	panel  *widgets.Panel
	table  *widgets.Table
	move   *widgets.Button
}

type splitResult struct {
	app.Unmerged
	name, survivor string
}

// NewSplitter makes a splitter.
func NewSplitter(data SplitData, host document.Host) *Splitter {
	return &Splitter{data: data, host: host}
}

// Split makes a merged contact one of its own again.
func (s *Splitter) Split(contact app.ID) {
	data := s.data
	s.loader.Load(func(ctx context.Context) (r splitResult, err error) {
		if r.Unmerged, err = data.Unmerge(ctx, contact); err != nil {
			return r, err
		}
		for _, one := range []struct {
			id   app.ID
			name *string
		}{{r.Contact, &r.name}, {r.Survivor, &r.survivor}} {
			c, err := data.Contact(ctx, one.id)
			if err != nil {
				return r, err
			}
			*one.name = c.Name
		}
		return r, nil
	}, func(r splitResult, err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		if len(r.Open) > 0 {
			s.open(r)
		}
		s.host.Done(r.Action, i18n.T("%s is a contact of its own again, with %s", r.name, i18n.N(r.Returned, "%d record", "%d records")))
	})
}

// open lists what people have to decide on.
func (s *Splitter) open(r splitResult) {
	isField := func(o app.OpenEnd) bool { return o.Kind == fieldEnd }
	fields := slices.DeleteFunc(slices.Clone(r.Open), func(o app.OpenEnd) bool { return !isField(o) })
	r.Open = append(slices.DeleteFunc(r.Open, isField), fields...) // fields, which cannot move, last
	s.result, s.moved = r, map[app.ID]bool{}
	s.table = widgets.NewTable(
		widgets.Column{Key: "kind", Title: i18n.T("Kind"), Width: 120},
		widgets.Column{Key: "day", Title: i18n.T("Date"), Width: 110},
		widgets.Column{Key: "what", Title: i18n.T("Record"), Width: 160, Min: 100, Weight: 1},
		widgets.Column{Key: "where", Title: i18n.T("Belongs to"), Width: 180},
	)
	s.table.Multi = true
	s.table.OnSelection = func([]int) { s.choose() }
	s.table.OnCommit = s.reassign
	s.table.OnActivated = func(int) { s.reassign() }
	s.move = widgets.NewPrimary(i18n.T("Move to %s", r.name), s.reassign).WithHint("Ctrl ↵")
	say := widgets.NewParagraph(i18n.T("%s and all its own records are separate again. These came in for %s after the merge and stay there until you move them.", r.name, r.survivor), widgets.Muted, 560)
	closing := widgets.NewButton(i18n.T("Close"), func() { s.panel.AskClose() }).WithHint("Esc")
	height := min(360, float32(len(r.Open)+1)*30+8)
	content := widgets.Stack(3*theme.Unit, say, widgets.Tall(s.table, max(150, height)))
	s.panel = widgets.NewPanel(i18n.T("Whose are these?"), content, nil, []fyne.CanvasObject{closing, s.move})
	s.panel.Width = 640
	s.panel.OnSave = s.reassign
	s.panel.First = s.table
	s.fill()
	s.panel.Open(s.host.Canvas())
	s.table.Select(0)
}

func (s *Splitter) fill() {
	s.table.SetSource(widgets.KeyedRows(s.result.Open, func(o app.OpenEnd) int64 { return int64(o.Document) }, s.cell))
	s.choose()
}

func (s *Splitter) cell(o app.OpenEnd, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: kindName(o.Kind), Colour: theme.ColorMuted}
	case 1:
		return widgets.Cell{Text: format.Date(o.Day), Colour: theme.ColorMuted}
	case 2:
		return widgets.Cell{Text: endText(o), Bold: true}
	}
	switch {
	case o.Kind == fieldEnd:
		return widgets.Cell{Text: i18n.T("changed since, stays"), Colour: theme.ColorMuted}
	case s.moved[o.Document]:
		return widgets.Cell{Text: s.result.name}
	}
	return widgets.Cell{Text: s.result.survivor, Colour: theme.ColorMuted}
}

// chosen are the selected records that can move and have not.
func (s *Splitter) chosen() []app.OpenEnd {
	var ends []app.OpenEnd
	for _, row := range s.table.Selection() {
		if o := s.result.Open[row]; o.Kind != fieldEnd && !s.moved[o.Document] {
			ends = append(ends, o)
		}
	}
	return ends
}

// choose lets the button be pressed where something can move.
func (s *Splitter) choose() {
	if len(s.chosen()) == 0 {
		s.move.Disable()
	} else {
		s.move.Enable()
	}
}

// reassign moves the selected records to the contact that was split off.
func (s *Splitter) reassign() {
	ends, data, to := s.chosen(), s.data, s.result.Contact
	if len(ends) == 0 || s.moving {
		return
	}
	s.moving = true
	s.mover.Load(func(ctx context.Context) (app.ID, error) { return data.Reassign(ctx, to, ends) },
		func(action app.ID, err error) {
			s.moving = false
			if err != nil {
				s.host.Fail(err)
				return
			}
			for _, o := range ends {
				s.moved[o.Document] = true
			}
			s.fill()
			if s.allMoved() {
				s.panel.Close()
			}
			s.host.Done(action, i18n.T("Moved to %s: %s", s.result.name, i18n.N(len(ends), "%d record", "%d records")))
		})
}

func (s *Splitter) allMoved() bool {
	for _, o := range s.result.Open {
		if !s.moved[o.Document] {
			return false
		}
	}
	return true
}
