#!/usr/bin/env bash
# Quality of matching against what is wanted of it: generated streams of three seeds, three
# amounts of boilerplate, two shuffled orders and no paragraph breaks, and the real pairs; `match` and
# `match --cleaned` on each. Prints a table, each wrong and missed real pair, and PASS or FAIL a target
# and command; fails when one does.
#
#   tests/bench/match_quality.sh [BUILD] [N]       default: build/release, 50000 articles a stream
#
# Needs the corpus (../shared/corpus, or WIRESIFT_CORPUS) with its scorers beside it, and 1.5 GB for
# the streams; those in WIRESIFT_STREAMS are used again, and new ones kept there. Takes nine minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
wiresift=${1:-build/release}/wiresift
articles=${2:-50000}
corpus=$(realpath -m "${WIRESIFT_CORPUS:-../shared/corpus}")
score=$corpus/../score
steps=tests/bench/match

die() { echo "match_quality: $2" >&2; exit "$1"; }
[ -d "$corpus/match" ] || die 66 "no corpus in $corpus: set WIRESIFT_CORPUS"
[ -f "$score/match_score.py" ] || die 66 "no scorer: expected $score/match_score.py"
[ -x "$wiresift" ] || die 69 "no $wiresift: cmake --build --preset release --target wiresift"
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
streams=${WIRESIFT_STREAMS:-$data}
mkdir -p "$streams"

generated() { # generated SEED BOILER: the path of that stream
  local stream=$streams/wire-$articles-seed$1-boiler$2.ndjson
  if [ ! -f "$stream" ]; then
    python3 "$score/make_wire_corpus.py" --pool "$data/pool.ndjson" --n "$articles" --seed "$1" \
      --boiler "$2" --permuted >"$data/generated"
    mv "$data/generated" "$stream"
  fi
  echo "$stream"
}

scored() { # scored COMMAND…: a line more in $data/scores
  PYTHONPATH=$score python3 -B "$steps/quality.py" "$@" >>"$data/scores"
}

answers() { # answers KIND NAME STREAM [LABELS]: both commands' answers to it, as $data/NAME.MODE
  local mode
  echo "running $2" >&2
  for mode in match cleaned; do
    local flags=()
    [ "$mode" = match ] || flags=(--cleaned)
    "$wiresift" match "${flags[@]}" "$3" >"$data/$2.$mode"
    scored score "$1" "$2" "$mode" "$3" "$data/$2.$mode" "${@:4}"
  done
}

zcat "$corpus/match/pool-permuted.ndjson.gz" >"$data/pool.ndjson"
for seed in 1 2 77; do
  answers ordered "seed-$seed" "$(generated "$seed" 1)"
done
for boiler in 0 2.5; do
  answers boiler "boiler-$boiler" "$(generated 1 "$boiler")"
done
ordered=$(generated 1 1)
for shuffle in 1 2; do
  python3 "$steps/stream.py" shuffle "$shuffle" <"$ordered" >"$data/changed"
  answers shuffled "shuffled-$shuffle" "$data/changed"
done
for mode in match cleaned; do
  scored agreement "$mode" "$data/shuffled-1.$mode" "$data/shuffled-2.$mode"
done
python3 "$steps/stream.py" no-breaks <"$ordered" >"$data/changed"
answers no-breaks no-breaks "$data/changed"
zcat "$corpus/match/real-dev.ndjson.gz" >"$data/real.ndjson"
answers real real "$data/real.ndjson" "$corpus/match/real-dev-labels.tsv"
PYTHONPATH=$score python3 -B "$steps/quality.py" report "$data/scores"
