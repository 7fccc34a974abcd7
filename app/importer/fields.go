package importer

import (
	"slices"
	"strings"
	"unicode"

	"rapport/app"
)

// Field is a column that a kind of import understands.
type Field struct {
	Name     string // such as order_number
	Required bool   // there must be a column or a fixed value for it
	Filled   bool   // and no cell of it may be empty
	synonyms []string
	// last is recognised after all others, from the columns that they leave.
	last bool
}

// required must be there and filled in every row.
func required(name string, synonyms ...string) Field {
	return Field{Name: name, Required: true, Filled: true, synonyms: synonyms}
}

// blankable must be there, but its cells may be empty.
func blankable(name string, synonyms ...string) Field {
	return Field{Name: name, Required: true, synonyms: synonyms}
}

func optional(name string, synonyms ...string) Field {
	return Field{Name: name, synonyms: synonyms}
}

// further takes a column that no other field wants.
func further(name string, synonyms ...string) Field {
	return Field{Name: name, synonyms: synonyms, last: true}
}

// Names under which columns of several kinds go.
var (
	customerNames = []string{"customer id", "customer number", "customer no", "customer name", "client", "client id", "buyer", "contact", "customer email", "客户", "客户编号", "客户号", "客户名称", "顾客", "会员", "会员号"}
	orderNames    = []string{"order", "order no", "order id", "order number", "order #", "invoice", "invoice id", "invoice no", "invoice number", "订单", "订单号", "订单编号", "单号"}
	skuNames      = []string{"item", "item no", "item number", "item id", "product id", "product code", "product number", "article", "article number", "product sku", "货号", "商品编号", "商品编码", "产品编号", "产品编码", "编码"}
	sourceNames   = []string{"source", "media", "lead source", "媒体来源", "来源", "媒体", "渠道来源"}
	channelNames  = []string{"sales channel", "渠道", "销售渠道"}
	campaignNames = []string{"campaign name", "活动", "营销活动", "活动名称"}
	quantityNames = []string{"qty", "units", "pieces", "数量", "件数"}
	noteNames     = []string{"notes", "comment", "comments", "remark", "remarks", "memo", "备注", "说明", "附注"}
	minuteNames   = []string{"mins", "duration", "duration minutes", "分钟", "时长", "用时"}
	taxNames      = []string{"vat", "sales tax", "tax amount", "税", "税额", "税金"}
	costNames     = []string{"unit cost", "item cost", "cost", "cost price", "单位成本", "成本", "成本价", "进价"}
	shippingNames = []string{"carrier cost", "freight", "freight cost", "运费成本", "承运费"}
	secondEmails  = []string{"email", "e-mail", "email address", "e-mail address", "email 2", "e-mail 2", "e-mail 2 address", "e-mail 2 value", "e-mail 3 value", "email 3", "e-mail 3 address", "second email", "other email", "secondary email", "work email", "home email", "private email", "备用邮箱", "其他邮箱"}
	secondPhones  = []string{"phone", "phone number", "telephone", "tel", "phone 2", "phone 3", "phone 2 value", "phone 3 value", "mobile", "mobile phone", "mobile number", "cell", "cell phone", "home phone", "business phone", "work phone", "office phone", "other phone", "telephone 2", "手机", "手机号", "手机号码", "固定电话", "其他电话", "备用电话"}
	amountNames   = []string{"value", "sum", "total", "金额", "数额"}
)

