# Rapport. `make help` says what there is; CONTRIBUTING.md says how it is built.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# A checkout whose owner git does not trust, or without git, builds all the same.
export GOFLAGS := $(strip $(GOFLAGS) -buildvcs=false)

# Go's own installer puts it here, often before anyone has put it on the path.
export PATH := $(PATH):/usr/local/go/bin

.PHONY: help run test lint bench check-charts screenshots fonts test-window package-windows package-macos package-linux test-windows test-linux

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

check-charts: ## Make every chart in every format, and open the files with poppler and LibreOffice
	@scripts/setup.sh go files
	@scripts/check-charts.sh

screenshots: ## Draw every page in both themes and languages into docs/screenshots
	@scripts/setup.sh go window display
	@scripts/screenshots.sh

fonts: ## Cut the bundled font anew from its source
	@assets/fonts/build.sh

test-window: ## Drive the built program under a display of its own
	@scripts/setup.sh go window display
	@scripts/test-window.sh

package-windows: ## Build the installer and the portable zip for Windows, on Linux
	@scripts/setup.sh go windows
	@scripts/package-windows.sh

package-macos: ## Build Rapport.app and its .dmg on a Mac; elsewhere check what compiles
	@scripts/setup.sh go
	@scripts/package-macos.sh

package-linux: ## Build the tar.xz and the .deb for Linux
	@scripts/setup.sh go window debian
	@scripts/package-linux.sh

test-windows: ## Install, open, upgrade and uninstall the Windows package under Wine
	@scripts/setup.sh go windows display wine
	@[ -n "$$(find out/packages -name '*-Setup.exe' 2>/dev/null)" ] || scripts/package-windows.sh
	@scripts/test-windows.sh

test-linux: ## Install the .deb into a bare Debian and open its window there (as root)
	@scripts/setup.sh go window display debian
	@[ -n "$$(find out/packages -name '*.deb' 2>/dev/null)" ] || scripts/package-linux.sh
	@scripts/test-linux.sh
