#!/usr/bin/env bash
# shellcheck disable=SC2016,SC2317  # programs and functions that others run
# packages.sh WORK: what set-up installs and says on systems that have other packages than this one. apt, dpkg-query and
# the programs that set-up looks for are stand-ins, so that nothing of this machine is asked or changed.
set -euo pipefail
work=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
rm -rf "$work"
mkdir -p "$work/tools"
for tool in bash awk cat cut dpkg env getconf grep head id mkdir mktemp paste rm sed sort tail touch tr; do
  ln -s "$(type -P "$tool")" "$work/tools/$tool"
done

# system NAME PACKAGE...: a bare system whose repositories have these packages; its programs come with them.
system() {
  name=$1 bin=$work/$1/bin
  shift
  mkdir -p "$bin" "$work/$name/root/.deps/usr/include/eigen3/Eigen" "$work/$name/root/.deps/usr/lib/cmake/Catch2"
  touch "$work/$name/root/.deps/usr/include/eigen3/Eigen/Core" "$work/$name/root/.deps/usr/lib/cmake/Catch2/Catch2Config.cmake"
  ln -s "$source/cmake" "$work/$name/root/cmake"
  printf '%s\n' "$@" >"$work/$name/available"
  : >"$work/$name/installed"
  cat >"$bin/apt-cache" <<END
#!$(type -P bash)
grep -qx "\$2" "$work/$name/available" && printf '%s:\n  Installed: (none)\n  Candidate: 1.0\n' "\$2"
exit 0
END
  cat >"$bin/dpkg-query" <<END
#!$(type -P bash)
sed 's/^/installed /' "$work/$name/installed"
END
  # As apt does, it installs nothing if it does not know one of the names.
  cat >"$bin/apt-get" <<END
#!$(type -P bash)
if [[ -s "$work/$name/busy" ]]; then
  echo "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1 (unattended-upgr)" && exit 100
fi
[[ \$1 == install ]] || exit 0
shift
for word; do
  [[ \$word == -* ]] || grep -qx -- "\$word" "$work/$name/available" || { echo "E: Unable to locate package \$word"; exit 100; }
done
for word; do [[ \$word == -* ]] || echo "\$word" >>"$work/$name/installed"; done
END
  program cmake 'echo "cmake version 3.25.1"'
  program c++ 'cat >/dev/null; echo "__clang_major__ 12"'
  program sudo 'exec "$@"'
  chmod +x "$bin"/*
}
program() { # NAME TEXT
  printf '#!%s\n%s\n' "$(type -P bash)" "$2" >"$bin/$1"
  chmod +x "$bin/$1"
}

# set_up GROUP...: does it there; the output is $output, the exit code $status.
set_up() {
  status=0
  output=$(cd "$work/$name/root" && env -i PATH="$bin:$work/tools" HOME="$work" bash -euo pipefail -c '
    root=$PWD
    for file in common setup setup_debian setup_other; do source "$0/scripts/$file.sh"; done
    setup_page() { :; }
    setup "$@"' "$source" "$@" 2>&1) || status=$?
}
failed=0
check() { # WHAT COMMAND...
  if "${@:2}"; then echo "ok: $1"; else echo "FAILED: $1, on $name, which ended with $status and said:" && echo "$output" && failed=1; fi
}
ends_with() { [[ $status == "$1" ]]; }
says() { grep -qF "$1" <<<"$output"; }
is_silent_about() { ! grep -qF "$1" <<<"$output"; }
has_installed() { grep -qx "$1" "$work/$name/installed"; }

common=(g++ cmake ninja-build git libcli11-dev nlohmann-json3-dev pkgconf libimgui-dev libglfw3-dev libgl-dev libegl-dev libopengl-dev
  libstb-dev fonts-dejavu-core emscripten nodejs npm ca-certificates xvfb xauth xdotool libgl1-mesa-dri clang
  libc++-dev libc++abi-dev doxygen libeigen3-dev libcatch2-dev librapidcheck-dev locales)
all=(core app page test docs)

system debian "${common[@]}" chromium firefox-esr libclang-rt-dev
set_up "${all[@]}"
check "everything is there, and all of it is installed" ends_with 0
check "nothing is said to be missing" is_silent_about 'has no package'
for package in chromium firefox-esr libclang-rt-dev clang libimgui-dev; do
  check "$package is installed" has_installed $package
done

system ubuntu "${common[@]}"
set_up "${all[@]}"
check "what is there is installed although other names are unknown" has_installed libimgui-dev
check "and set-up goes on" ends_with 0
check "a browser that is missing is named, with what it costs" says 'no package chromium: tests in Chromium are left out'
check "and the other one" says 'no package firefox-esr: tests in Firefox are left out'
program google-chrome 'exit 0'
set_up "${all[@]}"
check "a browser from elsewhere will do" is_silent_about 'no package chromium'

system busy "${common[@]}" chromium firefox-esr libclang-rt-dev
echo "another program installs" >"$work/$name/busy"
program sleep ": >'$work/$name/busy'"
set_up "${all[@]}"
check "a system that is installing something else is waited for" ends_with 0
check "and then all of it is installed" has_installed chromium

system page-less "${common[@]/emscripten/}"
set_up core page
check "without Emscripten the page cannot be built" ends_with 1
check "and the sentence says so" says 'no package emscripten, and nothing goes without it'

system old-cmake "${common[@]}"
program cmake 'echo "cmake version 3.22.1"'
set_up core
check "an old CMake ends set-up" ends_with 1
check "with both versions" says 'CMake here is 3.22.1, and SAC Lab needs 3.25 or newer'

system old-gcc "${common[@]}"
program c++ 'cat >/dev/null; echo "__clang_major__ 9"'
set_up core
check "an old g++ ends set-up" ends_with 1
check "with both versions" says 'g++ 9, and SAC Lab needs g++ 12'

system old-clang "${common[@]}"
program c++ 'cat >/dev/null; echo "13 4"'
set_up core
check "an old clang ends set-up" ends_with 1
check "with both versions" says 'clang 13, and SAC Lab needs clang 14'
exit $failed
