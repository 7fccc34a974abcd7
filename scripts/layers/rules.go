package main

// A layer is a folder of the module and what its packages may import of our
// own. The longest matching folder decides.
type layer struct {
	folder string
	// may lists the folders of ours that are open to it; everything lies open
	// to a layer that has all set.
	may []string
	all bool
}

// layers are the floors of the house, as CONTRIBUTING.md draws them.
// The root package (main.go) is the folder "".
var layers = []layer{
	{folder: "", all: true},
	{folder: "cmd", all: true},
	{folder: "scripts", all: true},
	{folder: "ui", may: []string{"ui", "app", "finance", "assets"}},
	{folder: "ui/widgets", may: []string{"ui", "finance", "assets"}},
	{folder: "ui/chart", may: []string{"ui", "finance", "assets"}},
	{folder: "ui/export", may: []string{"ui", "finance", "assets"}},
	{folder: "store", may: []string{"store", "app", "finance"}},
	{folder: "app", may: []string{"app", "finance"}},
	{folder: "finance", may: []string{"finance"}},
	{folder: "assets", may: []string{"assets"}},
}

// A wall is a pair of places with no path from one to the other, not even
// through a third package of ours.
type wall struct{ from, to string }

var walls = []wall{
	{"ui", "store"},
	{"ui/widgets", "app"},
	{"ui/chart", "app"},
	{"ui/export", "app"},
	// The console program shares these and has to build without a C compiler.
	{"ui/chart", fynePath},
	{"ui/export", fynePath},
	{"ui/format", fynePath},
	{"cmd", fynePath},
}

const fynePath = "fyne.io"

// A fence keeps a library of others in the places named, and a narrower library
// path wins over a wider one. The place "" is the root package alone.
type fence struct {
	library string
	only    []string
}

var fences = []fence{
	{fynePath, []string{"", "ui"}},
	{fynePath + "/fyne/v2/app", []string{""}},
	{"modernc.org", []string{"store"}},
	{"github.com/pressly/goose", []string{"store"}},
}

// A vow is what the packages of a folder give up so that the same arguments
// give the same result everywhere: libraries, and functions of a library that
// is otherwise of use.
type vow struct {
	folder string
	// imports are library paths, each with all below it unless it is in but.
	imports []string
	but     []string
	// calls are functions that no file may name, by the library's path.
	calls map[string][]string
	why   string
}

var (
	clock  = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
	prints = []string{"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"}
	world  = []string{"os", "net", "io/fs", "io/ioutil", "syscall", "database/sql", "log", "math/rand", "crypto/rand", "golang.org/x/sys"}
)

var vows = []vow{
	{
		folder:  "finance",
		imports: append([]string{"io", "bufio", "path/filepath", "embed"}, world...),
		// Only the interface by which a value says how it is stored.
		but:   []string{"database/sql/driver"},
		calls: map[string][]string{"time": clock, "fmt": prints},
		why:   "finance has no clock and no I/O",
	},
	{
		folder: "app/importer",
		// Readers open the table that they are to read, and nothing else.
		imports: world,
		but:     []string{"os", "io/fs"},
		calls:   map[string][]string{"time": clock, "fmt": prints},
		why:     "a reader knows its file and nothing else",
	},
	{
		folder:  "app/match",
		imports: world,
		calls:   map[string][]string{"time": clock, "fmt": prints},
		why:     "matching is pure",
	},
}

// maxLines is where a file is refused. The habit is about 400: the rest is
// room to finish a thought.
const maxLines = 450
