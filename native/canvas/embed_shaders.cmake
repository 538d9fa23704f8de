# Writes OUTPUT, a header that holds each of SHADERS as a string literal, so that the app needs no files at run time.
# Call: cmake -DOUTPUT=shaders.h -DSHADERS=a.vert|b.frag -P embed_shaders.cmake
string(REPLACE "|" ";" SHADERS "${SHADERS}")
set(text "#pragma once\n\n#include <string_view>\n\nnamespace sac::shaders {\n\n")
foreach(shader IN LISTS SHADERS)
  get_filename_component(name "${shader}" NAME)
  string(REPLACE "." "_" name "${name}")
  file(READ "${shader}" body)
  string(APPEND text "inline constexpr std::string_view ${name} = R\"glsl(${body})glsl\";\n\n")
endforeach()
string(APPEND text "}  // namespace sac::shaders\n")
file(WRITE "${OUTPUT}" "${text}")
