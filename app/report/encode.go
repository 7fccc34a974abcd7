package report

import (
	"bytes"
	"encoding"
	"encoding/json"
	"io"
	"math"
	"reflect"
	"strconv"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// WriteJSON writes a report as interface.md fixes it: amounts as strings with
// the decimals of the report's currency, IDs as strings, ratios as numbers,
// what is undefined as null, keys in the order of the struct. Texts are written
// in the language of tr; nil is English.
func WriteJSON(w io.Writer, r Report, tr app.Translate) error {
	e := encoder{currency: r.Heading().Currency, tr: tr}
	if err := e.value(reflect.ValueOf(r)); err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, e.out.Bytes(), "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err := w.Write(out.Bytes())
	return err
}

// encoder writes compact JSON. encoding/json cannot do it: an Amount does not
// know its currency.
type encoder struct {
	out      bytes.Buffer
	currency finance.Currency
	tr       app.Translate
}

func (e *encoder) value(v reflect.Value) error {
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			e.out.WriteString("null")
			return nil
		}
		return e.value(v.Elem())
	}
	switch x := v.Interface().(type) {
	case finance.Amount:
		return e.text(x.Text(e.currency))
	case finance.Currency:
		return e.text(x.Code)
	case finance.Statement:
		e.out.WriteByte('{')
		first := true
		err := e.statement(x, &first)
		e.out.WriteByte('}')
		return err
	case app.Text:
		return e.text(x.In(e.tr))
	case app.ID:
		return e.textOrNull(x.String())
	case finance.Date:
		return e.textOrNull(x.String())
	case finance.Month:
		return e.textOrNull(x.String())
	case Figure:
		return e.value(reflect.ValueOf(x.inJSON()))
	case encoding.TextMarshaler:
		text, err := x.MarshalText()
		if err != nil {
			return err
		}
		return e.text(string(text))
	}
	return e.plain(v)
}

func (e *encoder) plain(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Struct:
		e.out.WriteByte('{')
		first := true
		err := e.fields(v, &first)
		e.out.WriteByte('}')
		return err
	case reflect.Slice:
		return e.slice(v)
	case reflect.Float64:
		e.float(v.Float())
		return nil
	default:
		b, err := json.Marshal(v.Interface())
		e.out.Write(b)
		return err
	}
}

func (e *encoder) slice(v reflect.Value) error {
	e.out.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			e.out.WriteByte(',')
		}
		if err := e.value(v.Index(i)); err != nil {
			return err
		}
	}
	e.out.WriteByte(']')
	return nil
}

// fields writes the fields of a struct; embedded structs and statements lose
// their braces. The option orNull writes what is empty as null.
func (e *encoder) fields(v reflect.Value, first *bool) error {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		tag, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if tag == "-" || !f.IsExported() {
			continue
		}
		if f.Anonymous && tag == "" {
			if err := e.embedded(v.Field(i), first); err != nil {
				return err
			}
			continue
		}
		if err := e.key(tag, first); err != nil {
			return err
		}
		if option == "orNull" && v.Field(i).IsZero() {
			e.out.WriteString("null")
			continue
		}
		if err := e.value(v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

func (e *encoder) embedded(v reflect.Value, first *bool) error {
	if s, ok := v.Interface().(finance.Statement); ok {
		return e.statement(s, first)
	}
	return e.fields(v, first)
}

func (e *encoder) statement(s finance.Statement, first *bool) error {
	for _, line := range s.Lines() {
		if err := e.key(line.Key, first); err != nil {
			return err
		}
		if err := e.text(line.Amount.Text(e.currency)); err != nil {
			return err
		}
	}
	return nil
}

func (e *encoder) key(name string, first *bool) error {
	if !*first {
		e.out.WriteByte(',')
	}
	*first = false
	if err := e.text(name); err != nil {
		return err
	}
	e.out.WriteByte(':')
	return nil
}

func (e *encoder) textOrNull(s string) error {
	if s == "" {
		e.out.WriteString("null")
		return nil
	}
	return e.text(s)
}

func (e *encoder) text(s string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return err
	}
	e.out.Write(bytes.TrimRight(b.Bytes(), "\n"))
	return nil
}

// float writes a ratio with at most ten decimals, so that the last bits of the
// arithmetic do not show; what is no number is null.
func (e *encoder) float(f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		e.out.WriteString("null")
		return
	}
	s := strconv.FormatFloat(f, 'f', 10, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		s = "0"
	}
	e.out.WriteString(s)
}
