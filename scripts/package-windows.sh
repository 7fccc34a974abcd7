#!/usr/bin/env bash
# Builds the installer and the portable zip of Windows, on Linux, into out/packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(scripts/version.sh)
out=$PWD/out/packages
stage=$(mktemp -d)
# The compiler looks for the resources beside main.go.
resources=rapport_windows_amd64.syso
trap 'rm -rf "$stage" "$resources"' EXIT
mkdir -p "$out"

go run ./scripts/icons assets/icon.png "$stage/rapport.ico" "$stage/side.bmp"
cp packaging/windows/rapport.rc packaging/windows/rapport.manifest "$stage"
x86_64-w64-mingw32-windres -I "$stage" -D "VERSION=\\\"$version\\\"" -D "COMMAS=${version//./,},0" \
	"$stage/rapport.rc" -O coff -o "$resources"

echo "Building for Windows (the first time takes some minutes) …"
CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc GOOS=windows GOARCH=amd64 \
	go build -trimpath -tags migrated_fynedo -ldflags "-H windowsgui -s -w -X main.version=$version" -o "$stage/Rapport.exe" .
CGO_ENABLED=0 GOOS=windows GOARCH=amd64 go build -trimpath -ldflags "-s -w -X main.version=$version" -o "$stage/rapport-cli.exe" ./cmd/rapport-cli
go run ./scripts/licences windows amd64 >"$stage/LICENCES.txt"
sed 's/$/\r/' LICENSE >"$stage/LICENSE.txt"
# With a mark of its order of bytes, which old editors of Windows need.
{ printf '\xef\xbb\xbf' && sed 's/$/\r/' packaging/README.txt; } >"$stage/README.txt"

setup=Rapport-$version-Setup.exe
makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DSTAGE=$stage" "-DOUTFILE=$out/$setup" packaging/windows/rapport.nsi

portable=Rapport-$version-windows-portable
mkdir "$stage/$portable"
cp "$stage"/{Rapport.exe,rapport-cli.exe,LICENSE.txt,LICENCES.txt,README.txt} "$stage/$portable"
(cd "$stage" && rm -f "$out/$portable.zip" && zip -qr "$out/$portable.zip" "$portable")

scripts/checksums.sh "$out"
ls -lh "$out/$setup" "$out/$portable.zip"
