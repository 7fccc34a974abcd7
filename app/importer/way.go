package importer

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rapport/app"
)

// Way is how a file is read, without the file: what is kept of an import for the
// next one from the same system.
type Way struct {
	// Header is the columns of the file that it was made for.
	Header      []string          `json:"header"`
	Columns     map[string]string `json:"columns"` // field to column; empty: not in the file
	Values      map[string]string `json:"values,omitempty"`
	Encoding    string            `json:"encoding,omitempty"`
	Separator   string            `json:"separator,omitempty"`
	Sheet       string            `json:"sheet,omitempty"`
	Decimal     string            `json:"decimal,omitempty"`
	DateFormat  string            `json:"date_format,omitempty"`
	OnDuplicate Policy            `json:"on_duplicate,omitempty"`
}

// Way is the plan's way, with the columns as the file has them.
func (p *Plan) Way(header []string, mapped map[string]string) Way {
	columns := map[string]string{}
	for field, column := range p.Columns {
		columns[field] = column
	}
	for field, column := range mapped {
		columns[field] = column
	}
	return Way{
		Header: header, Columns: columns, Values: p.Values, Encoding: p.Encoding, Separator: p.Separator, Sheet: p.Sheet,
		Decimal: p.Decimal, DateFormat: p.DateFormat, OnDuplicate: p.OnDuplicate,
	}
}

// JSON is the way as it is stored.
func (w Way) JSON() string {
	text, err := json.Marshal(w)
	if err != nil {
		return "{}" // strings alone cannot fail
	}
	return string(text)
}

// ReadWay reads a way as it is stored; an empty text is a way that tells nothing.
func ReadWay(text string) (Way, error) {
	var w Way
	if text == "" {
		return w, nil
	}
	if err := json.Unmarshal([]byte(text), &w); err != nil {
		e := app.Errorf(app.BadInput, "How the file was imported cannot be read; choose its columns anew.")
		e.Err = err
		return Way{}, e
	}
	return w, nil
}

// Apply gives a plan the way, but for what the plan says itself, and for columns
// that the file does not have.
func (w Way) Apply(p *Plan, header []string) {
	columns := map[string]string{}
	for field, column := range w.Columns {
		if column == "" || slices.Contains(header, column) {
			columns[field] = column
		}
	}
	for field, column := range p.Columns {
		columns[field] = column
	}
	values := map[string]string{}
	for _, from := range []map[string]string{w.Values, p.Values} {
		for field, value := range from {
			values[field] = value
			if _, told := p.Columns[field]; !told {
				delete(columns, field)
			}
		}
	}
	p.Columns, p.Values = columns, values
	for _, part := range []struct{ to, from *string }{{&p.Decimal, &w.Decimal}, {&p.DateFormat, &w.DateFormat}} {
		if *part.to == "" {
			*part.to = *part.from
		}
	}
	w.open(p)
	if p.OnDuplicate == "" {
		p.OnDuplicate = w.OnDuplicate
	}
}

// open gives a plan what is needed to open the file. The encoding of a text file
// says nothing of a workbook, nor its separator.
func (w Way) open(p *Plan) {
	for _, part := range []struct{ to, from *string }{{&p.Encoding, &w.Encoding}, {&p.Separator, &w.Separator}, {&p.Sheet, &w.Sheet}} {
		if *part.to == "" {
			*part.to = *part.from
		}
	}
}

// Fits reports a file with the columns that the way was made for, in any order.
func (w Way) Fits(header []string) bool {
	if len(header) != len(w.Header) || len(header) == 0 {
		return false
	}
	a, b := slices.Clone(header), slices.Clone(w.Header)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// Profiled gives a plan the way of a profile, but for what the plan says itself.
func Profiled(p app.ImportProfile, plan Plan) (Plan, error) {
	w, err := ReadWay(p.Way)
	if err != nil {
		return plan, err
	}
	told := plan.Sheet
	w.open(&plan)
	header, err := Header(plan)
	if err != nil && told == "" && w.Sheet != "" {
		plan.Sheet, w.Sheet = "", "" // each export may name its sheet anew
		header, err = Header(plan)
	}
	if err != nil {
		return plan, err
	}
	w.Apply(&plan, header)
	return plan, nil
}

// NewProfile keeps a plan under a name, with the folder of its file.
func NewProfile(name string, plan Plan, in Inspection) (*app.ImportProfile, error) {
	folder, err := filepath.Abs(filepath.Dir(plan.File))
	if err != nil {
		return nil, err
	}
	return &app.ImportProfile{
		Name: strings.TrimSpace(name), Kind: plan.Kind, System: plan.System, Folder: folder,
		Pattern: app.ExportPattern(plan.File), Way: plan.Way(in.Columns, in.Mapping).JSON(),
	}, nil
}

// Header is the columns of the plan's file.
func Header(plan Plan) ([]string, error) {
	src, _, err := open(plan.File, plan.Format)
	if err != nil {
		return nil, err
	}
	defer src.close()
	return src.header(), nil
}

// Newest is the youngest file of a profile's folder that is named as its exports
// are.
func Newest(p app.ImportProfile) (string, error) {
	if p.Folder == "" {
		return "", app.Errorf(app.NotFound, "The profile %s has no folder; name the file.", p.Name)
	}
	entries, err := os.ReadDir(p.Folder)
	if err != nil {
		e := app.Errorf(app.NotFound, "The folder %s of the profile %s cannot be read; name the file.", p.Folder, p.Name)
		e.Err = err
		return "", e
	}
	type export struct {
		name    string
		changed time.Time
	}
	var exports []export
	for _, entry := range entries {
		like, err := filepath.Match(strings.ToLower(p.Pattern), strings.ToLower(entry.Name()))
		info, problem := entry.Info()
		if err == nil && like && problem == nil && info.Mode().IsRegular() {
			exports = append(exports, export{entry.Name(), info.ModTime()})
		}
	}
	if len(exports) == 0 {
		return "", app.Errorf(app.NotFound, "The folder %s has no file named like %s; name the file.", p.Folder, p.Pattern)
	}
	newest := slices.MaxFunc(exports, func(a, b export) int {
		return cmp.Or(a.changed.Compare(b.changed), strings.Compare(a.name, b.name))
	})
	return filepath.Join(p.Folder, newest.name), nil
}
