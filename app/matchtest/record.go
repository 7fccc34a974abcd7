package matchtest

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// Record is a person as it was entered once; an empty field was not asked for.
type Record struct {
	Who                                               int // records of one person have the same
	Given, Family                                     string
	Street, Address, Address2, City, Postcode, Region string
	Born                                              string // yyyymmdd, not always a day that there is
	Number                                            string // that an authority gave the person
	Phone, Email                                      string
}

// Column is one or some of the fields of a record, in the columns of a table.
type Column int

// The columns that a table may have beside the names.
const (
	Address Column = iota // the address with its city, postcode and region
	Birthday
	Number
	Phone
	Email
)

// NumberField is the custom field that holds the number of a person.
const NumberField = "soc_sec_id"

// Contact is the record as a table with these columns gives it.
func (r *Record) Contact(columns ...Column) *app.Contact {
	c := &app.Contact{Kind: app.Person, GivenName: r.Given, FamilyName: r.Family, Name: strings.TrimSpace(r.Given + " " + r.Family)}
	for _, column := range columns {
		switch column {
		case Address:
			c.Address, c.City, c.Region, c.Postcode = r.Address, r.City, r.Region, r.Postcode
		case Birthday:
			if len(r.Born) == 8 {
				// A day that is none is one of the slips: it stays out.
				c.Birthday, _ = finance.ParseDate(r.Born[:4] + "-" + r.Born[4:6] + "-" + r.Born[6:])
			}
		case Number:
			if r.Number != "" {
				c.Custom = map[string]string{NumberField: r.Number}
			}
		case Phone:
			if r.Phone != "" {
				c.Points = append(c.Points, app.ContactPoint{Kind: app.Phone, Raw: r.Phone})
			}
		case Email:
			if r.Email != "" {
				c.Points = append(c.Points, app.ContactPoint{Kind: app.Email, Raw: r.Email})
			}
		}
	}
	return c
}

// fields are the columns of FEBRL's files, with the field of each.
func (r *Record) fields() map[string]*string {
	return map[string]*string{
		"given_name": &r.Given, "surname": &r.Family, "street_number": &r.Street, "address_1": &r.Address, "address_2": &r.Address2,
		"suburb": &r.City, "postcode": &r.Postcode, "state": &r.Region, "date_of_birth": &r.Born, "soc_sec_id": &r.Number,
	}
}

// Read reads a file of FEBRL: rec-N-org and rec-N-dup-M are records of person N.
func Read(file io.Reader) ([]Record, error) {
	table := csv.NewReader(file)
	table.TrimLeadingSpace = true
	rows, err := table.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	records := make([]Record, len(rows)-1)
	for n, row := range rows[1:] {
		fields := records[n].fields()
		for i, name := range rows[0] {
			value := strings.TrimSpace(row[i])
			if name = strings.TrimSpace(name); name == "rec_id" {
				if _, err := fmt.Sscanf(value, "rec-%d-", &records[n].Who); err != nil {
					return nil, fmt.Errorf("matchtest: row %d: %w", n+2, err)
				}
			} else if field := fields[name]; field != nil {
				*field = value
			}
		}
	}
	return records, nil
}

// Pairs is how many pairs of records are of one person.
func Pairs(records []Record) (n int) {
	count := map[int]int{}
	for i := range records {
		n += count[records[i].Who]
		count[records[i].Who]++
	}
	return n
}

// originals are the first records of each person, by whom they are.
func originals(records []Record) []Record {
	sorted := slices.Clone(records)
	slices.SortStableFunc(sorted, func(a, b Record) int { return a.Who - b.Who })
	return slices.CompactFunc(sorted, func(a, b Record) bool { return a.Who == b.Who })
}
