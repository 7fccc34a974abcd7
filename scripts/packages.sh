#!/usr/bin/env bash
# Lists every package but the root, main.go, which opens the window and alone
# needs a C compiler. -find leaves the imports alone, which do not resolve there
# without one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
CGO_ENABLED=0 go list -find ./... | grep -vx rapport
