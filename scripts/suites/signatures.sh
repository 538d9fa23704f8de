# every preset's run ends in the same bits: builds by g++ and clang++, Node, Chromium, Firefox
# shellcheck shell=bash disable=SC2034,SC2154
commands="$chromium $firefox clang++"
prepare() {
  compile portable sac-train && build_page || return
  # The build with clang's checks is there anyway; the other is as fast, and has clang's own library.
  if [[ ${SAC_THOROUGH-} ]]; then compile portable-clang sac-train; else compile asan sac-train; fi
}
check() { vitest_suite test:signatures; }
