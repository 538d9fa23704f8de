# What the machine must have, and how it gets it.
# shellcheck shell=bash disable=SC2154

# A need is a Debian package, or command:package where such a command on the PATH, whoever made it, will do; several
# commands that serve as well as each other stand as one|other.
needs_core='c++:g++ cmake:cmake ninja:ninja-build git:git libcli11-dev'
needs_app='pkg-config:pkgconf libimgui-dev libglfw3-dev libgl-dev libegl-dev libopengl-dev libstb-dev fonts-dejavu-core'
needs_page='emcc:emscripten node:nodejs npm:npm ca-certificates'
# As web/tools/browsers.mjs looks for them.
chromium=${CHROME_PATH:-chromium|chromium-browser|google-chrome|google-chrome-stable}
firefox=${FIREFOX_PATH:-firefox-esr|firefox}
needs_test="$chromium:chromium $firefox:firefox-esr xvfb-run:xvfb xauth:xauth xdotool:xdotool libgl1-mesa-dri"
needs_test+=' clang++:clang libclang-rt-dev libc++-dev libc++abi-dev nlohmann-json3-dev librapidcheck-dev locales'
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
  check_versions
  [[ " $* " != *' page '* ]] || setup_page
}

has_command() { # COMMAND or ONE|OTHER
  local command
  for command in ${1//|/ }; do
    command -v "$command" >/dev/null && return
  done
  return 1
}

# What goes without a package that a system does not have. Fails where nothing can go on.
price_of() { # PACKAGE
  case $1 in
    g++ | cmake | git | emscripten | nodejs | npm) return 1 ;;
    chromium) echo "tests in Chromium are left out, unless Chromium or Chrome comes from elsewhere" ;;
    firefox-esr) echo "tests in Firefox are left out, unless it comes from elsewhere" ;;
    xvfb | xauth | libgl1-mesa-dri) echo "the desktop app is tested only where there is a display" ;;
    xdotool) echo "the test of a keyboard with another layout is left out" ;;
    clang | libclang-rt-dev | libc++-dev | libc++abi-dev) echo "tests of builds by clang++ are left out" ;;
    ninja-build) echo "make builds instead, more slowly" ;;
    librapidcheck-dev) echo "the test of a run's events in made-up orders is left out" ;;
    locales) echo "the engine's tests in a locale with decimal commas fail" ;;
    fonts-dejavu-core) echo "the desktop app takes another font" ;;
    doxygen) echo "the reference is neither built nor tested" ;;
    *) echo "CMake fetches its source, or what needs it is left out" ;;
  esac
}

# One sentence each for what is there but too old.
check_versions() {
  local version compiler=${CXX:-c++}
  version=$(cmake --version | awk 'NR == 1 { print $3 }')
  at_least "$version" 3.25 || die "CMake here is $version, and SAC Lab needs 3.25 or newer; there is one in Debian's \
backports, in Kitware's apt repository for Ubuntu, and as the Python package 'cmake'"
  # The first of the two macros that is defined says which compiler this is.
  version=$(printf '__clang_major__ __GNUC__' | "$compiler" -E -P -x c++ - 2>/dev/null)
  case $version in
    [0-9]*' '*) at_least "${version% *}" 14 || die "$compiler is clang ${version% *}, and SAC Lab needs clang 14 or g++ 12, or newer" ;;
    *) at_least "${version##* }" 12 || die "$compiler is g++ ${version##* }, and SAC Lab needs g++ 12 or clang 14, or newer; \
install one and set CXX to it" ;;
  esac
}
at_least() { [[ $(printf '%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; } # VERSION LEAST
