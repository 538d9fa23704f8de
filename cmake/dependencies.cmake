# Each dependency: find_package first, then FetchContent at a pinned version. Macros, called only by what is built.
include(FetchContent)

# `./lab setup` unpacks here what the distribution lacks.
set(SAC_DEPS_DIR ${PROJECT_SOURCE_DIR}/.deps)
list(PREPEND CMAKE_PREFIX_PATH ${SAC_DEPS_DIR}/usr)

# Header-only libraries need no part of their own build: fetch the files and name the folder.
function(sac_fetch_headers name target folder)
  if(NOT TARGET ${target})
    FetchContent_Declare(${name} ${ARGN} SOURCE_SUBDIR none DOWNLOAD_EXTRACT_TIMESTAMP OFF)
    FetchContent_MakeAvailable(${name})
    add_library(sac_${name} INTERFACE)
    target_include_directories(sac_${name} SYSTEM INTERFACE ${${name}_SOURCE_DIR}/${folder})
    add_library(${target} ALIAS sac_${name})
  endif()
endfunction()

# Eigen3::Eigen. 3.4 does not compile for WebAssembly SIMD.
macro(sac_need_eigen)
  # Architecture-independent, so a cross build may use the host's copy.
  find_package(Eigen3 5.0.1 CONFIG QUIET NO_CMAKE_FIND_ROOT_PATH)
  sac_fetch_headers(eigen Eigen3::Eigen .
    URL https://gitlab.com/libeigen/eigen/-/archive/5.0.1/eigen-5.0.1.tar.gz
    URL_HASH SHA256=e9c326dc8c05cd1e044c71f30f1b2e34a6161a3b6ecf445d56b53ff1669e3dec)
endmacro()

# nlohmann_json::nlohmann_json, for tests
macro(sac_need_json)
  find_package(nlohmann_json 3.11 CONFIG QUIET)
  sac_fetch_headers(json nlohmann_json::nlohmann_json include
    URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
    URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d)
endmacro()

# CLI11::CLI11
macro(sac_need_cli11)
  find_package(CLI11 2.1 CONFIG QUIET)
  sac_fetch_headers(cli11 CLI11::CLI11 include
    GIT_REPOSITORY https://github.com/CLIUtils/CLI11.git
    GIT_TAG 6c7b07a878ad834957b98d0f9ce1dbe0cb204fc9) # v2.4.2
endmacro()

# Catch2::Catch2WithMain and catch_discover_tests()
macro(sac_need_catch2)
  find_package(Catch2 3.4 CONFIG QUIET)
  if(NOT Catch2_FOUND)
    FetchContent_Declare(Catch2
      GIT_REPOSITORY https://github.com/catchorg/Catch2.git
      GIT_TAG fa43b77429ba76c462b1898d6cd2f2d7a9416b14) # v3.7.1
    FetchContent_MakeAvailable(Catch2)
    list(APPEND CMAKE_MODULE_PATH ${catch2_SOURCE_DIR}/extras)
  endif()
  include(Catch)
endmacro()

# glfw and OpenGL::GL
macro(sac_need_glfw)
  find_package(OpenGL REQUIRED)
  find_package(glfw3 3.3 CONFIG QUIET)
  if(NOT TARGET glfw)
    enable_language(C)
    set(GLFW_BUILD_DOCS OFF)
    set(GLFW_BUILD_TESTS OFF)
    set(GLFW_BUILD_EXAMPLES OFF)
    set(GLFW_INSTALL OFF)
    FetchContent_Declare(glfw
      GIT_REPOSITORY https://github.com/glfw/glfw.git
      GIT_TAG 7b6aead9fb88b3623e3b3725ebb42670cbe4c579) # 3.4
    FetchContent_MakeAvailable(glfw)
  endif()
endmacro()

# sac_imgui: Dear ImGui with its GLFW and OpenGL 3 backends; include <imgui.h>, <backends/imgui_impl_glfw.h>.
macro(sac_need_imgui)
  sac_need_glfw()
  if(NOT TARGET sac_imgui)
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
      pkg_check_modules(imgui QUIET IMPORTED_TARGET imgui>=1.86)
    endif()
    if(imgui_FOUND)
      add_library(sac_imgui INTERFACE)
      target_link_libraries(sac_imgui INTERFACE PkgConfig::imgui)
    else()
      FetchContent_Declare(imgui SOURCE_SUBDIR none
        GIT_REPOSITORY https://github.com/ocornut/imgui.git
        GIT_TAG f5befd2d29e66809cd1110a152e375a7f1981f06) # v1.91.9b
      FetchContent_MakeAvailable(imgui)
      add_library(sac_imgui STATIC
        ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp
        ${imgui_SOURCE_DIR}/imgui_tables.cpp ${imgui_SOURCE_DIR}/imgui_widgets.cpp
        ${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
      target_include_directories(sac_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
    endif()
    target_link_libraries(sac_imgui INTERFACE glfw OpenGL::GL ${CMAKE_DL_LIBS})
  endif()
endmacro()

# sac_stb: stb_image_write.h and stb_image.h (Debian: libstb-dev, which Dear ImGui's package brings along).
macro(sac_need_stb)
  if(NOT TARGET sac_stb)
    find_path(SAC_STB_DIR stb_image_write.h PATH_SUFFIXES stb)
    if(NOT SAC_STB_DIR)
      FetchContent_Declare(stb SOURCE_SUBDIR none
        GIT_REPOSITORY https://github.com/nothings/stb.git
        GIT_TAG 5c205738c191bcb0abc65c4febfa9bd25ff35234) # stb_image_write 1.16, stb_image 2.30
      FetchContent_MakeAvailable(stb)
      set(SAC_STB_DIR ${stb_SOURCE_DIR})
    endif()
    add_library(sac_stb INTERFACE)
    target_include_directories(sac_stb SYSTEM INTERFACE ${SAC_STB_DIR})
  endif()
endmacro()

# rapidcheck, for the test that makes up orders of events; a build without it says so.
macro(sac_find_rapidcheck)
  find_package(rapidcheck CONFIG QUIET)
  if(NOT TARGET rapidcheck)
    message(STATUS "RapidCheck is not there: the test of interruptions in any order is left out")
  endif()
endmacro()
