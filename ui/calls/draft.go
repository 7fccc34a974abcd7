package calls

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/widgets"
)

const (
	// draftForms is how the names of drafts of calls begin.
	draftForms = "call/"
	// draftBeat is how often a running clock is written down: no crash costs
	// more of the minutes than this.
	draftBeat = 15 * time.Second
)

// typed is a call as it is written down before it is saved.
type typed struct {
	Kind      string `json:"kind,omitempty"` // empty: a call
	Day       string `json:"day,omitempty"`  // empty: the day on which it is gone on with
	Contact   int64  `json:"contact,omitempty"`
	Name      string `json:"name,omitempty"`
	Direction string `json:"direction"`
	Minutes   string `json:"minutes"`
	Outcome   string `json:"outcome,omitempty"`
	Campaign  int64  `json:"campaign,omitempty"`
	Answers   string `json:"answers,omitempty"` // the campaign's name
	Order     int64  `json:"order,omitempty"`
	OrderNo   string `json:"order_number,omitempty"`
	Note      string `json:"note,omitempty"`
	Follow    string `json:"follow,omitempty"`
	FollowAt  string `json:"follow_at,omitempty"`
}

// draftKeeper writes a call down on each change, one write after the other, the
// newest state last.
type draftKeeper struct {
	form    *form
	data    Data
	name    string // of the draft
	written bool   // something lies in the file
	busy    bool   // a write is under way
	again   bool   // something changed meanwhile
	over    bool   // the call was saved or given up: nothing is written any more
	last    time.Time
	loader  widgets.Loader[struct{}]
	finder  widgets.Loader[[]app.Draft]
}

func (d *draftKeeper) init(f *form) {
	d.form = f
	d.name = draftForms + strconv.FormatInt(f.deps.Now().UnixNano(), 36)
	d.last = f.deps.Now()
}

// keep writes the call down.
func (d *draftKeeper) keep() {
	if d.over {
		return
	}
	if d.busy {
		d.again = true
		return
	}
	body, err := json.Marshal(d.form.typed())
	if err != nil {
		d.form.deps.Host.Fail(err)
		return
	}
	d.busy, d.last = true, d.form.deps.Now()
	d.loader.Load(func(ctx context.Context) (struct{}, error) {
		return struct{}{}, d.data.SaveDraft(ctx, d.name, string(body))
	}, func(_ struct{}, err error) {
		d.busy = false
		if err != nil {
			d.form.deps.Host.Fail(err)
			return
		}
		if !d.written {
			d.written = true
			d.form.showChips()
		}
		if d.again {
			d.again = false
			d.keep()
		}
	})
}

// beat writes a running clock down from time to time, once something was typed.
func (d *draftKeeper) beat() {
	if d.form.touched && d.form.deps.Now().Sub(d.last) >= draftBeat {
		d.keep()
	}
}

// leave is told that the panel closes: what was typed stays, and nothing stays
// where nothing was typed.
func (d *draftKeeper) leave() {
	if d.form.touched {
		d.keep()
	}
}

// clear forgets the draft.
func (d *draftKeeper) clear() {
	d.over = true
	name := d.name
	d.loader.Load(func(ctx context.Context) (struct{}, error) {
		return struct{}{}, d.data.ClearDraft(ctx, name)
	}, func(_ struct{}, err error) {
		if err != nil {
			d.form.deps.Host.Fail(err)
		}
	})
}

// restore looks for calls that were not saved: one with this contact comes
// back, others are offered.
func (d *draftKeeper) restore(contact app.ID) {
	d.finder.Load(func(ctx context.Context) ([]app.Draft, error) {
		return d.data.Drafts(ctx, draftForms)
	}, func(drafts []app.Draft, err error) {
		if err != nil {
			d.form.deps.Host.Fail(err)
			return
		}
		for i, draft := range drafts {
			t, ok := readTyped(draft)
			same := kindOf(app.InteractionKind(t.Kind)).kind == d.form.kind().kind
			if ok && same && !d.form.touched && (contact == 0 || t.Contact == int64(contact)) {
				drafts = append(drafts[:i:i], drafts[i+1:]...)
				d.resume(draft.Form, t)
				break
			}
		}
		d.form.offer(drafts)
	})
}

