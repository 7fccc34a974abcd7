#!/usr/bin/env bash
# On a Mac: builds Rapport.app for both processors into a .dmg in out/packages.
# Elsewhere: compiles for the Mac what needs no window, and says what is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(scripts/version.sh)

if [ "$(uname -s)" != Darwin ]; then
	for machine in arm64 amd64; do
		echo "Compiling everything below the window for darwin/$machine …"
		# shellcheck disable=SC2046 # a list of packages
		CGO_ENABLED=0 GOOS=darwin GOARCH=$machine go build -o /dev/null ./cmd/rapport-cli
		CGO_ENABLED=0 GOOS=darwin GOARCH=$machine go vet ./app/... ./store ./finance ./ui/chart ./ui/export ./ui/exhibit ./ui/format
	done
	cat <<-TEXT
		That compiles. Missing here, and so not made: the window (main.go needs Apple's
		compiler and frameworks), the Rapport.app around it, and the .dmg (hdiutil). On a
		Mac with the command line tools (xcode-select --install), make package-macos makes them.
	TEXT
	exit 0
fi

out=$PWD/out/packages
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
app=$stage/Rapport.app/Contents
mkdir -p "$out" "$app"/{MacOS,Resources}

for machine in arm64 amd64; do
	CGO_ENABLED=1 GOOS=darwin GOARCH=$machine go build -trimpath -tags migrated_fynedo \
		-ldflags "-s -w -X main.version=$version" -o "$stage/rapport-$machine" .
	CGO_ENABLED=0 GOOS=darwin GOARCH=$machine go build -trimpath -ldflags "-s -w -X main.version=$version" -o "$stage/rapport-cli-$machine" ./cmd/rapport-cli
done
lipo -create -output "$app/MacOS/rapport" "$stage"/rapport-{arm64,amd64}
lipo -create -output "$app/MacOS/rapport-cli" "$stage"/rapport-cli-{arm64,amd64}
sed "s/VERSION/$version/" packaging/macos/Info.plist >"$app/Info.plist"
go run ./scripts/icons assets/icon.png "$app/Resources/rapport.icns"
go run ./scripts/licences darwin arm64 >"$app/Resources/LICENCES.txt"
cp LICENSE "$app/Resources/LICENSE.txt"
codesign --force --deep --sign - "$stage/Rapport.app"
ln -s /Applications "$stage/Applications"
mkdir "$stage/image"
mv "$stage/Rapport.app" "$stage/Applications" "$stage/image"
hdiutil create -quiet -volname Rapport -srcfolder "$stage/image" -ov -format UDZO "$out/Rapport-$version.dmg"
scripts/checksums.sh "$out"
ls -lh "$out/Rapport-$version.dmg"
