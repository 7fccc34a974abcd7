package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// ReadDraft reads new definitions from JSON as the register shows it, whole or
// only the fields that change: the rest is that of the version in force on the
// day on which the new one takes effect. Activities are told apart by their
// codes. effective, unless it is 0, goes before the day in the file. The version
// in the file is ignored. The draft has been checked and has the next number.
func (r Register) ReadDraft(text []byte, effective finance.Date) (Definitions, error) {
	fields, err := jsonObject(text)
	if err != nil {
		return Definitions{}, err
	}
	if effective == 0 {
		if err := readField("effective", fields["effective"], reflect.ValueOf(&effective).Elem()); err != nil {
			return Definitions{}, err
		}
	}
	if effective == 0 {
		return Definitions{}, Invalid("effective", "Say from which day the new definitions hold.")
	}
	delete(fields, "version")
	delete(fields, "effective")
	draft := r.At(effective).Copy()
	draft.Effective, draft.Author, draft.Note, draft.SignOffs = effective, "", "", nil
	if err := overlay("", fields, reflect.ValueOf(&draft).Elem()); err != nil {
		return Definitions{}, err
	}
	return r.Next(draft)
}

// Copy is a version that can be changed without changing this one.
func (d *Definitions) Copy() Definitions {
	c := *d
	c.Activities = append([]ActivityRate(nil), d.Activities...)
	c.SignOffs = append([]SignOff(nil), d.SignOffs...)
	return c
}

// jsonObject reads the fields of an object, and nothing behind it.
func jsonObject(text []byte) (map[string]json.RawMessage, error) {
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	var fields map[string]json.RawMessage
	err := decoder.Decode(&fields)
	if err == nil {
		if _, more := decoder.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("more than one value")
		}
	}
	if err != nil || fields == nil {
		return nil, Errorf(BadInput, "The file does not hold definitions as JSON: it must be one object in braces, as the register shows a version.")
	}
	return fields, nil
}

// overlay puts the fields of an object over those of a struct, by their JSON
// names.
func overlay(path string, fields map[string]json.RawMessage, into reflect.Value) error {
	typ := into.Type()
	known := map[string]int{}
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		known[name] = i
	}
	var faults Problems
	for name, raw := range fields {
		i, ok := known[name]
		if !ok {
			faults = append(faults, Invalid(path+name, "Definitions have no field %q. Take it out, or mend its name.", path+name))
			continue
		}
		if err := readField(path+name, raw, into.Field(i)); err != nil {
			var one *Error
			var many Problems
			switch {
			case errors.As(err, &many):
				faults = append(faults, many...)
			case errors.As(err, &one):
				faults = append(faults, one)
			}
		}
	}
	faults.sort()
	return faults.OrNil()
}

// readField reads one value as the field wants it. A field that is not there
// stays as it is.
func readField(field string, raw json.RawMessage, into reflect.Value) error {
	if len(raw) == 0 {
		return nil
	}
	if string(raw) == "null" {
		return Invalid(field, "%q is empty. Take the field out, or give it a value.", field)
	}
	switch target := into.Addr().Interface().(type) {
	case *decimal.Decimal:
		if err := json.Unmarshal(raw, target); err != nil || max(target.Exponent(), -target.Exponent()) > finestRate {
			return Invalid(field, "%s is no number; %q takes one like 0.10.", string(raw), field)
		}
		return nil
	case *finance.Date:
		if err := json.Unmarshal(raw, target); err != nil || *target == 0 {
			return Invalid(field, "%s is no date; write it like 2026-03-01.", string(raw))
		}
		return nil
	case *int:
		if err := json.Unmarshal(bytes.Trim(raw, `"`), target); err != nil {
			return Invalid(field, "%s is no whole number, which %q takes.", string(raw), field)
		}
		return nil
	case *[]ActivityRate:
		return overlayRates(field, raw, target)
	case *[]SignOff:
		return readSignOffs(field, raw, target)
	}
	if into.Kind() == reflect.Struct {
		fields, err := jsonObject(raw)
		if err != nil {
			return Invalid(field, "%q takes an object in braces.", field)
		}
		return overlay(field+".", fields, into)
	}
	if err := json.Unmarshal(raw, into.Addr().Interface()); err != nil {
		return Invalid(field, "%s is no text, which %q takes; write it in quotation marks.", string(raw), field)
	}
	return nil
}

// finestRate is how many decimals, or zeros before the point, a rate may have.
const finestRate = 12

// overlayRates changes the activities that are named and adds the new ones.
func overlayRates(field string, raw json.RawMessage, rates *[]ActivityRate) error {
	var items []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return Invalid(field, "%q takes a list of objects in square brackets.", field)
	}
	named := map[string]bool{}
	for _, item := range items {
		var code string
		if err := json.Unmarshal(item["code"], &code); err != nil || code == "" {
			return Invalid(field, "Give every activity a code, such as order.web.")
		}
		if named[code] {
			return Invalid(field, "The activity %q is there twice.", code)
		}
		named[code] = true
		i := 0
		for i < len(*rates) && (*rates)[i].Code != code {
			i++
		}
		if i == len(*rates) {
			*rates = append(*rates, ActivityRate{Code: code})
		}
		if err := overlay(field+"."+code+".", item, reflect.ValueOf(&(*rates)[i]).Elem()); err != nil {
			return err
		}
	}
	return nil
}

func readSignOffs(field string, raw json.RawMessage, list *[]SignOff) error {
	var items []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return Invalid(field, "%q takes a list of objects in square brackets.", field)
	}
	*list = make([]SignOff, len(items))
	for i, item := range items {
		if err := overlay(field+".", item, reflect.ValueOf(&(*list)[i]).Elem()); err != nil {
			return err
		}
	}
	return nil
}
