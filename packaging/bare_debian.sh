# shellcheck shell=bash
# What the proofs on Debian share, for them to source: a bare Debian 12 in a folder that goes away
# at the end, and a screen in it.  Before, a proof sets "out", the folder for its logs and pictures.

# shellcheck source-path=SCRIPTDIR source=saying.sh
. "$(dirname "${BASH_SOURCE[0]}")/saying.sh"

root=$(mktemp -d /var/tmp/msdesk-proof.XXXXXX)
chmod 755 "$root"
screen=77
server=
limit=600  # seconds that one command may take
passed=()  # NAME=VALUE for each command

inside() { timeout "$limit" chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "${passed[@]}" "$@"; }
person() { timeout "$limit" chroot --userspec=anna:anna "$root" env -i PATH=/usr/bin:/bin HOME=/home/anna USER=anna LANG=C.UTF-8 "${passed[@]}" "$@"; }
seen() { person DISPLAY=:$screen "$@"; }
add() { inside apt-get install -y --no-install-recommends "$@"; }
clean() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    sleep 1
    { grep -o "$root/[^ ]*" /proc/mounts || true; } | sort -r | xargs -r -n 1 umount || true
    grep -q "$root" /proc/mounts || rm -rf --one-file-system "$root"
}
trap clean EXIT

pass_on() {
    # What this machine needs to reach the packages is needed in there as well: a proxy, another
    # index, certificates.  Only what is set in the environment here is passed on.
    local name
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL; do
        [ -z "${!name:-}" ] || passed+=("$name=${!name}")
    done
    for name in PIP_CERT SSL_CERT_FILE REQUESTS_CA_BUNDLE; do
        [ -f "${!name:-}" ] || continue
        install -D -m 644 "${!name}" "$root/etc/ssl/passed-on/$name.crt"
        passed+=("$name=/etc/ssl/passed-on/$name.crt")
    done
}

make_bare_debian() {  # with Debian's required packages and apt, and a person called anna
    local mirror
    mirror=$(apt-cache policy 2>/dev/null | sed -n 's|.* \(https*://[^ ]*\) bookworm/main .*|\1|p' | head -1 || true)
    [ -n "$mirror" ] || fail "apt-cache policy names no mirror of Debian 12 (bookworm/main) to make it from"
    quiet debootstrap timeout 590 debootstrap --variant=minbase bookworm "$root" "$mirror"
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mount --make-private "$root/dev"  # else the next mount would cover this machine's /dev/shm too
    mount -t tmpfs tmpfs "$root/dev/shm"
    cp /etc/resolv.conf "$root/etc/"
    pass_on
    inside useradd --create-home anna
    shown "$(inside dpkg-query -W | wc -l) packages and no Python" none "$(inside sh -c 'command -v python3 || true')"
    quiet update inside apt-get update
}

make_screen() {  # make_screen PACKAGE...: and what else is wanted with it
    quiet screen add xvfb xdotool wmctrl scrot openbox "$@"
    timeout 1500 chroot "$root" Xvfb :$screen -screen 0 1280x900x24 -nolisten tcp > "$out/xvfb.log" 2>&1 & server=$!
    for _ in $(seq 50); do [ -S "$root/tmp/.X11-unix/X$screen" ] && break; sleep 0.2; done
    seen openbox > /dev/null 2>&1 &
}

window() {  # window PICTURE COMMAND...: start it, take a picture of its window, close that
    local picture=$1; shift
    seen "$@" > "$out/$picture.log" 2>&1 & local job=$!
    seen timeout 60 xdotool search --sync --onlyvisible --class msdesk > /dev/null || fail "no window: $out/$picture.log"
    sleep 8
    seen scrot -o /tmp/shot.png
    cp "$root/tmp/shot.png" "$out/$picture.png"
    seen wmctrl -c msdesk
    wait $job || { cat "$out/$picture.log"; fail "the command ended with $?"; }
}
