#!/usr/bin/env bash
# The real service on an in-process Kafka that loses, delays and refuses requests of its
# transactions; what is checked stands in README.md.
#
#   tests/kfake/run.sh [--jobs J] [BUILD [SEEDS]]         300 transactions a stage, one seed: about 2 minutes
#   tests/kfake/run.sh --long [--jobs J] [BUILD [SEEDS]]  1,000 transactions a stage, 5 seeds
#
# BUILD: default build/release, built before. J seeds run side by side: they wait for time-outs most
# of the time. Prints what each run did, and at the end one line with the sums. Exit 0 when all runs
# passed.
set -euo pipefail
cd "$(dirname "$0")/../.."

transactions=600 seeds=1 jobs=1
if [ "${1:-}" = --long ]; then transactions=2000 seeds=5; shift; fi
if [ "${1:-}" = --jobs ]; then jobs=$2; shift 2; fi
build=${1:-build/release}
seeds=${2:-$seeds}
[ -x "$build/kfake_tests" ] || { echo "$build/kfake_tests: not there; build the preset first" >&2; exit 66; }

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

run_seed() { # run_seed SEED
  WIRESIFT_KFAKE_SEED=$1 "$build/kfake_tests" --gtest_brief=1 >"$logs/$1" 2>&1 || touch "$logs/$1.failed"
  cat "$logs/$1"
}
export -f run_seed
export build logs WIRESIFT_KFAKE_TRANSACTIONS=$transactions

seq "$seeds" | xargs -P "$jobs" -I{} bash -c 'run_seed {}'
failed=$(find "$logs" -name '*.failed' | wc -l)

python3 - "$logs" "$seeds" "$failed" <<'PY'
import json, pathlib, re, sys

logs, seeds, failed = pathlib.Path(sys.argv[1]), *sys.argv[2:]
total = dict(transactions=0, struck=0, strikes=0, producers=0, articles=0)
for log in logs.iterdir():
    for line in log.read_text().splitlines():
        if not line.startswith("figures: "):
            continue
        for name in ("articles", "producers"):
            total[name] += int(re.search(name + r"=(\d+)", line).group(1))
        counts = json.loads(line[line.index("{"):])
        for name in ("transactions", "struck", "strikes"):
            total[name] += counts[name]
outcome = ("0 lost, 0 twice, verdicts, stories and memory as the undisturbed service's" if failed == "0"
           else f"FAILED in {failed} of {seeds} seeds")
print(f"reached: {seeds} seed{'' if seeds == '1' else 's'}, two-stage and fused: {total['struck']} of "
      f"{total['transactions']} transactions struck, {total['strikes']} strikes: {outcome}; "
      f"{total['articles']} articles, {total['producers']} producers made, no exit")
PY
[ "$failed" = 0 ]
