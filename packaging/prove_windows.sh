#!/usr/bin/env bash
# Proves msdesk on Windows, on a Debian machine: as root,
#   packaging/prove_windows.sh [--short] [FOLDER-THAT-IT-IS-KEPT-IN]
# A real Windows CPython under Wine runs the newest commit's self-check and tests, packs the bundle
# and the installer, and what is installed is used, updated and removed as people do.  --short ends
# after the self-check and the tests that need no window.  A step whose inputs have not changed is
# kept from the call before; each says how long it took.  README.md says what this cannot show.
set -euo pipefail

short=
if [ "${1:-}" = --short ]; then short=yes; shift; fi
proof=$(realpath "$(dirname "$0")")/windows/proof
root=$(realpath "$proof/../../..")
work=$(realpath -m "${1:-/var/tmp/msdesk-windows}")
# All that is mounted and started here ends with it.
if [ -z "${MSDESK_PROOF_INSIDE:-}" ]; then
    mkdir -p "$work"
    MSDESK_PROOF_INSIDE=yes exec flock --no-fork "$work" unshare --mount --propagation private \
        --pid --fork --mount-proc --kill-child "$0" ${short:+--short} "$work"
fi
out=$work/proof
# shellcheck source-path=SCRIPTDIR source=saying.sh
. "$proof/../../saying.sh"
# shellcheck source-path=SCRIPTDIR source=windows/proof/wine.sh
. "$proof/wine.sh"
# shellcheck source-path=SCRIPTDIR source=windows/proof/use.sh
. "$proof/use.sh"

tree=$work/msdesk
made=$work/made  # what is built here stays here: it is no release
limit=60000000  # bytes of the installer
version=$(git -C "$root" show HEAD:msdesk/__init__.py | sed -n 's/^__version__ = "\(.*\)"$/\1/p')
key=

step() {  # step NAME WHAT INPUT...: does the function NAME, unless it and its inputs are as before
    local name=$1 what=$2 start=$SECONDS; shift 2
    key=$(sha256sum <<< "$key $(declare -f "$name") $*" | cut -d' ' -f1)
    if [ "$(head -1 "$work/done/$name" 2>/dev/null)" = "$key" ]; then
        printf '\n== %s: kept, %s\n' "$what" "$(tail -1 "$work/done/$name")"
        return
    fi
    printf '\n== %s\n' "$what"
    rm -f "$work/done/$name"
    cd "$work"
    "$name"
    printf '%s\n%s s\n' "$key" $((SECONDS - start)) > "$work/done/$name"
    echo "        ($(tail -1 "$work/done/$name"))"
}
of() { cat "$@" | sha256sum; }
committed() {  # committed PLACE...: what of it a build or a test depends on
    git -C "$root" ls-tree -r HEAD -- "$@" | grep -vE 'packaging/(prove_|bare_|saying|linux|macos|windows/proof)|\.(md|svg)$'
}

get_sources() {
    [ -d "$tree" ] || quiet clone git clone -c core.autocrlf=false "$root" "$tree"
    quiet fetch git -C "$tree" fetch "$root" HEAD
    git -C "$tree" checkout --quiet --force --detach "$commit"
    git -C "$tree" clean -qfdx --exclude=/dist --exclude=/build  # what pack made may be kept
    git -C "$tree" log -1 --format='        %h %s'
    cd "$tree"
    self_checked sources "from the sources" in_python -m msdesk --self-check
}

self_checked() {  # self_checked LOG WHAT COMMAND...
    local log=$out/self-check-$1.txt what=$2; shift 2
    "$@" > "$log" 2> "$log.err" || { cat "$log" "$log.err"; fail "the self-check $what"; }
    shown "self-check $what: $(tail -1 "$log" | tr -d '\r')" grep -q 'all checks passed' "$log"
    shown "the keychain is Windows' own" grep -qi 'keychain: Windows' "$log"
}

needing_no_window() { cd "$tree"; tests tests/domain tests/content tests/documents tests/services tests/store tests/test_*.py; }
needing_a_window() { cd "$tree"; tests tests/packaging tests/app tests/ui; }
failed=()
tests() {  # tests FOLDER...: all of them run, then the first that failed ends the proof
    local each log
    failed=()
    for each in "$@"; do
        log=$out/${each//\//-}.log
        QT_QPA_PLATFORM=offscreen in_python -m pytest -q -p no:cacheprovider -n0 --tb=short -rfEs "$each" > "$log" 2>&1 ||
            [ $? = 5 ] || failed+=("$log")  # 5: a whole file is skipped, and says why
        echo "        $each: $(tr -d '\r' < "$log" | tail -1)"
        sed -n 's/^SKIPPED/          skipped/p' "$log"
    done
    [ ${#failed[@]} = 0 ] || { grep -hE '^(FAILED|ERROR) ' "${failed[@]}" || true; fail "tests: ${failed[*]}"; }
    echo "ok      ${*} on Windows' Python"
}

pack() {
    cd "$tree"
    quiet bundle in_python packaging/bundle.py --packages
    shown "$(tr -d '\r' < "$out/bundle.log" | grep ^Size)" [ -f dist/msdesk/msdesk.exe ]
    shown "nothing of what only Wine wants is in it" none "$(find dist -iname 'icu*.dll' -o -iname mscms.dll)"
}

make_installers() {
    get_inno
    rm -rf "$made" "$work/older"
    mkdir -p "$made" "$work/older"
    # The version before: the same, with a file that is not in this one any more.
    cp -r "$tree" "$work/older/msdesk"
    echo old > "$work/older/msdesk/dist/msdesk/_internal/gone-since.txt"
    sed -i 's/^Compression=.*/Compression=none/' "$work/older/msdesk/packaging/windows/msdesk.iss"
    cd "$work/older/msdesk"; compiled 0.0.1
    cd "$tree"; compiled "$version"
    rm -rf "$work/older"
    cp dist/*-portable.zip "$made/"
    bytes=$(stat -c %s "$made/msdesk-$version.exe")
    shown "the installer is at most $((limit / 1000000)) MB: $bytes bytes" [ "$bytes" -le "$limit" ]
}
compiled() {  # compiled VERSION: the installer of the folder one is in
    quiet "iscc-$1" of_windows "$work/inno/package/bin/ISCC.exe" /Q "/DVersion=$1" '/DPrograms={localappdata}\Programs' "/O$(as_windows_writes "$made")" "/Fmsdesk-$1" 'packaging\windows\msdesk.iss'
}

mkdir -p "$work/done" "$out"
commit=$(git -C "$root" rev-parse HEAD)
start=$SECONDS
step install_tools "Tools from Debian"
step make_wine "Wine" "$suite $(of "$proof"/*.c)"
mountpoint -q "$chroot$work" || mount_all
step make_python "Python for Windows" "$python_sum"
step install_packages "The lock's packages for Windows" "$(of "$root/requirements.lock")"
packages=$key
step get_sources "The sources on Windows' Python" "$commit"
if [ -z "$short" ]; then
    key=$packages
    step pack "PyInstaller's bundle" "$(committed msdesk resources packaging requirements.lock)"
    step make_installers "The installer"
    step use_it "Installed, used, updated, removed" "$(of "$proof/use.sh")"
fi
key=$packages
step needing_no_window "Tests that need no window" "$(committed .)"
key=$packages
[ -n "$short" ] || step needing_a_window "Tests of the window" "$(committed .)"
printf '\nAll is shown, in %s s. Logs and pictures are in %s\n' $((SECONDS - start)) "$out"
