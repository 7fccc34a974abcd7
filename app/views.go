package app

import (
	"database/sql/driver"
	"encoding/json"
)

// SavedView is a view of the list of contacts under a name: which contacts,
// which columns, in which order.
type SavedView struct {
	ID    ID        `db:"id"`
	Name  string    `db:"name"`
	State ViewState `db:"state"`
}

// ViewState is what a saved view keeps. Columns are keys of the list; none are
// those that the list has by itself.
type ViewState struct {
	Filter     ContactFilter `json:"filter"`
	Columns    []string      `json:"columns,omitempty"`
	Sort       string        `json:"sort,omitempty"`
	Descending bool          `json:"descending,omitempty"`
}

func (v *SavedView) recordID() *ID { return &v.ID }

// Validate wants a name.
func (v *SavedView) Validate() error {
	var p Problems
	p.name("name", v.Name, Say("Give the view a name."))
	return p.OrNil()
}

// Value keeps the state as JSON.
func (s ViewState) Value() (driver.Value, error) {
	text, err := json.Marshal(s)
	return string(text), err
}

// Scan reads the state from JSON.
func (s *ViewState) Scan(src any) error {
	*s = ViewState{}
	switch text := src.(type) {
	case string:
		return json.Unmarshal([]byte(text), s)
	case []byte:
		return json.Unmarshal(text, s)
	}
	return nil
}
