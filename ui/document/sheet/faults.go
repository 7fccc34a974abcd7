package sheet

import (
	"maps"
	"strings"

	"rapport/ui/shell"
)

// Lines is what a form lists below its fields. Its faults are named as those of
// its record: "lines.2.quantity", or "lines" for all of them.
type Lines interface {
	// Faults are what was typed and cannot be read.
	Faults() map[string]string
	// ShowFaults shows those of the lines among faults, and no others.
	ShowFaults(faults map[string]string)
}

// Unread says beside the fields what was typed and cannot be read, and the faults
// of more, and reports whether there is something.
func (s *Sheet) Unread(more map[string]string) bool {
	faults := map[string]string{}
	for name, field := range s.Fields {
		if typed, ok := field.Control.(interface{ Err() error }); ok && typed.Err() != nil {
			faults[name] = typed.Err().Error()
		}
	}
	if s.Lines != nil {
		maps.Copy(faults, s.Lines.Faults())
	}
	maps.Copy(faults, more)
	s.show(faults)
	return len(faults) > 0
}

// Refuse shows an error beside the fields that it names; the window is told of
// one that names none of them.
func (s *Sheet) Refuse(err error) {
	faults := shell.FieldErrors(err)
	s.show(faults)
	for name := range faults {
		if s.Fields[name] == nil && (s.Lines == nil || !strings.HasPrefix(name, "lines")) {
			s.host.Fail(err)
			return
		}
	}
}

// show shows faults beside their fields, of others none, and puts the keyboard
// on the first.
func (s *Sheet) show(faults map[string]string) {
	for name, field := range s.Fields {
		field.SetError(faults[name])
	}
	if s.Lines != nil {
		s.Lines.ShowFaults(faults)
	}
	for _, column := range s.columns {
		if column.FocusFirstError() {
			return
		}
	}
}
