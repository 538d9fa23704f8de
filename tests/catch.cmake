# sac_tests(TARGET LABEL [PREFIX text] [PROPERTIES ...]): the tests of a Catch2 program. Where and when a test runs is said
# by its tags and shows in its label:
#   LABEL           in every build, on every processor
#   portable-LABEL  [portable]: in the portable build alone, whose bits, and so its learning curves, are the same everywhere
#   thorough-LABEL  [thorough]: in the portable build, and there in the thorough tier alone
# [slow] keeps a test out of builds with a sanitizer, where sweeps over fine grids take minutes; a small one is there.
function(sac_tests target label)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" PREFIX PROPERTIES)
  set(fast "")
  if(SAC_SANITIZE)
    set(fast "~[slow]")
  endif()
  catch_discover_tests(${target} TEST_SPEC "~[portable]~[thorough]${fast}" TEST_PREFIX "${arg_PREFIX}"
    PROPERTIES LABELS ${label} ${arg_PROPERTIES})
  if(SAC_PORTABLE)
    catch_discover_tests(${target} TEST_SPEC "[portable]~[thorough]${fast}" TEST_PREFIX "${arg_PREFIX}"
      PROPERTIES LABELS portable-${label} ${arg_PROPERTIES})
    catch_discover_tests(${target} TEST_SPEC "[thorough]" TEST_PREFIX "${arg_PREFIX}"
      PROPERTIES LABELS thorough-${label} TIMEOUT 3600 ${arg_PROPERTIES})
  endif()
endfunction()
