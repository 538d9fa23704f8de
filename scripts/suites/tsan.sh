# what threads share, under the thread sanitizer: seeds in parallel, signals, the desktop app's training
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough commands=xvfb-run
prepare() { compile tsan sac-train sac-eval sac-bench sac_cli_tests sac-lab sac_gui_tests sac_lab_tests; }
check() { ctest_suite tsan --label-regex '^(cli|gui)$'; }

# Compilers of 2022 have a sanitizer that finds no room for its tables where the kernel spreads addresses widely.
cmake() { unspread cmake "$@"; }
ctest() { unspread ctest "$@"; }
unspread() {
  local unspread=(setarch "$(uname -m)" -R)
  "${unspread[@]}" true 2>/dev/null || unspread=(command) # a container may forbid it
  "${unspread[@]}" "$@"
}
