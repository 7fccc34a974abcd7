package definitions

import (
	"context"
	"encoding/json"

	"rapport/ui/widgets"
)

// draftForm names the draft of the next version in the file: there is one.
const draftForm = "definitions/next"

// keeper writes the draft down on each change, one write after the other, the
// newest state last, so that a crash loses nothing of it.
type keeper struct {
	source Source
	fail   func(error)
	draft  *typed // nil where there is none
	busy   bool   // a write is under way
	again  bool   // something changed meanwhile
	loader widgets.Loader[struct{}]
}

// keep writes a draft down; nil forgets it.
func (k *keeper) keep(t *typed) {
	k.draft = t
	if k.busy {
		k.again = true
		return
	}
	write := func(ctx context.Context) error { return k.source.ClearDraft(ctx, draftForm) }
	if t != nil {
		body, err := json.Marshal(t)
		if err != nil {
			k.fail(err)
			return
		}
		write = func(ctx context.Context) error { return k.source.SaveDraft(ctx, draftForm, string(body)) }
	}
	k.busy = true
	k.loader.Load(func(ctx context.Context) (struct{}, error) { return struct{}{}, write(ctx) },
		func(_ struct{}, err error) {
			k.busy = false
			if err != nil {
				k.fail(err)
			}
			if k.again {
				k.again = false
				k.keep(k.draft)
			}
		})
}

// readDraft reads what was kept; none where nothing was, or what an older
// program kept cannot be read.
func readDraft(ctx context.Context, source Source) (*typed, error) {
	drafts, err := source.Drafts(ctx, draftForm)
	if err != nil || len(drafts) == 0 {
		return nil, err
	}
	var t typed
	if err := json.Unmarshal([]byte(drafts[0].Body), &t); err != nil {
		return nil, nil //nolint:nilerr // a draft that cannot be read is none
	}
	return &t, nil
}
