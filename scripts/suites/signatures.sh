# every preset's run ends in the same bits: portable builds of two compilers, Node, Chromium, Firefox
# shellcheck shell=bash disable=SC2034,SC2154
commands="$chromium $firefox clang++"
prepare() { compile portable sac-train && compile portable-clang sac-train && build_page; }
check() { vitest_suite test:signatures; }
