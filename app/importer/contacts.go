package importer

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// contactDraft is a contact as a row tells it.
type contactDraft struct {
	contact    app.Contact
	externalID string
	company    string
	source     string
	owner      string
	row        string // the whole row, for contacts without ID and address
}

func readContact(rows []*cells) draft { return readContactDraft(rows[0]) }

func readContactDraft(c *cells) *contactDraft {
	d := &contactDraft{
		externalID: c.text("external_id"), company: c.name("company"),
		source: c.name("media_source"), owner: c.name("owner"),
	}
	d.contact = app.Contact{
		Kind: contactKind(c), GivenName: c.name("given_name"), FamilyName: c.name("family_name"),
		Address: c.text("address"), City: c.text("city"), Region: c.text("region"),
		Postcode: c.text("postcode"), Country: c.text("country"), Note: c.text("note"),
		Birthday: c.mildDate("birthday"), Acquired: c.mildDate("created"),
		Tags: words(c.text("tags")), Points: contactPoints(c), More: readAddresses(c.text("other_addresses")),
	}
	d.contact.Name = c.name("name")
	if d.contact.Name == "" {
		d.contact.Name = wholeName(d.contact.GivenName, d.contact.FamilyName)
	}
	if d.contact.Name == "" && d.company != "" {
		d.contact.Name, d.contact.Kind, d.company = d.company, app.Organisation, ""
	}
	if d.contact.Name == "" {
		c.fault("name", app.Errorf(app.BadInput, "The contact has neither a name nor a company; fill in one of them."))
	}
	for _, field := range c.mapping.custom() {
		if value := c.customValue(field); value != "" {
			if d.contact.Custom == nil {
				d.contact.Custom = map[string]string{}
			}
			d.contact.Custom[strings.TrimPrefix(field, customPrefix)] = value
		}
	}
	for _, field := range c.mapping.prefixed(systemPrefix) {
		for _, value := range cutCell(c.text(field), ";；") {
			d.contact.External = append(d.contact.External, app.ExternalID{System: strings.TrimPrefix(field, systemPrefix), Value: value})
		}
	}
	d.row = strings.Join(c.row.Cells, "\x00")
	return d
}

// customValue is the value of a custom field in the form in which it is kept; one
// that does not fit the field only warns.
func (c *cells) customValue(column string) string {
	text := c.text(column)
	if text == "" {
		return ""
	}
	for i := range c.custom {
		def := &c.custom[i].FieldDef
		if app.Fold(def.Name) != app.Fold(strings.TrimPrefix(column, customPrefix)) {
			continue
		}
		if def.Kind == app.DateField {
			return c.mildDate(column).String()
		}
		if def.Kind == app.NumberField {
			text = c.numbers.point(text)
		}
		value, err := def.Read(text)
		var fault *app.Error
		if errors.As(err, &fault) {
			c.warn(column, fault)
		}
		return value
	}
	return text
}

// contactKind reads person or company; any other word warns.
func contactKind(c *cells) app.ContactKind {
	switch strings.ToLower(c.text("kind")) {
	case "", "person", "individual", "个人":
	case "company", "organisation", "organization", "org", "公司", "企业":
		return app.Organisation
	default:
		c.warn("kind", app.Errorf(app.BadInput, "%q is neither person nor company; taken as a person.", short(c.text("kind"))))
	}
	return app.Person
}

// mildDate is a date that only warns where it is none.
func (c *cells) mildDate(field string) finance.Date {
	text := c.text(field)
	if text == "" {
		return 0
	}
	d, fault := c.dates.parse(text)
	if fault != nil {
		c.warn(field, fault)
	}
	return d
}

func (c *cells) warn(field string, err *app.Error) {
	err.Field = field
	c.warnings = append(c.warnings, err)
}

// wholeName joins given and family name as their script has it.
func wholeName(given, family string) string {
	if given == "" || family == "" {
		return given + family
	}
	if isHan(given) && isHan(family) {
		return family + given
	}
	return given + " " + family
}

func isHan(s string) bool {
	for _, r := range s {
		if r < 0x3400 || r > 0x9FFF {
			return false
		}
	}
	return s != ""
}

// words splits a list of tags.
func words(text string) []string {
	var list []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;、，；\n", r) }) {
		if w = strings.TrimSpace(w); w != "" {
			list = append(list, w)
		}
	}
	return list
}

func (d *contactDraft) refer(w *wanted) {
	want(w.externals, d.externalID)
	want(w.names, d.company)
	want(w.sources, d.source)
	want(w.staff, d.owner)
	if d.externalID != "" {
		return
	}
	if email := d.contact.Point(app.Email); email != "" {
		want(w.emails, email)
	} else {
		want(w.names, d.contact.Name)
	}
}

