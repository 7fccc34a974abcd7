#!/usr/bin/env bash
# Prints the version, which FyneApp.toml holds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml
