// Layers checks that the source keeps the order of the house: imports go down
// only, arithmetic stays pure, and files stay short enough to read.
//
// It reads every Go file of the module, whatever its build constraints, so that
// a rule broken only on Windows is found on Linux. Test files are exempt from
// the import rules.
//
//	go run ./scripts/layers [FOLDER]
//
// It prints one line a violation, naming file and import, and exits 1 when
// there is any.
package main

import (
	"fmt"
	"os"
)

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	tree, err := readTree(root)
	if err != nil {
		fmt.Fprintln(os.Stderr, "layers:", err)
		os.Exit(2)
	}
	found := tree.violations()
	for _, v := range found {
		fmt.Println(v)
	}
	if len(found) > 0 {
		fmt.Fprintf(os.Stderr, "layers: %d places break the rules (docs/decisions/0001-layers-checked-by-our-own-program.md)\n", len(found))
		os.Exit(1)
	}
	fmt.Printf("layers: %d files in %d packages keep the rules\n", len(tree.files), len(tree.packages()))
}
