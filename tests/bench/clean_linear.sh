#!/usr/bin/env bash
# Shows that cleaning costs as much as the body is long: a table of bodies grown up to 256 times, with
# the exponent of their growth, and a plot; then the slowest article of the corpus and the one that
# takes most memory. Exits 1 when a shape grows faster than its size ^ 1.2.
#
#   tests/bench/clean_linear.sh [BUILD] [PLOT]     default: build/release build/clean_linear.svg
#
# Needs Python 3; without the corpus (../shared/corpus, or WIRESIFT_CORPUS) the second part is left out.
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=${1:-build/release}/clean_linear
plot=${2:-build/clean_linear.svg}
corpus=${WIRESIFT_CORPUS:-../shared/corpus}/clean
[ -x "$tool" ] || { echo "clean_linear: no $tool: cmake --build --preset release --target clean_linear" >&2; exit 69; }
costs=$(mktemp)
trap 'rm -f "$costs"' EXIT

"$tool" >"$costs"
python3 tests/bench/plot_linear.py "$costs" "$plot"
echo "plot: $plot"
if [ ! -d "$corpus" ]; then
  echo "clean_linear: no corpus in $corpus: set WIRESIFT_CORPUS"
  exit
fi
for kind in html text; do
  printf '\n%s: article, KiB, CPU ms, ns/byte, heap MiB, outcome\n' "$kind"
  zcat "$corpus/$kind-dev.ndjson.gz" | "$tool" --articles
done
