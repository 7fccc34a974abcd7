package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"rapport/app"
	"rapport/store"
	"rapport/store/storetest"
)

// BenchmarkSaveOrder saves one order with its entries, totals, history and
// search text, as one action that is safe on the disk.
func BenchmarkSaveOrder(b *testing.B) {
	ctx := context.Background()
	s := storetest.New(b)
	c, p := storetest.Person("Ann"), storetest.Product("19.99", "7.5")
	storetest.Put(b, s, c, p)
	b.ResetTimer()
	for range b.N {
		o := storetest.Order(c, "2026-03-10", p, 1)
		_, err := s.Do(ctx, app.Action{Text: "Record order %s", Args: []any{o.Number}}, func(u app.Unit) error { return u.Put(ctx, o) })
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareCommit is the limit: one row of a bare table, equally safe.
func BenchmarkBareCommit(b *testing.B) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(b.TempDir(), "bare.db")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)"); err != nil {
		b.Fatal(err)
	}
	insert, err := db.Prepare("INSERT INTO t (text) VALUES (?)")
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		if _, err := insert.Exec("one row"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkImportOrders puts orders of one line as an import does, in chunks.
func BenchmarkImportOrders(b *testing.B) {
	const chunk = 5000
	ctx := context.Background()
	s := storetest.New(b)
	p := storetest.Product("19.99", "7.5")
	storetest.Put(b, s, p)
	contacts := manyContacts(b, s, 2000)
	b.ResetTimer()
	for done := 0; done < b.N; done += chunk {
		_, err := s.Do(ctx, app.Action{Text: "Import %s", Args: []any{"orders.csv"}}, func(u app.Unit) error {
			if err := u.Bulk(ctx); err != nil {
				return err
			}
			for i := done; i < min(done+chunk, b.N); i++ {
				o := storetest.Order(contacts[i%len(contacts)], fmt.Sprintf("2026-%02d-10", i%12+1), p, 1)
				if err := u.Put(ctx, o); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
}

// BenchmarkImportContacts puts people with an e-mail and a phone, in chunks.
func BenchmarkImportContacts(b *testing.B) {
	s := storetest.New(b)
	b.ResetTimer()
	manyContacts(b, s, b.N)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "contacts/s")
}

func manyContacts(b *testing.B, s *store.Store, n int) []*app.Contact {
	const chunk = 5000
	ctx := context.Background()
	contacts := make([]*app.Contact, n)
	given := []string{"Ann", "Robert", "Chloé", "Wei", "José", "Maria", "Liang", "Olga", "Peter", "Susan"}
	family := []string{"Anderson", "Baker", "García", "Müller", "Smith", "Zhang", "O'Neil", "Tanaka", "Novák"}
	for done := 0; done < n; done += chunk {
		_, err := s.Do(ctx, app.Action{Text: "Import %s", Args: []any{"contacts.csv"}}, func(u app.Unit) error {
			if err := u.Bulk(ctx); err != nil {
				return err
			}
			for i := done; i < min(done+chunk, n); i++ {
				c := storetest.Person(fmt.Sprintf("%s %s %d", given[i%len(given)], family[i/10%len(family)], i))
				c.Points = []app.ContactPoint{
					{Kind: app.Email, Raw: fmt.Sprintf("%s%d@example.com", given[i%len(given)], i)},
					{Kind: app.Phone, Raw: fmt.Sprintf("206-555-%04d", i%10000)},
				}
				contacts[i] = c
				if err := u.Put(ctx, c); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return contacts
}

// BenchmarkSearch looks for customers among 100,000, as typed letter by letter.
func BenchmarkSearch(b *testing.B) {
	ctx := context.Background()
	s := storetest.New(b)
	manyContacts(b, s, 100_000)
	for _, text := range []string{"a", "an", "ann", "ann b", "smith", "example", "smith 4321", "garcia", "555-0100", "zz", "wei zhang 99"} {
		b.Run(text, func(b *testing.B) {
			for range b.N {
				if _, err := s.SearchContacts(ctx, text, 20); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
