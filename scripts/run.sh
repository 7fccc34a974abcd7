#!/usr/bin/env bash
# Opens the window; without a display, builds the sample company and its meeting pack.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh go

has_display() {
	[ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

if has_display; then
	scripts/setup.sh window
	exe=$(go env GOEXE)
	echo "Building the window (the first time takes some minutes) …"
	CGO_ENABLED=1 go build -o "bin/rapport$exe" .
	CGO_ENABLED=0 go build -o "bin/rapport-cli$exe" ./cmd/rapport-cli
	exec "bin/rapport$exe" "$@"
fi

echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open."
echo "Building the console program and the sample company instead …"
CGO_ENABLED=0 go build -o bin/rapport-cli ./cmd/rapport-cli

company=out/sample.rapport
cli=(bin/rapport-cli --file "$company")
mkdir -p out
rm -f "$company" "$company-wal" "$company-shm"
"${cli[@]}" demo
echo
"${cli[@]}" check

pack=(out/meeting-pack.pdf out/meeting-pack.xlsx)
for file in "${pack[@]}"; do
	"${cli[@]}" pack -o "$file"
done

cat <<TEXT

The sample company is $PWD/$company
Its meeting pack is
$(printf "  $PWD/%s\n" "${pack[@]}")
Ask it something, for instance
  bin/rapport-cli --file $company report profitability --limit 10
  bin/rapport-cli --file $company report customer Michelle
  bin/rapport-cli --file $company chart whale -o whale.png
TEXT
