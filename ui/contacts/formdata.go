package contacts

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// formData is what the form needs before it opens.
type formData struct {
	contact        *app.Contact
	company        *app.Contact
	staff, sources []app.Choice
	fields         []app.FieldRow
	tags, systems  []string          // in use, the most used first
	country        string            // of the company
	unsaved        *document.Unsaved // what was typed before the program ended; nil for nothing
}

func readForm(ctx context.Context, data Data, id app.ID) (d formData, err error) {
	if id != 0 {
		if d.contact, err = data.Contact(ctx, id); err != nil {
			return d, err
		}
		if d.contact.Erased != 0 {
			return d, d.contact.Validate()
		}
		if d.contact.Company != 0 {
			if d.company, err = data.Contact(ctx, d.contact.Company); err != nil {
				return d, err
			}
		}
	}
	if d.staff, err = data.StaffChoices(ctx); err != nil {
		return d, err
	}
	if d.fields, err = data.CustomFields(ctx); err != nil {
		return d, err
	}
	if d.tags, err = data.TagNames(ctx); err != nil {
		return d, err
	}
	if d.systems, err = data.ExternalSystems(ctx); err != nil {
		return d, err
	}
	company, err := data.Company(ctx)
	if err != nil {
		return d, err
	}
	d.country = company.Country
	d.sources, err = data.SourceChoices(ctx)
	return d, err
}

// owner is who the contact belongs to; 0 for nobody, and for a new contact.
func (d formData) owner() app.ID {
	if d.contact == nil {
		return 0
	}
	return d.contact.Owner
}
