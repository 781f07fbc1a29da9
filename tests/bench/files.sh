#!/usr/bin/env bash
# Speed and quality of the file commands on the real corpus and on a generated stream:
# `clean` in pages/s and MiB/s, `match` in articles/s, both by CPU time of one thread, start-up
# included, and the scorers' figures.
#
#   tests/bench/files.sh [BUILD]       default: build/release
#
# Needs the corpus (../shared/corpus, or WIRESIFT_CORPUS) with its scorers beside it.
set -euo pipefail
cd "$(dirname "$0")/../.."
wiresift=${1:-build/release}/wiresift
corpus=${WIRESIFT_CORPUS:-../shared/corpus}
score=$corpus/../score
[ -d "$corpus/clean" ] || { echo "no corpus in $corpus: set WIRESIFT_CORPUS" >&2; exit 66; }
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
TIMEFORMAT=%U

timed() { # timed COMMAND…: runs it and prints its CPU seconds
  { time "$@" >"$data/out" 2>"$data/err"; } 2>&1
}

report() { # report NAME INPUT CPU-SECONDS
  python3 - "$@" <<'PY'
import json, sys
name, path, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
lines = [json.loads(line) for line in open(path, encoding="utf-8")]
size = sum(len((x.get("html") or x.get("text") or "").encode()) for x in lines) / 2**20
print(f"{name}: {len(lines)} articles, {size:.0f} MiB, {seconds:.2f} CPU s: "
      f"{len(lines) / seconds:.0f}/s, {size / seconds:.1f} MiB/s")
PY
}

zcat "$corpus/clean/html-dev.ndjson.gz" >"$data/html.ndjson"
report 'clean HTML' "$data/html.ndjson" "$(timed "$wiresift" clean "$data/html.ndjson")"
python3 "$score/clean_score.py" --fast --gold "$data/html.ndjson" --pred "$data/out"
for scope in container body; do
  zcat "$corpus/clean/text-dev.ndjson.gz" | grep -F "\"scope\": \"$scope\"" >"$data/text.ndjson" || true
  report "clean text, $scope" "$data/text.ndjson" "$(timed "$wiresift" clean "$data/text.ndjson")"
  python3 "$score/clean_score.py" --fast --gold "$data/text.ndjson" --pred "$data/out"
done

zcat "$corpus/match/pool-permuted.ndjson.gz" >"$data/pool.ndjson"
python3 "$score/make_wire_corpus.py" --pool "$data/pool.ndjson" --n 20000 --seed 1 --permuted >"$data/wire.ndjson"
report 'match, generated' "$data/wire.ndjson" "$(timed "$wiresift" match "$data/wire.ndjson")"
python3 "$score/match_score.py" "$data/wire.ndjson" "$data/out"
report 'match --cleaned, generated' "$data/wire.ndjson" "$(timed "$wiresift" match --cleaned "$data/wire.ndjson")"
python3 "$score/match_score.py" "$data/wire.ndjson" "$data/out"
zcat "$corpus/match/real-dev.ndjson.gz" >"$data/real.ndjson"
report 'match, real pages' "$data/real.ndjson" "$(timed "$wiresift" match "$data/real.ndjson")"
python3 "$score/match_score.py" --labels "$corpus/match/real-dev-labels.tsv" "$data/out"
