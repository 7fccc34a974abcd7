package importer

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"rapport/app"
)

// separators are those that tables are written with, the most usual first.
const separators = ",;\t|"

// Separators are those that a person may choose from.
func Separators() []string { return strings.Split(separators, "") }

// textTable reads CSV and its relatives: quoted cells with line breaks and
// doubled quotation marks, line ends of all systems, bounded memory whatever the
// file holds. A quotation mark inside an unquoted cell stands for itself.
type textTable struct {
	in        *bufio.Reader
	closer    io.Closer
	separator byte
	decoded   bool // the encoding was translated, so that U+FFFD is damage
	encoding  string
	columns   []string
	number    int
	ended     bool
}

func openText(path string, format Format) (source, detected, error) {
	text, err := openDecoded(path, format.Encoding, false)
	if err != nil {
		return nil, detected{}, err
	}
	t := &textTable{
		in: bufio.NewReaderSize(text, 256<<10), closer: text,
		decoded: text.encoding != utf8Name, encoding: text.encoding,
	}
	switch {
	case format.Separator == "":
		sample, _ := t.in.Peek(64 << 10)
		t.separator = sniff(string(sample))
	case len(format.Separator) == 1 && strings.Contains(separators, format.Separator):
		t.separator = format.Separator[0]
	default:
		return nil, detected{}, drain(text, app.Errorf(app.BadInput, "%q does not separate cells here; choose a comma, a semicolon, a tab or a bar.", format.Separator))
	}
	if err := t.readHeader(path); err != nil {
		return nil, detected{}, drain(text, err)
	}
	return t, detected{encoding: text.encoding, separator: rune(t.separator)}, nil
}

func (t *textTable) readHeader(path string) error {
	for {
		row, err := t.read()
		if err == io.EOF {
			return emptyFile(path)
		}
		if err != nil {
			return err
		}
		if row.Fault != nil {
			return row.Fault
		}
		if !blankCells(row.Cells) {
			t.columns = unique(trimmed(row.Cells))
			return nil
		}
	}
}

func (t *textTable) header() []string { return t.columns }
func (t *textTable) close() error     { return t.closer.Close() }

func (t *textTable) next() (Row, error) {
	for {
		row, err := t.read()
		if err != nil {
			return Row{}, err
		}
		if row.Fault == nil && blankCells(row.Cells) {
			continue
		}
		fit(&row, t.columns, false)
		return row, nil
	}
}

// read takes the next row from the text, blank or not.
func (t *textTable) read() (Row, error) {
	if t.ended {
		return Row{}, io.EOF
	}
	t.number++
	p := rowReader{table: t, row: Row{Number: t.number, Cells: make([]string, 0, len(t.columns))}}
	if err := p.parse(); err != nil {
		return Row{}, err
	}
	return p.row, nil
}

// rowReader is the state of reading one row.
type rowReader struct {
	table *textTable
	row   Row
	cell  []byte
	size  int
	any   bool // something of the row was read
}

// parse reads up to the end of the row. A row too long is read to its end but
// not kept, so that the rows after it can be.
func (p *rowReader) parse() error {
	for {
		b, err := p.table.in.ReadByte()
		if err != nil {
			return p.end(err)
		}
		p.any = true
		switch {
		case b == '"' && len(strings.TrimSpace(string(p.cell))) == 0:
			p.cell = p.cell[:0]
			if err := p.quoted(); err != nil {
				return p.end(err)
			}
		case b == p.table.separator:
			p.finishCell()
		case b == '\n':
			p.finishCell()
			return nil
		case b == '\r':
			p.finishCell()
			if next, err := p.table.in.Peek(1); err == nil && next[0] == '\n' {
				_, _ = p.table.in.Discard(1)
			}
			return nil
		default:
			p.keep(b)
		}
	}
}

