# the built page in Chromium and Firefox, as visitors use it
# shellcheck shell=bash disable=SC2034,SC2154
commands="$chromium $firefox"
prepare() { compile portable sac-train && build_page; }
check() { vitest_suite test:browser; }
