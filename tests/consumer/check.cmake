# cmake -DHOW=package|pkg-config|subdirectory -DSAC_BUILD=... -DSAC_SOURCE=... -DGENERATOR=... -DCOMPILER=... -DFLAGS=...
#   -DWORK=... -P check.cmake
# Does what somebody does who wants sac::engine in a program of their own, in the folder WORK.
set(here ${CMAKE_CURRENT_LIST_DIR})
set(configure ${CMAKE_COMMAND} -S ${here} -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
  -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_BUILD_TYPE=Release) # such as the C++ library that the engine was compiled with

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(must_train program)
  execute_process(COMMAND ${program} OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
  message("${text}")
  if(NOT text MATCHES "episode 10, step 2000: return +-[0-9.]+\nsignature [0-9a-f]+\n$")
    message(FATAL_ERROR "the consumer does not tell of ten episodes")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
if(HOW STREQUAL "subdirectory")
  # Compiling the engine once more would take minutes: that it can be configured, with the right targets, must do.
  run(${configure} -B ${WORK}/build -DSAC_SOURCE_DIR=${SAC_SOURCE})
  return()
endif()

# Moved after it is installed, which no file of it may mind.
run(${CMAKE_COMMAND} --install ${SAC_BUILD} --component engine --prefix ${WORK}/first)
file(RENAME ${WORK}/first ${WORK}/prefix)
if(HOW STREQUAL "package")
  run(${configure} -B ${WORK}/build -DCMAKE_PREFIX_PATH=${WORK}/prefix)
  run(${CMAKE_COMMAND} --build ${WORK}/build)
  must_train(${WORK}/build/consumer)

  execute_process(COMMAND ${configure} -B ${WORK}/newer -DCMAKE_PREFIX_PATH=${WORK}/prefix -DSAC_VERSION=0.99
    RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE text)
  if(code EQUAL 0 OR NOT text MATCHES "version: 0\\.[0-9]+\\.[0-9]+")
    message(FATAL_ERROR "version 0.99 is asked for and this one taken, or not named as the only one there:\n${text}")
  endif()
elseif(HOW STREQUAL "pkg-config")
  find_program(PKG_CONFIG NAMES pkg-config pkgconf REQUIRED)
  file(GLOB_RECURSE pc ${WORK}/prefix/sac.pc)
  cmake_path(GET pc PARENT_PATH folder)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${folder} ${PKG_CONFIG} --cflags --libs sac
    OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(flags UNIX_COMMAND "${flags}")
  separate_arguments(compiler_flags UNIX_COMMAND "${FLAGS}")
  run(${COMPILER} -std=c++20 ${compiler_flags} ${here}/main.cpp ${flags} -o ${WORK}/consumer)
  cmake_path(GET folder PARENT_PATH lib)
  must_train("${CMAKE_COMMAND};-E;env;LD_LIBRARY_PATH=${lib};${WORK}/consumer") # the path is for a shared library
endif()
