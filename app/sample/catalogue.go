package sample

import (
	"github.com/shopspring/decimal"

	"rapport/app"
)

// Places in the catalogue that the story of the company names.
const (
	videoCamera = 0
	stereo      = 1
)

// catalogue is SKU, name, price, cost (empty: not known), how often it is
// bought, and the mail-in rebate that the maker's offer promises, if any.
var catalogue = []struct {
	sku, name, price, cost string
	weight                 int
	rebate                 int64 // cents
}{
	{"CAM-100", "Video camera", "499.00", "320.00", 3, 10000},
	{"STE-200", "Stereo", "349.00", "210.00", 5, 0},
	{"SPK-210", "Bookshelf speakers, pair", "279.00", "209.00", 6, 0},
	{"SPK-220", "Floor speakers, pair", "899.00", "664.00", 2, 0},
	{"AMP-300", "Amplifier", "429.00", "318.00", 3, 0},
	{"TRN-310", "Turntable", "319.00", "239.00", 4, 4000},
	{"HDP-400", "Headphones, closed", "149.00", "104.00", 9, 0},
	{"HDP-410", "Headphones, wireless", "229.00", "166.00", 8, 3000},
	{"EAR-420", "Earphones", "59.00", "38.50", 10, 0},
	{"TVS-500", "Television 55\"", "799.00", "672.00", 3, 8000},
	{"PRJ-510", "Projector", "649.00", "529.00", 2, 0},
	{"SBR-520", "Soundbar", "249.00", "184.00", 6, 0},
	{"RAD-600", "Kitchen radio", "89.00", "61.00", 7, 0},
	{"MIC-610", "Microphone", "119.00", "84.00", 4, 0},
	{"CAB-700", "Speaker cable, 5 m", "24.90", "13.90", 12, 0},
	{"CAB-710", "HDMI cable, 2 m", "14.90", "8.20", 14, 0},
	{"STD-720", "Speaker stands", "79.00", "55.00", 5, 0},
	{"BAG-730", "Camera bag", "45.00", "29.50", 4, 0},
	{"BAT-740", "Camera battery", "39.00", "24.80", 5, 0},
	{"RCK-750", "Equipment rack", "189.00", "142.00", 2, 0},
	{"INS-800", "Home installation", "160.00", "", 3, 0},
	{"VIN-900", "Record, new release", "28.00", "20.40", 9, 0},
}

func (b *builder) addProducts() error {
	for _, c := range catalogue {
		p := &app.Product{SKU: c.sku, Name: c.name, Price: decimal.RequireFromString(c.price), Active: true}
		if c.cost != "" {
			p.Cost = known(c.cost)
		}
		if err := b.put(p); err != nil {
			return err
		}
		b.products = append(b.products, p)
	}
	return nil
}

func known(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

// pickProduct chooses from the catalogue as often as each is bought.
func (b *builder) pickProduct() int {
	total := 0
	for _, c := range catalogue {
		total += c.weight
	}
	n := b.random.IntN(total)
	for i, c := range catalogue {
		if n -= c.weight; n < 0 {
			return i
		}
	}
	return 0
}

// choose looks at some products and takes the dearest, or the cheapest where the
// number is below zero.
func (b *builder) choose(dear int) int {
	place := b.pickProduct()
	for range max(dear, -dear) - 1 {
		other := b.pickProduct()
		if dearer := b.products[other].Price.GreaterThan(b.products[place].Price); dearer == (dear > 0) {
			place = other
		}
	}
	return place
}
