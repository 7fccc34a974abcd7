package document

import (
	"sync"
	"time"
)

// settling is what is being written or forgotten of drafts. A form that opens
// waits for it, so that one which was closed a moment ago comes back as it was
// left, and what was saved a moment ago does not.
var settling unsettled

// settlesIn is how long a form waits: while an import holds the file it opens
// without what was typed a moment ago, which is then found among the unsaved forms.
const settlesIn = time.Second

// unsettled counts work that has begun and not ended.
type unsettled struct {
	mutex sync.Mutex
	count int
	none  chan struct{} // is closed when the count is down at 0
}

func (u *unsettled) begin() {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.count == 0 {
		u.none = make(chan struct{})
	}
	u.count++
}

func (u *unsettled) end() {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.count--; u.count == 0 {
		close(u.none)
	}
}

// wait returns when what has begun has ended, or that takes too long.
func (u *unsettled) wait() {
	u.mutex.Lock()
	none, busy := u.none, u.count > 0
	u.mutex.Unlock()
	if !busy {
		return
	}
	select {
	case <-none:
	case <-time.After(settlesIn):
	}
}
