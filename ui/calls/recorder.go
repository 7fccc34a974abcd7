package calls

import (
	"rapport/app"
)

// Recorder opens the panel of a call.
type Recorder struct {
	deps Deps
	form *form // the one that is open; nil for none
}

// New makes a recorder; Open shows its panel.
func New(deps Deps) *Recorder { return &Recorder{deps: deps} }

// Open begins a call, with a contact or, where it is 0, with somebody who is
// still to be found. A call with them that was not saved comes back as it was.
// While a call is being recorded nothing happens.
func (r *Recorder) Open(contact app.ID) { r.OpenKind(contact, app.Call) }

// OpenKind does so for an e-mail, a letter, a visit or a web contact.
func (r *Recorder) OpenKind(contact app.ID, kind app.InteractionKind) {
	if r.form != nil && r.form.panel.IsOpen() {
		return
	}
	r.form = newForm(r, contact, kind)
	r.form.open()
}

// IsOpen reports whether a call is being recorded.
func (r *Recorder) IsOpen() bool { return r.form != nil && r.form.panel.IsOpen() }

// Refresh is told that something was saved: an order that was taken during the
// call becomes the order of the call.
func (r *Recorder) Refresh() {
	if r.IsOpen() {
		r.form.findOrder()
	}
}
