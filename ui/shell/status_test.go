package shell

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestStatusLineNamesTheCompanyAndLeadsToTheDefinitions(t *testing.T) {
	s := newStage(t)
	s.SetFile("Harbour Audio.rapport")
	s.SetCompany("Harbour Audio")
	if got := s.status.file.Value; got != "Harbour Audio" {
		t.Errorf("the company is called %q", got)
	}
	s.SetFile("copy.rapport")
	if got := s.status.file.Value; got != "Harbour Audio  ·  copy.rapport" {
		t.Errorf("in another file it is called %q", got)
	}
	if s.status.saved.Hidden || !s.status.undo.Hidden {
		t.Error("nothing was done: all is saved, and nothing is to be taken back")
	}
	opened := 0
	s.SetBasis(Basis{Definitions: "Definitions v1, signed 3 of 4", Unsigned: true, Open: func() { opened++ }})
	test.Tap(s.status.definitions)
	if opened != 1 || s.status.unsigned.Hidden {
		t.Errorf("opened %d times, unsigned hidden %v", opened, s.status.unsigned.Hidden)
	}
	s.SetBasis(Basis{Definitions: "Definitions v1, signed 4 of 4"})
	if !s.status.unsigned.Hidden {
		t.Error("signed by all, the dot stays")
	}
}
