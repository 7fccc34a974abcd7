package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/app/sample"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/document"
	"rapport/ui/financepanel"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// realOpener opens real company files.
type realOpener struct{}

type realFile struct{ *store.Store }

func (f realFile) Problems(ctx context.Context, p app.Progress) ([]string, error) {
	r, err := f.Check(ctx, p)
	return make([]string, r.Found), err
}

func (f realFile) PostedUnder(ctx context.Context, version int, p app.Progress) (*financepanel.Posted, error) {
	s, err := f.Under(ctx, version, p)
	if err != nil {
		return nil, err
	}
	return financepanel.NewPosted(s, s.Close), nil
}

func (realOpener) Open(ctx context.Context, path string) (File, error) {
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return nil, err
	}
	return realFile{s}, nil
}

func (realOpener) Create(ctx context.Context, path string, c app.Company) (File, error) {
	s, err := store.Create(ctx, path, c)
	if err != nil {
		return nil, err
	}
	return realFile{s}, nil
}

func (o realOpener) Sample(ctx context.Context, path string) (File, error) {
	s, err := store.Create(ctx, path, sample.Company())
	if err != nil {
		return nil, err
	}
	return realFile{s}, sample.Build(ctx, s, 1)
}

func (realOpener) Restore(ctx context.Context, backup, path, passphrase string) error {
	return store.Restore(ctx, backup, path, passphrase)
}

func (realOpener) Sealed(ctx context.Context, backup string) (bool, error) {
	return store.Sealed(ctx, backup)
}

func (realOpener) Whereabouts(path string) app.Whereabouts { return store.WhereaboutsOf(path) }

// start runs the program in a fresh home, with everything done at once.
func start(t *testing.T, s Start) *Program {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	widgets.SetInline(true)
	i18n.SetLanguage(i18n.En)
	a := test.NewApp()
	if s.Language == "" {
		s.Language = i18n.En
	}
	p := New(a, realOpener{}, s)
	p.window.Resize(fyne.NewSize(1280, 800))
	t.Cleanup(func() {
		p.leave()
		widgets.SetInline(false)
		i18n.SetLanguage(i18n.En)
		a.Quit()
	})
	return p
}

// texts is every text that the window shows.
func texts(p *Program) []string {
	var found []string
	for _, o := range test.LaidOutObjects(p.window.Content()) {
		if text, ok := o.(*canvas.Text); ok && text.Visible() && text.Text != "" {
			found = append(found, text.Text)
		}
	}
	return found
}

func wantText(t *testing.T, p *Program, want ...string) {
	t.Helper()
	shown := texts(p)
	for _, w := range want {
		if !slices.ContainsFunc(shown, func(s string) bool { return strings.Contains(s, w) }) {
			t.Errorf("the window does not show %q", w)
		}
	}
}

func TestFirstStartOffersThreeWays(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	wantText(t, p, "sample company")
	if p.open != nil {
		t.Error("a company is open before one was chosen")
	}
}

func TestSampleCompanyShowsEveryPage(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	if p.open == nil {
		t.Fatal("the sample company did not open")
	}
	for page, want := range map[string]string{
		todayPage: "Today", document.ContactsPage: "Michelle Alvarez", document.OrdersPage: "S-1", document.ReturnsPage: "R-2",
		document.CampaignsPage: "Dynamic Sound", "finance": "The books agree", definitionsPage: "Order on the web",
		historyPage: "Create the sample company", settingsPage: "Closed months",
	} {
		p.open.shell.Go(shell.Place{Page: page})
		if page == document.ContactsPage {
			p.open.shell.Go(shell.Place{Page: page, ID: int64(michelle(t, p))})
		}
		wantText(t, p, want)
	}
}

func michelle(t *testing.T, p *Program) app.ID {
	t.Helper()
	found, err := p.open.file.ContactChoices(context.Background(), "Michelle", 2)
	if err != nil || len(found) != 1 {
		t.Fatalf("found %v, %v", found, err)
	}
	return found[0].ID
}

// TestMichelleInTheWindow shows her figures, asks for the rebate as the window
// offers, finds the task, and takes it back.
func TestMichelleInTheWindow(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	p.open.shell.Go(shell.Place{Page: document.ContactsPage, ID: int64(michelle(t, p))})
	wantText(t, p, "−13.30", "−13.14", "Leak: 100.00", "+139.00", "848.00", "249.00", "18.00", "−13.05")
	tasks := func() int {
		rows, err := p.open.file.TaskRows(context.Background(), michelle(t, p))
		if err != nil {
			t.Fatal(err)
		}
		return len(rows)
	}
	before := tasks()
	tap(t, p, "Ask for it back")
	if tasks() != before+1 {
		t.Error("asking for the rebate made no task")
	}
	wantText(t, p, "−13.30")
	p.open.shell.Undo()
	if tasks() != before {
		t.Error("undo left the task")
	}
}

// tap taps the button with a label.
func tap(t *testing.T, p *Program, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(p.window.Content()) {
		if b, ok := o.(*widgets.Button); ok && b.Label == label {
			b.OnTapped()
			return
		}
	}
	t.Fatalf("no button %q", label)
}

func TestChineseWindowHasChinesePages(t *testing.T) {
	p := start(t, Start{Language: i18n.ZhHans})
	p.Begin()
	p.sample()
	p.open.shell.Go(shell.Place{Page: "finance"})
	wantText(t, p, "财务", "账目相符", "净收入")
}

func TestDamagedFileIsRefusedWithASentence(t *testing.T) {
	path := filepath.Join(t.TempDir(), "broken.rapport")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, Start{Path: path})
	p.Begin()
	if p.open != nil {
		t.Fatal("a damaged file was opened")
	}
	wantText(t, p, "not a Rapport file")
}

func TestPlaceAndFileComeBackAtTheNextStart(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	path := p.open.file.Path()
	p.open.shell.Go(shell.Place{Page: "finance"})
	p.leave()
	again := New(p.app, realOpener{}, Start{Language: i18n.En})
	again.Begin()
	defer again.leave()
	if again.open == nil || again.open.file.Path() != path {
		t.Fatal("the company that was open last did not open")
	}
	if got := again.open.shell.Current().Page; got != "finance" {
		t.Errorf("the next start shows %q, want the finance page", got)
	}
}

func TestAboutTellsVersionAndFolders(t *testing.T) {
	p := start(t, Start{Version: "1.2.3"})
	p.Begin()
	p.sample()
	p.open.showAbout()
	panel := p.open.shell.Panel()
	if panel == nil {
		t.Fatal("no panel opened")
	}
	var shown []string
	for _, o := range test.LaidOutObjects(panel) {
		if text, ok := o.(*canvas.Text); ok {
			shown = append(shown, text.Text)
		}
	}
	all := strings.Join(shown, " ")
	for _, want := range []string{"About Rapport", "1.2.3", "Apache License 2.0", "Open log folder"} {
		if !strings.Contains(all, want) {
			t.Errorf("the panel does not show %q: %s", want, all)
		}
	}
}
