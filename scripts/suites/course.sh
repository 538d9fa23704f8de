# every experiment of the course, done as a reader does it: its verdicts against the table and the rules of axe
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough packages='' commands="$chromium"
prepare() { build_page; }
check() { vitest_suite test:course; }
