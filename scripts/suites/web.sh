# units of the page's modules, in Node
# shellcheck shell=bash disable=SC2034,SC2154
prepare() { compile portable sac-train && build_page; }
check() { vitest_suite test; }
