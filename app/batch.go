package app

// Batch is one import of one file.
type Batch struct {
	ID       ID     `db:"id"`
	Kind     string `db:"kind"`
	File     string `db:"file"`
	System   string `db:"source_system"`
	Rows     int    `db:"rows"`
	Created  int    `db:"created_rows"`
	Updated  int    `db:"updated_rows"`
	Skipped  int    `db:"skipped_rows"`
	Rejected int    `db:"rejected_rows"`
	Started  string `db:"started"`
	Finished string `db:"finished"` // empty: running or broken off
	// Way is how the file was read, as JSON: columns, fixed values, encoding …
	Way string `db:"way"`
}