func (d *contactDraft) resolve(c *chunk) (*job, error) {
	there, key, err := d.find(c)
	if err != nil {
		return nil, err
	}
	var unique *app.Error
	if d.externalID != "" {
		unique = app.Invalid("external_id", "There is already a contact %q of the source system %s; such IDs are unique.", short(d.externalID), c.plan.system())
	}
	done, update, err := c.duplicate(there != 0, key, unique)
	if done != nil || err != nil {
		return done, err
	}
	source, owner, company := c.source(d.source), c.salesperson(d.owner), c.companyRef(d.company)
	contact, result := &d.contact, created
	if update {
		old, err := c.find.Contact(c.ctx, there)
		if err != nil {
			return nil, err
		}
		before := *old
		before.Points = append([]app.ContactPoint(nil), old.Points...)
		d.fillIn(old, c.company.Country)
		contact, result = old, updated
		if source == nil && owner == nil && company == nil && reflect.DeepEqual(&before, old) {
			return &job{outcome: skipped}, nil
		}
	} else {
		if d.externalID != "" {
			contact.External = append(contact.External, app.ExternalID{System: c.plan.system(), Value: d.externalID})
		}
		c.madeContact(contact)
	}
	return &job{
		outcome: result, record: contact, needs: []*ref{source, owner, company},
		link: func() {
			setRef(&contact.Source, source)
			setRef(&contact.Owner, owner)
			setRef(&contact.Company, company)
		},
	}, nil
}

// setRef points to the record referred to; no reference leaves what is there.
func setRef(id *app.ID, r *ref) {
	if r != nil {
		*id = r.id()
	}
}

// find is the contact that the row is about, 0 for a new one, and the key by
// which another row of the file would be about the same.
func (d *contactDraft) find(c *chunk) (app.ID, string, error) {
	if d.externalID != "" {
		for _, h := range c.external[d.externalID] {
			if h.System == c.plan.system() {
				return h.ID, "id\x00" + d.externalID, nil
			}
		}
		return 0, "id\x00" + d.externalID, nil
	}
	if email := d.contact.Point(app.Email); email != "" {
		for _, h := range c.email[email] {
			return h.ID, "email\x00" + app.NormaliseEmail(email), nil
		}
		return 0, "email\x00" + app.NormaliseEmail(email), nil
	}
	for _, h := range c.name[d.contact.Name] {
		old, err := c.find.Contact(c.ctx, h.ID)
		if err != nil {
			return 0, "", err
		}
		if d.same(old, c.reading.company.Country) {
			return h.ID, "row\x00" + d.row, nil
		}
	}
	return 0, "row\x00" + d.row, nil
}

// same reports that a contact says all that the row says.
func (d *contactDraft) same(old *app.Contact, country string) bool {
	n := &d.contact
	pairs := [][2]string{
		{n.Name, old.Name}, {n.GivenName, old.GivenName}, {n.FamilyName, old.FamilyName}, {n.Address, old.Address},
		{n.City, old.City}, {n.Region, old.Region}, {n.Postcode, old.Postcode}, {n.Country, old.Country},
		{n.Note, old.Note}, {n.Birthday.String(), old.Birthday.String()}, {n.Acquired.String(), old.Acquired.String()},
	}
	for _, p := range pairs {
		if p[0] != p[1] {
			return false
		}
	}
	for _, p := range n.Points {
		if !hasPoint(old, p, country) {
			return false
		}
	}
	for _, a := range n.More {
		if !hasAddress(old, a) {
			return false
		}
	}
	for name, value := range n.Custom {
		if old.Custom[name] != value {
			return false
		}
	}
	return n.Kind == old.Kind
}

func hasPoint(c *app.Contact, p app.ContactPoint, country string) bool {
	for _, old := range c.Points {
		if old.Kind == p.Kind && (old.Raw == p.Raw || old.Normalise(country) == p.Normalise(country)) {
			return true
		}
	}
	return false
}

func hasAddress(c *app.Contact, a app.Address) bool {
	return a.Same(c.MainAddress()) || slices.ContainsFunc(c.More, a.Same)
}

// fillIn puts what the row says into a contact; an empty cell changes nothing.
func (d *contactDraft) fillIn(old *app.Contact, country string) {
	n := &d.contact
	for _, p := range []struct{ to, from *string }{
		{&old.Name, &n.Name}, {&old.GivenName, &n.GivenName}, {&old.FamilyName, &n.FamilyName}, {&old.Address, &n.Address},
		{&old.City, &n.City}, {&old.Region, &n.Region}, {&old.Postcode, &n.Postcode}, {&old.Country, &n.Country}, {&old.Note, &n.Note},
	} {
		if *p.from != "" {
			*p.to = *p.from
		}
	}
	if n.Birthday != 0 {
		old.Birthday = n.Birthday
	}
	if n.Acquired != 0 {
		old.Acquired = n.Acquired
	}
	if n.Kind == app.Organisation {
		old.Kind = n.Kind
	}
	for _, p := range n.Points {
		if !hasPoint(old, p, country) {
			old.Points = append(old.Points, p)
		}
	}
	for _, a := range n.More {
		if !hasAddress(old, a) {
			old.More = append(old.More, a)
		}
	}
	for _, x := range n.External {
		if !slices.ContainsFunc(old.External, func(o app.ExternalID) bool { return o.System == x.System && o.Value == x.Value }) {
			old.External = append(old.External, x)
		}
	}
	for _, tag := range n.Tags {
		known := false
		for _, t := range old.Tags {
			known = known || app.Fold(t) == app.Fold(tag)
		}
		if !known {
			old.Tags = append(old.Tags, tag)
		}
	}
	for name, value := range n.Custom {
		if old.Custom == nil {
			old.Custom = map[string]string{}
		}
		old.Custom[name] = value
	}
}
