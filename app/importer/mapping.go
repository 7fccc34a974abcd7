package importer

import (
	"slices"
	"strings"

	"rapport/app"
)

// customPrefix marks a contact's own field: custom.NAME.
const customPrefix = "custom."

// systemPrefix marks what another system calls a contact: id.SYSTEM.
const systemPrefix = "id."

// slot says where the value of a field comes from: a column, or a fixed value.
type slot struct {
	column int // -1: the fixed value
	value  string
	header string // the column's name in the file
}

// mapping gives each field of a kind its slot.
type mapping struct {
	slots map[string]slot
	// unused are the columns of the file that no field takes.
	unused []string
}

// has reports that the field has a column or a fixed value.
func (m *mapping) has(field string) bool {
	_, ok := m.slots[field]
	return ok
}

// columns tells the column of each field that has one.
func (m *mapping) columns() map[string]string {
	columns := map[string]string{}
	for field, s := range m.slots {
		if s.column >= 0 {
			columns[field] = s.header
		}
	}
	return columns
}

// custom lists the contact's own fields that are mapped.
func (m *mapping) custom() []string { return m.prefixed(customPrefix) }

func (m *mapping) prefixed(prefix string) []string {
	var names []string
	for field := range m.slots {
		if strings.HasPrefix(field, prefix) {
			names = append(names, field)
		}
	}
	slices.Sort(names)
	return names
}

// mapColumns finds the column of each field: first as told, then by name. told
// maps fields to column names (an empty name leaves the field out), fixed maps
// fields to values. Every fault is told at once.
func mapColumns(kind string, header []string, told, fixed map[string]string) (*mapping, error) {
	m := &mapping{slots: map[string]slot{}}
	fields := kindFields[kind]
	var faults app.Problems
	for _, field := range sortedKeys(told) {
		if fault := knownField(kind, fields, field); fault != nil {
			faults = append(faults, fault)
			continue
		}
		if told[field] == "" {
			continue
		}
		column, fault := columnNamed(header, told[field])
		if fault != nil {
			faults = append(faults, fault)
			continue
		}
		m.slots[field] = slot{column: column, header: header[column]}
	}
	for _, field := range sortedKeys(fixed) {
		if fault := knownField(kind, fields, field); fault != nil {
			faults = append(faults, fault)
			continue
		}
		m.slots[field] = slot{column: -1, value: fixed[field], header: field}
	}
	if fault := m.recognise(fields, header, told); fault != nil {
		faults = append(faults, fault)
	}
	if kind == "contacts" {
		m.recogniseOwn(header, told)
	}
	if len(faults) == 0 {
		faults = append(faults, m.missing(kind, fields, header)...)
	}
	m.unused = m.leftOver(header)
	return m, faults.OrNil()
}

// ownColumn reports a field of contacts that has no fixed name.
func ownColumn(name string) bool {
	return len(name) > len(customPrefix) && strings.HasPrefix(name, customPrefix) ||
		len(name) > len(systemPrefix) && strings.HasPrefix(name, systemPrefix)
}

// recogniseOwn maps the columns that are called as an export calls custom fields
// and the IDs of other systems.
func (m *mapping) recogniseOwn(header []string, told map[string]string) {
	taken := map[int]bool{}
	for _, s := range m.slots {
		taken[s.column] = true
	}
	for i, h := range header {
		if _, wasTold := told[h]; !wasTold && !taken[i] && ownColumn(h) && !m.has(h) {
			m.slots[h] = slot{column: i, header: h}
		}
	}
}

func knownField(kind string, fields []Field, name string) *app.Error {
	if kind == "contacts" && ownColumn(name) {
		return nil
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		if f.Name == name {
			return nil
		}
		names[i] = f.Name
	}
	return app.Errorf(app.BadInput, "An import of %s has no field %q; its fields are %s.", kind, name, strings.Join(names, ", "))
}

