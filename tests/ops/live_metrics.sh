#!/usr/bin/env bash
# Proves the dashboard and the alerts on live figures: the service on a real Kafka works off the
# sample feed, a real Prometheus scrapes it each second, and every expression has to have an answer.
#
#   tests/ops/live_metrics.sh [BINARY]     default: build/release/wiresift
#
# Free ports on the loopback address only; ends what it started. One line a check, then the counts.
set -euo pipefail
source "$(dirname "$0")/checks.sh"

binary=$(realpath -m "${1:-$source_dir/build/release/wiresift}")
kafka_up=$source_dir/tests/kafka/kafka-up
feed=$source_dir/deploy/sample/feed.ndjson
pids=()

end_all() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  [ ! -d "$work/kafka" ] || "$kafka_up" stop --data "$work/kafka"
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end_all EXIT

start_kafka() {
  kafka_port=$(free_port)
  "$kafka_up" start --data "$work/kafka" --port "$kafka_port" --controller-port "$(free_port)" --owner $$
}

start_service() {
  admin=127.0.0.1:$(free_port)
  cat >"$work/config.yaml" <<CONFIG
instance: ops
kafka: {bootstrap.servers: "127.0.0.1:$kafka_port"}
state_dir: $work/state
admin: {listen: "$admin"}
CONFIG
  mkdir "$work/state"
  "$binary" topics --create -c "$work/config.yaml" || return
  "$binary" run -c "$work/config.yaml" >"$work/service.log" 2>&1 &
  service=$!
  pids+=("$service")
  within 60 curl -sf -o "$work/ready" "http://$admin/readyz" || { tail -20 "$work/service.log"; return 1; }
}

# Our own scrape configuration and rules, with this service as the target and a second for a period.
start_prometheus() {
  web=127.0.0.1:$(free_port)
  cp -r "$source_dir/monitoring" "$work/monitoring"
  sed -i -e 's/: 15s/: 1s/' -e "s/127.0.0.1:9464/$admin/" "$work/monitoring/prometheus.yml"
  "$prometheus" --config.file="$work/monitoring/prometheus.yml" --storage.tsdb.path="$work/series" \
    --web.listen-address="$web" >"$work/prometheus.log" 2>&1 &
  pids+=($!)
  within 30 live_query total up 1 || { tail -20 "$work/prometheus.log"; return 1; }
}

live_query() { python3 -B "$source_dir/tests/ops/live_query.py" "http://$web" "$@"; }

# In three parts: a rate needs growth between scrapes.
pour_feed() {
  local third=$(($(wc -l <"$feed") / 3)) version
  version=$(sed -n 's/^version=//p' "$kafka_up")
  {
    sleep 2
    head -n "$third" "$feed"
    sleep 3
    tail -n +$((third + 1)) "$feed" | head -n "$third"
    sleep 3
    tail -n +$((third * 2 + 1)) "$feed"
  } | java -cp "$cache/kafka-$version/*" org.apache.kafka.tools.ConsoleProducer \
    --bootstrap-server "127.0.0.1:$kafka_port" --topic news.raw
  within 30 live_query total 'sum(wiresift_articles_total)' "$(wc -l <"$feed")"
}

# One metric with a wrong name, one division of nothing by nothing.
faults_are_found() {
  local dashboard=$source_dir/monitoring/dashboards/wiresift.json
  sed -e 's/min(wiresift_ready)/min(wiresift_raedy)/' -e 's/sum(wiresift_lag_records)/vector(0) \/ 0/' \
    "$dashboard" >"$work/broken.json"
  live_query dashboard "$work/broken.json" >"$work/findings"
  grep -q 'no series: min(wiresift_raedy)' "$work/findings" && grep -q 'only NaN: vector(0)' "$work/findings"
}

check_metrics_text() { curl -sf "http://$admin/metrics" | "$promtool" check metrics; }

stop_service() {
  kill "$service"
  wait "$service" && within 10 live_query pending WiresiftDown
}

main() {
  check 'live: the program is there' need_binary "$binary"
  if [ "$failed" != 0 ]; then return; fi
  if ! command -v java >/dev/null; then
    skip 'live: dashboard on a scraped service' 'no java for the real Kafka (deploy/dependencies.sh --kafka)'
    return
  fi
  get_prometheus
  check 'live: Kafka, the service and Prometheus start' start_all
  if [ "$failed" != 0 ]; then return; fi
  check 'live: the sample feed passes, each article counted once' pour_feed
  sleep 2
  check 'live: promtool on /metrics' check_metrics_text
  check 'live: all metrics of METRICS.md are scraped, and no others' live_query metrics
  check 'live: every expression of the dashboard has an answer' \
    live_query dashboard "$source_dir/monitoring/dashboards/wiresift.json"
  check 'live: planted faults in expressions are found' faults_are_found
  check 'live: alert rules evaluate, none fires' live_query quiet
  check 'live: a stopped service exits with 0 and WiresiftDown is pending' stop_service
}

start_all() { start_kafka && start_service && start_prometheus; }

main
finish
