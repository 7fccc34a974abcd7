package store

import "time"

// PinIDs makes IDs count up from a moment, with copy number 0, until unpin is
// called: a company that is made by a program then has the same IDs each time.
// It is for files that hold nothing but lists yet; the moment must lie in the
// past, so that later IDs come after.
func (s *Store) PinIDs(from time.Time) (unpin func()) {
	m := s.ids
	m.mu.Lock()
	defer m.mu.Unlock()
	now, number, last := m.now, m.copy, m.last
	m.now, m.copy, m.last = func() time.Time { return from }, 0, 0
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.now, m.copy, m.last = now, number, max(m.last, last)
	}
}
