# the desktop app with a Dear ImGui newer than the distribution's: that of Debian's unstable suite
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough packages='imgui-source' commands=xvfb-run
prepare() { compile newer-imgui SAC_BUILD_TESTS sac-lab sac_gui_tests sac_lab_tests sac_check_shaders; }
check() {
  sed -n 's/^#define IMGUI_VERSION  */Dear ImGui /p' .deps/src/imgui/imgui.h
  ctest_suite newer-imgui --label-regex '^gui$'
}
