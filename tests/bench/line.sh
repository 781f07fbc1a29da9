#!/usr/bin/env bash
# Throughput of the line on a real Kafka beside a bare transactional forwarder, in one run on one
# machine: two-stage, fused, forwarder, each over the same generated articles (3.5 KB). The forwarder
# runs twice: in transactions of up to 1,000 records and 100 ms, which the ratios refer to, and of up to
# 10,000, as the line has them. Then, at a steady 1,000/s, the time from produce to committed verdict.
#
#   tests/bench/line.sh [RECORDS] [BUILD]      defaults: 100000 build/release
#   PROFILE=1 tests/bench/line.sh ...          also where the CPU time goes, by perf
#
# Prints a line of JSON each, and the ratios to the forwarder.
set -euo pipefail
cd "$(dirname "$0")/../.."
records=${1:-100000}
build=${2:-build/release}
data=$(mktemp -d)
daemon=
cleanup() {
  [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
  tests/kafka/kafka-up stop --data "$data/kafka" || true
  rm -rf "$data"
}
trap cleanup EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

port=$(free_port)
servers=127.0.0.1:$port
tests/kafka/kafka-up start --data "$data/kafka" --port "$port" --controller-port "$(free_port)" --owner $$ >/dev/null

config() { # config NAME EXTRA [RAW]: a configuration with topics of its own, but one raw topic for all
  cat >"$data/$1.yaml" <<YAML
instance: $1
group: $1
kafka: {bootstrap.servers: "$servers"}
topics: {raw: ${3:-raw}, clean: $1.clean, stories: $1.stories, audit: $1.audit, rejected: $1.rejected, state: $1.state, publishers: $1.publishers}
state_dir: $data/$1
admin: {listen: "127.0.0.1:0"}
log: {level: warning, format: text}
$2
YAML
  "$build/wiresift" topics --create --raw-partitions 1 -c "$data/$1.yaml" >/dev/null
}

start() { # start NAME: the service
  "$build/wiresift" run -c "$data/$1.yaml" &
  daemon=$!
}

stop() {
  kill "$daemon"
  wait "$daemon" || true
  daemon=
}

measure() { # measure NAME: runs the service until all verdicts are there
  start "$1"
  "$build/line_bench" rate --servers "$servers" --topic "$1.audit" --records "$records" | tee "$data/$1.json"
  awk -v name="$1" -v records="$records" '{
    printf "  %s: %.0f us of CPU of the service an article\n", name, ($14 + $15) * 10000 / records
  }' "/proc/$daemon/stat"
  stop
}

forward() { # forward NAME RECORDS: the forwarder, with at most RECORDS in a transaction
  "$build/forwarder" --servers "$servers" --from raw --to "$1.clean" --group "$1" --records "$records" --max-records "$2"
  "$build/line_bench" rate --servers "$servers" --topic "$1.clean" --records "$records" >"$data/$1.json"
}

latency() { # latency NAME: of articles that come at a steady pace
  start "$1"
  echo "$1, from produce to committed verdict at 1,000/s:"
  "$build/line_latency" --servers "$servers" --from "$1.raw" --to "$1.audit"
  stop
}

profile() { # profile NAME: samples of the service while it works through all articles
  start "$1"
  sleep 1  # perf follows the threads that are there
  perf record -q -e cpu-clock -F 997 --call-graph dwarf,16384 -o "$data/$1.perf" -p "$daemon" 2>/dev/null &
  local sampler=$!
  "$build/line_bench" rate --servers "$servers" --topic "$1.audit" --records "$records" >/dev/null
  kill -INT "$sampler"
  wait "$sampler" || true
  stop
  echo "$1:"
  perf script --no-inline -F comm,period,ip,sym -i "$data/$1.perf" | tests/bench/line_profile.py "$records"
}

rate() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["per_second"])' "$data/$1.json"; }

config two_stage ''
config fused 'input: {is_scope_partitioned: true}'
config forward ''
config forward_long ''
"$build/line_bench" feed --servers "$servers" --topic raw --records "$records"
measure two_stage
measure fused
forward forward 1000
forward forward_long 10000
python3 - "$(rate forward)" "$(rate forward_long)" "$(rate two_stage)" "$(rate fused)" <<'PY'
import sys
forward, forward_long, two_stage, fused = map(float, sys.argv[1:])
print(f"forwarder {forward:.0f}/s, in long transactions {forward_long:.0f}/s")
for name, rate in (("two-stage", two_stage), ("fused", fused)):
    print(f"{name} {rate:.0f}/s: {rate / forward:.2f} of it, {rate / forward_long:.2f} of the long one")
PY
config steady_two_stage '' steady_two_stage.raw
config steady_fused 'input: {is_scope_partitioned: true}' steady_fused.raw
latency steady_two_stage
latency steady_fused
if [ -n "${PROFILE:-}" ]; then
  config profile_two_stage ''
  config profile_fused 'input: {is_scope_partitioned: true}'
  profile profile_two_stage
  profile profile_fused
fi
