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
