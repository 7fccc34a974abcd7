package main

import "golang.org/x/sys/windows"

// noDisplay reports that there is no display; Windows always has one.
func noDisplay() bool { return false }

// tellNatively shows a message box of Windows, which needs no OpenGL.
func tellNatively(title, text string) {
	t, errT := windows.UTF16PtrFromString(title)
	m, errM := windows.UTF16PtrFromString(text)
	if errT == nil && errM == nil {
		_, _ = windows.MessageBox(0, m, t, windows.MB_OK|windows.MB_ICONERROR)
	}
}
