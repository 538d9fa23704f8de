# a short search for bytes and texts that the engine mishandles
# shellcheck shell=bash disable=SC2034,SC2154
commands=clang++
prepare() { compile_fuzzers; }
check() {
  rm -rf build/fuzz/short # a short search starts anew
  tests/fuzz/run 15 build/fuzz/short "$results" "$junit"
}
