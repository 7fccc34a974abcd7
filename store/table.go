package store

import (
	"fmt"
	"reflect"
	"strings"

	"rapport/app"
)

// table maps the `db` fields of a record type to the columns of its table, so
// that a new field is read and written without a line more.
type table struct {
	name    string
	fields  []int
	columns []string // the first is id

	insert, update, delete, selectAll string
}

// tables lists every type that is saved row by row.
var tables = map[reflect.Type]*table{}

func register[T any](name string) *table {
	typ := reflect.TypeFor[T]()
	t := &table{name: name}
	for i := range typ.NumField() {
		if column := typ.Field(i).Tag.Get("db"); column != "" && column != "-" {
			t.fields = append(t.fields, i)
			t.columns = append(t.columns, column)
		}
	}
	list, rest := strings.Join(t.columns, ", "), strings.Join(t.columns[1:], ", ")
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(t.columns)), ", ")
	restMarks := strings.TrimSuffix(strings.Repeat("?, ", len(t.columns)-1), ", ")
	t.insert = fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", name, list, marks)
	// An unchanged row is not rewritten, so that nothing is logged for it.
	t.update = fmt.Sprintf("UPDATE %s SET (%s) = (%s) WHERE id = ? AND (%s) IS NOT (%s)", name, rest, restMarks, rest, restMarks)
	t.delete = fmt.Sprintf("DELETE FROM %s WHERE id = ?", name)
	t.selectAll = fmt.Sprintf("SELECT %s FROM %s", list, name)
	tables[typ] = t
	return t
}

var (
	contactTable      = register[app.Contact]("contact")
	pointTable        = register[app.ContactPoint]("contact_point")
	externalTable     = register[app.ExternalID]("external_id")
	addressTable      = register[app.Address]("contact_address")
	fieldTable        = register[app.FieldDef]("custom_field")
	viewTable         = register[app.SavedView]("saved_view")
	orderTable        = register[app.Order]("sale_order")
	orderLineTable    = register[app.OrderLine]("order_line")
	returnTable       = register[app.Return]("sale_return")
	returnLineTable   = register[app.ReturnLine]("return_line")
	offerTable        = register[app.RebateOffer]("rebate_offer")
	claimTable        = register[app.Claim]("rebate_claim")
	claimStateTable   = register[app.ClaimState]("rebate_state")
	interactionTable  = register[app.Interaction]("interaction")
	serviceTable      = register[app.ServiceCase]("service_case")
	campaignTable     = register[app.Campaign]("campaign")
	mediaCostTable    = register[app.MediaCost]("campaign_cost")
	targetTable       = register[app.Target]("campaign_target")
	productTable      = register[app.Product]("product")
	mediaSourceTable  = register[app.MediaSource]("media_source")
	staffTable        = register[app.Staff]("staff")
	taskTable         = register[app.Task]("task")
	subscriptionTable = register[app.Subscription]("subscription")
	billTable         = register[app.Bill]("subscription_bill")
	budgetTable       = register[app.Budget]("budget")
	budgetLineTable   = register[app.BudgetLine]("budget_line")
	objectiveTable    = register[app.Objective]("objective")
	adjustmentTable   = register[app.Adjustment]("adjustment")
	batchTable        = register[app.Batch]("import_batch")
	mergeTable        = register[app.Merge]("contact_merge")
)

// values lists the fields of a record in the order of the columns.
func (t *table) values(record any) []any {
	v := reflect.Indirect(reflect.ValueOf(record))
	values := make([]any, len(t.fields))
	for i, f := range t.fields {
		values[i] = v.Field(f).Interface()
	}
	return values
}

func tableOf(record any) *table {
	return tables[reflect.Indirect(reflect.ValueOf(record)).Type()]
}
