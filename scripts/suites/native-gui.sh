# the desktop app: its parts, and the program in a virtual display
# shellcheck shell=bash disable=SC2034,SC2154
commands=xvfb-run
prepare() { compile native SAC_BUILD_NATIVE_APP SAC_BUILD_TESTS sac_gui_tests sac_lab_tests sac_check_shaders; }
check() { ctest_suite native --label-regex '^gui$'; }
