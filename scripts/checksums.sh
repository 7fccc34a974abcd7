#!/usr/bin/env bash
# Writes SHA256SUMS over the packages of a folder.
set -euo pipefail
cd "$1"
rm -f SHA256SUMS
sums=$(find . -maxdepth 1 -type f -printf '%f\n' | sort | xargs -r sha256sum)
printf '%s\n' "$sums" >SHA256SUMS
