package importer

import (
	"bufio"
	"bytes"
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-vcard"

	"rapport/app"
)

// cardColumns is the header that an address book is given.
var cardColumns = []string{
	"external_id", "kind", "name", "given_name", "family_name", "company", "email", "phone",
	"address", "city", "region", "postcode", "country", "birthday", "tags", "note",
	"website", "other_addresses",
}

// cardTable reads the contacts of a vCard file (versions 2.1, 3.0 and 4.0), a
// card a row. Several addresses or numbers of one card share a cell, a line
// each, with what they are for before them: "work: +1 418 656 9254".
type cardTable struct {
	in     *bufio.Reader
	closer io.Closer
	number int
	begun  bool // the BEGIN of the next card was read as the end of the one before
}

func openCards(path string, format Format) (source, detected, error) {
	text, err := openDecoded(path, format.Encoding, true)
	if err != nil {
		return nil, detected{}, err
	}
	t := &cardTable{in: bufio.NewReaderSize(text, 64<<10), closer: text}
	if head, _ := t.in.Peek(32 << 10); !bytes.Contains(bytes.ToUpper(head), []byte("BEGIN:VCARD")) {
		return nil, detected{}, drain(text, app.Errorf(app.BadInput, "%s holds no vCards.", path))
	}
	return t, detected{encoding: text.encoding}, nil
}

func (t *cardTable) header() []string { return cardColumns }
func (t *cardTable) close() error     { return t.closer.Close() }

func (t *cardTable) next() (Row, error) {
	text, fault, err := t.card()
	if err != nil {
		return Row{}, err
	}
	t.number++
	row := Row{Number: t.number, Cells: make([]string, len(cardColumns)), Fault: fault}
	card, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
	switch {
	case err == nil:
		row.Cells = cardCells(card)
	case fault == nil:
		row.Fault = app.Errorf(app.BadInput, "The card is damaged: it does not begin and end as a vCard.")
		row.Fault.Err = err
	}
	for i, cell := range row.Cells {
		if row.Fault == nil && (strings.ContainsRune(cell, utf8.RuneError) || strings.IndexByte(cell, 0) >= 0) {
			row.Fault = app.Errorf(app.BadInput, "The card holds characters that cannot be read; name the right encoding, such as gb18030 or windows-1252.")
			row.Bad = i + 1
		}
	}
	return row, nil
}

// card collects the lines of the next card in a form that the decoder reads:
// unfolded, without pictures and keys, with the habits of version 2.1 (bare
// parameters, quoted-printable) turned into those of 3.0. A card that is cut
// off comes with what there is of it, and the fault.
func (t *cardTable) card() (string, *app.Error, error) {
	var card strings.Builder
	var fault *app.Error
	inside, size, agents := t.begun, 0, 0
	t.begun = false
	put := func(line string) {
		card.WriteString(line)
		card.WriteString("\r\n")
	}
	cut := func() (string, *app.Error, error) {
		put("END:VCARD")
		return card.String(), app.Errorf(app.BadInput, "The card has no END:VCARD, so that something of it may be missing; look at what is there of it."), nil
	}
	if inside {
		put("BEGIN:VCARD")
	}
	for {
		line, err := t.line()
		if err != nil && line == "" {
			if err == io.EOF && inside {
				return cut()
			}
			return "", nil, err
		}
		upper := strings.ToUpper(strings.TrimSpace(line))
		switch {
		case upper == "BEGIN:VCARD" && inside && agents == 0:
			t.begun = true
			return cut()
		case agents > 0 && upper == "END:VCARD":
			agents--
			continue
		case inside && agent.MatchString(line):
			agents = 1 // the card of somebody else, within this one
			continue
		case agents > 0:
			continue
		case upper == "BEGIN:VCARD":
			inside = true
		case !inside || heavy.MatchString(line):
			continue
		}
		line = modern(line)
		if size += len(line); size > rowLimit {
			fault = app.Errorf(app.BadInput, "The card is longer than four million characters; shorten it.")
		} else {
			put(line)
		}
		if upper == "END:VCARD" {
			if fault != nil {
				return cutOff(card.String()), fault, nil
			}
			return card.String(), nil, nil
		}
	}
}

// cutOff ends a card whose end was too far away.
func cutOff(card string) string {
	if strings.HasSuffix(strings.ToUpper(strings.TrimSpace(card)), "END:VCARD") {
		return card
	}
	return card + "END:VCARD\r\n"
}

// agent is the property of version 2.1 whose value is a card on the next lines.
var agent = regexp.MustCompile(`(?i)^([\w-]+\.)?AGENT(;[^:]*)?:\s*(BEGIN:VCARD\s*)?$`)

// heavy are the properties that no contact keeps and that may be very long.
var heavy = regexp.MustCompile(`(?i)^([\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-MS-OL-DESIGN|X-MS-CARDPICTURE)[;:]`)

// line is the next logical line: folded lines joined, quoted-printable ones too.
// What goes beyond the limit is read and dropped.
func (t *cardTable) line() (string, error) {
	text, err := t.physical()
	if err != nil && len(text) == 0 {
		return "", err
	}
	property, _, _ := bytes.Cut(text, []byte(":"))
	soft := bytes.Contains(bytes.ToUpper(property), []byte("QUOTED-PRINTABLE"))
	for {
		switch next, _ := t.in.Peek(1); {
		case soft && bytes.HasSuffix(text, []byte("=")):
			more, err := t.physical()
			text = capped(append(text[:len(text)-1], bytes.TrimLeft(more, " \t")...))
			if err != nil {
				return string(text), nil
			}
		case len(next) == 1 && (next[0] == ' ' || next[0] == '\t'):
			more, _ := t.physical()
			text = capped(append(text, more[1:]...))
		default:
			return string(text), nil
		}
	}
}

// physical is the next line as it stands, without its end.
func (t *cardTable) physical() ([]byte, error) {
	var line []byte
	for {
		part, err := t.in.ReadSlice('\n')
		line = capped(append(line, part...))
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\r\n"), err
		}
	}
}

func capped(line []byte) []byte {
	return line[:min(len(line), cellLimit)]
}

// modern rewrites a line of version 2.1 as version 3.0 has it.
func modern(line string) string {
	property, value, found := strings.Cut(line, ":")
	if !found || !strings.Contains(property, ";") || strings.Contains(property, `"`) {
		return line
	}
	parts := strings.Split(property, ";")
	charset, printable := "", false
	kept := parts[:1]
	for _, p := range parts[1:] {
		name, setting, named := strings.Cut(p, "=")
		switch upper := strings.ToUpper(name); {
		case upper == "CHARSET":
			charset = setting
		case upper == "QUOTED-PRINTABLE", upper == "ENCODING" && strings.EqualFold(setting, "QUOTED-PRINTABLE"):
			printable = true
		case !named && p != "":
			kept = append(kept, "TYPE="+p)
		case p != "":
			kept = append(kept, p)
		}
	}
	if printable {
		value = readPrintable(value, charset)
	}
	return strings.Join(kept, ";") + ":" + value
}

func readPrintable(value, charset string) string {
	raw, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
	if err != nil {
		return value
	}
	text := string(raw)
	if charset == "" && !utf8.ValidString(text) {
		charset = latinName // many phones and Outlook leave it out
	}
	if enc, err := encodingByName(charset); charset != "" && err == nil && enc != nil {
		if decoded, err := enc.NewDecoder().String(text); err == nil {
			text = decoded
		}
	}
	return strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(text)
}
