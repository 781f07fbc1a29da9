#!/usr/bin/env bash
# Runs inside the Debian that systemd_run.sh boots, as root, started by its systemd:
#   inside ADMIN_ADDRESS
# Starts, hangs, breaks and stops wiresift.service and looks at what systemd makes of it. One line a
# check goes to /var/log/inside; /var/log/inside.end is written at the end.
set -uo pipefail
exec >/var/log/inside 2>&1

admin=$1
drop_in=/run/systemd/system/wiresift.service.d
watchdog=4 # seconds; the unit's own 60 s would take minutes to look at

check() {
  local name=$1
  shift
  if "$@" >/tmp/output 2>&1; then
    printf 'ok    systemd: %s\n' "$name"
  else
    printf 'FAIL  systemd: %s\n' "$name"
    { cat /tmp/output; journalctl -u wiresift --no-pager -n 12 -o cat; } | sed 's/^/      /'
  fi
}

property() { systemctl show -P "$1" wiresift; }
is() { local found; found=$(property "$1"); [ "$found" = "$2" ] || { echo "$1 is $found, expected $2"; return 1; }; }
main_pid() { property MainPID; }

within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt "$deadline" ] || return 1
    sleep 0.2
  done
}

is_ready() { curl -sf "http://$admin/readyz"; }

# ---- as shipped

starts() { systemctl start wiresift && is ActiveState active && is Type notify; }

status_is() {
  local found
  found=$(sed -n "s/^$1:[[:space:]]*//p" "/proc/$(main_pid)/status")
  [ "$found" = "$2" ] || { echo "$1 is $found, expected $2"; return 1; }
}

# in_its_world COMMAND…: with the file systems that the service sees, even as root.
in_its_world() { nsenter -t "$(main_pid)" -m -- "$@"; }

etc_is_read_only() {
  local said
  said=$(in_its_world touch /etc/new /usr/new 2>&1) && return 1
  [ "$(grep -c 'Read-only file system' <<<"$said")" = 2 ] || { echo "$said"; return 1; }
}

home_is_hidden() {
  touch /root/private /home/private
  ! in_its_world test -e /root/private && ! in_its_world test -e /home/private
}

runs_as_a_made_up_user() {
  local user
  user=$(stat -c %u "/proc/$(main_pid)")
  [ "$user" -ge 61184 ] && [ "$user" -le 65519 ] || { echo "user $user"; return 1; }
}

keeps_state() {
  local owner
  owner=$(stat -c '%u %a' /var/lib/private/wiresift)
  [ "$owner" = "$(stat -c %u "/proc/$(main_pid)") 700" ] || { echo "$owner"; return 1; }
  [ -n "$(find /var/lib/private/wiresift -name CURRENT)" ]
}

stops() {
  local begin=${EPOCHREALTIME/./} took
  systemctl stop wiresift
  took=$(((${EPOCHREALTIME/./} - begin) / 1000))
  echo "took $took ms"
  [ "$took" -le 5000 ] && is Result success && is ExecMainStatus 0 && is ActiveState inactive
}

# ---- watchdog

use_a_short_watchdog() {
  mkdir -p "$drop_in"
  printf '[Service]\nWatchdogSec=%s\n' "$watchdog" >"$drop_in/watchdog.conf"
  systemctl daemon-reload
}

is_fed() {
  local pid
  pid=$(main_pid)
  sleep $((watchdog * 2 + 2))
  is NRestarts 0 && is MainPID "$pid" && is ActiveState active
}

was_restarted() { [ "$(property NRestarts)" = 1 ] && [ "$(property ActiveState)" = active ] && [ "$(main_pid)" != "$1" ]; }

hang_is_ended() {
  local pid
  pid=$(main_pid)
  kill -STOP "$pid"
  within 30 was_restarted "$pid" || { is NRestarts 1; return 1; }
  journalctl -u wiresift --no-pager | grep -q "Watchdog timeout"
}

# ---- configurations

use_config() { # NAME: what /etc/wiresift/config.yaml is from here on
  rm -rf "$drop_in"
  cp "/etc/wiresift/$1.yaml" /etc/wiresift/config.yaml
  systemctl daemon-reload
  systemctl reset-failed wiresift 2>/dev/null
}

is_refused() {
  systemctl start wiresift && return 1
  is ActiveState failed && is ExecMainStatus 78
}

stays_down() {
  sleep 8 # RestartSec is 5
  is NRestarts 0 && is ActiveState failed
}

check 'the configuration passes and READY comes' starts
check 'the watchdog of the unit is set to 60 s' is WatchdogUSec 1min
check '/readyz answers: assigned and restored' within 60 is_ready
check 'no new privileges' status_is NoNewPrivs 1
check 'system calls are filtered' status_is Seccomp 2
check 'no capabilities' status_is CapEff 0000000000000000
check 'runs as a dynamic user' runs_as_a_made_up_user
check '/etc and /usr are read-only, even for root' etc_is_read_only
check 'homes are hidden' home_is_hidden
check 'keeps its state in /var/lib/wiresift, for itself alone' keeps_state
check 'stop: exit 0 within 5 s' stops
use_a_short_watchdog
check "the watchdog is fed: $((watchdog * 2 + 2)) s at ${watchdog} s a period without a restart" \
  eval 'starts && is_fed'
check 'a hang (SIGSTOP): the watchdog ends the process, Restart= brings it back' hang_is_ended
check 'after the hang: /readyz answers again' within 60 is_ready
check 'after the hang: stop with exit 0 within 5 s' stops
use_config absent
check 'brokers that do not answer: READY all the same' starts
check 'brokers that do not answer: /readyz refuses' eval 'sleep 1; ! is_ready'
check 'brokers that do not answer: stop with exit 0 within 5 s' stops
use_config wrong
check 'a wrong configuration: not started, exit 78' is_refused
check 'a wrong configuration: no restart' stays_down
echo end >/var/log/inside.end
