#!/usr/bin/env bash
# Ours beside trafilatura, resiliparse and Mozilla Readability: the same pages, the same run, one table
# with quality, speed, memory and the slowest page. Installs the peers from the package registries, by
# the clients of this machine, into build/peers (WIRESIFT_PEERS), and keeps them there.
#
#   tests/bench/clean_peers.sh [BUILD]       default: build/release, with clean_corpus and fit_models
#
# Needs the corpus (../shared/corpus, or WIRESIFT_CORPUS) with its scorers beside it, Python 3 with venv,
# Node.js 20 with npm. Takes about five minutes, most of it Readability's.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
build=${1:-build/release}
corpus=$(realpath -m "${WIRESIFT_CORPUS:-../shared/corpus}")
scorer=$corpus/../score/clean_score.py
. tests/bench/peers/install.sh
npm_packages=(@mozilla/readability@0.6.0 linkedom@0.18.15 jsdom@29.1.1)

die() { echo "clean_peers: $2" >&2; exit "$1"; }
[ -f "$corpus/clean/html-dev.ndjson.gz" ] || die 66 "no corpus in $corpus: set WIRESIFT_CORPUS"
[ -f "$scorer" ] || die 66 "no scorer: expected $scorer"
for tool in clean_corpus fit_models; do
  [ -x "$build/$tool" ] || die 69 "no $build/$tool: cmake --build --preset release --target $tool"
done
command -v node npm >/dev/null || die 69 'no node with npm'
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

install_npm_peers() {
  [ "$(cat "$peers/complete-npm" 2>/dev/null)" = "${npm_packages[*]}" ] && return
  npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$peers" "${npm_packages[@]}"
  printf '%s' "${npm_packages[*]}" >"$peers/complete-npm"
}

rows=()
measured() { # measured NAME COMMAND…: a row of the table
  local name=$1
  shift
  echo "running $name" >&2
  python3 "$root/tests/bench/peers/measure.py" "$data/$name.json" "$data/$name.ndjson" "$@"
  rows+=("$name=$data/$name.ndjson=$data/$name.json")
}

# The shipped weights have seen these pages: the second row is by weights that have not.
ours_on_unseen_domains() {
  echo 'running wiresift, cross-validated' >&2
  "$build/fit_models" html "$data/html.ndjson" --ridge 0.5 --bias 0.2 --predictions "$data/folds.ndjson" >"$data/folds.log" 2>&1 ||
    { tail -20 "$data/folds.log" >&2; exit 1; }
  rows+=("wiresift, cross-validated=$data/folds.ndjson")
}

install_python_peers clean "${trafilatura[@]}" resiliparse==2.0.1
install_npm_peers
zcat "$corpus/clean/html-dev.ndjson.gz" >"$data/html.ndjson"
measured wiresift "$build/clean_corpus" <"$data/html.ndjson"
ours_on_unseen_domains
for name in trafilatura trafilatura-precision trafilatura-fast resiliparse; do
  measured "$name" "$peers/venv/bin/python" tests/bench/peers/extract.py "$name" "$data/html.ndjson"
done
export PEERS_MODULES=$peers
for dom in linkedom jsdom; do
  measured "readability-$dom" node tests/bench/peers/readability.mjs "$dom" "$data/html.ndjson"
done
python3 tests/bench/peers/table.py "$scorer" "$data/html.ndjson" "${rows[@]}"
