// Command bench measures Rapport with a company of 10,000 contacts and 50,000
// orders and with one ten times larger, and prints each figure beside what it is
// held against: a limit, and the same work done barely, in the same run, since
// machines differ and so do their hours.
//
// Usage: bench [-quick] [-dir FOLDER]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"rapport/app/sample"
)

// bench is one run.
type bench struct {
	ctx   context.Context
	dir   string // for the files; removed at the end
	quick bool
	table table
}

func main() {
	quick := flag.Bool("quick", false, "measure the small company only")
	dir := flag.String("dir", "bin", "folder for the files, on the disk to be measured")
	flag.Parse()
	if err := run(*dir, *quick); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(dir string, quick bool) (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if dir, err = os.MkdirTemp(dir, "bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	b := &bench{ctx: ctx, dir: dir, quick: quick}
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
	if err := errors.Join(b.ltv(), b.charts()); err != nil {
		return err
	}
	small := sample.Size{Contacts: 10_000, Orders: 50_000}
	file, err := b.company("small.rapport", small)
	if err != nil {
		return err
	}
	if err := errors.Join(b.measure(file), file.Close()); err != nil {
		return err
	}
	if err := b.window(file.path); err != nil {
		return err
	}
	if !b.quick {
		file, err := b.company("large.rapport", sample.Size{Contacts: 10 * small.Contacts, Orders: 10 * small.Orders})
		if err != nil {
			return err
		}
		if err := errors.Join(b.measure(file), file.Close()); err != nil {
			return err
		}
	}
	if err := errors.Join(b.matching(), b.duplicates()); err != nil {
		return err
	}
	return b.imports()
}

// measure does all that is measured in an open company.
func (b *bench) measure(c *company) error {
	for _, one := range []func(*company) error{b.profitability, b.panel, b.search, b.contacts, b.save, b.value, b.reposting} {
		if err := one(c); err != nil {
			return err
		}
	}
	return nil
}

// say tells on the error output what is being done.
func (b *bench) say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
