package document

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

const (
	// FormDrafts is how the names of drafts of forms begin; those of calls begin
	// otherwise.
	FormDrafts = "form/"
	// draftArg is how Place.Arg names a draft to go on with.
	draftArg = "draft:"
)

// The kinds of forms, in the names of their drafts.
const (
	OrderForm    = "order"
	ReturnForm   = "return"
	ClaimForm    = "claim"
	CampaignForm = "campaign"
	CostForm     = "cost"
	ContactForm  = "contact"
	TaskForm     = "task"
	ServiceForm  = "service"
	DealForm     = "deal"
	PlanForm     = "subscription"
	SegmentForm  = "segment"
	QuoteForm    = "quote" // of a deal
	// OrderQuoteForm is the quote of an order.
	OrderQuoteForm = "orderquote"
)

// DraftData keeps what was typed into forms in the company file.
type DraftData interface {
	DraftLister
	SaveDraft(ctx context.Context, form, body string) error
	ClearDraft(ctx context.Context, form string) error
}

// Unsaved is a form as it was typed and not saved.
type Unsaved struct {
	Name  string  `json:"-"`               // of the draft
	Title string  `json:"title,omitempty"` // what people know it by: a customer, a name
	Typed Typed   `json:"typed,omitempty"`
	Lines []Typed `json:"lines,omitempty"` // where the form has a list of lines
	// First is the form as it opened, as JSON: where the record has changed since,
	// it opens otherwise.
	First string `json:"first,omitempty"`
}

// ReadUnsaved reads a draft; false where it cannot be read.
func ReadUnsaved(d app.Draft) (Unsaved, bool) {
	u := Unsaved{Name: d.Form}
	err := json.Unmarshal([]byte(d.Body), &u)
	return u, err == nil && strings.HasPrefix(d.Form, FormDrafts)
}

// parts are the kind of form and the record of the draft's name.
func (u Unsaved) parts() (kind string, of int64) {
	fields := strings.Split(u.Name, "/")
	if len(fields) < 3 {
		return "", 0
	}
	of, _ = strconv.ParseInt(fields[2], 10, 64)
	return fields[1], of
}

// Of is the record that the form is about; 0 for a new one.
func (u Unsaved) Of() app.ID {
	_, of := u.parts()
	return app.ID(of)
}

// Sentence names the form: "Order · Ann Lee".
func (u Unsaved) Sentence() string {
	kind, of := u.parts()
	text := map[string]string{
		OrderForm: i18n.T("Order"), ReturnForm: i18n.T("Return"), ClaimForm: i18n.T("Rebate claim"),
		CampaignForm: i18n.T("Campaign"), CostForm: i18n.T("Cost of a campaign"), ContactForm: i18n.T("Contact"), TaskForm: i18n.T("Task"),
		ServiceForm: i18n.T("Service case"), DealForm: i18n.T("Deal"), PlanForm: i18n.T("Subscription"),
		SegmentForm: i18n.T("Targets of a campaign"), QuoteForm: i18n.T("Quote"), OrderQuoteForm: i18n.T("Quote"),
	}[kind]
	switch {
	case u.Title != "":
		return text + " · " + u.Title
	case of == 0:
		return text + " · " + i18n.T("new")
	}
	return text
}

// Place is where one goes on with the form.
func (u Unsaved) Place() shell.Place {
	kind, of := u.parts()
	place := shell.Place{ID: of, Arg: draftArg + u.Name}
	switch kind {
	case OrderForm, OrderQuoteForm:
		place.Page = OrdersPage
	case ReturnForm:
		place.Page = ReturnsPage
	case ClaimForm:
		place.Page, place.Tab = ReturnsPage, "claims"
	case CampaignForm, CostForm, SegmentForm:
		place.Page = CampaignsPage
	case ServiceForm:
		place.Page = ServicePage
	case DealForm, QuoteForm:
		place.Page = DealsPage
	case PlanForm:
		place.Page = SubscriptionsPage
	case TaskForm:
		place.Page = TodayPage
	case ContactForm:
		place.Page = ContactsPage
	}
	return place
}

// DraftIn is the name of the draft that a place asks to go on with, of one kind
// of form.
func DraftIn(p shell.Place, kind string) (name string, ok bool) {
	name, ok = strings.CutPrefix(p.Arg, draftArg)
	return name, ok && strings.HasPrefix(name, FormDrafts+kind+"/")
}

// What a form that opens is told of drafts, besides the name of one.
const (
	NewestDraft = ""
	NoDraft     = "none"
)

// FindDraft reads the draft with which a form of a record opens, 0 for a new
// one: of a name, the newest, or none; nil where there is none. It is not to be
// called on Fyne's goroutine, for it waits for drafts that are being written.
func FindDraft(ctx context.Context, data DraftData, kind string, of app.ID, name string) (*Unsaved, error) {
	if name == NoDraft {
		return nil, nil
	}
	settling.wait()
	prefix := FormDrafts + kind + "/" + of.String() + "/"
	if name != NewestDraft {
		prefix = name
	}
	drafts, err := data.Drafts(ctx, prefix)
	for _, d := range drafts {
		if u, ok := ReadUnsaved(d); ok && (name == NewestDraft || u.Name == name) {
			return &u, err
		}
	}
	return nil, err
}

// DraftLister lists what was kept of forms.
type DraftLister interface {
	Drafts(ctx context.Context, prefix string) ([]app.Draft, error)
}

// AllUnsaved lists the forms that were typed into and not saved, the newest first.
func AllUnsaved(ctx context.Context, data DraftLister) ([]Unsaved, error) {
	drafts, err := data.Drafts(ctx, FormDrafts)
	var all []Unsaved
	for _, d := range drafts {
		if u, ok := ReadUnsaved(d); ok {
			all = append(all, u)
		}
	}
	return all, err
}

// OfferUnsaved is a link to the forms that were not saved: to the one, or to a
// menu of them; nil where there is none.
func OfferUnsaved(forms []Unsaved, open func(shell.Place)) fyne.CanvasObject {
	if len(forms) == 0 {
		return nil
	}
	var link *widgets.Button
	link = widgets.NewLink(i18n.T("Not saved: %s", forms[0].Sentence()), func() { open(forms[0].Place()) })
	if len(forms) > 1 {
		link = widgets.NewLink(i18n.N(len(forms), "%d form was not saved", "%d forms were not saved"), func() {
			var items []widgets.Option
			for _, u := range forms {
				items = append(items, widgets.Option{Title: u.Sentence(), Do: func() { open(u.Place()) }})
			}
			widgets.ShowMenu(link, items)
		})
	}
	return link
}
