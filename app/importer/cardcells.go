package importer

import (
	"slices"
	"strings"

	"github.com/emersion/go-vcard"

	"rapport/app"
)

// cardCells puts a card under cardColumns.
func cardCells(card vcard.Card) []string {
	name := parts(card.Preferred(vcard.FieldName), 2)
	address := card.Preferred(vcard.FieldAddress)
	place := parts(address, 7)
	organisation := parts(card.Preferred(vcard.FieldOrganization), 1)[0]
	cells := []string{
		strings.TrimPrefix(card.Value(vcard.FieldUID), "urn:uuid:"), cardKind(card),
		card.PreferredValue(vcard.FieldFormattedName), name[1], name[0], organisation,
		labelled(card, vcard.FieldEmail), labelled(card, vcard.FieldTelephone),
		lines(place[0], place[1], place[2]), place[3], place[4], place[5], place[6],
		card.Value(vcard.FieldBirthday), strings.Join(card.Categories(), ","),
		strings.Join(card.Values(vcard.FieldNote), "\n"), labelled(card, vcard.FieldURL), otherAddresses(card, address),
	}
	if name, company := cells[2]+cells[3]+cells[4], cells[5]; strings.TrimSpace(name+company) == "" {
		first, _, _ := strings.Cut(lines(cells[6], cells[7]), "\n")
		_, cells[2] = unlabelled(first) // who has no name goes by the address or number
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(plainCard.Replace(cells[i]))
	}
	return cells
}

// plainCard takes away the escapes that the decoder leaves.
var plainCard = strings.NewReplacer(`\;`, ";", `\:`, ":", `\N`, "\n")

func cardKind(card vcard.Card) string {
	show := card.Value("X-ABSHOWAS")
	if card.Kind() == vcard.KindOrganization || strings.EqualFold(show, "COMPANY") {
		return string(app.Organisation)
	}
	return string(app.Person)
}

// parts takes a value apart at its semicolons, those that are not escaped, into
// at least so many.
func parts(f *vcard.Field, least int) []string {
	list := []string{}
	if f != nil {
		start := 0
		for i := range len(f.Value) {
			if f.Value[i] == ';' && (i == 0 || f.Value[i-1] != '\\') {
				list = append(list, f.Value[start:i])
				start = i + 1
			}
		}
		list = append(list, f.Value[start:])
	}
	for i := range list {
		list[i] = strings.TrimSpace(plainCard.Replace(list[i]))
	}
	for len(list) < least {
		list = append(list, "")
	}
	return list
}

// labelled lists the values of a property, a line each with what it is for
// before it: the preferred one first, faxes and pagers last.
func labelled(card vcard.Card, property string) string {
	fields := slices.Clone(card[property])
	first := card.Preferred(property)
	rank := func(f *vcard.Field) int {
		switch {
		case f.Params.HasType("fax") || f.Params.HasType("pager"):
			return 2
		case f == first:
			return 0
		}
		return 1
	}
	slices.SortStableFunc(fields, func(a, b *vcard.Field) int { return rank(a) - rank(b) })
	var list []string
	seen := map[string]bool{}
	for _, f := range fields {
		value := strings.TrimSpace(plainCard.Replace(strings.TrimPrefix(f.Value, "tel:")))
		if number, extension, ok := strings.Cut(value, ";ext="); ok {
			value = number + " ext. " + extension
		}
		value = strings.Join(strings.Fields(value), " ")
		if value == "" || seen[value] {
			continue
		}
		seen[value] = true
		if label := cardLabel(card, f); label != "" {
			value = label + ": " + value
		}
		list = append(list, value)
	}
	return strings.Join(list, "\n")
}

// cardLabel is what a number or address is for: what somebody wrote beside it,
// else what its types tell.
func cardLabel(card vcard.Card, f *vcard.Field) string {
	if f.Group != "" {
		for _, l := range card["X-ABLABEL"] {
			if strings.EqualFold(l.Group, f.Group) {
				return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(l.Value, "_$!<"), ">!$_"))
			}
		}
	}
	var words []string
	for _, kind := range []struct{ sort, word string }{{"home", "home"}, {"work", "work"}, {"cell", "mobile"}, {"fax", "fax"}, {"pager", "pager"}} {
		if f.Params.HasType(kind.sort) {
			words = append(words, kind.word)
		}
	}
	return strings.Join(words, " ")
}

// otherAddresses lists the addresses beside the preferred one, a line each.
func otherAddresses(card vcard.Card, preferred *vcard.Field) string {
	var list []string
	for _, f := range card[vcard.FieldAddress] {
		if f == preferred {
			continue
		}
		p := parts(f, 7)
		a := app.Address{
			Label: cardLabel(card, f), Address: strings.ReplaceAll(lines(p[0], p[1], p[2]), "\n", ", "),
			City: p[3], Region: p[4], Postcode: p[5], Country: p[6],
		}
		if !a.IsEmpty() {
			list = append(list, addressLine(a))
		}
	}
	return strings.Join(list, "\n")
}

// addressBar stands between the parts of an address in one cell.
const addressBar = " | "

func addressLine(a app.Address) string {
	line := strings.Join([]string{a.Address, a.City, a.Region, a.Postcode, a.Country}, addressBar)
	if a.Label != "" {
		return a.Label + ": " + line
	}
	return line
}

// readAddresses reads such lines. One without bars is the street alone.
func readAddresses(cell string) []app.Address {
	var list []app.Address
	for _, line := range cutCell(cell, "\n") {
		label, text := unlabelled(line)
		p := strings.Split(text+strings.Repeat("|", 4), "|")
		for i := range p {
			p[i] = strings.TrimSpace(p[i])
		}
		a := app.Address{Label: label, Address: p[0], City: p[1], Region: p[2], Postcode: p[3], Country: p[4]}
		if strings.Count(text, "|") != 4 {
			a = app.Address{Label: label, Address: text}
		}
		if !a.IsEmpty() {
			list = append(list, a)
		}
	}
	return list
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
