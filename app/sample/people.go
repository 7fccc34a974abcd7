package sample

// Names of people and companies of the sample, from many places, as a shop in a
// port meets them. Every address is under example.com and every phone number in
// the range kept for fiction.
var (
	givenNames = []string{
		"Aoife", "Tomás", "Grace", "Hannah", "Samuel", "Priya", "Olu", "Marta", "Jean-Luc", "Ida", "Ravi", "Kofi",
		"Elena", "Jonas", "Amara", "Diego", "Yuki", "Fatima", "Liam", "Sofia", "Noah", "Chloé", "Mateo", "Zoë",
		"Anders", "Leila", "Oscar", "Nadia", "Hugo", "Mina", "Pavel", "Rosa", "Theo", "Inês", "Malik", "Greta",
	}
	familyNames = []string{
		"Byrne", "Ferreira", "Okafor", "Weiss", "Brandt", "Raman", "Adeyemi", "Kowalska", "Petit", "Holm", "Patel",
		"Mensah", "Rossi", "Lindqvist", "Nwosu", "Herrera", "Tanaka", "Haddad", "Murphy", "Moreno", "Clarke",
		"Dubois", "Silva", "Novák", "Berg", "Karimi", "Hughes", "Ivanova", "Schmidt", "Park", "Fischer", "Castillo",
		"Bennett", "Sousa", "Rahman", "Vogel",
	}
	chineseNames = [][2]string{ // family, given
		{"陈", "伟"}, {"李", "娜"}, {"张", "敏"}, {"王", "芳"}, {"刘", "洋"}, {"黄", "静"}, {"周", "杰"}, {"吴", "桐"},
		{"徐", "丽"}, {"孙", "浩"}, {"朱", "琳"}, {"林", "晨"},
	}
	companyNames = []string{
		"Gold Coast Events", "Harbour Hotel", "Studio Nine", "Weber Catering", "Nordwind Studio GmbH", "Lakeside Hotel",
		"Cantina Sul", "Raman Dental", "Patel Events", "Hôtel du Port", "Blue Door Yoga", "Pier 9 Theatre",
		"Little Acorn Nursery", "Kestrel Architects", "Meridian Law", "The Copper Kettle", "Sailmakers' Guild",
		"Bright & Sons", "Novák Optika", "Tanaka Sushi", "海港茶馆", "东方琴行", "Parkside Clinic", "Foundry Gym",
		"Old Mill Bakery", "Quay Cinema", "St Brendan's School", "Vogel Werbung", "Radio Marina", "Union Hall",
	}
	cities = [][3]string{ // city, region, postcode
		{"San Francisco", "CA", "94110"}, {"Oakland", "CA", "94607"}, {"Berkeley", "CA", "94704"},
		{"Sausalito", "CA", "94965"}, {"San Mateo", "CA", "94401"}, {"Palo Alto", "CA", "94301"},
		{"San Jose", "CA", "95112"}, {"Santa Cruz", "CA", "95060"},
	}
	areaCodes = []string{ // as many as a power of two, so that a choice is one draw
		"209", "310", "323", "408", "415", "424", "510", "530", "559", "562", "619", "626", "650", "707", "805", "951",
	}
	streets = []string{"Pier Street", "Mission Street", "Harbor Way", "Laurel Avenue", "Second Street", "Bay Road", "Alder Lane"}
)
