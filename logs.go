package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

const (
	logName   = "rapport.log"
	crashName = "crash.txt"
	logMost   = 4 << 20 // bytes; a longer log is begun anew, the old one kept once
)

// keepLogs writes the log and the report of a crash into the folder, and returns
// where the report of the last crash was put, empty for none. Without a folder
// that can be written, messages go to standard error.
func keepLogs(folder string) string {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		slog.Warn("no log folder", "error", err)
		return ""
	}
	path := filepath.Join(folder, logName)
	if info, err := os.Stat(path); err == nil && info.Size() > logMost {
		os.Rename(path, path+".old")
	}
	if file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
		slog.SetDefault(slog.New(displayWatch{slog.NewTextHandler(file, nil), tellAndEnd}))
	}
	last := lastCrash(folder)
	if file, err := os.OpenFile(filepath.Join(folder, crashName), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600); err == nil {
		debug.SetCrashOutput(file, debug.CrashOptions{})
		file.Close()
	}
	return last
}

// lastCrash puts the report of a crash aside and says where.
func lastCrash(folder string) string {
	path := filepath.Join(folder, crashName)
	info, err := os.Stat(path)
	if err != nil || info.Size() == 0 {
		return ""
	}
	kept := filepath.Join(folder, "crash-"+info.ModTime().Format(time.DateOnly)+".txt")
	if os.Rename(path, kept) != nil {
		return ""
	}
	return kept
}
