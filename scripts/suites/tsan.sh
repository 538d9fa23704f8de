# what threads share, under the thread sanitizer: seeds in parallel, signals, the desktop app's training
# shellcheck shell=bash disable=SC2034,SC2154
tier=thorough commands=xvfb-run
prepare() { compile tsan sac-train sac_cli_tests sac-lab sac_gui_tests; }
check() {
  local status=0
  checked sac_cli_tests '[#test_seeds],[#test_interrupt]' || status=1
  checked sac_gui_tests '[#test_lab],[#test_task_optimum],[#test_training_thread]' || status=1
  try "several seeds at a time" unspread build/tsan/bin/sac-train --preset quick --steps 300 --seeds 4 --jobs 4
  # The software renderer's own threads are not instrumented, so that what they do well looks like a race: none of them.
  try "the desktop app trains" unspread env LP_NUM_THREADS=0 XDG_STATE_HOME="$root/build/tsan/state" "${in_display[@]}" build/tsan/bin/sac-lab --train --frames 100
  return $status # a race in a program of tests fails no test, only the program
}
# checked TESTS FILES: those of a program's tests that the files hold. After a race it exits with code 66.
checked() {
  local code=0
  unspread "build/tsan/bin/$1" --filenames-as-tags "$2" --reporter console --reporter "junit::out=$junit.part" || code=$?
  cat "$junit.part" >>"$junit"
  return $code
}

# Compilers of 2022 have a sanitizer that finds no room for its tables where the kernel spreads addresses widely.
cmake() { unspread cmake "$@"; }
unspread() {
  local unspread=(setarch "$(uname -m)" -R)
  "${unspread[@]}" true 2>/dev/null || unspread=(env) # a container may forbid it
  "${unspread[@]}" "$@"
}
