# everything compiled by clang++ with its own library, libc++: engine, command line and desktop app
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough packages='catch2-source' commands=clang++
prepare() { compile portable-clang SAC_BUILD_TESTS SAC_BUILD_NATIVE_APP; }
check() { ctest_suite portable-clang; }
