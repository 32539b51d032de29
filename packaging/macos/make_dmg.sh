#!/usr/bin/env bash
# Makes dist/msdesk-VERSION-macos-MACHINE.dmg from dist/msdesk.app. Not run so far: see README.md.
#   packaging/macos/make_dmg.sh
# With MSDESK_CODESIGN_IDENTITY set, the spec has signed the app; with MSDESK_NOTARY_PROFILE (a
# profile that "xcrun notarytool store-credentials" has kept) Apple is asked to notarise the image.
set -euo pipefail

cd "$(dirname "$0")/../.."
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' msdesk/__init__.py)
image="dist/msdesk-$version-macos-$(uname -m).dmg"
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

codesign --verify --deep --strict dist/msdesk.app
cp -R dist/msdesk.app "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "msdesk $version" -srcfolder "$stage" -fs HFS+ -format UDZO "$image"

if [ -n "${MSDESK_CODESIGN_IDENTITY:-}" ]; then
    codesign --sign "$MSDESK_CODESIGN_IDENTITY" --timestamp "$image"
fi
if [ -n "${MSDESK_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$MSDESK_NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
