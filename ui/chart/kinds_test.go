package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapport/assets/i18n"
	"rapport/finance"
)

var page = Options{Width: 800, Height: 450, Scale: 1, Theme: Light}

func TestWhaleSaysItsPeakAndItsTail(t *testing.T) {
	// Best three bring 141, the last two take 41 of it back.
	w := Whale{testMeta, []Item{{5, "Eve", -3000}, {1, "Ann", 9000}, {2, "Bob", 4000}, {3, "Cy", 1100}, {4, "Dan", -1100}}}
	c := laid(t, w, page)
	says(t, c, "Whale curve", "Cumulative profit, best customer first, in % of the total of 100.00 USD · Apr 2025 – Mar 2026",
		"Peak 141\u00a0% after 3 customers", "2 customers take 41\u00a0% back", "0\u00a0%", "As of 15 Mar 2026 · definitions v1")
	if len(c.regions) != 5 || c.regions[0].Key != 1 || c.regions[4].Key != 5 {
		t.Fatalf("regions: %+v", c.regions)
	}
	if want := "5. Eve: −30.00, −30.0\u00a0% of all, together 100\u00a0%"; c.regions[4].Text != want {
		t.Errorf("the last region says %q, want %q", c.regions[4].Text, want)
	}
}

func TestWhaleIsInMoneyWherePercentSayNothing(t *testing.T) {
	for what, amounts := range map[string][]finance.Amount{
		"a loss": {10000, -30000}, "nothing": {10000, -10000}, "a cent of much": {1_000_000, -999_999}, "only losses": {-100, -200},
	} {
		c := laid(t, drawings("Ann", amounts...)["whale"], page)
		for _, text := range said(c) {
			if strings.Contains(text, "%") {
				t.Errorf("total is %s, yet the curve says %q", what, text)
			}
		}
	}
	says(t, laid(t, drawings("Ann", 10000, -30000)["whale"], page), "Peak 100 after 1 customer", "1 customer takes 300 back")
	says(t, laid(t, drawings("Ann", -100, -200)["whale"], page), "No customer brings a profit")
	says(t, laid(t, Whale{Meta: testMeta}, page), "No customer has figures in this period")
}

func TestWhaleLeavesItsInputInOrder(t *testing.T) {
	items := []Item{{1, "", 5}, {2, "", 9}}
	laid(t, Whale{testMeta, items}, page)
	if items[0].Key != 1 {
		t.Error("drawing has sorted the caller's list")
	}
}

func TestMediaROI(t *testing.T) {
	m := MediaROI{testMeta, []Source{
		{1, "Internet", 65000, 147000}, {2, "Television", 90000, -8000}, {3, "Referral", 0, 8800},
		{4, "Even", 5000, 5000}, {5, "Wild", 1, 1_000_000},
	}}
	c := laid(t, m, page)
	says(t, c, "▲ +126\u00a0%", "▼ −109\u00a0%", "no cost", "ROI", "0\u00a0%", "▲ > 10,000\u00a0%", "Break-even", "Cost")
	if want := "Internet: cost 650.00, margin 1,470.00, ROI +126.2\u00a0%"; c.regions[0].Text != want {
		t.Errorf("got %q, want %q", c.regions[0].Text, want)
	}
	if !strings.Contains(c.regions[2].Text, "not defined at no cost") {
		t.Errorf("a source without cost says %q", c.regions[2].Text)
	}
}

func TestListsThatDoNotFitSaySo(t *testing.T) {
	amounts := many(200, func(i int) finance.Amount { return finance.Amount(i) })
	for kind, words := range map[string]string{"ranking": " more between", "media": " more"} {
		c := laid(t, drawings("Ann", amounts...)[kind], page)
		if i := slices.IndexFunc(said(c), func(s string) bool { return strings.HasSuffix(s, words) }); i < 0 {
			t.Errorf("%s of 200 does not say how many are left out: %q", kind, said(c))
		}
	}
	// The best and the worst are there, and what is between is counted.
	c := laid(t, drawings("Ann", amounts...)["ranking"], page)
	if n := len(c.regions); n < 10 || c.regions[0].Key != 0 || c.regions[n-1].Key != 199 {
		t.Errorf("the ranking of 200 shows %d, from %d to %d", n, c.regions[0].Key, c.regions[n-1].Key)
	} else {
		says(t, c, strconv.Itoa(200-n)+" more between")
	}
}

func TestBudgetSaysVariances(t *testing.T) {
	b := BudgetActual{testMeta, "Net revenue", []MonthPair{
		{Month: 202511, Budget: 1600000, Actual: 1560000}, {Month: 202512, Budget: 2690000, Actual: 2900000},
		{Month: 202601, Budget: 1960000, NoActual: true}, {Month: 202602, Actual: 500000, NoBudget: true},
	}}
	c := laid(t, b, page)
	says(t, c, "Net revenue: actual and budget", "−0.4k", "+2.1k", "Nov", "Dec", "Jan", "Feb", "2025", "2026", "Budget", "Actual")
	for i, want := range []string{
		"Nov 2025: budget 16,000.00, actual 15,600.00, variance −400.00", "Dec 2025: budget 26,900.00, actual 29,000.00, variance +2,100.00",
		"Jan 2026: budget 19,600.00", "Feb 2026: actual 5,000.00, no budget",
	} {
		if c.regions[i].Text != want || c.regions[i].Key != int64(b.Months[i].Month) {
			t.Errorf("month %d says %q, want %q", i, c.regions[i].Text, want)
		}
	}
}

