package document

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// draftBeat is how often a form is looked at for what was typed: no crash costs
// more.
const draftBeat = time.Second

// Keeper writes a form down while one types in it, one write after the other, the
// newest state last, and forgets it when the form is saved or given up.
type Keeper struct {
	data DraftData
	fail func(error)
	read func() Unsaved

	name    string
	first   string // the form as it opened, as JSON
	last    string // as it was written down last; empty: nothing lies in the file
	busy    bool
	over    bool
	then    func()
	told    bool // that it could not be written, once
	quit    chan struct{}
	writer  widgets.Loader[struct{}]
	cleaner widgets.Loader[struct{}]
}

// NewKeeper makes a keeper for a form that has just been filled from its record,
// 0 for a new one; read tells what stands in it.
func NewKeeper(data DraftData, fail func(error), kind string, of app.ID, read func() Unsaved) *Keeper {
	k := &Keeper{data: data, fail: fail, read: read}
	k.name = FormDrafts + kind + "/" + of.String() + "/" + strconv.FormatInt(time.Now().UnixNano(), 36)
	k.first = k.state()
	return k
}

// Resume goes on with a draft that the form has just been filled from. It reports
// whether the record is still as it was when the draft was begun.
func (k *Keeper) Resume(u Unsaved) (same bool) {
	k.name, k.last = u.Name, k.state()
	return u.First == "" || u.First == k.first
}

// state is what stands in the form, as JSON.
func (k *Keeper) state() string {
	text, err := json.Marshal(k.read())
	if err != nil {
		k.fail(err)
	}
	return string(text)
}

// Changed reports whether something was typed since the form opened.
func (k *Keeper) Changed() bool { return k.state() != k.first }

// Watch looks at the form each second until Rest.
func (k *Keeper) Watch() {
	if k.quit != nil || k.over {
		return
	}
	quit := make(chan struct{})
	k.quit = quit
	go func() {
		beat := time.NewTicker(draftBeat)
		defer beat.Stop()
		for {
			select {
			case <-quit:
				return
			case <-beat.C:
				fyne.Do(k.Keep)
			}
		}
	}()
}

// Rest writes down what stands in the form, and looks at it no more.
func (k *Keeper) Rest() {
	k.Keep()
	if k.quit != nil {
		close(k.quit)
		k.quit = nil
	}
}

// Keep writes the form down, where something in it has changed.
func (k *Keeper) Keep() {
	state := k.state()
	switch {
	case k.over || k.busy || state == k.last:
		return
	case state == k.first:
		if k.last != "" { // all that was typed was taken out again
			k.last = ""
			k.clear()
		}
		return
	}
	u := k.read()
	u.First = k.first
	body, err := json.Marshal(u)
	if err != nil {
		k.fail(err)
		return
	}
	k.busy = true
	name := k.name
	settling.begin()
	k.writer.Load(func(ctx context.Context) (struct{}, error) {
		defer settling.end()
		return struct{}{}, k.data.SaveDraft(ctx, name, string(body))
	}, func(_ struct{}, err error) {
		k.busy = false
		if k.over {
			k.clear()
			return
		}
		if err != nil {
			if !k.told {
				k.told = true
				k.fail(err)
			}
			return
		}
		k.last = state
		k.Keep() // what was typed meanwhile
	})
}

// Forget is told that the form was saved or given up; then, where it is not nil, is
// called once nothing of it lies in the file any more.
func (k *Keeper) Forget(then func()) {
	k.over, k.then = true, then
	if k.quit != nil {
		close(k.quit)
		k.quit = nil
	}
	if !k.busy {
		k.clear()
	}
}

func (k *Keeper) clear() {
	name := k.name
	settling.begin()
	k.cleaner.Load(func(ctx context.Context) (struct{}, error) {
		defer settling.end()
		return struct{}{}, k.data.ClearDraft(ctx, name)
	}, func(_ struct{}, err error) {
		if err != nil {
			k.fail(err)
		}
		if then := k.then; then != nil && k.over {
			k.then = nil
			then()
		}
	})
}

// KeptChips say at the head of a panel that what is typed was kept, and offer to
// begin afresh; same is what Resume told.
func KeptChips(same bool, afresh func()) []fyne.CanvasObject {
	text := i18n.T("draft kept")
	if !same {
		text = i18n.T("draft kept; saved otherwise since")
	}
	return []fyne.CanvasObject{widgets.NewChip(text), widgets.NewLink(i18n.T("Start afresh"), afresh)}
}
