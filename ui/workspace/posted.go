package workspace

import (
	"errors"
	"sync"

	"rapport/ui/financepanel"
)

// comparisons are the companies posted under another version that the window has
// made; they go with it.
type comparisons struct {
	mu     sync.Mutex
	all    []*financepanel.Posted
	closed bool
}

// add keeps one; of a window that is closed already it goes at once.
func (c *comparisons) add(p *financepanel.Posted) {
	c.mu.Lock()
	c.all = append(c.all, p)
	closed := c.closed
	c.mu.Unlock()
	if closed {
		_ = c.close()
	}
}

// close takes all of them away.
func (c *comparisons) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	var errs []error
	for _, p := range c.all {
		errs = append(errs, p.Close())
	}
	c.all = nil
	return errors.Join(errs...)
}
