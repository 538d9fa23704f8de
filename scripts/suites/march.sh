# suites native and native-gui for the processor levels x86-64-v2, v3 and v4, as far as this processor has them
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough commands=xvfb-run
prepare() {
  local level
  for level in $(levels); do
    prepare_native_tests "$level"
    compile "$level" SAC_BUILD_NATIVE_APP SAC_BUILD_TESTS sac_gui_tests sac_lab_tests sac_check_shaders
  done
}
check() {
  local level status=0
  [[ $(levels) ]] || skip "these are levels of x86-64"
  for level in $(levels); do
    echo "---- $level"
    check_native_tests "$level" || status=$?
    ctest_suite "$level" --label-regex '^gui$' || status=$?
  done
  return $status
}
levels() { # that this processor has, as the dynamic loader says
  [[ $(uname -m) == x86_64 ]] || return 0
  /lib64/ld-linux-x86-64.so.2 --help | sed -n 's/^ *\(x86-64-v[2-4]\) (supported.*/\1/p'
}
