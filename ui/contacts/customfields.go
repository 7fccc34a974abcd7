package contacts

import "maps"

// readCustom gives all custom values: those typed, and those of fields that the
// form does not show.
func (f *form) readCustom() map[string]string {
	values := map[string]string{}
	if f.old != nil {
		maps.Copy(values, f.old.Custom)
	}
	for _, in := range f.custom {
		value, err := in.Read()
		if err != nil || value == "" {
			delete(values, in.Def.Name)
			continue
		}
		values[in.Def.Name] = value
	}
	if len(values) == 0 {
		return nil
	}
	return values
}
