package backups

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// card is the card of the settings: the file, its newest copy, and when the next
// is due.
type card struct {
	desk       *Desk
	root       *widgets.Card
	last, next *widgets.Text
	loader     widgets.Loader[state]
}

// state is what the card shows.
type state struct {
	kept []app.Backup // the newest first
	due  time.Time    // zero while nothing has changed
}

// Card is the card of the settings; it is filled anew each time it is asked for.
func (d *Desk) Card() fyne.CanvasObject {
	c := &card{desk: d, last: widgets.NewCutText("", widgets.Body), next: widgets.NewCutText("", widgets.Small)}
	d.card = c
	routine := widgets.NewSegmented([]widgets.Option{
		{Key: string(Daily), Title: i18n.T("Every day")}, {Key: string(Weekly), Title: i18n.T("Every week")}, {Key: string(Never), Title: i18n.T("Never")},
	}, func(key string) {
		d.deps.SetRoutine(Routine(key))
		d.Routinely()
		c.load()
	})
	routine.SetKey(string(d.deps.Routine()))
	buttons := widgets.RowGap(8, widgets.NewButton(i18n.T("Back up now…"), d.Backup), widgets.NewButton(i18n.T("Restore…"), d.Restore), widgets.NewButton(i18n.T("Check the file"), d.deps.Check))
	path := widgets.NewCutText(d.deps.Source.Path(), widgets.Small)
	form := widgets.NewForm(widgets.NewField(i18n.T("Backups"), routine))
	c.root = widgets.NewCard(i18n.T("Company file"), "", widgets.Stack(theme.Unit*2, path, form, widgets.Stack(2, c.last, c.next), buttons))
	c.load()
	return c.root
}

func (c *card) load() {
	source, pause := c.desk.deps.Source, c.desk.deps.Routine().pause()
	c.loader.Load(func(ctx context.Context) (s state, err error) {
		if s.kept, err = source.Backups(ctx); err == nil {
			s.due, err = source.BackupDue(ctx, pause)
		}
		return s, err
	}, func(s state, err error) {
		if err != nil {
			c.desk.deps.Fail(err)
			return
		}
		c.show(s, pause > 0)
	})
}

func (c *card) show(s state, routine bool) {
	if len(s.kept) == 0 {
		c.last.Set(i18n.T("No copy in the folder for backups yet."))
	} else {
		newest := s.kept[0]
		c.last.Set(i18n.T("Newest copy: %s, %s", format.Moment(newest.Made), size(newest.Bytes)))
	}
	switch {
	case !routine:
		c.next.Set(i18n.T("No copy is made by itself."))
	case s.due.IsZero():
		c.next.Set(i18n.T("Nothing has changed since. The next copy follows the next change."))
	case s.due.Before(time.Now()):
		c.next.Set(i18n.T("The next copy is due now."))
	default:
		c.next.Set(i18n.T("The next copy is due on %s.", format.Moment(s.due)))
	}
}

// size is a length in megabytes.
func size(bytes int64) string {
	const mega = 1 << 20
	return i18n.T("%s MB", format.Count(int(max(1, (bytes+mega/2)/mega))))
}
