# Rapport. `make help` says what there is; CONTRIBUTING.md says how it is built.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# A checkout whose owner git does not trust, or without git, builds all the same.
export GOFLAGS := $(strip $(GOFLAGS) -buildvcs=false)

# Go's own installer puts it here, often before anyone has put it on the path.
export PATH := $(PATH):/usr/local/go/bin

.PHONY: help run test lint bench screenshots fonts test-window

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | \
		while IFS=$$'\t' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

run: ## Set up what is missing and open the window (without a display: build the sample company)
	@scripts/run.sh

test: ## Run all tests; needs Go and nothing else
	@scripts/setup.sh go
	@export CGO_ENABLED=0; packages=$$(scripts/packages.sh); go test -timeout 30m $$packages

lint: ## Check format, vet, the layers and the shell scripts
	@scripts/setup.sh go
	@scripts/lint.sh

bench: ## Measure a large company against limits measured in the same run
	@scripts/setup.sh go
	@CGO_ENABLED=0 go run ./scripts/bench

screenshots: ## Draw every page in both themes and languages into docs/screenshots
	@scripts/setup.sh go window display
	@scripts/screenshots.sh

fonts: ## Cut the bundled font anew from its source
	@assets/fonts/build.sh

test-window: ## Drive the built program under a display of its own
	@scripts/setup.sh go window display
	@scripts/test-window.sh
