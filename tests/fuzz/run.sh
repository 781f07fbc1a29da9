#!/usr/bin/env bash
# Fuzzes the cleaner with libFuzzer under AddressSanitizer and UndefinedBehaviorSanitizer: builds the
# preset `fuzz` (clang-19), then runs each target from its seeds and from what earlier runs found.
#
#   tests/fuzz/run.sh                    20 seconds a target
#   tests/fuzz/run.sh --long             20 minutes a target
#   tests/fuzz/run.sh --seconds N [TARGET...]   targets: fuzz_html fuzz_text
#
# One target a core at a time. Inputs that broke a promise are left in build/fuzz/findings/, with the
# log beside them; run `build/fuzz/TARGET FILE` to see one again. Exits 1 when there is one, 69 without
# clang-19 or its fuzzer runtime.
set -euo pipefail
cd "$(dirname "$0")/../.."

need_clang() {
  local runtime
  command -v clang++-19 >/dev/null || { echo 'fuzz: no clang++-19: run deploy/dependencies.sh --tests' >&2; exit 69; }
  runtime=$(clang++-19 --print-file-name=libclang_rt.fuzzer-x86_64.a)
  [ -f "$runtime" ] || runtime=$(clang++-19 --print-file-name=libclang_rt.fuzzer.a)
  [ -f "$runtime" ] || { echo 'fuzz: no fuzzer runtime: run deploy/dependencies.sh --tests (libclang-rt-19-dev)' >&2; exit 69; }
}

build() {
  mkdir -p build
  { cmake --preset fuzz && cmake --build --preset fuzz -j "$(nproc)"; } >build/fuzz.build.log 2>&1 ||
    { tail -60 build/fuzz.build.log >&2; exit 1; }
}

fuzz() { # fuzz TARGET SECONDS: fails on the first finding
  local target=$1 seconds=$2 kind=${1#fuzz_} work=build/fuzz
  mkdir -p "$work/corpus/$kind" "$work/findings"
  if ! "$work/$target" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
    -dict=tests/fuzz/clean.dict -print_final_stats=1 -artifact_prefix="$work/findings/$kind-" \
    "$work/corpus/$kind" "tests/fuzz/seeds/$kind" >"$work/$target.log" 2>&1; then
    grep -aE -A4 'broken promise|runtime error|^==[0-9]+== ?ERROR|Test unit written' "$work/$target.log" | head -40 || tail -40 "$work/$target.log"
    echo "$target: FAILED, see $work/$target.log"
    return 1
  fi
  local runs
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log")
  [ "${runs:-0}" -gt 0 ] || { echo "$target: ran nothing, see $work/$target.log"; return 1; }
  echo "$target: $runs inputs in $seconds s, no finding"
}

main() {
  local seconds=20 targets=()
  case ${1:-} in
    --long) seconds=1200; shift ;;
    --seconds) seconds=${2:?seconds}; shift 2 ;;
    '') ;;
    *) sed -n '2,12p' "$0"; exit 64 ;;
  esac
  targets=("${@}")
  [ ${#targets[@]} -gt 0 ] || targets=(fuzz_html fuzz_text)
  need_clang
  build
  local pids=() failed=0
  for target in "${targets[@]}"; do fuzz "$target" "$seconds" & pids+=($!); done
  for pid in "${pids[@]}"; do wait "$pid" || failed=$((failed + 1)); done
  printf '%d passed, %d failed\n' $((${#targets[@]} - failed)) "$failed"
  [ "$failed" = 0 ]
}

main "$@"
