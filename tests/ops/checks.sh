# Sourced by the scripts of this folder: one line a check, counted, and a closing line of the counts.
#
# Gives source_dir, cache, tools (where fetched tools are kept) and work (a folder that the sourcing
# script removes).

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${WIRESIFT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wiresift}
tools=$cache/ops-1 # a new number when a tool's version changes
work=$(mktemp -d)
passed=0 failed=0 skipped=0

say() { printf 'ops: %s\n' "$*" >&2; }

# check NAME COMMAND…: one line; what the command printed only when it failed.
check() {
  local name=$1
  shift
  if "$@" >"$work/output" 2>&1; then
    passed=$((passed + 1))
    printf 'ok    %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAIL  %s\n' "$name"
    sed 's/^/      /' "$work/output" | head -40
  fi
}

# skip NAME REASON: what could not be looked at, and why. Never counted as passed.
skip() {
  skipped=$((skipped + 1))
  printf 'SKIPPED %s: %s\n' "$1" "$2"
}

# begin_suite NAME SCRIPT ARGUMENT…: runs a script that ends with such a closing line, in the
# background; end_suite NAME waits for it, prints its lines and adds its counts.
declare -A suites=()
begin_suite() {
  local name=$1
  shift
  "$@" >"$work/suite.$name" &
  suites[$name]=$!
}

end_suite() {
  local lines=$work/suite.$1 counts
  wait "${suites[$1]}" || true
  unset "suites[$1]"
  if ! counts=$(tail -1 "$lines" | grep -E '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$'); then
    cat "$lines"
    check "$1 came to its end" false
    return
  fi
  head -n -1 "$lines"
  read -r -a counts <<<"$counts"
  passed=$((passed + counts[0])) failed=$((failed + counts[2])) skipped=$((skipped + counts[4]))
}

# For a trap: ends what still runs.
end_suites() {
  local name
  for name in "${!suites[@]}"; do kill "${suites[$name]}" && wait "${suites[$name]}" || true; done
}

# The closing line; fails when a check did.
finish() {
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" = 0 ]
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# within SECONDS COMMAND…: tries until it succeeds or the time is over.
within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt "$deadline" ] || return 1
    sleep 0.2
  done
}

# Prometheus and promtool, taken out of Debian's package without installing it: that would start a service.
get_prometheus() {
  prometheus=$tools/prometheus/usr/bin/prometheus
  promtool=$tools/prometheus/usr/bin/promtool
  [ -x "$prometheus" ] && [ -x "$promtool" ] && return
  say "unpacking Debian's package prometheus into $tools"
  mkdir -p "$tools/download"
  (cd "$tools/download" && apt-get -o APT::Sandbox::User=root download -qq prometheus >&2) ||
    { apt-get update -qq && (cd "$tools/download" && apt-get download -qq prometheus >&2); }
  dpkg -x "$tools"/download/prometheus_*.deb "$tools/prometheus"
  rm -rf "$tools/download"
}

# need_binary PATH: a program that somebody else has built.
need_binary() {
  [ -x "$1" ] && return
  echo "$1: no such program; build it: cmake --preset release && cmake --build --preset release --target wiresift"
  return 1
}
