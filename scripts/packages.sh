#!/usr/bin/env bash
# Lists every package but the root, main.go, which opens the window and alone
# needs a C compiler.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
CGO_ENABLED=0 go list ./... | grep -vx rapport
