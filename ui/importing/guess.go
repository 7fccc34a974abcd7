package importing

import "rapport/app/importer"

// guessed is a file looked at as the kind that fits it best.
type guessed struct {
	importer.Inspection
	kind string
}

// guess looks at a file as each kind that it may hold: one that lacks no column
// wins, else the one with the most columns recognised.
func guess(plan importer.Plan) (best guessed, err error) {
	for _, kind := range importer.Kinds() {
		plan.Kind = kind
		in, err := importer.Inspect(plan)
		if err != nil {
			return best, err
		}
		if kind == importer.GuessKind(in.Columns) {
			return guessed{in, kind}, nil
		}
		if best.kind == "" || len(in.Mapping) > len(best.Mapping) {
			best = guessed{in, kind}
		}
	}
	return best, nil
}
