# The commands of `./lab`, one function each; `bench` and `test` have files of their own.
# shellcheck shell=bash

command_setup() {
  [[ $# == 0 ]] || misuse "setup takes no '$1'; use ./lab setup"
  setup core app page test docs
}

command_web() {
  local port=8080 open=--open
  while [[ $# -gt 0 ]]; do
    case $1 in
      --port) port=${2-} && shift ;;
      --port=*) port=${1#*=} ;;
      --no-open) open='' ;;
      *) misuse "web does not know '$1'; allowed are --port N and --no-open" ;;
    esac
    [[ $# == 0 ]] || shift
  done
  if ! [[ $port =~ ^[0-9]{1,5}$ ]] || ((10#$port < 1 || 10#$port > 65535)); then
    misuse "--port is '$port'; allowed is a number from 1 to 65535"
  fi
  setup core page
  prepare_tools
  build_page
  # shellcheck disable=SC2086  # no word at all if empty
  exec node web/serve.mjs --port "$port" --dir build/web $open
}

command_build() {
  [[ $# == 0 ]] || misuse "build takes no '$1'; use ./lab build"
  setup core app page
  prepare_tools
  compile native SAC_BUILD_NATIVE_APP
  compile portable
  build_page
}

command_fuzz() {
  local minutes=${1-10}
  if [[ $# -gt 1 || ! $minutes =~ ^[0-9]{1,5}$ ]] || ((10#$minutes < 1)); then
    misuse "fuzz does not know '$*'; allowed is a number of minutes, at least 1"
  fi
  setup core test
  prepare_tools
  compile_fuzzers
  say "fuzzing for $minutes minutes; build/fuzz/corpus keeps what is learned, build/fuzz/found what breaks something"
  tests/fuzz/run $((10#$minutes * 60)) build/fuzz/corpus build/log
}
compile_fuzzers() { compile asan sac_fuzz_seeds sac_fuzz_checkpoint sac_fuzz_config; }

command_coverage() {
  [[ $# == 0 ]] || misuse "coverage takes no '$1'; use ./lab coverage"
  setup core test coverage
  prepare_tools
  compile coverage sac_engine_tests
  find build/coverage -name '*.gcda' -delete # counts of earlier runs
  quiet "running the engine's tests" coverage build/coverage/bin/sac_engine_tests
  gcovr --root . --filter engine/ --object-directory build/coverage build/coverage/engine build/coverage/tests \
    --sort-uncovered --fail-under-line 95
}

command_docs() {
  [[ $# == 0 ]] || misuse "docs takes no '$1'; use ./lab docs"
  setup docs
  mkdir -p build/docs
  quiet "building the reference" docs doxygen
  say "the reference is build/docs/index.html"
}

command_native() {
  setup core app
  prepare_tools
  compile native SAC_BUILD_NATIVE_APP sac-lab
  if [[ $(uname) == Linux && -z ${DISPLAY-}${WAYLAND_DISPLAY-} ]]; then
    die "there is no display; run ./lab native in a desktop session, or 'xvfb-run ./lab native --screenshot out.png'"
  fi
  run build/native/bin/sac-lab "$@"
}

command_train() {
  local build=native
  if [[ ${1-} == --portable ]]; then build=portable && shift; fi
  setup core
  prepare_tools
  compile "$build" sac-train
  run "build/$build/bin/sac-train" "$@"
}