func readTyped(draft app.Draft) (typed, bool) {
	var t typed
	return t, json.Unmarshal([]byte(draft.Body), &t) == nil
}

// resume goes on with a call that was not saved.
func (d *draftKeeper) resume(name string, t typed) {
	d.name, d.written = name, true
	d.form.fill(t)
	d.form.touched = true
	d.form.showChips()
}

// typed is what stands in the form.
func (f *form) typed() typed {
	t := typed{
		Contact: f.with.ID(), Name: f.with.Chosen().Title, Direction: f.direction.Key(), Minutes: f.clock.entry.Text,
		Outcome: f.outcome.Key(), Campaign: f.answers.ID(), Answers: f.answers.Chosen().Title,
		Order: f.order.ID(), OrderNo: f.order.Chosen().Title, Note: f.note.Text,
	}
	if k := f.kind().kind; k != app.Call {
		t.Kind = string(k)
	}
	t.Day, t.FollowAt = f.date().String(), f.followAt.Text
	if day := f.follow.Date(); day != 0 {
		t.Follow = day.String()
	}
	return t
}

// fill shows a call that was not saved; its clock stands.
func (f *form) fill(t typed) {
	f.filling = true
	defer func() { f.filling = false }()
	f.with.SetChosen(widgets.Option{ID: t.Contact, Title: t.Name})
	f.kinds.SetKey(string(kindOf(app.InteractionKind(t.Kind)).kind))
	f.became(f.kind())
	f.direction.SetKey(t.Direction)
	f.clock.set(t.Minutes)
	if day, err := finance.ParseDate(t.Day); err == nil {
		f.day.SetDate(day)
	}
	f.outcome.SetKey(t.Outcome)
	f.answers.SetChosen(widgets.Option{ID: t.Campaign, Title: t.Answers})
	f.order.SetChosen(widgets.Option{ID: t.Order, Title: t.OrderNo})
	f.note.SetText(t.Note)
	f.followAt.SetText(t.FollowAt)
	if day, err := finance.ParseDate(t.Follow); err == nil {
		f.follow.SetDate(day)
	}
	f.showCost()
	if t.Contact > 0 {
		f.loadPerson(app.ID(t.Contact))
	}
}

// showChips says that what is typed is safe.
func (f *form) showChips() {
	if f.draft.written {
		f.panel.SetChips(f.others, f.kept)
		return
	}
	f.panel.SetChips(f.others)
}

// offer shows a link to the calls that were not saved.
func (f *form) offer(drafts []app.Draft) {
	f.others.Hidden = len(drafts) == 0
	f.others.SetLabel(i18n.N(len(drafts), "%d more unsaved call", "%d more unsaved calls"))
	f.others.OnTapped = func() {
		var items []widgets.Option
		for _, draft := range drafts {
			t, ok := readTyped(draft)
			if !ok {
				continue
			}
			items = append(items, widgets.Option{Title: t.title(), Right: t.Minutes, Do: func() { f.switchTo(draft.Form, t) }})
		}
		widgets.ShowMenu(f.others, items)
	}
	f.showChips()
}

// title names an unsaved call.
func (t typed) title() string {
	if t.Name != "" {
		return t.Name
	}
	if line, _, _ := strings.Cut(t.Note, "\n"); line != "" {
		return line
	}
	return i18n.T("Unknown caller")
}

// switchTo goes on with another call that was not saved, and keeps this one.
func (f *form) switchTo(name string, t typed) {
	f.draft.leave()
	next := newForm(f.recorder, 0, app.Call)
	next.panel.OnClosed = next.closed
	f.panel.Close()
	f.recorder.form = next
	next.touched = true // nothing else is to be restored over it
	next.open()
	next.draft.resume(name, t)
}
