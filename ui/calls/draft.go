package calls

import (
	"context"
	"encoding/json"

	"rapport/finance"
	"rapport/ui/widgets"
)

// formName names the draft of this form in the file.
const formName = "call"

// draft is everything that is typed into the form.
type draft struct {
	Contact   int64        `json:"contact,omitempty"`
	Name      string       `json:"name,omitempty"` // of the contact, also of one that is new
	Direction string       `json:"direction"`
	Minutes   string       `json:"minutes,omitempty"` // as typed or run
	Outcome   string       `json:"outcome,omitempty"`
	Campaign  int64        `json:"campaign,omitempty"`
	Answers   string       `json:"answers,omitempty"` // name of the campaign
	Order     int64        `json:"order,omitempty"`
	Note      string       `json:"note,omitempty"`
	FollowUp  finance.Date `json:"follow_up,omitempty"`
}

// worthKeeping reports whether anything was typed that would be a loss.
func (d draft) worthKeeping() bool {
	return d.Contact != 0 || d.Name != "" || d.Outcome != "" || d.Note != "" || d.Campaign != 0 || d.FollowUp != 0
}

// keeper writes a form's draft off the window's goroutine, one at a time.
type keeper struct {
	data   Data
	loader widgets.Loader[struct{}]
	last   string
	kept   func()
	fail   func(error)
}

// keep writes the draft where it has changed.
func (k *keeper) keep(d draft) {
	text, err := json.Marshal(d)
	if err != nil || string(text) == k.last || !d.worthKeeping() {
		return
	}
	k.last = string(text)
	k.loader.Load(func(ctx context.Context) (struct{}, error) {
		return struct{}{}, k.data.SaveDraft(ctx, formName, string(text))
	}, func(_ struct{}, err error) {
		if err != nil {
			k.fail(err)
			return
		}
		k.kept()
	})
}

// forget takes the draft away, because the call was saved or thrown away.
func (k *keeper) forget() {
	k.loader.Load(func(ctx context.Context) (struct{}, error) {
		return struct{}{}, k.data.ClearDraft(ctx, formName)
	}, func(_ struct{}, err error) {
		if err != nil {
			k.fail(err)
		}
	})
}

// readDraft is the draft that an earlier window left; false for none.
func readDraft(ctx context.Context, data Data) (draft, bool, error) {
	text, err := data.Draft(ctx, formName)
	if err != nil || text == "" {
		return draft{}, false, err
	}
	var d draft
	if json.Unmarshal([]byte(text), &d) != nil {
		return draft{}, false, nil // of another version: nothing that can be shown
	}
	return d, d.worthKeeping(), nil
}
