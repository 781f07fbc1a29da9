#!/usr/bin/env bash
# Speed and memory of matching over the size of the index: a table and a plot. See match_scale.cc.
#
#   tests/bench/match_scale.sh [BUILD] [ARTICLES] [PLOT]   default: build/release 1000000 build/match_scale.svg
#
# Needs the corpus (../shared/corpus, or WIRESIFT_CORPUS) with its generator beside it, Python 3, and
# about 0.9 KiB of memory an article.
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=${1:-build/release}/match_scale
articles=${2:-1000000}
plot=${3:-build/match_scale.svg}
corpus=${WIRESIFT_CORPUS:-../shared/corpus}
[ -x "$tool" ] || { echo "match_scale: no $tool: cmake --build --preset release --target match_scale" >&2; exit 69; }
[ -d "$corpus/match" ] || { echo "match_scale: no corpus in $corpus: set WIRESIFT_CORPUS" >&2; exit 66; }
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

zcat "$corpus/match/pool-permuted.ndjson.gz" >"$data/pool.ndjson"
python3 "$corpus/../score/make_wire_corpus.py" --pool "$data/pool.ndjson" --n 20000 --seed 1 --permuted >"$data/wire.ndjson"
"$tool" "$articles" <"$data/wire.ndjson" >"$data/scale.tsv"
python3 tests/bench/plot_scale.py "$data/scale.tsv" "$plot"
echo "plot: $plot"
