package match

// field is a kind of value that two contacts may share.
type field uint8

// The fields. The last one stands for names in each other's place.
const (
	onGiven field = iota
	onFamily
	onName // of a company
	onAddress
	onCity
	onPostcode
	onRegion
	onBirthday
	onEmail
	onPhone
	onNumber // custom fields that tell contacts apart
	fields
)

// usual is the chance of each level between two records of one person on a field
// that both have, before anything is known of a file: what typists do, and how
// people move, marry and change telephones. (same, alike, rough, far)
var usual = [fields][levels]float64{
	onGiven:    {same: .80, alike: .10, rough: .03, far: .07},
	onFamily:   {same: .84, alike: .09, rough: .02, far: .05},
	onName:     {same: .75, alike: .15, rough: .05, far: .05},
	onAddress:  {same: .70, alike: .10, rough: .05, far: .15},
	onCity:     {same: .85, alike: .05, rough: .02, far: .08},
	onPostcode: {same: .83, alike: .07, rough: .01, far: .09},
	onRegion:   {same: .93, alike: .02, rough: .01, far: .04},
	onBirthday: {same: .93, alike: .03, rough: .01, far: .03},
	onEmail:    {same: .55, alike: .05, rough: .01, far: .39},
	onPhone:    {same: .55, alike: .03, rough: .01, far: .41},
	onNumber:   {same: .85, alike: .05, rough: .01, far: .09},
}

// compared are the functions that compare the values of each field.
var compared = [fields]func(a, b *text) level{
	onGiven: likeNames, onFamily: likeNames, onName: likeNames, onAddress: likeAddresses, onCity: likeNames, onPostcode: likeCodes,
	onRegion: likeNames, onBirthday: likeDays, onEmail: likeCodes, onPhone: likeCodes, onNumber: likeCodes,
}

// values are those that the contacts of a file have, of each field.
type values struct {
	one    [fields]texts
	custom map[string]*customField
}

// customField is a custom field with its values.
type customField struct {
	name  string
	texts texts
}

func newValues() *values {
	v := &values{custom: map[string]*customField{}}
	for f := range v.one {
		v.one[f] = texts{}
	}
	return v
}

// customOf is the custom field of a name. One that no contact has is not kept
// unless it is to be counted.
func (v *values) customOf(name string, count bool) *customField {
	f := v.custom[name]
	if f == nil {
		f = &customField{name: name, texts: texts{}}
		if count {
			v.custom[name] = f
		}
	}
	return f
}

// distinct reports a field whose values are nearly all different, such as a
// number that an authority gave; others, such as a size, tell nobody apart.
func (f *customField) distinct(total float64) bool {
	return len(f.texts) > 4 && float64(len(f.texts)) > total*.3
}
