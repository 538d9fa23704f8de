# units of the engine, and that it learns: the portable build, whose bits are the same on every processor
# shellcheck shell=bash disable=SC2034,SC2154
prepare() { compile native SAC_BUILD_NATIVE_APP SAC_BUILD_TESTS; }
check() { ctest_suite native --without 'cli|gui'; }
