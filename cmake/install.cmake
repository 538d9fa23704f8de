# Three components: engine (the library, for programs of others), programs (command line and cluster scripts), app.
include(GNUInstallDirs)

# Installed programs find a shared engine next to them, wherever the tree is moved.
if(BUILD_SHARED_LIBS)
  if(APPLE)
    set(origin @loader_path)
  else()
    set(origin $ORIGIN)
  endif()
  file(RELATIVE_PATH lib_from_bin ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
  set(CMAKE_INSTALL_RPATH ${origin}/${lib_from_bin})
endif()
