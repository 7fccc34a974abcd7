package app

// Whereabouts is what is risky about the place of a company file. SQLite keeps a
// file whole as long as one computer writes it, on a disk of its own
// (sqlite.org/howtocorrupt.html, 2.1 and 1.2).
type Whereabouts struct {
	Network bool   // the folder is another computer's
	Synced  string // name of the service that copies the folder elsewhere; empty for none
}

// Risky reports whether people should be warned before the file is opened.
func (w Whereabouts) Risky() bool { return w.Network || w.Synced != "" }

// Warning says what is risky, and what to do; the empty sentence where nothing is.
func (w Whereabouts) Warning() Text {
	switch {
	case w.Network:
		return Say("The file lies on a network drive. Two computers that write to it at once can damage it. Keep it on this computer's own disk, and put backups on the network drive.")
	case w.Synced != "":
		return Say("The file lies in a folder that %s copies to other computers, which can leave a half-written file behind. Keep it in a folder of this computer alone, and put backups in the synchronised folder.", w.Synced)
	}
	return Text{}
}