// columnNamed finds a column by its name as told: exactly, else in any spelling.
func columnNamed(header []string, name string) (int, *app.Error) {
	name = strings.Join(strings.Fields(name), " ")
	if i := slices.Index(header, name); i >= 0 && name != "" {
		return i, nil
	}
	switch found := columnsLike(plainNames(header), plainName(name), nil); len(found) {
	case 0:
		return 0, app.Errorf(app.BadInput, "The file has no column %q; its columns are %s.", name, listed(header))
	case 1:
		return found[0], nil
	default:
		return 0, severalNamed(header, found)
	}
}

func severalNamed(header []string, found []int) *app.Error {
	return app.Errorf(app.BadInput, "The file has %d columns named %q; say which one is meant: %s.", len(found), original(header[found[0]]), listed(names(header, found)))
}

// columnsLike finds the columns of a plain name that no field has taken.
func columnsLike(plain []string, name string, taken map[int]bool) []int {
	var found []int
	for i, h := range plain {
		if h == name && name != "" && !taken[i] {
			found = append(found, i)
		}
	}
	return found
}

// plainNames are the columns as the file names them, in the form that is
// compared.
func plainNames(header []string) []string {
	plain := make([]string, len(header))
	for i, h := range header {
		plain[i] = plainName(original(h))
	}
	return plain
}

func names(header []string, columns []int) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = header[c]
	}
	return list
}

// several reports a field that has others of its kind for the columns that it
// leaves.
func (f Field) several() bool {
	return f.last || f.Name == "email" || f.Name == "phone"
}

// recognise gives the fields that nobody told a column of their own name, or of
// one of their other names, the more usual first.
func (m *mapping) recognise(fields []Field, header []string, told map[string]string) *app.Error {
	taken := map[int]bool{}
	for _, s := range m.slots {
		taken[s.column] = true
	}
	plain := plainNames(header)
	depth := 0
	for _, f := range fields {
		depth = max(depth, len(f.synonyms))
	}
	// All own names come before any synonym, so that "name" is not lost to a
	// field that comes earlier and would take it too.
	for _, last := range []bool{false, true} {
		for level := -1; level < depth; level++ {
			for _, f := range fields {
				if _, wasTold := told[f.Name]; f.last != last || wasTold || m.has(f.Name) || level >= len(f.synonyms) {
					continue
				}
				name := f.Name
				if level >= 0 {
					name = f.synonyms[level]
				}
				found := columnsLike(plain, plainName(name), taken)
				if len(found) == 0 {
					continue
				}
				if len(found) > 1 && !f.several() {
					return severalNamed(header, found)
				}
				taken[found[0]] = true
				m.slots[f.Name] = slot{column: found[0], header: header[found[0]]}
			}
		}
	}
	return nil
}

// missing tells the required fields that have no column.
func (m *mapping) missing(kind string, fields []Field, header []string) app.Problems {
	var names []string
	for _, f := range fields {
		if f.Required && !m.has(f.Name) {
			names = append(names, f.Name)
		}
	}
	if kind == "contacts" && !m.has("name") && !m.has("given_name") && !m.has("family_name") && !m.has("company") {
		names = append(names, "name")
	}
	if kind == kindSubscriptions && !m.has("start") && !m.has("tenure") {
		names = append(names, "start")
	}
	if len(names) == 0 {
		return nil
	}
	return app.Problems{app.Errorf(app.BadInput, "No column for %s was found among the columns %s; name the column for each.", strings.Join(names, ", "), listed(header))}
}

func (m *mapping) leftOver(header []string) []string {
	used := map[int]bool{}
	for _, s := range m.slots {
		used[s.column] = true
	}
	var unused []string
	for i, h := range header {
		if !used[i] && h != "" && h != reasonColumn {
			unused = append(unused, h)
		}
	}
	return unused
}

// listed names the columns in a sentence; of many, the first.
func listed(header []string) string {
	const most = 30
	names := make([]string, 0, most)
	for _, h := range header {
		if len(names) == most {
			return strings.Join(names, ", ") + " …"
		}
		if h = short(h); h != "" {
			names = append(names, h)
		}
	}
	return strings.Join(names, ", ")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
