package workspace

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/sample"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/backups"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Size of the first window, in device-independent pixels.
const (
	firstWidth  = 1280
	firstHeight = 800
)

// Start is what the program was told on its command line.
type Start struct {
	Path     string        // company file to open; empty: the last one
	Page     string        // page to show, such as finance or finance/media; empty: the last one
	Language i18n.Language // empty: the kept one, else the system's
	Theme    theme.Mode    // empty: the kept one
	Locale   string        // the system's: language, numbers and dates
	// Crash is the report of a crash since the last start; empty for none.
	Crash string
	// Version is that of the package; empty for a build from source.
	Version string
	// Ended is told that the window closes and the file is closed; nil for nobody.
	Ended func()
}

// Program is the running program: its window, and the company that is open.
type Program struct {
	app     fyne.App
	window  fyne.Window
	opener  Opener
	kept    preferences
	open    *company
	opening widgets.Loader[File]
	busy    *shell.Welcome // the first page while it is shown
	start   Start
	notify  func(*fyne.Notification) // tells the system
}

// New prepares the window in the language and look that were kept.
func New(a fyne.App, opener Opener, start Start) *Program {
	p := &Program{app: a, opener: opener, kept: preferences{a.Preferences()}, start: start}
	p.notify = func(n *fyne.Notification) {
		if canNotify() {
			a.SendNotification(n)
		}
	}
	format.SetLocale(start.Locale)
	i18n.SetLanguage(firstOf(start.Language, p.kept.language(), i18n.Match(start.Locale)))
	a.Settings().SetTheme(theme.New(firstOf(start.Theme, p.kept.theme(), theme.System)))
	p.window = a.NewWindow("Rapport")
	p.window.SetMaster()
	p.window.Resize(p.kept.size())
	p.window.SetCloseIntercept(p.quit)
	p.window.SetOnDropped(p.dropped)
	return p
}

func firstOf[T ~string](values ...T) T {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// Window is the program's window.
func (p *Program) Window() fyne.Window { return p.window }

// Begin shows the company that was named or that was open last, else the first
// page with its three choices.
func (p *Program) Begin() {
	path := firstOf(p.start.Path, p.kept.last())
	if p.start.Path == "" && path != "" {
		if _, err := os.Stat(path); err != nil {
			path = ""
		}
	}
	if path == "" {
		p.welcome(nil)
		return
	}
	p.openPath(path)
}

// quit keeps the size and closes the file.
func (p *Program) quit() {
	p.kept.keepSize(p.window.Canvas().Size())
	p.leave()
	if p.start.Ended != nil {
		p.start.Ended()
	}
	p.app.Quit()
}

// leave closes the company that is open.
func (p *Program) leave() {
	if p.open != nil {
		p.open.close()
		p.open = nil
	}
}

// welcome shows the first page; err is why the last company did not open.
func (p *Program) welcome(err error) {
	p.leave()
	p.window.SetTitle("Rapport")
	p.window.SetMainMenu(nil)
	w := &shell.Welcome{
		OnOpen:    p.askOpen,
		OnSample:  p.sample,
		OnCreate:  p.create,
		OnRestore: p.restorer().Ask,
		OnRecent:  func(path string) { p.openPath(path) },
		Currency:  currencyOf(p.start.Locale),
	}
	for _, path := range p.kept.recent() {
		w.Recent = append(w.Recent, shell.Recent{Name: companyName(path), Path: path})
	}
	w.Show(p.window)
	p.busy = w
	if err != nil {
		w.ShowError(err)
	}
}

func companyName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), extension)
}

// openPath opens a company file, or makes one from a sealed backup.
func (p *Program) openPath(path string) {
	if strings.EqualFold(filepath.Ext(path), backups.SealedExtension) {
		p.restorer().From(path)
		return
	}
	p.heed(path, func() {
		p.load(i18n.T("Opening %s", filepath.Base(path)), func(ctx context.Context) (File, error) { return p.opener.Open(ctx, path) })
	})
}

// sample opens the sample company, and makes it where it is not there yet.
func (p *Program) sample() {
	path := filepath.Join(p.folder(), sample.Company().Name+extension)
	p.load(i18n.T("Making the sample company…"), func(ctx context.Context) (File, error) {
		if _, err := os.Stat(path); err == nil {
			return p.opener.Open(ctx, path)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, app.Errorf(app.Permission, "The folder %s cannot be made. Choose another place for the company file.", filepath.Dir(path))
		}
		return p.opener.Sample(ctx, path)
	})
}

// create makes a new company, after asking where its file is to lie.
func (p *Program) create(c shell.NewCompany) {
	p.askNew(forCompanies, c.Name+extension, func(path string) {
		p.load(i18n.T("Making %s", c.Name), func(ctx context.Context) (File, error) {
			return p.opener.Create(ctx, path, app.Company{
				Name: c.Name, CurrencyCode: c.Currency.Code, FiscalYearStart: int(c.FiscalYearStart), Country: countryOf(p.start.Locale),
			})
		})
	})
}

// countryOf is the country of a system's locale ("de_DE.UTF-8" is DE), by which
// phone numbers without a country code are read.
func countryOf(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '_' || r == '-' })
	if n := len(parts); n > 1 && len(parts[n-1]) == 2 {
		return strings.ToUpper(parts[n-1])
	}
	return ""
}

// load opens or makes a company off Fyne's goroutine and shows it.
func (p *Program) load(sentence string, work func(ctx context.Context) (File, error)) {
	switch {
	case p.busy != nil:
		p.busy.Busy(sentence)
	case p.open == nil: // the first window comes sooner without the first page
		p.window.SetContent(container.NewCenter(widgets.NewText(sentence, widgets.Muted)))
	}
	p.opening.Load(work, func(f File, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil && p.open != nil:
			p.open.shell.ShowError(err)
		case err != nil:
			p.kept.forget(p.start.Path)
			if p.busy == nil {
				p.welcome(nil)
			}
			p.busy.ShowError(err)
		default:
			p.enter(f)
		}
	})
}

// enter shows an opened company in place of what was shown.
func (p *Program) enter(f File) {
	p.leave()
	p.busy = nil
	p.kept.opened(f.Path())
	place := p.kept.place(f.Path())
	if p.start.Page != "" {
		page, tab, _ := strings.Cut(p.start.Page, "/")
		place = shell.Place{Page: page, Tab: tab}
		p.start.Page = ""
	}
	p.open = newCompany(p, f)
	p.open.shell.Start(place)
	p.open.begin()
	for _, name := range f.BrokenOff() {
		p.open.shell.Say(i18n.T("The import of %s was broken off last time and has been taken back.", name), "", nil)
	}
	if p.start.Crash != "" {
		p.open.shell.Say(i18n.T("Rapport ended unexpectedly last time. Nothing saved was lost; a report lies in %s.", p.start.Crash), "", nil)
		p.start.Crash = ""
	}
}

// dropped opens a company file that was dropped on the window.
func (p *Program) dropped(_ fyne.Position, files []fyne.URI) {
	for _, file := range files {
		if ending := filepath.Ext(file.Path()); strings.EqualFold(ending, extension) || strings.EqualFold(ending, backups.SealedExtension) {
			p.openPath(file.Path())
			return
		}
	}
	if p.open != nil && len(files) > 0 {
		p.open.importFile(files[0].Path())
	}
}

// today is the civil date of the user.
func today() finance.Date { return finance.DateOf(time.Now()) }
