# shellcheck shell=bash
# How the proofs say what is shown, for them to source.  Before, a proof sets "out", the folder for
# its logs and pictures.  Each line beginning with "ok" is a thing shown; the first that fails ends
# the proof with 1.
set -euo pipefail
: "${out:?}"
mkdir -p "$out"

fail() { echo "FAILED  $*"; exit 1; }
shown() {  # shown WHAT COMMAND...: the command must succeed
    local what=$1; shift
    if "$@"; then echo "ok      $what"; else fail "$what"; fi
}
quiet() {  # quiet LOG COMMAND...: keep what it says, show it only where it fails
    local log=$out/$1.log; shift
    "$@" > "$log" 2>&1 || { tail -5 "$log"; fail "$* (all of it is in $log)"; }
}
none() { [ -z "$1" ] || { echo "$1"; return 1; }; }
