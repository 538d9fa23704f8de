# the command-line programs as a user runs them: the portable build
# shellcheck shell=bash disable=SC2034,SC2154
prepare() { compile portable SAC_BUILD_TESTS; }
check() { ctest_suite portable --label-regex '(^|-)cli$'; }
