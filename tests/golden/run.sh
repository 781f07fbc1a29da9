#!/usr/bin/env bash
# Runs `wiresift pipe` on every case of this folder and compares what comes out, byte for byte, with
# what is committed. README.md describes the layout.
#
#   tests/golden/run.sh BINARY [--update] [NAME…]     without names: all cases
#
# --update writes the files anew instead; look at the diff before you commit them.
# Closes with "N passed, N failed"; exits 1 when one failed, 64 on wrong usage.
set -euo pipefail

usage() {
  echo "usage: $0 BINARY [--update] [NAME...]" >&2
  exit 64
}

[[ $# -ge 1 && -x $1 ]] || usage
binary=$(realpath "$1")
shift
update=
if [[ ${1:-} == --update ]]; then
  update=yes
  shift
fi
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

fail() {  # NAME REASON
  printf 'FAIL %s: %s\n' "$1" "$2"
  failed=$((failed + 1))
}

# Sets `input` to the feed of the case; false when it has none.
find_input() {  # NAME
  input=$1/in.ndjson
  if [[ -f $1/in.path ]]; then input=$1/$(<"$1/in.path"); fi
  [[ -f $input ]]
}

pipe() {  # NAME: writes out, audit and rejected into $work
  local config=()
  if [[ -f $1/config.yaml ]]; then config=(-c "$1/config.yaml"); fi
  rm -f "$work"/*.ndjson
  "$binary" pipe --threads 2 "${config[@]}" --audit "$work/audit.ndjson" \
    --rejected "$work/rejected.ndjson" "$input" >"$work/out.ndjson" 2>"$work/log"
}

# Prints where the first line differs; false when one does.
compare() {  # NAME
  local file same=true
  for file in out audit rejected; do
    if ! cmp "$1/$file.ndjson" "$work/$file.ndjson" 2>&1; then
      diff "$1/$file.ndjson" "$work/$file.ndjson" 2>/dev/null | head -n 4 | cut -c 1-600 || true
      same=false
    fi
  done
  $same
}

run() {  # NAME
  if ! find_input "$1"; then fail "$1" "no in.ndjson and no in.path that leads to a file"; return; fi
  if ! pipe "$1"; then fail "$1" "exit code not 0: $(tail -n 1 "$work/log")"; return; fi
  if [[ $update ]]; then
    cp "$work"/{out,audit,rejected}.ndjson "$1"
  elif ! compare "$1"; then
    fail "$1" "differs (tests/golden/run.sh BINARY --update $1 writes it anew)"
    return
  fi
  printf 'ok   %s\n' "$1"
  passed=$((passed + 1))
}

names=("$@")
if [[ ${#names[@]} -eq 0 ]]; then
  for folder in */; do names+=("${folder%/}"); done
fi
for name in "${names[@]}"; do run "$name"; done
printf '%d passed, %d failed\n' "$passed" "$failed"
[[ $failed -eq 0 && $passed -gt 0 ]]
