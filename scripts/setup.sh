# What the machine must have, and how it gets it.
# shellcheck shell=bash disable=SC2154

# A need is a Debian package, or command:package where any such command on the PATH will do.
needs_core='c++:g++ cmake:cmake ninja:ninja-build git:git libcli11-dev nlohmann-json3-dev'
needs_app='pkg-config:pkgconf libimgui-dev libglfw3-dev libgl-dev libopengl-dev libstb-dev fonts-dejavu-core'
needs_page='emcc:emscripten node:nodejs npm:npm nlohmann-json3-dev ca-certificates'
needs_test='chromium:chromium firefox-esr:firefox-esr xvfb-run:xvfb xauth:xauth libgl1-mesa-dri'
needs_test+=' clang++:clang libclang-rt-dev libc++-dev libc++abi-dev'
needs_coverage='gcovr:gcovr'
needs_docs='doxygen:doxygen'
# Needs that a stable Debian may have only in a version too old for us: package, least version, where a newer one is,
# and the file that shows it is unpacked. Eigen's package is the same for all architectures and needs no other.
newer_core='libeigen3-dev 5.0.1 sid usr/include/eigen3/Eigen/Core'
newer_test='libcatch2-dev 3.4 backports usr/lib/cmake/Catch2/Catch2Config.cmake'
# Needs of suites that compile a library with a compiler or for a processor of their own: source package, where it is.
source_catch2='catch2 backports'
source_imgui='imgui sid'

# setup GROUP|NEED...: core (engine, command line), app (desktop), page (WebAssembly, page), test, docs, coverage, and
# the sources catch2-source and imgui-source; any other word is a need.
setup() {
  local group needs='' newer='' sources=''
  PATH=$root/.deps/node/bin:$PATH
  for group in "$@"; do
    case $group in
      core) needs+=" $needs_core" newer+="$newer_core"$'\n' ;;
      app) needs+=" $needs_app" ;;
      page) needs+=" $needs_page" ;;
      test) needs+=" $needs_test" newer+="$newer_test"$'\n' ;;
      docs) needs+=" $needs_docs" ;;
      coverage) needs+=" $needs_coverage" ;;
      catch2-source) needs+=' dpkg-source:dpkg-dev' sources+="$source_catch2"$'\n' ;;
      imgui-source) needs+=' dpkg-source:dpkg-dev' sources+="$source_imgui"$'\n' ;;
      *) needs+=" $group" ;;
    esac
  done
  if command -v apt-get >/dev/null; then setup_debian "$needs" "$newer" "$sources"; else setup_other "$needs"; fi
  [[ " $* " != *' page '* ]] || setup_page
}
