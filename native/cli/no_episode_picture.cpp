// Of a build without OpenGL or EGL.
#include "episode_picture.h"
#include "errors.h"

namespace sac::cli {

std::string draw_episode(const EpisodePicture&, bool) {
  throw Failure(
      "cannot draw: this sac-eval was built without OpenGL; build it with the desktop app (SAC_BUILD_NATIVE_APP) where "
      "EGL is installed");
}

}  // namespace sac::cli
