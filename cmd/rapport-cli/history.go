package main

import (
	"fmt"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/export"
	"rapport/ui/format"
)

// undoCommand takes back the last action, or an import as a whole.
type undoCommand struct {
	Batch string `arg:"" optional:"" placeholder:"BATCH" help:"${batch}"`
}

// Run takes it back and says what it was.
func (c *undoCommand) Run(p *program) (err error) {
	var batch app.ID
	if err := batch.UnmarshalText([]byte(c.Batch)); err != nil {
		return usageError{app.Errorf(app.BadInput, "%q is no import; the summary of an import and the history name it by a number.", c.Batch)}
	}
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	var done app.Done
	switch {
	case batch != 0:
		done, err = s.UndoBatch(p.ctx, batch)
	case len(s.BrokenOff()) > 0:
		return nil // the last thing done was that import, and it is taken back
	default:
		done, err = s.Undo(p.ctx)
	}
	if err != nil {
		return err
	}
	return p.result(i18n.T("Taken back: %s", done.Text().In(i18n.T)), done)
}

// redoCommand does again what was taken back last.
type redoCommand struct{}

// Run does it again and says what it is.
func (redoCommand) Run(p *program) (err error) {
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	done, err := s.Redo(p.ctx)
	if err != nil {
		return err
	}
	return p.result(i18n.T("Done again: %s", done.Text().In(i18n.T)), done)
}

// result prints the action that was taken back or done again.
func (p *program) result(text string, done app.Done) error {
	if p.format == "json" {
		return p.writeJSON(shown(done))
	}
	_, err := fmt.Fprintln(p.out, text)
	return err
}

// historyCommand lists what was done.
type historyCommand struct {
	Limit int `default:"50" placeholder:"N" help:"${limit}"`
}

// action is an action of the history as JSON has it.
type action struct {
	ID      app.ID  `json:"id"`
	Moment  string  `json:"moment"`
	Actor   string  `json:"actor"`
	Kind    string  `json:"kind"`
	Text    string  `json:"text"`
	Batch   *app.ID `json:"batch"`
	Changes int     `json:"changes"`
	Undone  bool    `json:"undone"`
}

func shown(d app.Done) action {
	text := d.Text().In(i18n.T)
	switch d.Kind {
	case "undo":
		text = i18n.T("Taken back: %s", text)
	case "redo":
		text = i18n.T("Done again: %s", text)
	}
	a := action{
		ID: d.ID, Moment: d.Moment, Actor: d.Actor, Kind: d.Kind, Text: text,
		Changes: d.Changes, Undone: d.Undone,
	}
	if d.Batch != 0 {
		a.Batch = &d.Batch
	}
	return a
}

// Run prints the last actions, the newest first.
func (c *historyCommand) Run(p *program) (err error) {
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	done, err := s.History(p.ctx, c.Limit)
	if err != nil {
		return err
	}
	rows := make([]action, len(done))
	t := &export.Table{Heading: []string{
		i18n.T("When"), i18n.T("Who"), i18n.T("What happened"), i18n.T("Changes"), i18n.T("Import"), i18n.T("Taken back"),
	}}
	for i, d := range done {
		rows[i] = shown(d)
		back := ""
		if d.Undone {
			back = i18n.T("yes")
		}
		t.Add(export.Text(format.MomentUTC(d.Moment)), export.Text(d.Actor), export.Text(rows[i].Text), export.Count(d.Changes), export.Text(d.Batch.String()), export.Text(back))
	}
	if p.format == "json" {
		return p.writeJSON(map[string]any{"rows": rows})
	}
	return p.write(t)
}