// kindFields lists the columns of each kind, in the order in which they are
// shown.
var kindFields = map[string][]Field{
	"contacts": {
		optional("external_id", "id", "customer id", "customer number", "contact id", "uid", "编号", "客户编号", "客户号", "会员号"),
		optional("kind", "type", "contact type", "类型", "类别"),
		optional("name", "full name", "display name", "contact name", "customer name", "customer", "姓名", "名称", "客户名称", "客户姓名", "客户"),
		optional("given_name", "first name", "forename", "名", "名字"),
		optional("family_name", "last name", "surname", "姓", "姓氏"),
		optional("company", "company name", "organisation", "organization", "employer", "公司", "单位", "公司名称", "organization name", "organization 1 name"),
		optional("email", "e-mail", "email address", "e-mail address", "mail", "邮箱", "电子邮件", "电子邮箱", "邮件", "e-mail 1 value", "email 1"),
		optional("phone", "phone number", "telephone", "tel", "mobile", "mobile phone", "cell", "电话", "手机", "手机号", "联系电话", "电话号码", "phone 1 value", "phone 1", "business phone", "home phone", "primary phone"),
		further("email_2", secondEmails...),
		further("email_3", secondEmails...),
		further("phone_2", secondPhones...),
		further("phone_3", secondPhones...),
		optional("website", "web", "web site", "web page", "homepage", "url", "网站", "网址", "主页", "website 1 value", "business web page"),
		optional("address", "street", "street address", "address 1", "地址", "街道", "详细地址", "address 1 street", "business street", "home street"),
		optional("city", "town", "suburb", "城市", "市", "address 1 city", "business city", "home city"),
		optional("region", "state", "province", "county", "省", "省份", "地区", "州", "address 1 region", "business state", "home state"),
		optional("postcode", "postal code", "zip", "zip code", "邮编", "邮政编码", "address 1 postal code", "business postal code", "home postal code"),
		optional("country", "国家", "address 1 country", "country/region", "business country/region", "home country/region"),
		optional("other_addresses", "other address", "address 2 formatted", "其他地址"),
		optional("birthday", "date of birth", "birth date", "dob", "生日", "出生日期"),
		optional("media_source", sourceNames...),
		optional("owner", "account manager", "负责人", "所有者", "客户经理"),
		optional("tags", "tag", "labels", "categories", "标签", "分类", "group membership"),
		optional("note", noteNames...),
		optional("created", "created at", "created on", "customer since", "since", "joined", "创建日期", "创建时间", "注册日期", "建档日期"),
	},
	"products": {
		required("sku", skuNames...),
		required("name", "product", "product name", "title", "description", "名称", "商品", "商品名称", "产品", "产品名称", "品名"),
		required("price", "unit price", "list price", "sales price", "价格", "单价", "售价"),
		optional("cost", costNames...),
	},
	"orders": {
		required("order_number", orderNames...),
		required("date", "order date", "invoice date", "sale date", "日期", "订单日期", "下单日期", "下单时间"),
		blankable("customer", customerNames...),
		optional("channel", channelNames...),
		optional("media_source", sourceNames...),
		optional("campaign", campaignNames...),
		optional("salesperson", "sales rep", "seller", "sold by", "rep", "销售员", "业务员", "销售人员"),
		required("sku", skuNames...),
		optional("product_name", "product", "item name", "product title", "description", "商品", "商品名称", "产品", "产品名称", "品名"),
		required("quantity", quantityNames...),
		required("unit_price", "price", "item price", "单价", "价格", "售价"),
		optional("unit_cost", costNames...),
		optional("discount", "discount amount", "折扣", "折扣金额", "优惠", "优惠金额"),
		optional("discount_percent", "discount %", "discount rate", "折扣率", "折扣百分比"),
		optional("tax", taxNames...),
		optional("shipping_charged", "shipping", "shipping price", "shipping income", "postage", "delivery charge", "运费", "运费收入"),
		optional("shipping_cost", shippingNames...),
		optional("payment_fee", "fee", "fees", "card fee", "transaction fee", "手续费", "支付手续费"),
		optional("shipped_on", "shipped", "ship date", "shipped date", "shipping date", "发货日期", "发货时间"),
		optional("paid_on", "paid", "paid date", "payment date", "付款日期", "支付日期", "付款时间"),
		optional("written_off_on", "written off", "write-off date", "核销日期", "坏账日期"),
	},
	"returns": {
		required("return_number", "return", "return no", "return id", "rma", "rma number", "credit note", "退货单号", "退货编号", "退单号"),
		required("date", "return date", "returned on", "日期", "退货日期"),
		optional("order_number", orderNames...),
		optional("customer", customerNames...),
		optional("channel", append([]string{"return channel", "退货渠道"}, channelNames...)...),
		required("sku", skuNames...),
		required("quantity", append([]string{"returned quantity", "退货数量"}, quantityNames...)...),
		required("refund", "refund amount", "refunded", "退款", "退款金额"),
		optional("tax", taxNames...),
		optional("unit_cost", costNames...),
		optional("restocking_fee", "restock fee", "重新上架费", "退货手续费"),
		optional("shipping_cost", shippingNames...),
		optional("restock", "back to stock", "restocked", "重新入库", "入库", "退回库存"),
		optional("reason", "return reason", "原因", "退货原因"),
	},
	"rebates": {
		required("claim_number", "claim", "claim no", "claim id", "rebate number", "申请号", "返利单号", "返利编号"),
		required("customer", customerNames...),
		optional("order_number", orderNames...),
		optional("sku", skuNames...),
		required("amount", append([]string{"rebate", "rebate amount", "返利金额"}, amountNames...)...),
		required("received", "received on", "claim date", "date", "收到日期", "日期"),
		optional("status", "state", "claim status", "状态"),
		optional("status_on", "status date", "状态日期"),
		optional("paid_on", "paid", "paid date", "payment date", "付款日期", "支付日期"),
	},
	"interactions": {
		required("date", "call date", "when", "日期", "时间"),
		required("customer", customerNames...),
		required("kind", "type", "activity", "类型", "方式"),
		optional("direction", "in/out", "方向"),
		optional("minutes", minuteNames...),
		optional("campaign", campaignNames...),
		optional("order_number", orderNames...),
		optional("outcome", "result", "disposition", "结果"),
		optional("note", noteNames...),
	},
	"service": {
		required("case_number", "case", "case no", "case id", "ticket", "ticket number", "ticket id", "工单号", "服务单号", "案例编号"),
		required("date", "case date", "opened", "opened on", "日期", "受理日期"),
		required("customer", customerNames...),
		optional("order_number", orderNames...),
		optional("sku", skuNames...),
		optional("warranty", "under warranty", "in warranty", "保修", "是否保修"),
		optional("minutes", minuteNames...),
		optional("parts_cost", "parts", "material cost", "配件费", "材料费", "配件成本"),
		optional("note", noteNames...),
	},
	"campaigns": {
		required("name", campaignNames...),
		required("media_source", sourceNames...),
		required("start", "starts", "start date", "begin", "from", "开始", "开始日期"),
		optional("end", "ends", "end date", "until", "to", "结束", "结束日期"),
		optional("budget", "planned cost", "预算"),
	},
	"targets": {
		required("campaign", campaignNames...),
		required("customer", customerNames...),
		optional("touched_on", "touched", "sent", "sent on", "sent date", "mailed on", "触达日期", "发送日期"),
		optional("responded_on", "responded", "response date", "响应日期", "回应日期"),
	},
	"media-costs": {
		required("date", "cost date", "invoice date", "日期"),
		required("media_source", sourceNames...),
		optional("campaign", campaignNames...),
		required("amount", append([]string{"cost", "spend", "费用", "花费"}, amountNames...)...),
	},
	kindPoolCosts: {
		required("month", "period", "月份", "月"),
		required("pool", "resource pool", "resource", "department", "team", "cost centre", "cost center", "资源池", "作业中心", "成本中心", "部门", "班组"),
		required("cost", append([]string{"total cost", "pool cost", "monthly cost", "spend", "成本", "总成本", "费用"}, amountNames...)...),
		required("capacity_minutes", "capacity", "practical capacity", "available minutes", "minutes", "capacity in minutes", "可用分钟", "产能", "产能分钟", "实际产能", "实际产能分钟", "分钟"),
	},
	kindSubscriptions: {
		required("customer", customerNames...),
		required("plan", "plan name", "subscription", "product", "contract name", "套餐", "方案", "计划", "订阅", "订阅方案"),
		optional("start", "starts", "start date", "started", "subscribed on", "signup date", "sign up date", "from", "开始", "开始日期", "起始日期", "订阅日期"),
		optional("tenure", "tenure months", "months", "periods", "months stayed", "在网时长", "在网月数", "订阅期数", "期数", "月数"),
		optional("end", "ends", "end date", "ended", "cancelled on", "canceled on", "cancellation date", "until", "结束", "结束日期", "退订日期", "取消日期"),
		optional("churned", "churn", "cancelled", "canceled", "left", "是否流失", "流失", "已流失", "已退订"),
		required("amount", append([]string{"price", "fee", "monthly charges", "monthly charge", "monthly fee", "plan price", "月费", "费用", "价格"}, amountNames...)...),
		required("period", "billing period", "billing cycle", "interval", "billed", "周期", "计费周期", "账期"),
	},
	"budget": {
		required("month", "period", "月份", "月"),
		required("account", "科目"),
		required("amount", append([]string{"budget", "budget amount", "预算", "预算金额"}, amountNames...)...),
		optional("quantity", quantityNames...),
		optional("product", append([]string{"sku", "product name", "商品", "产品"}, skuNames...)...),
		optional("media_source", sourceNames...),
		optional("segment", "客户群", "细分"),
		optional("channel", channelNames...),
		optional("version", "budget version", "版本", "预算版本"),
	},
}

// kindOrder is the order in which the kinds are best imported and shown.
var kindOrder = []string{
	"contacts", "products", "orders", "returns", "rebates", "interactions", "service",
	"campaigns", "targets", "media-costs", kindPoolCosts, kindSubscriptions, "budget",
}

// Kinds lists what can be imported.
func Kinds() []string { return slices.Clone(kindOrder) }

// Fields lists the columns that a kind understands; nil for an unknown kind.
func Fields(kind string) []Field { return slices.Clone(kindFields[kind]) }

// fieldsOf is Fields with an error for an unknown kind.
func fieldsOf(kind string) ([]Field, error) {
	fields, ok := kindFields[kind]
	if !ok {
		return nil, app.Errorf(app.BadInput, "%q cannot be imported; the kinds are %s.", kind, strings.Join(kindOrder, ", "))
	}
	return fields, nil
}

// plainName is the form in which column names are compared: letters and digits
// only, in lower case, without accents.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || r == '#' {
			return r
		}
		return -1
	}, app.Fold(name))
}
