#!/usr/bin/env bash
# The real service on an in-process Kafka that loses, delays and refuses requests of its
# transactions; what is checked stands in README.md.
#
#   tests/kfake/run.sh [BUILD]                     300 transactions a stage, one seed: about 2 minutes
#   tests/kfake/run.sh --long [BUILD [SEEDS]]      1,000 transactions a stage, 5 seeds: about 30 minutes
#
# BUILD: default build/release, built before. Prints what each run did and at the end one line of
# the table in README.md. Exit 0 when all runs passed.
set -euo pipefail
cd "$(dirname "$0")/../.."

length=short transactions=600 seeds=1
if [ "${1:-}" = --long ]; then length=long transactions=2000 seeds=${3:-5}; shift; fi
build=${1:-build/release}
[ -x "$build/kfake_tests" ] || { echo "$build/kfake_tests: not there; build the preset first" >&2; exit 66; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0
for seed in $(seq "$seeds"); do
  WIRESIFT_KFAKE_SEED=$seed WIRESIFT_KFAKE_TRANSACTIONS=$transactions "$build/kfake_tests" --gtest_brief=1 |
    tee -a "$log" || failed=$((failed + 1))
done

python3 - "$log" "$length" "$seeds" "$failed" "$(git log -1 --format=%h)" "$(date +%F)" <<'PY'
import json, re, sys

log, length, seeds, failed, commit, date = sys.argv[1:]
total = dict(runs=0, transactions=0, struck=0, strikes=0, producers=0, articles=0)
for line in open(log):
    if not line.startswith("figures: "):
        continue
    total["runs"] += 1
    for name in ("articles", "producers"):
        total[name] += int(re.search(name + r"=(\d+)", line).group(1))
    counts = json.loads(line[line.index("{"):])
    for name in ("transactions", "struck", "strikes"):
        total[name] += counts[name]
command = "tests/kfake/run.sh" + (" --long" if length == "long" else "")
outcome = ("0 lost, 0 twice, verdicts, stories and memory as the undisturbed service's" if failed == "0"
           else f"FAILED in {failed} of {seeds} seeds")
print(f"| 6 | answers to requests of transactions lost, delayed, refused | in-process Kafka (kfake), "
      f"{seeds} seed(s), two-stage and fused: {total['struck']:,} of {total['transactions']:,} transactions struck, "
      f"{total['strikes']:,} strikes | {outcome}; {total['articles']:,} articles, {total['producers']:,} producers made, "
      f"no exit | `{command}` | {commit}, {date} |")
PY
[ "$failed" = 0 ]
