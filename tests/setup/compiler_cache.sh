#!/usr/bin/env bash
# compiler_cache.sh WORK: with a compiler cache nothing is compiled with precompiled headers, which would go stale in it,
# and without one some files are. The cache is a stand-in that compiles.
set -euo pipefail
work=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
rm -rf "$work"
mkdir -p "$work"
printf '#!/bin/sh\nexec "$@"\n' >"$work/ccache"
chmod +x "$work/ccache"

precompiled() { # LAUNCHER: how many commands of the build use a precompiled header
  (cd "$source" && cmake --preset portable -G Ninja -B "$work/build" --fresh -DCMAKE_CXX_COMPILER_LAUNCHER="$1") >"$work/log" 2>&1 ||
    { cat "$work/log" && exit 1; }
  grep -c 'cmake_pch' "$work/build/build.ninja" || true
}
without=$(precompiled '')
with=$(precompiled "$work/ccache")
echo "lines with a precompiled header: $without without a compiler cache, $with with one"
[[ $without -gt 0 && $with == 0 ]]
