package store

import "time"

// Pin makes IDs count up from a moment, with copy number 0, and dates actions at
// it, until unpin is called: a company that is made by a program is then the same
// each time. It is for files that hold nothing but lists yet, or what was made
// so; the moment must lie in the past, and none before an earlier one, so that
// later IDs come after.
func (s *Store) Pin(from time.Time) (unpin func()) {
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

// As lets somebody else act, as the history names it, until back is called.
func (s *Store) As(actor string) (back func()) {
	before := s.actor
	s.actor = actor
	return func() { s.actor = before }
}
