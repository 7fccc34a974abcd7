package store

// meanwhile is what others write while a change of the definitions is worked
// out off to the side. It is used only by whose turn it is to write.
type meanwhile struct {
	watching  bool
	coming    *basis          // under the definitions to come
	posting   []docKey        // documents posted by the write going on
	unsettled bool            // the write going on has changed what all postings rest on
	posted    map[docKey]bool // by writes that were committed
	stale     bool            // one of them has changed what all postings rest on
}

// watch begins to notice what is written, and makes it be posted also with what
// it depends on only under the definitions to come.
func (m *meanwhile) watch(coming *basis) {
	*m = meanwhile{watching: true, coming: coming, posted: map[docKey]bool{}}
}

func (m *meanwhile) forget() { *m = meanwhile{} }

// post notices a document that is posted again.
func (m *meanwhile) post(k docKey) {
	if m.watching {
		m.posting = append(m.posting, k)
	}
}

// unsettle notices that what all postings rest on has changed.
func (m *meanwhile) unsettle() { m.unsettled = m.watching }

// committed keeps what the write just committed has posted.
func (m *meanwhile) committed() {
	if m.watching {
		m.stale = m.stale || m.unsettled
		for _, k := range m.posting {
			m.posted[k] = true
		}
	}
	m.failed()
}

// failed forgets a write, also one that was not committed.
func (m *meanwhile) failed() { m.posting, m.unsettled = m.posting[:0], false }

// take hands over the documents posted so far.
func (m *meanwhile) take() []docKey {
	documents := make([]docKey, 0, len(m.posted))
	for k := range m.posted {
		documents = append(documents, k)
	}
	m.posted = map[docKey]bool{}
	return documents
}
