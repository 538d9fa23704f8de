# what Share copies, in VitePress, in anywidget's front end and in Jupyter Notebook themselves
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough packages='jupyter-notebook' commands="$chromium jupyter-notebook"
prepare() { compile portable sac-train && build_page; }
check() { vitest_suite test:hosts; }
