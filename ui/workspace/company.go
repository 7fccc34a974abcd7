package workspace

import (
	"context"
	"errors"
	"path/filepath"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/backups"
	"rapport/ui/calls"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/quotes"
	"rapport/ui/shell"
	"rapport/ui/tasks"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// watchPause is how often the window looks whether another program, such as the
// console, changed the file.
const watchPause = 2 * time.Second

// company is the window of one open company.
type company struct {
	program *Program
	file    File
	shell   *shell.Shell
	host    document.Host
	calls   *calls.Recorder
	tasks   *tasks.Desk
	quotes  *quotes.Maker
	backups *backups.Desk
	about   widgets.Loader[described]
	counts  widgets.Loader[app.OpenCounts]
	seen    atomic.Int64 // version of the file that the pages show
	stop    context.CancelFunc
	posted  comparisons
}

func newCompany(p *Program, f File) *company {
	c := &company{program: p, file: f}
	c.shell = shell.New(p.window, shell.Hooks{
		Search:     c.search,
		Recent:     c.recent,
		Undo:       c.travel(f.Undo, i18n.Mark("Taken back: %s")),
		Redo:       c.travel(f.Redo, i18n.Mark("Done again: %s")),
		OnPlace:    func(place shell.Place) { p.kept.keepPlace(f.Path(), place) },
		OnLanguage: func(l i18n.Language) { p.kept.SetString(keyLanguage, string(l)); c.describe() },
		OnTheme:    func(m theme.Mode) { p.kept.SetString(keyTheme, string(m)) },
	})
	c.host = document.Host{
		Canvas: func() fyne.Canvas { return p.window.Canvas() },
		Today:  today,
		Done:   c.done,
		Fail:   c.shell.ShowError,
		Open:   c.shell.Go,
		Visit:  c.shell.Visit,
	}
	c.calls = calls.New(calls.Deps{Data: f, Host: c.host, Now: time.Now})
	c.tasks = tasks.New(tasks.Deps{Data: f, Host: c.host, Now: time.Now})
	c.quotes = quotes.New(quotes.Deps{Data: f, Host: c.host, SaveFile: c.saveFile})
	c.backups = c.newBackups()
	c.shell.Register(c.pages()...)
	c.addCommands()
	return c
}

// done says that an action was carried out and shows what it changed.
func (c *company) done(action app.ID, sentence string) {
	c.seen.Store(int64(action))
	c.shell.Done(sentence)
	c.calls.Refresh()
	c.count()
}

// travel makes an undo or redo of the file one of the window.
func (c *company) travel(do func(context.Context) (app.Done, error), sentence string) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		done, err := do(ctx)
		if err != nil {
			return "", err
		}
		return i18n.T(sentence, done.Text().In(format.Say)), nil
	}
}

// begin shows what the status line says and watches the file.
func (c *company) begin() {
	c.shell.SetFile(filepath.Base(c.file.Path()))
	c.describe()
	c.count()
	ctx, cancel := context.WithCancel(context.Background())
	c.stop = cancel
	go c.watch(ctx)
	go c.remind(ctx)
	go c.backUp(ctx)
}

// described is what the status line says of the company.
type described struct {
	company string
	basis   shell.Basis
}

// describe says which company this is, and on which definitions and currency its
// figures rest.
func (c *company) describe() {
	c.about.Load(func(ctx context.Context) (described, error) {
		company, err := c.file.Company(ctx)
		if err != nil {
			return described{}, err
		}
		register, err := c.file.Register(ctx)
		if err != nil {
			return described{}, err
		}
		d := register.At(today())
		return described{company.Name, shell.Basis{
			Definitions: i18n.T("Definitions v%d, signed %d of 4", d.Version, len(d.SignOffs)), Unsigned: len(d.SignOffs) < len(app.Departments()),
			Open: func() { c.shell.Go(shell.Place{Page: definitionsPage}) }, Currency: company.CurrencyCode,
		}}, nil
	}, func(d described, err error) {
		if err != nil {
			c.shell.ShowError(err)
			return
		}
		c.shell.SetCompany(d.company)
		c.shell.SetBasis(d.basis)
	})
}

// watch tells the pages when the file was changed: by another program, or by an
// action whose page did not say so.
func (c *company) watch(ctx context.Context) {
	tick := time.NewTicker(watchPause)
	defer tick.Stop()
	version, err := c.file.DataVersion(ctx)
	c.seen.CompareAndSwap(0, version)
	for err == nil {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if version, err = c.file.DataVersion(ctx); err == nil && c.seen.Swap(version) != version {
			fyne.Do(func() {
				if ctx.Err() == nil {
					c.shell.Changed()
					c.count()
					c.describe()
				}
			})
		}
	}
}

func (c *company) close() {
	if c.stop != nil {
		c.stop()
	}
	c.about.Stop()
	c.counts.Stop()
	c.backups.Close()
	if err := errors.Join(c.posted.close(), c.file.Close()); err != nil {
		c.shell.ShowError(err)
	}
}
