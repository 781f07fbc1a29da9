#!/usr/bin/env bash
# Runs every golden feed through `wiresift pipe` and checks each story and each audit record against
# the schemas; the stories once more as `output.profile: strict` writes them.
#
#   tests/schema/sample.sh BINARY [PYTHON]
#
# Exits 1 when a record is not valid, 77 without python3-jsonschema.
set -euo pipefail

binary=$(realpath "$1")
python=${2:-python3}
here=$(cd "$(dirname "$0")" && pwd)
golden=$here/../golden
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

check() {  # NAME PROFILE FILE
  local code=0
  "$python" "$here/validate.py" "$2" <"$3" >"$work/report" 2>"$work/count" || code=$?
  [[ $code -eq 77 ]] && { cat "$work/count" >&2; exit 77; }
  printf '%s %s: %s\n' "$1" "$2" "$(tail -n 1 "$work/count")"
  if [[ $code -ne 0 ]]; then
    cat "$work/report"
    failed=$((failed + 1))
  fi
}

printf 'output: {profile: strict}\n' >"$work/strict.yaml"
for folder in "$golden"/*/; do
  name=$(basename "$folder")
  input=$folder/in.ndjson
  [[ -f $folder/in.path ]] && input=$folder/$(<"$folder/in.path")
  "$binary" pipe --threads 2 --audit "$work/audit" --rejected "$work/rejected" "$input" >"$work/out" 2>/dev/null
  check "$name" story "$work/out"
  check "$name" audit "$work/audit"
  "$binary" pipe -c "$work/strict.yaml" --threads 2 --rejected "$work/rejected" "$input" >"$work/strict" 2>/dev/null
  check "$name" strict "$work/strict"
done
[[ $failed -eq 0 ]]
