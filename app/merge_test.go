package app

import (
	"maps"
	"slices"
	"testing"
)

func TestGivenAndFamilyNameGoWithTheName(t *testing.T) {
	for _, c := range []struct {
		what          string
		own, other    Contact
		fields        []string
		given, family string
	}{
		{"the survivor's name stays whole", Contact{Name: "Ann Lee"}, Contact{Name: "Anne Lee", GivenName: "Anne", FamilyName: "Lee"}, nil, "", ""},
		{"the same name is divided as the other has it", Contact{Name: "Ann Lee"}, Contact{Name: "ann lee", GivenName: "ann", FamilyName: "lee"}, nil, "ann", "lee"},
		{"the other's name is taken whole", Contact{Name: "Ann Lee", GivenName: "Ann", FamilyName: "Lee"}, Contact{Name: "Anne M. Lee"}, []string{"name"}, "", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			before := c.own
			taken := TakeOver(&c.own, &c.other, c.fields)
			if c.own.GivenName != c.given || c.own.FamilyName != c.family {
				t.Errorf("got %q and %q; want %q and %q", c.own.GivenName, c.own.FamilyName, c.given, c.family)
			}
			if changed := GiveBack(&c.own, taken); len(changed) != 0 || c.own.Name != before.Name || c.own.GivenName != before.GivenName || c.own.FamilyName != before.FamilyName {
				t.Errorf("given back it is %+v, changed %v; before %+v", c.own, changed, before)
			}
		})
	}
}

func TestCustomFieldsAreChosenAndGivenBack(t *testing.T) {
	own := Contact{Name: "Ann", Custom: map[string]string{"size": "38", "colour": "red"}}
	other := Contact{Name: "Ann", Custom: map[string]string{"size": "39", "colour": "blue", "club": "gold"}}
	taken := TakeOver(&own, &other, []string{CustomField("size")})
	if want := map[string]string{"size": "39", "colour": "red", "club": "gold"}; !maps.Equal(own.Custom, want) {
		t.Errorf("merged: %v; want %v", own.Custom, want)
	}
	late := Contact{Name: "Ann", Custom: maps.Clone(own.Custom)}
	late.Custom["size"] = "40"
	if changed := GiveBack(&own, taken); len(changed) != 0 || !maps.Equal(own.Custom, map[string]string{"size": "38", "colour": "red"}) {
		t.Errorf("given back: %v, changed %v", own.Custom, changed)
	}
	if changed := GiveBack(&late, taken); !slices.Equal(changed, []string{"size"}) || late.Custom["size"] != "40" {
		t.Errorf("changed since: %v, %v", late.Custom, changed)
	}
}

func TestMergeTakesOverAddressesAndGivesThemBack(t *testing.T) {
	keep := &Contact{Name: "Ann", City: "Seattle"}
	other := &Contact{Name: "Anne", City: "Tacoma", More: []Address{{Label: "work", City: "Seattle"}, {City: "Olympia"}}}
	taken := TakeOver(keep, other, nil)
	if len(keep.More) != 2 || keep.More[0].City != "Tacoma" || keep.More[1].City != "Olympia" {
		t.Fatalf("taken over: %+v", keep.More)
	}
	keep.More = append(keep.More, Address{City: "Spokane"})
	GiveBack(keep, taken)
	if len(keep.More) != 1 || keep.More[0].City != "Spokane" || keep.City != "Seattle" {
		t.Errorf("left after giving back: %+v", keep.More)
	}
}
