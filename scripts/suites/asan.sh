# units of the engine with address and undefined-behaviour checks
# shellcheck shell=bash disable=SC2034,SC2154
commands=clang++
prepare() { compile asan sac_units sac_assertions; }
check() { ctest_suite asan --label-regex '(^|-)units$'; }
