#!/usr/bin/env bash
# Matching beside rensa, datasketch and the method of text-dedup: the same generated stream, the same
# run, one table with quality, speed and memory. Installs the peers from the package registry, by the
# client of this machine, into build/peers (WIRESIFT_PEERS), and keeps them there.
#
#   tests/bench/match_peers.sh [BUILD] [N]       default: build/release, 50000 articles
#
# Needs the corpus (../shared/corpus, or WIRESIFT_CORPUS) with its scorers beside it, and Python 3 with
# venv. Takes about six minutes, most of them datasketch's and text-dedup's.
set -euo pipefail
cd "$(dirname "$0")/../.."
wiresift=${1:-build/release}/wiresift
articles=${2:-50000}
corpus=$(realpath -m "${WIRESIFT_CORPUS:-../shared/corpus}")
score=$corpus/../score
steps=tests/bench/peers
. "$steps/install.sh"

die() { echo "match_peers: $2" >&2; exit "$1"; }
[ -d "$corpus/match" ] || die 66 "no corpus in $corpus: set WIRESIFT_CORPUS"
[ -f "$score/match_score.py" ] || die 66 "no scorer: expected $score/match_score.py"
[ -x "$wiresift" ] || die 69 "no $wiresift: cmake --build --preset release --target wiresift"
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

rows=()
measured() { # measured NAME COMMAND…: a row of the table; the path of the stream is added to the command
  local name=$1
  shift
  echo "running $name" >&2
  python3 "$steps/measure.py" "$data/$name.idle.json" /dev/null "$@" /dev/null
  python3 "$steps/measure.py" "$data/$name.json" "$data/$name.answers" "$@" "$data/stream.ndjson"
  rows+=("$name=$data/$name.answers=$data/$name.json=$data/$name.idle.json")
}

by_minhash() { # by_minhash METHOD THRESHOLD
  measured "$1 $2" nice "$peers/venv/bin/python" "$steps/match.py" "$1" "$2"
}

install_python_peers match rensa==0.5.0 datasketch==2.0.0
zcat "$corpus/match/pool-permuted.ndjson.gz" >"$data/pool.ndjson"
python3 "$score/make_wire_corpus.py" --pool "$data/pool.ndjson" --n "$articles" --seed 1 --permuted \
  >"$data/stream.ndjson"
measured 'wiresift match' "$wiresift" match
measured 'wiresift match --cleaned' "$wiresift" match --cleaned
for threshold in 0.3 0.5 0.7; do
  by_minhash rensa "$threshold"
done
for threshold in 0.5 0.7; do
  by_minhash datasketch "$threshold"
done
by_minhash text-dedup 0.7
PYTHONPATH=$score:tests/bench/match python3 -B "$steps/match_table.py" "$data/stream.ndjson" "${rows[@]}"
