// Command rapport opens the window of Rapport: a desktop CRM that shows what
// each customer is worth, after everything that was done for them.
//
// Usage: rapport [-lang en|zh-Hans] [-theme system|light|dark] [-page NAME[/TAB]] [FILE.rapport]
package main

import (
	"flag"
	"fmt"
	"log/slog"
	"os"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"rapport/assets"
	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/workspace"
)

// identity names the program's preferences and data folder; FyneApp.toml has
// the same.
const identity = "io.github.rapport-crm.Rapport"

// version is set when a package is built; a build of a checkout has none.
var version string

func main() {
	language := flag.String("lang", "", "language of the window: en or zh-Hans")
	look := flag.String("theme", "", "look of the window: system, light or dark")
	page := flag.String("page", "", "page to show first, such as finance or finance/media")
	flag.Parse()
	if flag.NArg() > 1 {
		fmt.Fprintln(os.Stderr, "rapport: give one company file at most")
		os.Exit(2)
	}

	i18n.SetLanguage(startLanguage(*language))
	if noDisplay() {
		fmt.Fprintln(os.Stderr, "rapport: "+i18n.T("There is no display for the window. On the console, rapport-cli does the work."))
		os.Exit(1)
	}
	a := fyneapp.NewWithID(identity)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	crash := keepLogs(a.Storage().RootURI().Path())
	program := workspace.New(a, opener{}, workspace.Start{
		Path: flag.Arg(0), Page: *page, Language: i18n.Language(*language), Theme: theme.Mode(*look),
		Locale: systemLocale(), Crash: crash, Version: version, Ended: endSoon,
	})
	slog.Info("Rapport starts", "version", version, "data", a.Storage().RootURI().Path())
	program.Begin()
	program.Window().ShowAndRun()
}

// endSoon ends the program if its window's library has not by then: with the file
// closed there is nothing to wait for, but Fyne 2.7.1 may wait for an event for ever.
func endSoon() { time.AfterFunc(10*time.Second, func() { os.Exit(0) }) }

// startLanguage is that of messages before the preferences are read.
func startLanguage(asked string) i18n.Language {
	if asked != "" {
		return i18n.Match(asked)
	}
	return i18n.Match(systemLocale())
}

// systemLocale is the locale of the system, by the variables of Unix where they
// are set.
func systemLocale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" && v != "C" && v != "POSIX" && v != "C.UTF-8" {
			return v
		}
	}
	return string(lang.SystemLocale())
}
