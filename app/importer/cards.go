package importer

import (
	"bufio"
	"bytes"
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"

	"github.com/emersion/go-vcard"

	"rapport/app"
)

// cardColumns is the header that an address book is given.
var cardColumns = []string{
	"external_id", "kind", "name", "given_name", "family_name", "company", "email", "phone",
	"address", "city", "region", "postcode", "country", "birthday", "tags", "note",
}

// cardTable reads the contacts of a vCard file (versions 2.1, 3.0 and 4.0), a
// card a row. Several addresses or numbers of one card share a cell, a line
// each.
type cardTable struct {
	in     *bufio.Reader
	closer io.Closer
	number int
}

func openCards(path string, format Format) (source, detected, error) {
	text, err := openDecoded(path, format.Encoding)
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
	if fault != nil {
		return row, nil
	}
	card, err := vcard.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		row.Fault = app.Errorf(app.BadInput, "The card is damaged: it does not begin and end as a vCard.")
		row.Fault.Err = err
		return row, nil
	}
	row.Cells = cardCells(card)
	return row, nil
}

// card collects the lines of the next card in a form that the decoder reads:
// unfolded, without pictures and keys, with the habits of version 2.1 (bare
// parameters, quoted-printable) turned into those of 3.0.
func (t *cardTable) card() (string, *app.Error, error) {
	var card strings.Builder
	var fault *app.Error
	inside, size := false, 0
	for {
		line, err := t.line()
		if err != nil && line == "" {
			if err == io.EOF && inside {
				return "", app.Errorf(app.BadInput, "The card is damaged: it does not begin and end as a vCard."), nil
			}
			return "", nil, err
		}
		upper := strings.ToUpper(strings.TrimSpace(line))
		switch {
		case upper == "BEGIN:VCARD":
			inside, size = true, 0
			card.Reset()
		case !inside || heavy.MatchString(line):
			continue
		}
		line = modern(line)
		if size += len(line); size > rowLimit {
			fault = app.Errorf(app.BadInput, "The card is longer than four million characters; shorten it.")
		} else {
			card.WriteString(line)
			card.WriteString("\r\n")
		}
		if upper == "END:VCARD" {
			return card.String(), fault, nil
		}
	}
}

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
	if charset != "" {
		if enc, err := encodingByName(charset); err == nil && enc != nil {
			if decoded, err := enc.NewDecoder().String(text); err == nil {
				text = decoded
			}
		}
	}
	return strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(text)
}

// cardCells puts a card under cardColumns.
func cardCells(card vcard.Card) []string {
	name := card.Name()
	if name == nil {
		name = &vcard.Name{}
	}
	address := card.Address()
	if address == nil {
		address = &vcard.Address{}
	}
	organisation, _, _ := strings.Cut(card.PreferredValue(vcard.FieldOrganization), ";")
	cells := []string{
		strings.TrimPrefix(card.Value(vcard.FieldUID), "urn:uuid:"), cardKind(card),
		card.PreferredValue(vcard.FieldFormattedName), name.GivenName, name.FamilyName, organisation,
		joined(card, vcard.FieldEmail, isAddress), joined(card, vcard.FieldTelephone, isVoice),
		lines(address.PostOfficeBox, address.ExtendedAddress, address.StreetAddress),
		address.Locality, address.Region, address.PostalCode, address.Country,
		card.Value(vcard.FieldBirthday), strings.Join(card.Categories(), ","),
		strings.Join(card.Values(vcard.FieldNote), "\n"),
	}
	if name, company := cells[2]+cells[3]+cells[4], cells[5]; strings.TrimSpace(name+company) == "" {
		cells[2], _, _ = strings.Cut(lines(cells[6], cells[7]), "\n") // who has no name goes by the address or number
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(strings.NewReplacer(`\;`, ";", `\:`, ":", `\N`, "\n").Replace(cells[i]))
	}
	return cells
}

func cardKind(card vcard.Card) string {
	show := card.Value("X-ABSHOWAS")
	if card.Kind() == vcard.KindOrganization || strings.EqualFold(show, "COMPANY") {
		return string(app.Organisation)
	}
	return string(app.Person)
}

// joined lists the values of a property that pass, the preferred one first.
func joined(card vcard.Card, property string, pass func(*vcard.Field) bool) string {
	var values []string
	first := card.Preferred(property)
	add := func(f *vcard.Field) {
		value := strings.TrimSpace(strings.TrimPrefix(f.Value, "tel:"))
		value, _, _ = strings.Cut(value, ";ext=")
		for _, v := range values {
			if v == value {
				return
			}
		}
		if value != "" && pass(f) {
			values = append(values, value)
		}
	}
	if first != nil {
		add(first)
	}
	for _, f := range card[property] {
		add(f)
	}
	return strings.Join(values, "\n")
}

func isAddress(f *vcard.Field) bool { return strings.Contains(f.Value, "@") }

func isVoice(f *vcard.Field) bool {
	return !f.Params.HasType("fax") && !f.Params.HasType("pager")
}

// lines joins the parts that are there with line breaks.
func lines(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, "\n")
}
