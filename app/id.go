package app

import (
	"database/sql/driver"
	"fmt"
	"strconv"
)

// ID names a record for good, across copies of the company file. 0 is none and
// is kept as NULL. In JSON an ID is a string, since it has more digits than a
// JavaScript number.
type ID int64

// Value writes NULL for none.
func (id ID) Value() (driver.Value, error) {
	if id == 0 {
		return nil, nil
	}
	return int64(id), nil
}

// Scan reads an integer or NULL.
func (id *ID) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*id = 0
	case int64:
		*id = ID(v)
	default:
		return fmt.Errorf("cannot read an ID from %T", src)
	}
	return nil
}

// String is the decimal number, empty for none.
func (id ID) String() string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(int64(id), 10)
}

// MarshalText writes the number as text for JSON.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*id = 0
		return nil
	}
	v, err := strconv.ParseInt(string(b), 10, 64)
	*id = ID(v)
	return err
}
