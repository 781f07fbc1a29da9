#!/usr/bin/env bash
# Builds Wiresift and passes all its tests, those on a real Apache Kafka included. Installs what it
# needs first (Debian packages; librdkafka and lexbor into the cache, see deploy/dependencies.sh).
#
#   tests/run.sh            unit tests with sanitizers, release build, real Kafka, the seeds, fuzzing
#   tests/run.sh --quick    release build and unit tests alone
#   tests/run.sh --ops      the deployment and monitoring files, with the real tools
#
# Uses free ports on the loopback address only; ends what it started. Logs stay in build/.
set -euo pipefail
cd "$(dirname "$0")/.."

jobs=$(nproc)
passed=0
failed=()

step() { # step NAME COMMAND...: runs a step, keeps count, goes on after a failure
  local name=$1 begin=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  if "$@"; then
    passed=$((passed + 1))
    printf '== %s: passed (%d s)\n' "$name" $((SECONDS - begin))
  else
    failed+=("$name")
    printf '== %s: FAILED (%d s)\n' "$name" $((SECONDS - begin))
  fi
}

finish() {
  printf '\n'
  for name in "${failed[@]:-}"; do [ -z "$name" ] || printf 'failed: %s\n' "$name"; done
  printf '%d passed, %d failed\n' "$passed" "${#failed[@]}"
  [ ${#failed[@]} = 0 ]
}

build() { cmake --preset "$1" >"build/$1.configure.log" 2>&1 || { cat "build/$1.configure.log"; return 1; }
  cmake --build --preset "$1" -j "$jobs" >"build/$1.build.log" 2>&1 || { tail -60 "build/$1.build.log"; return 1; }; }

unit() { ctest --preset "$1" -j "$jobs" --no-tests=error; }

format() { git ls-files '*.cc' '*.h' | xargs clang-format-19 --dry-run -Werror; }

real_kafka() { ctest --test-dir build/release -L kafka --output-on-failure --no-tests=error; }

main() {
  local mode=${1:-all}
  case $mode in
    all | --quick | --ops) ;;
    *) sed -n '2,9p' "$0"; exit 64 ;;
  esac
  deploy/dependencies.sh --tests
  mkdir -p build
  if [ "$mode" = --ops ]; then exec tests/ops/run.sh; fi
  step 'format' format
  step 'release: build' build release
  step 'release: unit tests' unit release
  if [ "$mode" = all ]; then
    step 'promises of cleaning, on the corpus' tests/text/clean_promises.sh build/release
    step 'fuzz: 20 seconds a target' tests/fuzz/run.sh
    step 'real Kafka' real_kafka
    step 'faults on a real Kafka' tests/chaos/run.sh
    step 'asan: build' build asan
    step 'asan: unit tests' unit asan
    step 'tsan: build' build tsan
    step 'tsan: threaded tests' unit tsan
  fi
  finish
}

main "$@"
