# Builds: CMake presets, and the page.
# shellcheck shell=bash

# compile PRESET [OPTION|TARGET]...: configures where needed and builds the targets (all, if none is named). An option is
# one of CMake's (SAC_*), to be switched on; what the command line does not need is off in a new build folder until then.
compile() {
  local preset=$1 word cache reconfigure='' settings=() targets=()
  shift
  cache=build/${preset/#web/wasm}/CMakeCache.txt
  if [[ ! -e ${cache%/*}/cmake_install.cmake ]]; then
    reconfigure=1
    if [[ $preset == native || $preset == x86-64-* ]]; then settings=(-DSAC_BUILD_NATIVE_APP=OFF -DSAC_BUILD_TESTS=OFF); fi
  fi
  [[ ! CMakePresets.json -nt $cache ]] || reconfigure=1
  for word in "$@"; do
    case $word in
      SAC_*)
        settings+=("-D$word=ON") # always, since presets set them anew
        grep -qs "^$word:BOOL=ON" "$cache" || reconfigure=1
        ;;
      *) targets+=("$word") ;;
    esac
  done
  [[ ${#targets[@]} == 0 ]] || targets=(--target "${targets[@]}")
  [[ ! $reconfigure ]] || quiet "configuring the $preset build" "configure-$preset" \
    cmake --preset "$preset" "${settings[@]+"${settings[@]}"}"
  quiet "building: $preset" "build-$preset" \
    cmake --build --preset "$preset" "${targets[@]+"${targets[@]}"}"
}

# The site in build/web; built again only when something that it is made of is newer.
build_page() {
  compile web
  local stamp=build/page.stamp
  if [[ -e build/web/index.html && -e $stamp ]] &&
    [[ -z $(find web shaders build/wasm/bin -name node_modules -prune -o -type f -newer $stamp -print | head -n 1) ]]; then
    return
  fi
  touch $stamp.new # its time is the start: a file changed during the build counts as newer
  quiet "building the page" page npm --prefix web run build
  mv $stamp.new $stamp
}

export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}
prepare_tools() { # after set-up, which may have installed them
  if command -v ninja >/dev/null; then export CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja}; fi
  if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache CMAKE_C_COMPILER_LAUNCHER=ccache; fi
}
