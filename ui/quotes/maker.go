package quotes

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// Maker opens the form of a quote.
type Maker struct {
	deps    Deps
	form    *form // the one that was opened last
	reading widgets.Loader[*source]
}

// New makes a maker.
func New(deps Deps) *Maker { return &Maker{deps: deps} }

// Deal opens the quote of a deal.
func (m *Maker) Deal(id app.ID) {
	m.open(document.QuoteForm, id, func(ctx context.Context) (*source, error) {
		d, err := m.deps.Data.Deal(ctx, id)
		if err != nil {
			return nil, err
		}
		return &source{order: d.AsOrder(m.deps.Host.Today()), deal: d, number: d.Number, subject: d.Title}, nil
	})
}

// Order opens the quote of an order as it is typed; customer names one who is not
// in the file yet.
func (m *Maker) Order(o *app.Order, customer string) {
	m.open(document.OrderQuoteForm, o.ID, func(context.Context) (*source, error) {
		return &source{order: o, number: o.Number, named: customer}, nil
	})
}

// open opens the form for what is read, with what was typed into it and not saved; its
// drafts are of a kind and a record. An order that is not saved has none: the next new
// one is another's.
func (m *Maker) open(kind string, id app.ID, of func(context.Context) (*source, error)) {
	m.reading.Load(func(ctx context.Context) (*source, error) {
		s, err := of(ctx)
		if err != nil {
			return nil, err
		}
		if err := s.read(ctx, m.deps.Data); err != nil {
			return nil, err
		}
		if id != 0 {
			s.unsaved, err = document.FindDraft(ctx, m.deps.Data, kind, id, document.NewestDraft)
		}
		return s, err
	}, func(s *source, err error) {
		if err != nil {
			m.deps.Host.Fail(err)
			return
		}
		m.form = newForm(m, s)
		if id != 0 {
			m.form.keepDraft(kind, id, func() { m.open(kind, id, of) })
		}
		m.form.panel.Open(m.deps.Host.Canvas())
	})
}

// form asks for what is not in the books.
type form struct {
	maker  *Maker
	source *source
	panel  *widgets.Panel
	form   *widgets.Form
	from   *widgets.Entry
	to     *widgets.Entry
	until  *widgets.DateField
	terms  *widgets.Entry
	valid  *widgets.Field
	saver  document.Saver
	fields map[string]*widgets.Field
	draft  *document.Keeper
	writer widgets.Loader[struct{}]
}

func newForm(m *Maker, s *source) *form {
	f := &form{maker: m, source: s, from: widgets.NewNote(4), to: widgets.NewNote(4), terms: widgets.NewNote(3)}
	f.until = widgets.NewDateField(m.deps.Host.Today)
	f.until.SetDate(m.deps.Host.Today().AddDays(validDays))
	f.from.SetText(s.from())
	f.to.SetText(s.to())
	f.terms.SetPlaceHolder(i18n.T("Delivery, payment, what is not included"))
	if s.deal != nil {
		f.terms.SetText(s.deal.Terms)
		if s.deal.ValidUntil >= m.deps.Host.Today() {
			f.until.SetDate(s.deal.ValidUntil)
		}
	}
	from := widgets.NewField(i18n.T("Our address"), f.from)
	from.Hint = i18n.T("Name, address and phone as they stand on your letters; kept for the next quote")
	f.valid = widgets.NewField(i18n.T("Valid until"), f.until)
	to, terms := widgets.NewField(i18n.T("Their address"), f.to), widgets.NewField(i18n.T("Terms"), f.terms)
	f.fields = map[string]*widgets.Field{"to": to, "until": f.valid, "terms": terms, "from": from}
	f.form = widgets.NewForm(to, f.valid, terms, from)
	f.form.LabelWidth = 112
	f.panel = widgets.NewPanel(i18n.T("Quote %s", s.number), widgets.Pad(1, 1, 1, 1, f.form), nil, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("Save as PDF…"), f.save).WithHint("Ctrl ↵"),
	})
	f.panel.Width = 520
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave, f.panel.First = f.save, f.terms
	return f
}

