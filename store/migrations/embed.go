// Package migrations holds the schema of a company file, one SQL file a step.
package migrations

import "embed"

// Files are the steps, in the order of their numbers.
//
//go:embed *.sql
var Files embed.FS
