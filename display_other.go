//go:build !windows

package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// noDisplay reports that there is no server of windows to talk to; macOS always has
// its own.
func noDisplay() bool {
	return runtime.GOOS != "darwin" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == ""
}

// tellNatively shows a message box of the system, where there is a program for
// it, and writes the text to standard error in any case.
func tellNatively(title, text string) {
	fmt.Fprintf(os.Stderr, "%s: %s\n", strings.ToLower(title), text)
	ways := [][]string{
		{"zenity", "--error", "--no-markup", "--width=480", "--title", title, "--text", text},
		{"kdialog", "--title", title, "--error", text},
		{"xmessage", "-center", text},
	}
	if runtime.GOOS == "darwin" {
		ways = [][]string{{"osascript", "-e", "on run a", "-e", "display alert (item 1 of a) message (item 2 of a) as critical", "-e", "end run", title, text}}
	}
	for _, way := range ways {
		if _, err := exec.LookPath(way[0]); err == nil {
			_ = exec.Command(way[0], way[1:]...).Run() // it has been written above
			return
		}
	}
}
