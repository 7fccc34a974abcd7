package store

import (
	"database/sql"
	"errors"
	"slices"
	"strings"

	"rapport/app"
)

// saveCustom brings the custom values of a contact to those given, each in the
// form of its field. A name that is no field yet becomes one of text.
func (u *unit) saveCustom(c, before *app.Contact) error {
	have := before.Custom
	for name := range have {
		if c.Custom[name] == "" {
			_, err := u.exec("DELETE FROM custom_value WHERE contact = ? AND field = (SELECT id FROM custom_field WHERE name = ?)", c.ID, name)
			if err != nil {
				return err
			}
		}
	}
	names := make([]string, 0, len(c.Custom))
	for name, value := range c.Custom {
		if value != "" && have[name] != value {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		field, err := u.fieldNamed(name)
		if err != nil {
			return err
		}
		value, err := field.Read(c.Custom[name])
		if err != nil {
			return err
		}
		c.Custom[name] = value
		_, err = u.exec(`INSERT INTO custom_value (id, contact, field, value) VALUES (?, ?, ?, ?)
			ON CONFLICT (contact, field) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`, u.s.ids.next(), c.ID, field.ID, value)
		if err != nil {
			return err
		}
	}
	return nil
}

// fieldNamed finds a custom field, and makes one of text where it is new.
func (u *unit) fieldNamed(name string) (*app.FieldDef, error) {
	name = strings.TrimSpace(name)
	d := app.FieldDef{Name: name, Kind: app.TextField}
	err := u.get(&d, fieldTable.selectAll+" WHERE name = ?", name)
	if errors.Is(err, sql.ErrNoRows) {
		d = app.FieldDef{Name: name, Kind: app.TextField}
		_, err = u.saveRow(fieldTable, &d.ID, &d)
	}
	return &d, err
}

// putField saves a custom field. The values that contacts have of it are brought
// to its kind; where some cannot be, the field stays as it was.
func (u *unit) putField(d *app.FieldDef) error {
	if err := u.exists(d); err != nil {
		return err
	}
	d.Name, d.Choices = strings.TrimSpace(d.Name), strings.Join(d.List(), "\n")
	if d.Kind != app.ChoiceField {
		d.Choices = ""
	}
	var taken bool
	if err := u.get(&taken, "SELECT EXISTS (SELECT 1 FROM custom_field WHERE name = ? AND id <> ?)", d.Name, int64(d.ID)); err != nil {
		return err
	}
	if taken {
		return app.Invalid("name", "There is a field %s already. Choose another name.", d.Name)
	}
	if d.ID != 0 {
		if err := u.indexHolders(d.ID); err != nil {
			return err
		}
		if err := u.convertValues(d); err != nil {
			return err
		}
	}
	_, err := u.saveRow(fieldTable, &d.ID, d)
	return err
}

// indexHolders puts the contacts that have a value of a field on the list for the
// search index.
func (u *unit) indexHolders(field app.ID) error {
	return u.indexFound(foundContact, "SELECT contact FROM custom_value WHERE field = ?", field)
}

// convertValues brings the values of a field to its kind.
func (u *unit) convertValues(d *app.FieldDef) error {
	var values []string
	if err := u.selectAll(&values, "SELECT DISTINCT value FROM custom_value WHERE field = ? ORDER BY value", d.ID); err != nil {
		return err
	}
	var misfits []string
	for _, old := range values {
		value, err := d.Read(old)
		if err != nil {
			misfits = append(misfits, old)
			continue
		}
		if value == old {
			continue
		}
		if _, err := u.exec("UPDATE custom_value SET value = ? WHERE field = ? AND value = ?", value, d.ID, old); err != nil {
			return err
		}
	}
	if len(misfits) == 0 {
		return nil
	}
	const most = 3
	field := "kind"
	if d.Kind == app.ChoiceField {
		field = "choices"
	}
	return app.Invalid(field, "Contacts have values that do not fit: %s. Change them first.", strings.Join(misfits[:min(len(misfits), most)], ", "))
}

// putView saves a view of the list under a name of its own.
func (u *unit) putView(v *app.SavedView) error {
	if err := u.exists(v); err != nil {
		return err
	}
	v.Name = strings.TrimSpace(v.Name)
	var taken bool
	err := u.get(&taken, "SELECT EXISTS (SELECT 1 FROM saved_view WHERE name = ? AND id <> ?)", v.Name, int64(v.ID))
	if err == nil && taken {
		return app.Invalid("name", "There is a view %s already. Choose another name.", v.Name)
	}
	if err == nil {
		_, err = u.saveRow(viewTable, &v.ID, v)
	}
	return err
}
