#!/usr/bin/env bash
# Drives the built program as a person would, on a display of its own and in a
# fresh home, by keyboard alone:
#   with the sample company it walks every page, records a call, takes it back and
#   does it again, closes, starts again and finds the call; then it kills the
#   program in the middle of a call and finds its draft (window/sample.sh);
#   with a company of its own it imports a shop's customers and invoices, takes the
#   import back and does it again (window/shop.sh), merges a customer who is there
#   twice, records a call, and splits the two again (window/merge.sh).
# RAPPORT_CHINOOK names a folder with customers.csv and invoice_lines.csv to import
# instead of the small export that the script writes.
# Leaves a picture of each step in out/screenshots. Exits 1 when a step fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/window.sh
. scripts/window.sh
# shellcheck source=scripts/window/sample.sh
. scripts/window/sample.sh
# shellcheck source=scripts/window/shop.sh
. scripts/window/shop.sh
# shellcheck source=scripts/window/merge.sh
. scripts/window/merge.sh

pictures=$PWD/out/screenshots

build() {
	step "Building"
	CGO_ENABLED=1 go build -o bin/rapport .
	CGO_ENABLED=0 go build -o bin/rapport-cli ./cmd/rapport-cli
}

build
SECONDS=0
mkdir -p "$pictures"
rm -f "$pictures"/*.png
trap stop_all EXIT
start_display 1280 800

use_home home
open_sample
walk_pages
look_at_customer
record_call
undo_and_redo
step "Close"
close_program
find_call_again
crash_keeps_draft
step "Close again"
close_program

use_home shop
write_export
create_shop
import_customers
import_invoices
import_newsletter
merge_pair
look_at_merged
record_later_call
split_again
step "Close the shop"
close_program

no_complaints
step "Passed in $SECONDS s"
