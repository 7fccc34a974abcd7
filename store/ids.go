package store

import (
	"sync"
	"time"

	"rapport/app"
)

// An ID is 41 bits of milliseconds since 2020, 10 bits of copy number and 12
// bits of sequence: ordered by time, and unique across copies of the file.
const (
	idSequenceBits = 12
	idCopyBits     = 10
	copies         = 1 << idCopyBits
)

var idEpoch = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// idMaker gives out IDs, each above the last even when the clock goes back or
// more than 4096 are asked for in a millisecond: it then runs ahead.
type idMaker struct {
	mu   sync.Mutex
	now  func() time.Time
	copy int64
	last int64 // milliseconds and sequence without the copy number
}

func (m *idMaker) next() app.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	tick := m.now().Sub(idEpoch).Milliseconds() << idSequenceBits
	m.last = max(tick, m.last+1)
	return m.join(m.last)
}

// moment is the time by which IDs count, in UTC as RFC 3339.
func (m *idMaker) moment() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now().UTC().Format(time.RFC3339)
}

func (m *idMaker) join(tick int64) app.ID {
	ms, sequence := tick>>idSequenceBits, tick&(1<<idSequenceBits-1)
	return app.ID(ms<<(idSequenceBits+idCopyBits) | m.copy<<idSequenceBits | sequence)
}

// after makes every later ID greater than one that is in the file.
func (m *idMaker) after(id app.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	ms := int64(id) >> (idSequenceBits + idCopyBits)
	sequence := int64(id) & (1<<idSequenceBits - 1)
	m.last = max(m.last, ms<<idSequenceBits|sequence)
}