// keepDraft writes down what is typed, and goes on with what was typed before; again
// opens the form anew.
func (f *form) keepDraft(kind string, id app.ID, again func()) {
	f.draft = document.NewKeeper(f.maker.deps.Data, f.maker.deps.Host.Fail, kind, id, func() document.Unsaved {
		return document.Unsaved{Title: document.Joined(f.source.number, f.source.subject), Typed: document.TypedIn(f.fields)}
	})
	f.panel.OnClosed = f.draft.Rest
	if u := f.source.unsaved; u != nil {
		u.Typed.Fill(f.fields)
		f.panel.SetChips(document.KeptChips(f.draft.Resume(*u), func() { f.leave(again) })...)
	}
	f.draft.Watch()
}

// leave closes the form for good, and then forgets what was typed.
func (f *form) leave(then func()) {
	f.panel.OnClosed = nil
	f.panel.Close()
	if f.draft != nil {
		f.draft.Forget(then)
	}
}

// save draws the quote, keeps what was typed, and asks where the file is to lie.
func (f *form) save() {
	f.form.ClearErrors()
	if err := f.until.Err(); err != nil {
		f.valid.SetError(err.Error())
		f.form.FocusFirstError()
		return
	}
	q := f.source.paper()
	q.Day, q.ValidUntil = f.maker.deps.Host.Today(), f.until.Date()
	q.From, q.To = linesOf(f.from.Text), linesOf(f.to.Text)
	q.Terms = strings.TrimSpace(strings.TrimSpace(f.terms.Text) + "\n" + q.Terms)
	data, err := q.PDF()
	if err != nil {
		f.maker.deps.Host.Fail(err)
		return
	}
	f.keep(func() {
		f.leave(nil)
		f.maker.deps.SaveFile(i18n.T("Quote %s", f.source.number)+".pdf", data)
	})
}

// linesOf are the lines that say something.
func linesOf(text string) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// keep keeps the company's address for the next quote, and with the deal what its
// quote said: a deal that is quoted has come to its offer.
func (f *form) keep(then func()) {
	data, host, company := f.maker.deps.Data, f.maker.deps.Host, f.source.company
	f.writer.Load(func(ctx context.Context) (struct{}, error) {
		if letterhead := strings.Join(linesOf(f.from.Text), "\n"); letterhead != f.source.from() {
			company.Letterhead = letterhead
			return struct{}{}, data.SetCompany(ctx, company)
		}
		return struct{}{}, nil
	}, func(_ struct{}, err error) {
		if err != nil {
			host.Fail(err)
			return
		}
		f.keepDeal(then)
	})
}

func (f *form) keepDeal(then func()) {
	d := f.source.deal
	if d == nil {
		then()
		return
	}
	host, today, until, terms := f.maker.deps.Host, f.maker.deps.Host.Today(), f.until.Date(), strings.TrimSpace(f.terms.Text)
	if d.ValidUntil == until && d.Terms == terms && d.Stage != app.StageLead && d.Stage != app.StageQualified {
		then()
		return
	}
	f.saver.Save(f.maker.deps.Data, app.Action{Text: i18n.Mark("Quote deal %s"), Args: []any{d.Number}}, func(ctx context.Context, u app.Unit) error {
		d, err := u.Deal(ctx, d.ID)
		if err != nil {
			return err
		}
		d.ValidUntil, d.Terms = until, terms
		if d.Stage == app.StageLead || d.Stage == app.StageQualified {
			d.Reach(app.StageOffer, today)
		}
		return u.Put(ctx, d)
	}, func(id app.ID, err error) {
		if err != nil {
			host.Fail(err)
			return
		}
		host.Done(id, i18n.T("Deal %s quoted", d.Number))
		then()
	})
}
