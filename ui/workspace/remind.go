package workspace

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/tasks"
)

// remindPause is how often the window looks whether the time of a task has come.
const remindPause = 20 * time.Second

// remind tells the system of tasks that come due while the file is open.
func (c *company) remind(ctx context.Context) {
	var reminder tasks.Reminder
	tick := time.NewTicker(remindPause)
	defer tick.Stop()
	for {
		rows, err := c.file.TasksDue(ctx, today())
		if err != nil || ctx.Err() != nil {
			return // the file is being closed, or the pages tell of the error
		}
		notices := reminder.Due(rows, time.Now())
		if len(notices) > 0 {
			fyne.Do(func() {
				if ctx.Err() == nil {
					c.announce(notices)
				}
			})
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// announce shows notices as the system does; one of a time that has come stands
// in the window too, and opens its contact there.
func (c *company) announce(notices []tasks.Notice) {
	for _, n := range notices {
		c.program.notify(fyne.NewNotification(n.Title, n.Text))
		if n.Timed {
			place := shell.Place{Page: todayPage}
			if n.Contact != 0 {
				place = shell.Place{Page: document.ContactsPage, ID: int64(n.Contact), Tab: "tasks"}
			}
			c.shell.Say(n.Title, i18n.T("Show"), func() { c.shell.Go(place) })
		}
	}
	c.count()
}

// canNotify reports whether the system takes notifications. On Linux and its kin
// they go over the session's bus, without which each would only be an error.
func canNotify() bool {
	switch runtime.GOOS {
	case "linux", "freebsd", "openbsd", "netbsd", "dragonfly":
	default:
		return true
	}
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	folder := os.Getenv("XDG_RUNTIME_DIR")
	if folder == "" {
		return false
	}
	_, err := os.Stat(filepath.Join(folder, "bus"))
	return err == nil
}
