#!/usr/bin/env bash
# Raw pages in, stories out: `match` on the pages of the corpus with HTML of five languages, and beside
# it trafilatura in precision mode with the exact Jaccard of word 5-grams, .3 and .5 (union-find: all
# that reach it are one story). Prints a table, each wrong and each missed pair of ours, and PASS or
# FAIL a target; fails when one does, or when trafilatura cannot be had.
#
#   tests/bench/pages_to_stories.sh [BUILD]       default: build/release
#
# Needs the corpus (../shared/corpus, or WIRESIFT_CORPUS) with its scorers beside it, and Python 3 with
# venv; installs trafilatura from the package registry, by the client of this machine, into build/peers
# (WIRESIFT_PEERS). Takes two minutes, nearly all of them trafilatura's.
set -euo pipefail
cd "$(dirname "$0")/../.."
wiresift=${1:-build/release}/wiresift
corpus=$(realpath -m "${WIRESIFT_CORPUS:-../shared/corpus}")
score=$corpus/../score
steps=tests/bench/match
. tests/bench/peers/install.sh

die() { echo "pages_to_stories: $2" >&2; exit "$1"; }
for file in clean/html-daniel-dev.ndjson.gz match/pages-dev-labels.tsv; do
  [ -f "$corpus/$file" ] || die 66 "no corpus in $corpus: expected $file there; set WIRESIFT_CORPUS"
done
[ -f "$score/match_score.py" ] || die 66 "no scorer: expected $score/match_score.py"
[ -x "$wiresift" ] || die 69 "no $wiresift: cmake --build --preset release --target wiresift"
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
rows=("wiresift match=$data/answers")

by_jaccard() { # by_jaccard THRESHOLD: a row of the table
  "$peers/venv/bin/python" tests/bench/peers/match.py exact "$1" "$data/texts.ndjson" >"$data/answers-$1"
  rows+=("trafilatura-precision, Jaccard $1=$data/answers-$1")
}

zcat "$corpus/clean/html-daniel-dev.ndjson.gz" >"$data/pages.ndjson"
python3 "$steps/stream.py" pages <"$data/pages.ndjson" >"$data/articles.ndjson"
echo 'running wiresift match' >&2
"$wiresift" match "$data/articles.ndjson" >"$data/answers"

without_peer=
if install_python_peers pages "${trafilatura[@]}"; then
  echo 'running trafilatura-precision' >&2
  "$peers/venv/bin/python" tests/bench/peers/extract.py trafilatura-precision "$data/pages.ndjson" \
    >"$data/texts.ndjson" 2>"$data/log" || { tail -20 "$data/log" >&2; exit 1; }
  by_jaccard .5
  by_jaccard .3
else
  without_peer="no trafilatura: ${trafilatura[0]} could not be installed into $peers"
fi
failed=0
PYTHONPATH=$score python3 -B "$steps/pages.py" "$data/articles.ndjson" "$corpus/match/pages-dev-labels.tsv" \
  "${rows[@]}" || failed=$?
[ -z "$without_peer" ] || die 69 "$without_peer"
exit "$failed"
