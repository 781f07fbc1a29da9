#!/usr/bin/env bash
# Faults on a real Apache Kafka: breaks the service and the broker while a feed runs, then holds all
# that was written against an oracle (tests/chaos/README.md).
#
#   tests/chaos/run.sh                     the short campaign: the parts that `--list` marks with *
#   tests/chaos/run.sh --part NAME…        these parts in their short form
#   tests/chaos/run.sh --long --part NAME… these parts in their long form; notes them in results.tsv
#   tests/chaos/run.sh --record [--part NAME…]   the short form, and notes it too
#   tests/chaos/run.sh --list              the parts, with what each promises
#   … --seed N --build DIR                 default: a random seed, which is printed; build/release
#
# Needs wiresift, chaos_feed and chaos_verify in the build folder. Uses free ports on the loopback
# address only and ends what it started.
set -euo pipefail
exec python3 -B "$(dirname "$0")/campaign.py" "$@"
