package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/format"
)

// Exit codes.
const (
	exitDone  = 0
	exitFault = 1
	exitUsage = 2
)

// grammar is the command line.
type grammar struct {
	File    string `placeholder:"PATH.rapport" help:"${file}"`
	Lang    string `enum:"en,zh-Hans," default:"" placeholder:"en|zh-Hans" help:"${lang}"`
	Format  string `enum:"table,csv,json" default:"table" placeholder:"table|csv|json" help:"${format}"`
	Verbose bool   `short:"v" help:"${verbose}"`

	New      newCommand      `cmd:"" help:"${new}"`
	Demo     demoCommand     `cmd:"" help:"${demo}"`
	Import   importCommand   `cmd:"" help:"${import}"`
	Profile  profileCommand  `cmd:"" help:"${profiles}"`
	Undo     undoCommand     `cmd:"" help:"${undo}"`
	Redo     redoCommand     `cmd:"" help:"${redo}"`
	History  historyCommand  `cmd:"" help:"${history}"`
	Contacts contactsCommand `cmd:"" help:"${contacts}"`
	Report   reportCommand   `cmd:"" help:"${report}"`
	Scenario scenarioCommand `cmd:"" help:"${scenario}"`
	Budget   budgetCommand   `cmd:"" help:"${budget}"`
	Chart    chartCommand    `cmd:"" help:"${chart}"`
	Pack     packCommand     `cmd:"" help:"${pack}"`
	Period   periodCommand   `cmd:"" help:"${period}"`
	Check    checkCommand    `cmd:"" help:"${check}"`
	Rebuild  rebuildCommand  `cmd:"" help:"${rebuild}"`
	Backup   backupCommand   `cmd:"" help:"${backup}"`
	Restore  restoreCommand  `cmd:"" help:"${restore}"`
	Export   exportCommand   `cmd:"" help:"${export}"`
	Generate generateCommand `cmd:"" help:"${generate}"`

	Definitions definitionsCommand `cmd:"" help:"${definitions}"`
	Version     versionCommand     `cmd:"" help:"${versionhelp}"`
}

// program is what a command runs with.
type program struct {
	ctx     context.Context
	out     io.Writer
	errs    io.Writer
	file    string
	format  string
	verbose bool
}

// run carries out one command line and gives its exit code.
func run(ctx context.Context, args []string, out, errs io.Writer) (code int) {
	chooseLanguage(args)
	p := &program{ctx: ctx, out: out, errs: errs}
	defer func() {
		if fault := recover(); fault != nil {
			p.say(i18n.T("Something went wrong inside Rapport. Nothing was saved that is not whole. Run the command again with -v for the details."))
			if p.verbose {
				fmt.Fprintf(errs, "%v\n%s", fault, debug.Stack())
			}
			code = exitFault
		}
	}()
	var g grammar
	ended := -1
	parser, err := kong.New(&g,
		kong.Name("rapport-cli"), kong.Description(i18n.T("Rapport on the console: what is a customer worth, after everything we did for them?")),
		kong.Writers(out, errs), kong.Exit(func(code int) { ended = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.Help(printHelp), helpTexts(),
		kong.WithHyphenPrefixedParameters(true), // a rate or a limit may be below zero, and is refused in plain words
	)
	if err != nil {
		return p.tell(err)
	}
	if len(args) == 0 {
		return p.wrongUsage(errors.New(i18n.T("No command is given")))
	}
	if len(args) == 1 && args[0] == "--version" { // elsewhere it is an option of budgets
		args = []string{"version"}
	}
	command, err := parser.Parse(args)
	if ended >= 0 { // help was asked for and is printed
		return ended
	}
	if err != nil {
		return p.wrongUsage(err)
	}
	p.file, p.format, p.verbose = g.File, g.Format, g.Verbose
	return p.tell(command.Run(p))
}

// chooseLanguage takes the language from --lang, else from the system. It comes
// before the command line is read, since the help is translated too.
func chooseLanguage(args []string) {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale = os.Getenv(name); locale != "" {
			break
		}
	}
	language := i18n.Match(locale)
	for i, a := range args {
		if value, found := strings.CutPrefix(a, "--lang="); found {
			language = i18n.Match(value)
		} else if a == "--lang" && i+1 < len(args) {
			language = i18n.Match(args[i+1])
		}
	}
	i18n.SetLanguage(language)
	format.SetLocale(locale)
}

// usageError is a command line that makes no sense, found by the command.
type usageError struct{ error }

// found is a command that did its work and found a problem, which it has told.
var found = errors.New("a problem was found")

func (p *program) wrongUsage(err error) int {
	p.say(i18n.T("%s. Run rapport-cli --help.", usageSentence(sentence(err))))
	return exitUsage
}

// tell prints what went wrong and gives the exit code.
func (p *program) tell(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, found):
		return exitFault
	case errors.As(err, &usage):
		return p.wrongUsage(usage.error)
	case errors.Is(err, context.Canceled):
		p.say(i18n.T("Stopped. Nothing of it was saved."))
		return exitFault
	}
	for _, s := range sentences(err) {
		p.say(s)
	}
	if p.verbose {
		p.detail(err)
	}
	return exitFault
}

