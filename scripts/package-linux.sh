#!/usr/bin/env bash
# Builds the tar.xz and the .deb of Linux into out/packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(scripts/version.sh)
out=$PWD/out/packages
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir -p "$out"
name=rapport-$version-linux-amd64
tree=$stage/$name/usr

echo "Building for Linux (the first time takes some minutes) …"
install -d "$tree"/{bin,share/{applications,mime/packages,doc/rapport}}
CGO_ENABLED=1 go build -trimpath -tags migrated_fynedo -ldflags "-s -w -X main.version=$version" -o "$tree/bin/rapport" .
CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$version" -o "$tree/bin/rapport-cli" ./cmd/rapport-cli
install -m 644 packaging/linux/rapport.desktop "$tree/share/applications/rapport.desktop"
install -m 644 packaging/linux/rapport.xml "$tree/share/mime/packages/rapport.xml"
install -m 644 -D assets/icon.svg "$tree/share/icons/hicolor/scalable/apps/rapport.svg"
for size in 32 48 128 256; do
	go run ./scripts/icons assets/icon.png "$tree/share/icons/hicolor/${size}x$size/apps/rapport.png@$size"
done
install -m 644 packaging/README.txt LICENSE "$tree/share/doc/rapport/"
go run ./scripts/licences linux amd64 >"$tree/share/doc/rapport/LICENCES.txt"
install -m 644 LICENSE "$tree/share/doc/rapport/copyright"

install -m 755 packaging/linux/{install,uninstall}.sh "$stage/$name/"
tar -C "$stage" --sort=name --owner=0 --group=0 --numeric-owner -cJf "$out/$name.tar.xz" "$name"

deb=$stage/deb
mkdir -p "$deb/DEBIAN"
cp -r "$tree" "$deb/usr"
# What the program is linked with, as dpkg knows it.
depends=$(cd "$stage" && mkdir -p debian && : >debian/control &&
	dpkg-shlibdeps -O --ignore-missing-info "$tree/bin/rapport" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
# The window's library loads these by name when they are there.
depends="$depends, libxcursor1, libxrandr2, libxinerama1, libxi6"
size=$(du -sk "$deb/usr" | cut -f1)
sed -e "s/VERSION/$version/" -e "s/SIZE/$size/" -e "s/DEPENDS/$depends/" packaging/linux/control >"$deb/DEBIAN/control"
dpkg-deb --root-owner-group -Zxz --build "$deb" "$out/rapport_${version}_amd64.deb" >/dev/null

scripts/checksums.sh "$out"
ls -lh "$out/$name.tar.xz" "$out/rapport_${version}_amd64.deb"