func TestBudgetInChinese(t *testing.T) {
	i18n.SetLanguage(i18n.ZhHans)
	defer i18n.SetLanguage(i18n.En)
	b := BudgetActual{testMeta, "净收入", []MonthPair{{Month: 202511, Budget: 1600000, Actual: 1960000}}}
	says(t, laid(t, b, page), "净收入：实际与预算", "11月", "预算", "实际", "+0.4万", "截至 2026年3月15日 · 口径第 1 版")
}

func TestRankingPutsLossesLeftOfZero(t *testing.T) {
	items := []Item{{1, "Loss", -5000}, {2, "Profit", 9000}}
	lay := (&canvas{w: 800, h: 400}).layRows(rect{0, 0, 800, 400}, []string{"Loss", "Profit"}, []string{"−50.00", "90.00"}, leastRow)
	x := lay.across(-5000, 9000)
	if !(x.at(-5000) < x.at(0) && x.at(0) < x.at(9000)) {
		t.Errorf("places %g, %g, %g", x.at(-5000), x.at(0), x.at(9000))
	}
	c := laid(t, Ranking{Meta: testMeta, What: "Customer profit", Items: items}, page)
	says(t, c, "Loss", "−50.00", "Profit", "90.00")
	if region, found := hitTest(c.regions, 100, c.regions[1].Y+3); !found || region.Key != 2 || region.Text != "Profit: +90.00, 225.0\u00a0% of all" {
		t.Errorf("under the mouse: %+v, %v", region, found)
	}
}

func TestJourneyOfMichelle(t *testing.T) {
	j := Journey{testMeta, []Event{
		{1, 20260302, "Web order O-1001", 16610}, {2, 20260303, "Rebate claim", -10450}, {3, 20260310, "Return in store", -19100},
		{4, 20260314, "E-mail", -30}, {5, 20260315, "Phone order O-1002", 11640},
	}}
	c := laid(t, j, page)
	says(t, c, "−13.30", "2 Mar 2026", "10 Mar", "15 Mar", "Running profit · Apr 2025 – Mar 2026 · USD")
	if want := "15 Mar 2026, Phone order O-1002: +116.40, running −13.30"; c.regions[4].Text != want {
		t.Errorf("got %q, want %q", c.regions[4].Text, want)
	}
	if c.regions[2].Y <= c.regions[0].Y {
		t.Error("a loss stands above a profit")
	}
}

func TestHitTestOutside(t *testing.T) {
	regions, err := Regions(drawings("Ann", 5, 6, 7)["whale"], page)
	if err != nil {
		t.Fatal(err)
	}
	if r, found := hitTest(regions, 2, 2); found {
		t.Errorf("something is at the corner: %+v", r)
	}
	if _, found := hitTest(regions, regions[1].X+1, regions[1].Y+1); !found {
		t.Error("nothing is where a region begins")
	}
}

func TestRegionsAreThoseOfThePictureAtAnyScale(t *testing.T) {
	d := drawings("Ann", 5, 6, 7)["whale"]
	one, _ := Regions(d, Options{Width: 400, Height: 300, Scale: 1})
	two, _ := Regions(d, Options{Width: 800, Height: 600, Scale: 2})
	if len(one) == 0 || !slices.Equal(one, two) {
		t.Errorf("at twice the pixels %+v became %+v", one, two)
	}
}

func TestTicksAreNice(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		count  int
		want   []float64
	}{
		{0, 141, 4, []float64{0, 50, 100, 150}}, {-30, 70, 5, []float64{-40, -20, 0, 20, 40, 60, 80}}, {0, 0, 5, []float64{0, 1}},
		{3, 3, 2, []float64{0, 2, 4}}, {-7, -2, 3, []float64{-10, -5, 0}}, {0, 1e18, 2, []float64{0, 5e17, 1e18}},
	} {
		if got := newAxis(c.lo, c.hi, c.count).ticks; !slices.Equal(got, c.want) {
			t.Errorf("ticks of %g to %g: %v, want %v", c.lo, c.hi, got, c.want)
		}
	}
}

func TestBrokenNumbersStayNearThePage(t *testing.T) {
	c := &canvas{w: 100, h: 50, unit: 2}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300} {
		if got := c.px(v); got > 400 || got < -400 {
			t.Errorf("px(%g) = %d", v, got)
		}
	}
}

func TestFitShortens(t *testing.T) {
	s := style{size: 12}
	long := strings.Repeat("陈伟 Wide ", 40)
	for _, most := range []float64{0, 5, 12, 50, 300} {
		if text := s.fit(long, most); s.width(text) > most {
			t.Errorf("%q is %g wide, more than %g", text, s.width(text), most)
		}
	}
	if got := s.fit("Ann", 100); got != "Ann" {
		t.Errorf("a short name became %q", got)
	}
	if got := clean("a\u202eb\u0000c\nd\ufe0f\xff"); got != "abc d" {
		t.Errorf("cleaned to %q", got)
	}
}

// hitTest finds the figure at a place: the region around it that was drawn last.
func hitTest(regions []Region, x, y float64) (Region, bool) {
	for i := len(regions) - 1; i >= 0; i-- {
		r := regions[i]
		if x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H {
			return r, true
		}
	}
	return Region{}, false
}
