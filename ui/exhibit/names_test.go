package exhibit

import (
	"testing"

	"rapport/assets/i18n"
	"rapport/finance"
)

// TestEveryLineHasAName in both languages; a key that nobody knows is shown as it
// is.
func TestEveryLineHasAName(t *testing.T) {
	defer i18n.SetLanguage(i18n.En)
	for _, line := range (finance.Statement{}).Lines() {
		i18n.SetLanguage(i18n.En)
		english := lineName(line.Key)
		if english == line.Key {
			t.Errorf("no English name for %q", line.Key)
		}
		i18n.SetLanguage(i18n.ZhHans)
		if lineName(line.Key) == english {
			t.Errorf("no Chinese name for %q", line.Key)
		}
	}
	i18n.SetLanguage(i18n.En)
	if customers, company := lineName("net_revenue"), companyLine("net_revenue"); customers != "Net revenue" || company != "Company net revenue" {
		t.Errorf("net revenue is called %q of customers and %q of the company", customers, company)
	}
	if customer, company := lineName("profit"), companyLine("profit"); customer != "Customer profit" || company != "Company profit" {
		t.Errorf("the profit of a customer is %q, that of the company %q", customer, company)
	}
	if name := lineName("unheard_of"); name != "unheard_of" {
		t.Errorf("an unknown line is named %q", name)
	}
}
