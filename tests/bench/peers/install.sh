# Sourced by the scripts that measure beside peers: the folder of the peers, build/peers (WIRESIFT_PEERS),
# and what is installed into its venv by the client of this machine and kept there.
peers=$(realpath -m "${WIRESIFT_PEERS:-build/peers}")
trafilatura=(trafilatura==2.3.1 lxml_html_clean)

install_python_peers() { # install_python_peers NAME PACKAGE…: unless those of NAME are there
  local complete=$peers/complete-$1
  shift
  [ "$(cat "$complete" 2>/dev/null)" = "$*" ] && return
  mkdir -p "$peers" &&
    { [ -x "$peers/venv/bin/pip" ] || python3 -m venv "$peers/venv"; } &&
    "$peers/venv/bin/pip" install -q "$@" &&
    printf '%s' "$*" >"$complete"
}
