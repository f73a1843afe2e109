#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what pa needs, and builds it.
#
#   ./setup.sh          the release build: build/cmd/pa
#   ./setup.sh --test   that, and all tests
#   ./setup.sh --dev    only installs, but for all presets and all tests: clang, a browser
#
# On Debian and Ubuntu missing packages are installed (as root, or through sudo). On other systems
# the script says what to install, and builds once it is there.
set -eu
cd "$(dirname "$0")"

tests=no dev=no
for word in "$@"; do
  case $word in
    --test) tests=yes ;;
    --dev) dev=yes ;;
    -h | --help)
      sed -n '3,11s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    *)
      echo "setup.sh: unknown option $word (--test, --dev)" >&2
      exit 2
      ;;
  esac
done

# What building needs, what the tests need on top, what developing needs on top of that.
apt_build="gcc libc6-dev cmake ninja-build pkg-config zlib1g-dev libisal-dev libpcre2-dev
  libcairo2-dev libfreetype-dev fonts-liberation2 libjansson-dev libyajl-dev libdw-dev libcapstone-dev libzstd-dev libarchive-dev libsqlite3-dev libcurl4-openssl-dev
  libprotobuf-c-dev protobuf-c-compiler scdoc dpkg-dev file"
apt_test="libcmocka-dev python3 librsvg2-bin git make"
apt_dev="g++ clang clang-format clang-tidy llvm libclang-rt-dev locales time
  stunnel4 openssl parallel slurm-wlm munge"
# The browser that tests drive; Ubuntu has it as a snap only, and those tests are skipped without.
if grep -qs '^ID=debian' /etc/os-release; then
  apt_dev="$apt_dev chromium poppler-utils clickhouse-server"
fi

say() { echo "setup.sh: $*" >&2; }

# Quiet if all goes well.
step() {
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    say "failed: $*"
    exit 1
  fi
  rm -f "$log"
}

install_apt() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
      missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      say "needs root to install; run as root: apt-get install$missing"
      exit 1
    }
    root=sudo
  fi
  say "installing$missing"
  step $root apt-get update
  # shellcheck disable=SC2086 # a list of words
  step $root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends $missing
}

# The same by the names of other systems.
advise() {
  system=$(uname -s)
  [ -r /etc/os-release ] && system=$(. /etc/os-release && echo "$ID ${ID_LIKE:-}")
  case $system in
    *fedora* | *rhel*)
      echo "dnf install gcc cmake ninja-build pkgconf zlib-devel isa-l-devel pcre2-devel cairo-devel" \
        "freetype-devel liberation-fonts jansson-devel yajl-devel elfutils-devel libzstd-devel libarchive-devel sqlite-devel libcurl-devel" \
        "protobuf-c-devel protobuf-c-compiler scdoc libcmocka-devel python3" \
        "librsvg2-tools"
      ;;
    *arch*)
      echo "pacman -S --needed base-devel cmake ninja pkgconf zlib isa-l pcre2 cairo" \
        "freetype2 ttf-liberation jansson yajl libelf protobuf-c scdoc cmocka python librsvg"
      ;;
    *alpine*)
      echo "apk add build-base cmake samurai pkgconf zlib-dev pcre2-dev" \
        "cairo-dev freetype-dev font-liberation jansson-dev yajl-dev elfutils-dev zstd-dev libarchive-dev sqlite-dev curl-dev" \
        "protobuf-c-dev protobuf-c-compiler scdoc" \
        "cmocka-dev python3 rsvg-convert"
      ;;
    *Darwin*)
      echo "brew install cmake ninja pkgconf zlib isa-l pcre2 cairo freetype jansson yajl protobuf-c" \
        "scdoc cmocka python3 librsvg && brew install --cask font-liberation"
      ;;
    *)
      echo "install a C compiler, CMake 3.25, Ninja, pkg-config, zlib, PCRE2," \
        "cairo, freetype, jansson, yajl, protobuf-c, the Liberation fonts; scdoc for the man pages; libdw for lines" \
        "of C and C++ programs;" \
        "cmocka and Python 3 for the tests"
      ;;
  esac
}

check_other() {
  missing=
  for program in cc cmake ninja pkg-config protoc-c; do
    command -v "$program" >/dev/null || missing="$missing $program"
  done
  modules="zlib libpcre2-8 cairo freetype2 jansson yajl libprotobuf-c"
  [ $tests = no ] || modules="$modules cmocka"
  if command -v pkg-config >/dev/null; then
    for module in $modules; do
      pkg-config --exists "$module" || missing="$missing $module"
    done
  fi
  [ -z "$missing" ] && return
  say "not found:$missing"
  say "to install what pa needs:"
  advise >&2
  exit 1
}

if [ -f /etc/debian_version ] && command -v apt-get >/dev/null; then
  packages=$apt_build
  [ $tests = no ] || packages="$packages $apt_test"
  [ $dev = no ] || packages="$packages $apt_test $apt_dev"
  # shellcheck disable=SC2086
  install_apt $packages
else
  check_other
fi

[ $dev = no ] || exit 0

version=$(cmake --version | sed -n '1s/.* //p')
if [ "$(printf '%s\n3.25\n' "$version" | sort -V | head -n 1)" != 3.25 ]; then
  say "CMake $version is too old: 3.25 is needed (Debian 12, Ubuntu 24.04)"
  exit 1
fi

testing=OFF
[ $tests = no ] || testing=ON
say "building into build/"
# A newer compiler's new warnings must not keep anyone from building; CI stops at them.
werror=OFF
[ "${CI:-}" != true ] || werror=ON
step cmake --preset release -DBUILD_TESTING=$testing -DPA_WERROR=$werror
step cmake --build build
[ $tests = no ] || exec ctest --test-dir build --output-on-failure -j "$(getconf _NPROCESSORS_ONLN)"
