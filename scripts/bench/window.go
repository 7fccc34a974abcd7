package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

const (
	windowStarts = 5   // of each program; the first warms the disk up
	windowRatio  = 1.5 // how much more than a bare window may be taken
	// settled is how long a window is left alone before its memory is read.
	settled = 3 * time.Second
)

// launched is what one start took.
type launched struct {
	drawn  series
	memory []int // MiB resident
}

// window compares the time until the window is drawn, and the memory it then
// takes, with a bare Fyne window built the same way.
func (b *bench) window(file string) error {
	const what = "First window and memory, 10k contacts"
	if why := b.cannotShow(); why != "" {
		b.table.missing(what, why)
		return nil
	}
	b.say("Building the window and a bare one (the first time takes some minutes) …")
	rapport, plain := filepath.Join(b.dir, "rapport"), filepath.Join(b.dir, "barewindow")
	for into, from := range map[string]string{rapport: ".", plain: "./scripts/bench/testdata/barewindow"} {
		if err := b.build(into, from); err != nil {
			b.table.missing(what, "the window cannot be built here: "+err.Error())
			return nil
		}
	}
	b.say("Opening windows …")
	var ours, bare launched
	for range windowStarts {
		if err := errors.Join(b.launch(&bare, plain), b.launch(&ours, rapport, "-lang", "en", "-theme", "light", file)); err != nil {
			return err
		}
	}
	r := ratio(ours.drawn[1:].median(), bare.drawn[1:].median())
	b.table.add(row{
		What: "First window, 10k contacts", Measured: ms(ours.drawn[1:].median()), Limit: fmt.Sprintf("%.1f × bare", windowRatio),
		Bare: ms(bare.drawn[1:].median()) + " a bare Fyne window", Ratio: r, Verdict: verdict(r <= windowRatio),
	})
	most, least := middle(ours.memory), middle(bare.memory)
	r = ratio(most, least)
	b.table.add(row{
		What: "Resident memory, 10k contacts", Measured: fmt.Sprintf("%d MiB", most), Limit: fmt.Sprintf("%.1f × bare", windowRatio),
		Bare: fmt.Sprintf("%d MiB a bare Fyne window", least), Ratio: r, Verdict: verdict(r <= windowRatio),
	})
	return nil
}

// cannotShow says what is missing for a window; empty where nothing is.
func (b *bench) cannotShow() string {
	if runtime.GOOS != "linux" {
		return "it is measured on Linux only"
	}
	for _, program := range []string{"Xvfb", "cc", "pkg-config"} {
		if _, err := exec.LookPath(program); err != nil {
			return program + " is not installed"
		}
	}
	return ""
}

// build builds a program without what only debuggers need.
func (b *bench) build(into, from string) error {
	cmd := exec.CommandContext(b.ctx, "go", "build", "-ldflags", "-s -w", "-o", into, from)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		last := bytes.TrimSpace(out)
		if i := bytes.LastIndexByte(last, '\n'); i >= 0 {
			last = last[i+1:]
		}
		return fmt.Errorf("%w: %s", err, last)
	}
	return nil
}

// launch starts a program on a fresh display and in a fresh home, and ends it.
func (b *bench) launch(l *launched, program string, args ...string) (err error) {
	home, err := os.MkdirTemp(b.dir, "home-")
	if err != nil {
		return err
	}
	home, err = filepath.Abs(home)
	if err != nil {
		return err
	}
	d, err := startDisplay(b.ctx, home)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.stop()) }()
	cmd := exec.CommandContext(b.ctx, program, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.number, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LC_ALL=en_US.UTF-8",
		"HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_CACHE_HOME="+home)
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // says that it was killed
	}()
	if err := d.waitDrawn(b.ctx); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(program), err)
	}
	l.drawn = append(l.drawn, time.Since(start))
	time.Sleep(settled)
	mib, err := resident(cmd.Process.Pid)
	l.memory = append(l.memory, mib)
	return err
}

// resident is the memory of a process in MiB.
func resident(pid int) (int, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kib, err := strconv.Atoi(strings.Fields(rest)[0])
			return kib >> 10, err
		}
	}
	return 0, errors.New("the system does not tell the memory of a process")
}

func middle(of []int) int {
	s := make(series, len(of))
	for i, v := range of {
		s[i] = time.Duration(v)
	}
	return int(s.median())
}
