#!/usr/bin/env bash
# Checks on all development pages and texts of the corpus that cleaning the clean text changes nothing,
# and that no kept paragraph is altered; see clean_promises.cc.
#
#   tests/text/clean_promises.sh [BUILD]       default: build/release
#
# Needs the corpus (../shared/corpus, or WIRESIFT_CORPUS); says so and exits 0 when it is not there, as
# the tests of the seeds do.
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=${1:-build/release}/clean_promises
corpus=${WIRESIFT_CORPUS:-../shared/corpus}/clean
[ -x "$tool" ] || { echo "clean_promises: no $tool: build it first" >&2; exit 69; }
if [ ! -d "$corpus" ]; then
  echo "clean_promises: SKIPPED, no corpus in $corpus: set WIRESIFT_CORPUS"
  exit
fi
failed=0
for kind in html text; do
  printf '%s: ' "$kind"
  zcat "$corpus/$kind-dev.ndjson.gz" | "$tool" 2>&1 || failed=1
done
exit $failed
