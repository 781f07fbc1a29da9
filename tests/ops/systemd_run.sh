#!/usr/bin/env bash
# Runs the service under a real systemd: deploy/systemd/wiresift.service as it stands, in a minimal
# Debian 12 booted with systemd-nspawn, on a real Kafka of this machine's loopback address.
#
#   tests/ops/systemd_run.sh [BINARY]     default: build/release/wiresift
#
# Installs systemd-container and mmdebstrap where they are missing. The Debian tree (80 s to make) has
# systemd and the packages that deploy/Dockerfile installs, so it also proves that list; it is kept
# in the cache. nspawn does not enforce memory limits and IP filters: those are not looked at.
# One line a check (systemd_inside.sh has those made inside), then the counts.
set -euo pipefail
source "$(dirname "$0")/checks.sh"

binary=$(realpath -m "${1:-$source_dir/build/release/wiresift}")
kafka_up=$source_dir/tests/kafka/kafka-up
root=$work/root
name='systemd: the unit under a real systemd'

booted=

end_all() {
  [ -z "$booted" ] || { kill "$booted" 2>/dev/null && wait "$booted"; } || true
  [ ! -d "$work/kafka" ] || "$kafka_up" stop --data "$work/kafka"
  rm -rf --one-file-system "$work"
}
trap end_all EXIT

# Debian packages of the image's last stage.
runtime_packages() {
  sed -n '/^FROM debian:12-slim$/,$p' "$source_dir/deploy/Dockerfile" |
    sed -n '/--no-install-recommends/,/&&/p' | grep -oE '\b(lib[a-z0-9.+-]+|ca-certificates|zlib1g)\b'
}

install_tools() {
  command -v systemd-nspawn >/dev/null && command -v mmdebstrap >/dev/null && return
  say 'installing Debian packages: systemd-container mmdebstrap'
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends systemd-container mmdebstrap
}

make_debian() {
  local packages
  packages=systemd,systemd-sysv,dbus,procps,curl,$(runtime_packages | paste -sd,)
  debian=$cache/debian-12-$(sha256sum <<<"$packages" | head -c 12).tar
  [ -f "$debian" ] && return
  say "making a minimal Debian 12 in $debian (a minute or two): $packages"
  mkdir -p "$cache"
  mmdebstrap --quiet --variant=minbase --include="$packages" bookworm "$debian.tmp.tar" &&
    mv "$debian.tmp.tar" "$debian"
}

start_kafka() {
  kafka_port=$(free_port)
  admin=127.0.0.1:$(free_port)
  "$kafka_up" start --data "$work/kafka" --port "$kafka_port" --controller-port "$(free_port)" --owner $$
}

write_configs() {
  local at=$root/etc/wiresift
  mkdir -p "$at"
  cat >"$at/config.yaml" <<CONFIG
instance: ops
kafka: {bootstrap.servers: "127.0.0.1:$kafka_port"}
admin: {listen: "$admin"}
CONFIG
  sed '/^kafka/ s/:[0-9]*"/:1"/' "$at/config.yaml" >"$at/absent.yaml"
  sed 's/^instance/instnace/' "$at/config.yaml" >"$at/wrong.yaml"
}

# The tree, with the program, the unit and the checks inside, as a systemd service that powers off.
fill_root() {
  local units=$root/etc/systemd/system
  mkdir -p "$root" && tar -C "$root" -xf "$debian" || return
  : >"$root/etc/machine-id"
  install -m 0755 "$binary" "$root/usr/bin/wiresift"
  install -m 0755 "$source_dir/tests/ops/systemd_inside.sh" "$root/usr/local/bin/inside"
  install -m 0644 "$source_dir/deploy/systemd/wiresift.service" "$units/"
  write_configs
  cat >"$units/inside.service" <<'UNIT'
[Unit]
After=dbus.service
[Service]
Type=oneshot
TimeoutStartSec=180
ExecStart=/usr/local/bin/inside
ExecStopPost=/bin/systemctl --no-block poweroff
UNIT
  sed -i "s#^ExecStart=.*#& $admin#" "$units/inside.service"
  mkdir -p "$units/multi-user.target.wants"
  ln -s ../inside.service "$units/multi-user.target.wants/"
}

libraries_are_found() {
  local output
  output=$(chroot "$root" ldd /usr/bin/wiresift) && ! grep 'not found' <<<"$output" &&
    chroot "$root" /usr/bin/wiresift version
}

boot() {
  timeout -k 10 240 systemd-nspawn -D "$root" --boot --register=no --keep-unit --resolv-conf=off \
    --timezone=off --link-journal=no --console=pipe </dev/null >"$work/console" 2>&1 &
  booted=$!
  wait "$booted"
  booted=
}

# The lines of the checks made inside, counted here.
count_inside() {
  local lines=$root/var/log/inside
  [ -f "$lines" ] || { tail -30 "$work/console"; return 1; }
  cat "$lines" >&3
  passed=$((passed + $(grep -c '^ok ' "$lines"))) failed=$((failed + $(grep -c '^FAIL ' "$lines")))
  grep -q '^end$' "$root/var/log/inside.end" || { tail -30 "$work/console"; return 1; }
}

main() {
  check 'systemd: the program is there' need_binary "$binary"
  if [ "$failed" != 0 ]; then return; fi
  if [ "$(id -u)" != 0 ]; then skip "$name" 'not root, systemd-nspawn cannot boot'; return; fi
  if ! command -v java >/dev/null; then
    skip "$name" 'no java for the real Kafka (deploy/dependencies.sh --kafka)'
    return
  fi
  if ! install_tools >&2; then skip "$name" 'systemd-container and mmdebstrap cannot be installed'; return; fi
  if ! make_debian >&2; then skip "$name" 'mmdebstrap cannot make a Debian here'; return; fi
  check 'systemd: Kafka starts' start_kafka
  check 'systemd: a Debian 12 tree with the program, the unit and a configuration' fill_root
  check "image: the packages of the Dockerfile are all that the program needs" libraries_are_found
  check 'systemd: the topics are made' "$binary" topics --create -c "$root/etc/wiresift/config.yaml"
  if [ "$failed" != 0 ]; then return; fi
  boot || true
  check 'systemd: all checks inside came to their end' count_inside 3>&1
}

main
finish
