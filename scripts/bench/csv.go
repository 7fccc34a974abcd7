package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"

	"rapport/finance"
)

// writeCSV writes a header and rows.
func writeCSV(path string, header []string, rows int, row func(i int) []string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := csv.NewWriter(f)
	if err := w.Write(header); err != nil {
		return err
	}
	for i := range rows {
		if err := w.Write(row(i)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

var (
	given  = []string{"Ann", "Ben", "Clara", "David", "Elena", "Femi", "Grace", "Hugo", "Ines", "Jun"}
	family = []string{"Alvarez", "Brandt", "Chen", "Dubois", "Eriksen", "Ferreira", "Gupta", "Hassan", "Ito", "Jansen"}
)

// writeContacts makes every hundredth contact the one before it once more, under
// a number of its own.
func writeContacts(path string, n int) error {
	header := []string{"external_id", "name", "email", "phone", "address", "city", "region", "postcode", "country", "tags"}
	return writeCSV(path, header, n, func(i int) []string {
		id := i + 1
		if i%twiceEvery == twiceEvery-1 {
			i--
		}
		return []string{
			fmt.Sprint(id), fmt.Sprintf("%s %s %d", given[i%10], family[i/10%10], i+1), fmt.Sprintf("person%d@example.com", i+1),
			fmt.Sprintf("+1415%07d", 5550000+i), fmt.Sprintf("%d Main Street", i%900+1), "Springfield", "IL", fmt.Sprintf("%05d", i%100000), "US",
			[]string{"retail", "trade", "vip"}[i%3],
		}
	})
}

// twiceEvery is how many contacts there are to one that is there twice.
const twiceEvery = 100

// writeOrders gives every third order two lines.
func writeOrders(path string, n, people int) error {
	header := []string{"order_number", "date", "customer", "channel", "sku", "product_name", "quantity", "unit_price", "unit_cost", "shipping_cost"}
	first := finance.MustDate("2023-04-01")
	return writeCSV(path, header, n, func(i int) []string {
		order := i/4*3 + i%4
		if i%4 == 3 {
			order = i / 4 * 3 // the second line of the first of three
		}
		sku := (i*31)%200 + 1
		return []string{
			fmt.Sprintf("I-%07d", order+1), first.AddDays(order % 1095).String(), fmt.Sprint(order*17%people + 1), []string{"web", "phone", "store"}[order%3],
			fmt.Sprintf("S-%03d", sku), fmt.Sprintf("Article %d", sku), fmt.Sprint(i%3 + 1), fmt.Sprintf("%d.90", sku+9), fmt.Sprintf("%d.40", sku/2+4), "6.50",
		}
	})
}
