# Toolchain file of the `web` preset: finds the emcc on the PATH (emsdk's, a distribution's or Homebrew's) and
# includes the toolchain file that belongs to it.
find_program(SAC_EMCC emcc REQUIRED)
file(REAL_PATH ${SAC_EMCC} emcc)
cmake_path(GET emcc PARENT_PATH emcc_dir)

set(platform cmake/Modules/Platform/Emscripten.cmake)
find_file(SAC_EMSCRIPTEN_TOOLCHAIN ${platform} PATHS ${emcc_dir} ${emcc_dir}/../libexec NO_DEFAULT_PATH)
if(NOT SAC_EMSCRIPTEN_TOOLCHAIN)
  execute_process(COMMAND em-config EMSCRIPTEN_ROOT OUTPUT_VARIABLE root OUTPUT_STRIP_TRAILING_WHITESPACE)
  find_file(SAC_EMSCRIPTEN_TOOLCHAIN ${platform} PATHS ${root} NO_DEFAULT_PATH REQUIRED)
endif()
include(${SAC_EMSCRIPTEN_TOOLCHAIN})

# Debian's emcc takes its JavaScript modules (acorn) from where Debian keeps them; only Debian's own Node looks there.
if(IS_DIRECTORY ${emcc_dir}/../nodejs)
  file(REAL_PATH ${emcc_dir}/../nodejs debian_modules)
  set(CMAKE_C_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=${debian_modules})
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_C_LINKER_LAUNCHER})
endif()
