#!/usr/bin/env bash
# From a fresh Debian 12 machine to a running Wiresift: installs what it needs, builds, and runs the
# service on a sample feed, telling each story as it appears, what was removed from its articles and
# which copies it absorbed.
#
#   deploy/quickstart.sh            on a broker inside the process (no transaction isolation there)
#   deploy/quickstart.sh --kafka    on a real Apache Kafka, started here and stopped at the end
#   … --stay                        goes on serving /metrics after the feed, until Ctrl-C
#
# Installs Debian packages (as root or with sudo) and builds librdkafka and lexbor once, under
# ~/.cache/wiresift. A second run starts in seconds.
set -euo pipefail
cd "$(dirname "$0")/.."

kafka=no
demo=()
for argument in "$@"; do
  case $argument in
    --kafka) kafka=yes ;;
    --stay) demo+=(--stay) ;;
    *) sed -n '2,11p' "$0"; exit 64 ;;
  esac
done

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

echo '== 1/3 dependencies'
if [ "$kafka" = yes ]; then deploy/dependencies.sh --kafka; else deploy/dependencies.sh; fi

echo '== 2/3 build (some minutes the first time)'
mkdir -p build
cmake --preset release >build/quickstart.log
cmake --build --preset release --target wiresift

echo '== 3/3 the service on a sample feed'
if [ "$kafka" = no ]; then exec build/release/wiresift demo "${demo[@]}"; fi
data=$(mktemp -d)
trap 'tests/kafka/kafka-up stop --data "$data/kafka"; rm -rf "$data"' EXIT
port=$(free_port)
tests/kafka/kafka-up start --data "$data/kafka" --port "$port" --controller-port "$(free_port)" --owner $$
build/release/wiresift demo --bootstrap "127.0.0.1:$port" "${demo[@]}"
