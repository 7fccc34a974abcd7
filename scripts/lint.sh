#!/usr/bin/env bash
# Format, vet, layers and shell scripts. Says what it checks; exits 1 on the
# first kind of finding.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

echo "gofmt"
unformatted=$("$(go env GOROOT)/bin/gofmt" -l .)
if [ -n "$unformatted" ]; then
	printf 'Not formatted (run gofmt -w on them):\n%s\n' "$unformatted" >&2
	exit 1
fi

echo "layers"
CGO_ENABLED=0 go run ./scripts/layers

echo "go vet"
packages=$(scripts/packages.sh)
# shellcheck disable=SC2086 # one word a package
CGO_ENABLED=0 go vet $packages
if scripts/setup.sh --check window; then
	CGO_ENABLED=1 go vet .
else
	echo "go vet of main.go: left out, since there is no C compiler for the window here"
fi

if command -v shellcheck >/dev/null; then
	echo "shellcheck"
	shellcheck -x .ci/run scripts/*.sh
else
	echo "shellcheck: left out, since it is not installed"
fi
