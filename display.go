package main

import (
	"context"
	"log/slog"
	"os"
	"slices"
	"strings"

	"rapport/assets/i18n"
)

// displayWatch looks at what Fyne logs before it gives up: a computer without
// OpenGL 2.1 is told in plain words why no window opens, and what helps.
type displayWatch struct {
	slog.Handler
	tell func(title, text string)
}

// tellAndEnd shows the text and ends the program: Fyne would go on without a
// window. What was saved is on the disk.
func tellAndEnd(title, text string) {
	tellNatively(title, text)
	os.Exit(1)
}

// displayFaults are the beginnings of the messages of Fyne 2.7 for a display that
// it cannot draw on.
var displayFaults = []string{"Fyne error:  window creation error", "Fyne error:  failed to initialise OpenGL", "Fyne error:  failed to initialise GLFW"}

// contextFaults are the beginnings of what the library of windows says of contexts of
// OpenGL, on each system.
var contextFaults = []string{"PlatformError: WGL: ", "PlatformError: GLX: ", "PlatformError: EGL: ", "PlatformError: NSGL: "}

// Handle passes the record on, and tells of a display that cannot be drawn on.
func (w displayWatch) Handle(ctx context.Context, r slog.Record) error {
	err := w.Handler.Handle(ctx, r)
	if cannotDraw(r.Message) {
		w.tell("Rapport", i18n.T("Rapport cannot open its window: this computer offers no OpenGL 2.1, which draws it. That is so in many remote desktops and virtual machines. What helps: start Rapport at the computer itself; install the maker's driver of the graphics card; in a virtual machine, turn on 3D acceleration; or put a software OpenGL library beside the program, as the README says. Your company files are unharmed."))
	}
	return err
}

// cannotDraw tells the messages of a display that cannot be drawn on. The library of
// windows says of some that it could not make a context of OpenGL, and goes on; what
// it says of the current context comes later, as when a window closes, and is no
// such fault.
func cannotDraw(message string) bool {
	begins := func(beginning string) bool { return strings.HasPrefix(message, beginning) }
	return slices.ContainsFunc(displayFaults, begins) ||
		slices.ContainsFunc(contextFaults, begins) && !strings.Contains(message, "current")
}

// WithAttrs and WithGroup keep watching.
func (w displayWatch) WithAttrs(attrs []slog.Attr) slog.Handler {
	return displayWatch{w.Handler.WithAttrs(attrs), w.tell}
}

// WithGroup keeps watching.
func (w displayWatch) WithGroup(name string) slog.Handler {
	return displayWatch{w.Handler.WithGroup(name), w.tell}
}
