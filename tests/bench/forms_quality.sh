#!/usr/bin/env bash
# Quality of matching on forms, news that is written into long standing paragraphs: generated streams of
# three seeds, through `match --window 72h` and through `pipe`. Prints a table, the kinds of form that
# are often joined wrongly, and PASS or FAIL a target; fails when one does.
#
#   tests/bench/forms_quality.sh [BUILD] [N]       default: build/release, 3000 articles a stream
#
# Needs the scorers and the generator of forms (../shared/score and ../shared/field: both beside the
# corpus, ../shared/corpus or WIRESIFT_CORPUS). Takes half a minute.
set -euo pipefail
cd "$(dirname "$0")/../.."
wiresift=${1:-build/release}/wiresift
articles=${2:-3000}
corpus=$(realpath -m "${WIRESIFT_CORPUS:-../shared/corpus}")
score=$corpus/../score
field=$corpus/../field

die() { echo "forms_quality: $2" >&2; exit "$1"; }
[ -f "$score/match_score.py" ] || die 66 "no scorer: expected $score/match_score.py; set WIRESIFT_CORPUS"
[ -f "$field/make_forms.py" ] || die 66 "no generator: expected $field/make_forms.py; set WIRESIFT_CORPUS"
[ -x "$wiresift" ] || die 69 "no $wiresift: cmake --build --preset release --target wiresift"
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

streams=()
for seed in 1 2 3; do
  stream=$data/seed-$seed
  echo "running seed $seed" >&2
  python3 "$field/make_forms.py" --n "$articles" --seed "$seed" --truth "$stream.truth" >"$stream.forms"
  "$wiresift" match --window 72h "$stream.forms" >"$stream.answers"
  "$wiresift" pipe "$stream.forms" >"$stream.stories"
  streams+=("$stream")
done
PYTHONPATH=$score python3 -B tests/bench/match/forms.py "${streams[@]}"
