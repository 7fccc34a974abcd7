package importer

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"rapport/app"
)

// checkPacked unpacks a workbook into nothing and refuses one that becomes too
// large: a small file can hold terabytes of zeros, and what its directory says
// of the sizes may be a lie.
func checkPacked(file string) error {
	z, err := zip.OpenReader(file)
	if err != nil {
		return damagedBook(file, err)
	}
	defer z.Close()
	left := int64(unzipLimit)
	for _, part := range z.File {
		in, err := part.Open()
		if err != nil {
			return damagedBook(file, err)
		}
		n, err := io.Copy(io.Discard, io.LimitReader(in, left+1))
		_ = in.Close()
		if left -= n; left < 0 {
			return app.Errorf(app.BadInput, "%s unpacks to more than %d MB, which no honest table does; save the table as .csv.", filepath.Base(file), unzipLimit>>20)
		}
		if err != nil {
			return damagedBook(file, err)
		}
	}
	return nil
}

func damagedBook(file string, err error) error {
	e := app.Errorf(app.BadInput, "%s is no .xlsx file, is damaged, or is locked with a password; open it in a spreadsheet and save it anew.", filepath.Base(file))
	e.Err = err
	return e
}

// sheetFacts is what the rows of a sheet do not tell by themselves.
type sheetFacts struct {
	// unworked are the cells with a formula whose result was never saved, as
	// row and column, both from 1.
	unworked map[[2]int]bool
	merged   []mergedCells // over several rows, in their order
}

// mergedCells is one cell over several rows; rows and column from 1.
type mergedCells struct {
	first, last, column int
	value               string
}

// factsLimit is how many formulas and merged cells are minded.
const factsLimit = 100_000

// readFacts reads the XML of a sheet once. Where it cannot be read there are no
// facts: reading the rows says what is wrong.
func readFacts(file, sheet string) sheetFacts {
	facts := sheetFacts{unworked: map[[2]int]bool{}}
	z, err := zip.OpenReader(file)
	if err != nil {
		return facts
	}
	defer z.Close()
	in, err := z.Open(sheetPart(&z.Reader, sheet))
	if err != nil {
		return facts
	}
	defer in.Close()
	tags := bufio.NewScanner(in)
	tags.Buffer(make([]byte, 64<<10), rowLimit)
	tags.Split(splitTags)
	var cell []byte
	formula, value := false, false
	for tags.Scan() {
		text, tag, _ := bytes.Cut(tags.Bytes(), []byte("<"))
		switch name := tagName(tag); name {
		case "c":
			cell, formula, value = append(cell[:0], tag...), false, false
		case "f":
			formula = true
		case "/v":
			value = value || len(text) > 0
		case "/c":
			if formula && !value && len(facts.unworked) < factsLimit {
				if column, row, err := excelize.CellNameToCoordinates(attribute(cell, "r")); err == nil {
					facts.unworked[[2]int{row, column}] = true
				}
			}
		case "mergeCell":
			facts.merge(attribute(tag, "ref"))
		}
	}
	return facts
}

func (f *sheetFacts) merge(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	column, first, err := excelize.CellNameToCoordinates(from)
	_, last, problem := excelize.CellNameToCoordinates(to)
	if ok && err == nil && problem == nil && last > first && len(f.merged) < factsLimit {
		f.merged = append(f.merged, mergedCells{first: first, last: last, column: column})
	}
}

// splitTags cuts XML behind each tag.
func splitTags(data []byte, end bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, '>'); i >= 0 {
		return i + 1, data[:i], nil
	}
	if end {
		return len(data), nil, nil
	}
	return 0, nil, nil
}

// tagName is the name of a tag without its name space.
func tagName(tag []byte) string {
	closing := bytes.HasPrefix(tag, []byte("/"))
	name := bytes.TrimPrefix(tag, []byte("/"))
	if i := bytes.IndexAny(name, " \t\r\n/"); i >= 0 {
		name = name[:i]
	}
	if i := bytes.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	if closing {
		return "/" + string(name)
	}
	return string(name)
}

func attribute(tag []byte, name string) string {
	_, rest, found := bytes.Cut(tag, []byte(" "+name+`="`))
	value, _, ended := bytes.Cut(rest, []byte(`"`))
	if !found || !ended {
		return ""
	}
	return string(value)
}

// sheetPart is the name of the part of the workbook that holds a sheet.
func sheetPart(z *zip.Reader, sheet string) string {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	readPart(z, "xl/workbook.xml", &book)
	readPart(z, "xl/_rels/workbook.xml.rels", &links)
	for _, s := range book.Sheets {
		for _, l := range links.Relationship {
			if s.Name == sheet && s.ID == l.ID {
				if strings.HasPrefix(l.Target, "/") {
					return strings.TrimPrefix(l.Target, "/")
				}
				return path.Join("xl", l.Target)
			}
		}
	}
	return "xl/worksheets/sheet1.xml"
}

// readPart reads a small part; what cannot be read stays empty.
func readPart(z *zip.Reader, name string, into any) {
	in, err := z.Open(name)
	if err != nil {
		return
	}
	defer in.Close()
	_ = xml.NewDecoder(io.LimitReader(in, 16<<20)).Decode(into)
}
