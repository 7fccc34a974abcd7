// Command bench measures Rapport with a company of 10,000 contacts and 50,000
// orders and with one ten times larger, and prints each figure beside what it is
// held against: a limit, and the same work done barely, in the same run, since
// machines differ and so do their hours.
//
// Usage: bench [-quick] [-only NAME,NAME] [-dir FOLDER]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"time"

	"rapport/app/sample"
)

// bench is one run.
type bench struct {
	ctx   context.Context
	dir   string // for the files; removed at the end
	quick bool
	only  string // names parted by commas; empty for all
	table table
}

// inCompany is what is measured in an open company, of both sizes.
var inCompany = []struct {
	name    string
	measure func(*bench, *company) error
}{
	{"profitability", (*bench).profitability}, {"panel", (*bench).panel}, {"search", (*bench).search},
	{"contacts", (*bench).contacts}, {"save", (*bench).save}, {"value", (*bench).value}, {"repost", (*bench).reposting},
	{"drawn", (*bench).drawn}, {"log", (*bench).logged},
}

// names lists all that can be measured.
func names() []string {
	all := []string{"fit", "charts", "window", "duplicates", "imports"}
	for _, one := range inCompany {
		all = append(all, one.name)
	}
	return all
}

// wants reports that one of these is to be measured.
func (b *bench) wants(any ...string) bool {
	for _, name := range any {
		if b.only == "" || slices.Contains(strings.Split(b.only, ","), name) {
			return true
		}
	}
	return false
}

func main() {
	quick := flag.Bool("quick", false, "measure the small company only")
	dir := flag.String("dir", "bin", "folder for the files, on the disk to be measured")
	only := flag.String("only", "", "measure these alone: "+strings.Join(names(), ", "))
	flag.Parse()
	if err := run(*dir, *quick, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(dir string, quick bool, only string) (err error) {
	for _, name := range strings.FieldsFunc(only, func(r rune) bool { return r == ',' }) {
		if !slices.Contains(names(), name) {
			return fmt.Errorf("there is nothing named %q to measure; there are %s", name, strings.Join(names(), ", "))
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if dir, err = os.MkdirTemp(dir, "bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	b := &bench{ctx: ctx, dir: dir, quick: quick, only: only}
	start, busy := time.Now(), load()
	if err := b.all(); err != nil {
		return err
	}
	b.table.print(os.Stdout)
	fmt.Printf("\nMeasured in %s. The bare figures were taken in the same run, on the same disk.\n", time.Since(start).Round(time.Second))
	if busy != "" {
		fmt.Printf("Load of the system: %s before, %s after, on %d processors; what else is running makes every figure worse.\n", busy, load(), runtime.NumCPU())
	}
	return nil
}

// load is how many programs want a processor, over the last minute; empty where
// the system does not tell.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	now, _, _ := strings.Cut(string(text), " ")
	return now
}

func (b *bench) all() error {
	if b.wants("fit") {
		if err := b.ltv(); err != nil {
			return err
		}
	}
	if b.wants("charts") {
		if err := b.charts(); err != nil {
			return err
		}
	}
	small := sample.Size{Contacts: 10_000, Orders: 50_000}
	if err := b.sized("small.rapport", small); err != nil {
		return err
	}
	if !b.quick {
		if err := b.sized("large.rapport", sample.Size{Contacts: 10 * small.Contacts, Orders: 10 * small.Orders}); err != nil {
			return err
		}
	}
	if b.wants("duplicates") {
		if err := errors.Join(b.matching(), b.duplicates()); err != nil {
			return err
		}
	}
	if !b.wants("imports") {
		return nil
	}
	return b.imports()
}

// sized makes a company of a size and measures in it what is wanted; the window
// opens the small one.
func (b *bench) sized(name string, size sample.Size) error {
	window := b.wants("window") && size.Contacts <= 10_000
	var measured []func(*bench, *company) error
	for _, one := range inCompany {
		if b.wants(one.name) {
			measured = append(measured, one.measure)
		}
	}
	if len(measured) == 0 && !window {
		return nil
	}
	file, err := b.company(name, size)
	if err != nil {
		return err
	}
	for _, measure := range measured {
		if err := measure(b, file); err != nil {
			return errors.Join(err, file.Close())
		}
	}
	if err := file.Close(); err != nil || !window {
		return err
	}
	return b.window(file.path)
}

// say tells on the error output what is being done.
func (b *bench) say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
