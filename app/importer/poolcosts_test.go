package importer_test

import (
	"context"
	"strings"
	"testing"

	"rapport/app/importer"
)

func TestPoolCosts(t *testing.T) {
	ctx := context.Background()
	s := books(t)
	path := file(t, "pools.csv", "月份,资源池,成本,产能分钟\n2026-01,Order desk,560000.00,\"700,000\"\n2026年2月,Warehouse,1200,6000\n"+
		"2026-13,Warehouse,1200,6000\n2026-03,Warehouse,-5,6000\n2026-03,Warehouse,1200,0\n2026-03,,1200,10\n2026-03,Warehouse,1200,-1\n")
	first, said, err := run(t, s, importer.Plan{Kind: "pool-costs", File: path})
	if err != nil {
		t.Fatal(err)
	}
	want(t, first, 7, 2, 0, 0, 5)
	for i, part := range []string{"no month", "minus sign", "above zero minutes", "", "below zero"} {
		if !strings.Contains(said.refused[i], part) {
			t.Errorf("refused %d: %q, want %q", i, said.refused[i], part)
		}
	}
	dearer := file(t, "dearer.csv", "month,pool,cost,capacity_minutes\n2026-01,ORDER DESK,280000,700000\n2026-01,order desk,280000,350000\n2026-02,Warehouse,1200,6000\n")
	if again, _, err := run(t, s, importer.Plan{Kind: "pool-costs", File: dearer}); err != nil || again.Skipped != 3 {
		t.Errorf("skipped %+v %v", again, err)
	}
	second, said, err := run(t, s, importer.Plan{Kind: "pool-costs", File: dearer, OnDuplicate: importer.Update})
	if err != nil {
		t.Fatal(err, said)
	}
	want(t, second, 3, 0, 2, 1, 0)
	pools, err := s.Pools(ctx)
	if err != nil || len(pools) != 2 || pools[0].Name != "Order desk" {
		t.Fatalf("pools %+v %v", pools, err)
	}
	costs := func() string {
		months, err := s.PoolMonths(ctx, pools[0].ID)
		if err != nil || len(months) != 1 {
			t.Fatal(months, err)
		}
		return months[0].Month + " " + months[0].Capacity.String()
	}
	if got := costs(); got != "2026-01 350000" {
		t.Errorf("after the update %s", got)
	}
	if _, err := s.UndoBatch(ctx, second.Batch); err != nil {
		t.Fatal(err)
	}
	if got := costs(); got != "2026-01 700000" {
		t.Errorf("after undo %s", got)
	}
	if _, err := s.UndoBatch(ctx, first.Batch); err != nil {
		t.Fatal(err)
	}
	if pools, err := s.Pools(ctx); err != nil || len(pools) != 0 {
		t.Errorf("pools left: %+v %v", pools, err)
	}
	sound(t, s)

}

func TestPoolCostsAreRecognised(t *testing.T) {
	for _, columns := range [][]string{
		{"month", "pool", "cost", "capacity_minutes"}, {"Month", "Pool", "Total cost", "Capacity minutes"}, {"月份", "资源池", "总成本", "产能分钟"},
	} {
		if got := importer.GuessKind(columns); got != "pool-costs" {
			t.Errorf("%v is %q", columns, got)
		}
	}
}
