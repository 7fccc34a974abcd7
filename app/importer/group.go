package importer

import (
	"context"
	"hash/maphash"
	"io"
	"strings"

	"rapport/app"
)

// item is the rows of one record.
type item struct {
	rows []Row
}

// grouper brings the rows of one record together wherever they stand in the
// file. A first pass notes the last row of each record, so that the second can
// let a record go as soon as it is whole: a file in order needs hardly any
// memory.
type grouper struct {
	column  int // -1: each row is a record
	fixed   string
	seed    maphash.Seed
	last    map[uint64]int // hash of the key to the number of its last row
	open    map[string]*item
	pending int
	total   int // rows; 0 where not counted
}

// newGrouper makes the first pass where the kind has records of several rows.
func newGrouper(ctx context.Context, plan *Plan, field string, m *mapping) (*grouper, error) {
	g := &grouper{column: -1, open: map[string]*item{}}
	if field == "" {
		return g, nil
	}
	g.column, g.seed, g.last = m.slots[field].column, maphash.MakeSeed(), map[uint64]int{}
	if g.column < 0 {
		g.fixed = m.slots[field].value
	}
	src, _, err := openMended(plan)
	if err != nil {
		return nil, err
	}
	defer src.close()
	for {
		row, err := src.next()
		if err == io.EOF {
			return g, nil
		}
		if err != nil {
			return nil, err
		}
		if g.total++; g.total%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if key := g.key(row); key != "" {
			g.last[maphash.String(g.seed, key)] = row.Number
		}
	}
}

// key is what the rows of one record share; empty where the row cannot tell.
func (g *grouper) key(row Row) string {
	if g.last == nil {
		return ""
	}
	if g.column < 0 {
		return g.fixed
	}
	if g.column >= len(row.Cells) {
		return ""
	}
	return strings.TrimSpace(row.Cells[g.column])
}

// add takes a row and gives the record that is whole with it, or nil.
func (g *grouper) add(row Row) (*item, error) {
	key := g.key(row)
	if key == "" {
		return &item{rows: []Row{row}}, nil
	}
	it := g.open[key]
	if it == nil {
		it = &item{}
		g.open[key] = it
	}
	it.rows = append(it.rows, row)
	if g.pending++; g.pending > pendingLimit {
		return nil, app.Errorf(app.BadInput, "The rows of one number lie too far apart in this file; sort it by number and import it again.")
	}
	if g.last[maphash.String(g.seed, key)] > row.Number {
		return nil, nil
	}
	g.pending -= len(it.rows)
	delete(g.open, key)
	return it, nil
}
