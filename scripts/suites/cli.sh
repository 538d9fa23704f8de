# the command-line programs as a user runs them
# shellcheck shell=bash disable=SC2034,SC2154
prepare() { compile native SAC_BUILD_NATIVE_APP SAC_BUILD_TESTS && compile portable; }
check() { ctest_suite native --label-regex '^cli$'; }
