#!/usr/bin/env bash
# Builds Wiresift and passes all its tests, those on a real Apache Kafka included. Installs what it
# needs first (Debian packages; librdkafka and lexbor into the cache, see deploy/dependencies.sh).
#
#   tests/run.sh            unit tests with sanitizers, release build, real Kafka, the seeds, fuzzing,
#                           clang-tidy on what has changed
#   tests/run.sh --quick    release build and unit tests alone
#   tests/run.sh --ops      the deployment and monitoring files, with the real tools
#
# After the release build two lanes go side by side: tests on a real Kafka, which mostly wait, and,
# with lower priority, all that compiles. What a step says is shown when it ends.
#
# Uses free ports on the loopback address only; ends what it started. Logs stay in build/.
set -euo pipefail
cd "$(dirname "$0")/.."

jobs=$(nproc)
steps=$PWD/build/steps # a log a step, and the verdicts
lanes=()

step() { # step NAME COMMAND...: runs a step, keeps its verdict, goes on after a failure
  local name=$1 begin=$SECONDS log verdict=passed
  shift
  log=$steps/${name//[^a-z0-9]/-}.log
  printf -- '-- %s: begins\n' "$name"
  "$@" >"$log" 2>&1 </dev/null || verdict=FAILED
  printf '%s: %s\n' "$verdict" "$name" >>"$steps/verdicts"
  { printf '\n== %s\n' "$name"; cat "$log"; printf '== %s: %s (%d s)\n' "$name" "$verdict" $((SECONDS - begin)); } >"$log.shown"
  flock "$steps" cat "$log.shown"
}

lane() { # lane FUNCTION: runs its steps beside what else runs, in a process group of its own
  set -m
  "$1" &
  lanes+=($!)
  set +m
}

end_lanes() { # what a lane started ends with it, also on Ctrl-C
  local pid turn
  for pid in "${lanes[@]}"; do kill -INT -- "-$pid" 2>/dev/null || true; done
  for ((turn = 0; turn < 100; turn++)); do
    [ -n "$(jobs -rp)" ] || break
    sleep 0.1
  done
  for pid in "${lanes[@]}"; do kill -KILL -- "-$pid" 2>/dev/null || true; done
}

finish() { # finish STEPS: fails when a step failed or is missing
  local wanted=$1 passed failed
  passed=$(grep -c '^passed: ' "$steps/verdicts" || true)
  failed=$((wanted - passed))
  printf '\n'
  grep '^FAILED: ' "$steps/verdicts" | sed 's/^FAILED/failed/' || true
  [ "$(grep -c . "$steps/verdicts" || true)" = "$wanted" ] || printf 'failed: a lane ended early, see %s\n' "$steps"
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" = 0 ]
}

build() { cmake --preset "$1" >"build/$1.configure.log" 2>&1 || { cat "build/$1.configure.log"; return 1; }
  cmake --build --preset "$1" -j "$jobs" >"build/$1.build.log" 2>&1 || { tail -60 "build/$1.build.log"; return 1; }; }

unit() { ctest --preset "$1" -j "$jobs" --no-tests=error; }

format() { git ls-files '*.cc' '*.h' | xargs clang-format-19 --dry-run -Werror; }

# Four programs at a time, each with a broker of its own.
real_kafka() { tests/kafka/kafka-up jars && ctest --test-dir build/release -L kafka -j 4 --output-on-failure --no-tests=error; }

waiting_lane() {
  step 'release: unit tests' unit release
  step 'real Kafka' real_kafka
  step 'faults on a real Kafka' tests/chaos/run.sh
}

compiling_lane() {
  renice -n 10 -p "$BASHPID" >/dev/null
  step 'asan: build' build asan
  step 'asan: unit tests' unit asan
  step 'tsan: build' build tsan
  step 'tsan: threaded tests' unit tsan
  step 'fuzz: 20 seconds a target' tests/fuzz/run.sh
  step 'promises of cleaning, on the corpus' tests/text/clean_promises.sh build/release
  step 'clang-tidy on what has changed' tests/tidy/run.sh
}

main() {
  local mode=${1:-all}
  case $mode in
    all | --quick | --ops) ;;
    *) sed -n '2,13p' "$0"; exit 64 ;;
  esac
  deploy/dependencies.sh --tests
  if [ "$mode" = --ops ]; then exec tests/ops/run.sh; fi
  rm -rf "$steps"
  mkdir -p "$steps"
  : >"$steps/verdicts"
  trap end_lanes EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  step 'format' format
  step 'release: build' build release
  if [ "$mode" = --quick ]; then
    step 'release: unit tests' unit release
    finish 3
    return
  fi
  lane waiting_lane
  lane compiling_lane
  wait "${lanes[@]}" || true
  lanes=()
  finish 12
}

main "$@"