// detail prints the causes, for those who asked for them.
func (p *program) detail(err error) {
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		fmt.Fprintf(p.errs, "  %T: %v\n", cause, cause)
	}
}

// say prints a message.
func (p *program) say(text string) { fmt.Fprintf(p.errs, "rapport-cli: %s\n", text) }

// sentences are the translated sentences of an error. One that is not meant for
// people is told as such.
func sentences(err error) []string {
	var all app.Problems
	var one *app.Error
	switch {
	case errors.As(err, &all):
		texts := make([]string, len(all))
		for i, e := range all {
			texts[i] = sentence(e)
		}
		return texts
	case errors.As(err, &one) && one.Kind != app.Internal:
		return []string{sentence(one)}
	}
	return []string{i18n.T("Something went wrong: %s. Run the command again with -v for the details.", strings.TrimSuffix(err.Error(), "."))}
}

// sentence is one error in the language in force.
func sentence(err error) string {
	var e *app.Error
	if errors.As(err, &e) {
		return app.Say(e.Text, e.Args...).In(i18n.T)
	}
	return err.Error()
}

// open opens the company file for reading, also while a window writes to it.
// A file of an older version is brought up to date first.
func (p *program) open() (*store.Store, error) {
	s, err := p.opened(store.Options{ReadOnly: true})
	if !errors.Is(err, store.ErrOutdated) {
		return s, err
	}
	if s, err = p.openToWrite(); err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	p.say(i18n.T("The file was of an older version of Rapport and has been brought up to date; a copy lies in the folder of backups beside it."))
	return p.opened(store.Options{ReadOnly: true})
}

// openToWrite opens it for writing, which only one program can at a time.
func (p *program) openToWrite() (*store.Store, error) {
	return p.opened(store.Options{Actor: actor()})
}

func (p *program) opened(o store.Options) (*store.Store, error) {
	if err := p.needFile(); err != nil {
		return nil, err
	}
	s, err := store.Open(p.ctx, p.file, o)
	if err != nil {
		return nil, err
	}
	if w := store.WhereaboutsOf(p.file); w.Risky() {
		p.say(w.Warning().In(i18n.T))
	}
	for _, file := range s.BrokenOff() {
		p.say(i18n.T("The import of %s was broken off last time and has been taken back.", file))
	}
	return s, nil
}

func (p *program) needFile() error {
	if p.file == "" {
		return usageError{app.Errorf(app.BadInput, "Name the company file with --file.")}
	}
	return nil
}

// actor is who acts, for the history.
func actor() string {
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return ""
}

// closing closes the file at the end of a command; the first error counts.
func closing(s io.Closer, err *error) {
	if e := s.Close(); e != nil && *err == nil {
		*err = e
	}
}

// progress shows how far long work has come, on a terminal only.
func (p *program) progress() (app.Progress, func()) {
	f, ok := p.errs.(*os.File)
	if !ok {
		return func(int, int) {}, func() {}
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(int, int) {}, func() {}
	}
	shown := false
	show := func(done, total int) {
		shown = true
		if total > 0 {
			fmt.Fprintf(f, "\r%s / %s ", format.Count(done), format.Count(total))
		} else {
			fmt.Fprintf(f, "\r%s ", format.Count(done))
		}
	}
	return show, func() {
		if shown {
			fmt.Fprint(f, "\r\033[K")
		}
	}
}
