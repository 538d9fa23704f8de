# sac_flags: how the engine, and every target that includes its private (Eigen) headers, is compiled. Eigen's
# layout and results depend on these flags, so all of them must share one set. Link it PRIVATE, as
# $<BUILD_INTERFACE:sac_flags> where the target is installed.
add_library(sac_flags INTERFACE)

# sac_warnings: for our own targets only. Sign conversions are left out: Eigen's indices are signed, sizes are not.
add_library(sac_warnings INTERFACE)

# sac_light: what is quick to compile rather than to run, since its time goes by in the engine: programs and tests.
add_library(sac_light INTERFACE)
if(SAC_SANITIZE)
  target_compile_options(sac_light INTERFACE -O0)
else()
  target_compile_options(sac_light INTERFACE $<$<CONFIG:Release>:-O1>)
endif()

# sac_batch(TARGET): compiles its files eight at a time, in half the time; not where every file has to show by itself that
# it includes what it needs, or where a compiler cache knows them one by one.
function(sac_batch target)
  if(NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

if(NOT CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" OR CMAKE_CXX_COMPILER_FRONTEND_VARIANT STREQUAL "MSVC")
  message(FATAL_ERROR "SAC Lab is compiled by g++ or clang++, and this is ${CMAKE_CXX_COMPILER_ID}, whose arithmetic has "
    "never been tested here. On Windows use MSYS2's g++: see cmake/other_systems.txt.")
endif()

target_compile_options(sac_warnings INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion)

# Neither changes a result; both let the compiler vectorise around square roots and selects.
target_compile_options(sac_flags INTERFACE -fno-math-errno -fno-trapping-math)

if(EMSCRIPTEN)
  # SSE 4.2 written in WebAssembly's 128-bit SIMD: Eigen then takes the same path as the portable build, and with
  # the same number of registers it blocks its products, and so orders its sums, the same way.
  target_compile_options(sac_flags INTERFACE -msimd128 -msse4.2 -ffp-contract=off -fno-exceptions)
  # Emscripten 3.1.6 (LLVM 14) joins four random numbers in a row to one vector and gets the first of them wrong. What is
  # worth a vector here is one in the source already.
  target_compile_options(sac_flags INTERFACE -fno-slp-vectorize)
  # Indices have 64 bits everywhere; they are checked against sizes that fit into memory.
  target_compile_options(sac_warnings INTERFACE -Wno-shorten-64-to-32)
  target_compile_definitions(sac_flags INTERFACE EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS=16)
elseif(SAC_PORTABLE)
  # No fused multiply-add: WebAssembly has none, and it rounds differently.
  target_compile_options(sac_flags INTERFACE -ffp-contract=off)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
    target_compile_options(sac_flags INTERFACE -msse4.2)
  endif()
else()
  target_compile_options(sac_flags INTERFACE -march=${SAC_ARCH} -ffp-contract=fast)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(sac_light INTERFACE -Wno-maybe-uninitialized) # at -O1 g++ says it of Eigen, wrongly
endif()

if(SAC_SANITIZE)
  # Everything that is linked into one program must agree on this, so it is not a matter of one target.
  add_compile_options(-fsanitize=${SAC_SANITIZE} -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SAC_SANITIZE})
endif()
