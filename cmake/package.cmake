# `cpack` makes a Debian package of the programs and the desktop app:
#   cmake --preset package && cmake --build --preset package && cpack --config build/package/CPackConfig.cmake
# The preset is portable, since a package runs on other processors than the one that builds it.
set(SAC_PACKAGE_MAINTAINER "SAC Lab contributors <sac-lab@example.org>" CACHE STRING "Name and address of who packages")

string(TIMESTAMP SAC_RELEASE_DATE "%Y-%m-%d" UTC) # heeds SOURCE_DATE_EPOCH
string(TIMESTAMP SAC_RELEASE_DATE_RFC "%a, %d %b %Y %H:%M:%S +0000" UTC)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sac-lab)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "laboratory for Soft Actor-Critic")
set(CPACK_PACKAGE_DESCRIPTION "Watch Soft Actor-Critic, a method of reinforcement learning, learn to swing
up a pendulum, change every hyperparameter while it does, and take out one
part of the algorithm after the other. Holds the desktop app sac-lab and the programs
sac-train, sac-eval and sac-bench.")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${SAC_PACKAGE_MAINTAINER})
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS libgl1) # GLFW loads it when the window opens
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS fonts-dejavu-core)
set(CPACK_COMPONENTS_ALL programs app)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
include(CPack)

# What Debian wants to find beside the programs.
set(doc ${CMAKE_INSTALL_DATADIR}/doc/sac-lab)
install(FILES LICENSE RENAME copyright DESTINATION ${doc} COMPONENT programs)
file(WRITE ${PROJECT_BINARY_DIR}/changelog.Debian "sac-lab (${PROJECT_VERSION}-1) unstable; urgency=low

  * See CHANGELOG.md of the sources.

 -- ${SAC_PACKAGE_MAINTAINER}  ${SAC_RELEASE_DATE_RFC}
")
execute_process(COMMAND gzip -9nkf changelog.Debian WORKING_DIRECTORY ${PROJECT_BINARY_DIR})
install(FILES ${PROJECT_BINARY_DIR}/changelog.Debian.gz DESTINATION ${doc} COMPONENT programs)
