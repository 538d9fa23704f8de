# units of the engine, what it learns, and how it is installed: the portable build, whose bits are the same everywhere
# shellcheck shell=bash disable=SC2034,SC2154
prepare() { compile portable SAC_BUILD_TESTS; }
check() { ctest_suite portable --without '(portable-|thorough-)?cli'; }
