#!/usr/bin/env bash
# Runs clang-tidy-19 with .clang-tidy over our C++ and says what it found, file by file.
#
#   tests/tidy/run.sh [--build DIR]           what has changed since the commit in tests/tidy/clean-at
#   tests/tidy/run.sh [--build DIR] --all     everything, about 90 minutes of one core
#   tests/tidy/run.sh [--build DIR] FILE…     these files
#
# A changed header is read through the source of its name, else through one that includes it. When the
# commit is unknown, as in a shallow clone, all files are read. Findings in a file that nobody has
# changed since wait for --all. After a clean --all, and after a change of .clang-tidy, write the commit
# into clean-at. DIR (default: build/release) is a build folder with a
# compile_commands.json. Closes with "N passed, N failed"; exits 1 when a file has a finding.
set -euo pipefail
cd "$(dirname "$0")/../.."

build=build/release
if [ "${1:-}" = --build ]; then build=$2; shift 2; fi
[ -f "$build/compile_commands.json" ] || { echo "tidy: no $build/compile_commands.json: cmake --preset release" >&2; exit 69; }

all_files() { git ls-files 'src/*.cc' 'daemon/*.cc' 'tests/*.cc'; }

# Committed, staged or only written: what a landing would bring.
changed_files() {
  local base
  base=$(<tests/tidy/clean-at)
  if ! git cat-file -e "$base^{commit}" 2>/dev/null; then
    echo "tidy: commit $base is unknown here: all files" >&2
    all_files
    return
  fi
  { git diff --name-only --diff-filter=d "$base"; git ls-files --others --exclude-standard; } |
    { grep -E '^(src|daemon|tests)/.*\.(cc|h)$' || true; }
}

# A source through which clang-tidy reads the file.
source_of() {
  case $1 in
    *.cc) echo "$1" ;;
    *.h)
      if [ -f "${1%.h}.cc" ]; then echo "${1%.h}.cc"; return; fi
      local name=${1#src/}
      name=${name#tests/}
      { git grep -l --fixed-strings "#include \"$name\"" -- "$(dirname "$1")/*.cc" '*.cc' || true; } | head -1
      ;;
  esac
}

# Those that the build folder compiles: a preset may leave some out.
compiled() { python3 -c '
import json, os, sys
known = {os.path.realpath(os.path.join(c["directory"], c["file"])) for c in json.load(open(sys.argv[1]))}
for line in sys.stdin:
    if os.path.realpath(line.strip()) in known: print(line.strip())' "$build/compile_commands.json"; }

read_file() { # read_file FILE: prints its findings; leaves a mark in $work when there are some
  local log
  log=$(mktemp "$work/XXXXXX.log")
  if clang-tidy-19 -p "$build" --quiet "$1" >"$log" 2>"$log.said" && [ ! -s "$log" ]; then return; fi
  grep -qE '(warning|error):' "$log" || cat "$log.said" >>"$log" # it could not read the file at all
  touch "$log.failed"
  { printf -- '-- %s\n' "$1"; cat "$log"; } >"$log.whole"
  flock "$work" cat "$log.whole"
}

main() {
  local sources count failed
  case ${1:-} in
    --all) sources=$(all_files) ;;
    -*) sed -n '2,12p' "$0"; exit 64 ;;
    '') sources=$(changed_files) ;;
    *) sources=$(printf '%s\n' "$@") ;;
  esac
  sources=$(while read -r file; do source_of "$file"; done <<<"$sources" | sort -u | compiled)
  count=$(grep -c . <<<"$sources" || true)
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  export build work
  export -f read_file
  [ "$count" = 0 ] || xargs -d '\n' -P "$(nproc)" -I{} bash -c 'read_file "$1"' _ {} <<<"$sources"
  failed=$(find "$work" -name '*.failed' | wc -l)
  printf 'clang-tidy: %d passed, %d failed\n' $((count - failed)) "$failed"
  [ "$failed" = 0 ]
}

main "$@"