// quoted reads a quoted cell to its closing mark.
func (p *rowReader) quoted() error {
	for {
		b, err := p.table.in.ReadByte()
		if err == io.EOF {
			p.fault(app.Errorf(app.BadInput, "A quotation mark in this row is never closed, so that everything after it belongs to one cell."))
			return err
		}
		if err != nil {
			return err
		}
		if b == '"' {
			next, err := p.table.in.Peek(1)
			if err != nil || next[0] != '"' {
				return nil
			}
			_, _ = p.table.in.Discard(1)
		}
		p.keep(b)
	}
}

// end finishes the last row of a file, which may have no line end.
func (p *rowReader) end(err error) error {
	if err != io.EOF {
		return err
	}
	p.table.ended = true
	if !p.any {
		return io.EOF
	}
	p.finishCell()
	return nil
}

func (p *rowReader) keep(b byte) {
	p.size++
	switch {
	case len(p.cell) < cellLimit && p.size <= rowLimit:
		p.cell = append(p.cell, b)
	case p.row.Fault != nil:
	case len(p.cell) >= cellLimit:
		p.fault(app.Errorf(app.BadInput, "Cell %d is longer than a million characters; shorten it.", len(p.row.Cells)+1))
	default:
		p.fault(app.Errorf(app.BadInput, "The row is longer than four million characters; shorten it."))
		p.row.Bad = 0
	}
}

func (p *rowReader) finishCell() {
	if len(p.row.Cells) >= columnLimit {
		p.fault(app.Errorf(app.BadInput, "The row has more than %d cells.", columnLimit))
		p.row.Bad = 0
		p.cell = p.cell[:0]
		return
	}
	text := string(p.cell)
	p.cell = p.cell[:0]
	n := len(p.row.Cells) + 1
	switch {
	case strings.IndexByte(text, 0) >= 0:
		p.fault(app.Errorf(app.BadInput, "Cell %d contains a NUL character, which no text has; remove it.", n))
	case !p.table.decoded && !utf8.ValidString(text), p.table.decoded && strings.ContainsRune(text, utf8.RuneError):
		p.fault(app.Errorf(app.BadInput, "Cell %d cannot be read as %s; name the right encoding, such as gb18030 or windows-1252.", n, p.table.encoding))
		text = strings.ToValidUTF8(text, "\uFFFD")
	case strings.HasPrefix(text, `="`) && len(text) > 2 && strings.HasSuffix(text, `"`):
		text = text[2 : len(text)-1] // how a table keeps a spreadsheet from taking 00123 for a number
	}
	p.row.Cells = append(p.row.Cells, text)
}

// fault notes what is wrong with the cell being read.
func (p *rowReader) fault(err *app.Error) {
	if p.row.Fault == nil {
		p.row.Fault, p.row.Bad = err, len(p.row.Cells)+1
	}
}

// sniff finds the separator: the one that cuts the first lines into the most
// cells, and all of them alike. Text within quotation marks does not count.
func sniff(sample string) byte {
	best, bestScore := byte(','), 0
	for i := range len(separators) {
		if score := alike(sample, separators[i]); score > bestScore {
			best, bestScore = separators[i], score
		}
	}
	return best
}

// alike is how many cells the first line has more than one, with twenty points
// more for each of the next lines that has as many.
func alike(sample string, separator byte) int {
	counts := separatorsPerLine(sample, separator, 6)
	if len(counts) == 0 || counts[0] == 0 {
		return 0
	}
	score := counts[0]
	for _, n := range counts[1:] {
		if n == counts[0] {
			score += 20
		}
	}
	return score
}

func separatorsPerLine(sample string, separator byte, lines int) []int {
	var counts []int
	n, quoted, any := 0, false, false
	for i := 0; i < len(sample) && len(counts) < lines; i++ {
		switch b := sample[i]; {
		case b == '"':
			quoted, any = !quoted, true
		case quoted:
		case b == separator:
			n++
			any = true
		case b == '\n' || b == '\r':
			if any {
				counts = append(counts, n)
			}
			n, any = 0, false
		default:
			any = true
		}
	}
	if any && len(counts) < lines && len(sample) < 64<<10 {
		counts = append(counts, n)
	}
	return counts
}
