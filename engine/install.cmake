# What `cmake --install --component engine` copies: the library, its headers, a CMake package (find_package(sac) gives sac::engine) and
# sac.pc for pkg-config. None of these files names the prefix, so that the installed tree may be moved.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/sac)

set_target_properties(sac_engine PROPERTIES
  EXPORT_NAME engine
  VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} # before 1.0, each minor version may break the ABI
  WINDOWS_EXPORT_ALL_SYMBOLS ON)
install(TARGETS sac_engine EXPORT sac COMPONENT engine INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/sac DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT engine
  FILES_MATCHING PATTERN "*.h" PATTERN "*.inl")

install(EXPORT sac NAMESPACE sac:: FILE sac-targets.cmake DESTINATION ${package_dir} COMPONENT engine)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/sac-config.cmake.in sac-config.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(sac-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/sac-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/sac-config-version.cmake
  DESTINATION ${package_dir} COMPONENT engine)

# An absolute folder, as some distributions set, stays as it is.
file(RELATIVE_PATH pc_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
set(pc_includedir "\${prefix}")
set(pc_libdir "\${prefix}")
cmake_path(APPEND pc_includedir ${CMAKE_INSTALL_INCLUDEDIR})
cmake_path(APPEND pc_libdir ${CMAKE_INSTALL_LIBDIR})
configure_file(${PROJECT_SOURCE_DIR}/cmake/sac.pc.in sac.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/sac.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT engine)
