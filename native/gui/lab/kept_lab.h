/// \file
/// A lab as it is kept for the time after the window: one run or two, enough to go on with them bit for bit.
#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <string>

#include "lab/held_run.h"
#include "lab/lab.h"

namespace sac::gui {

/// A run and its settings.
struct KeptRun {
  SavedRun run;
  std::string preset;  ///< its name
  Config wanted;       ///< what is in force, and what waits
};
struct KeptLab {
  KeptRun a;
  std::optional<KeptRun> b;
  MapLayer layer = MapLayer::value;
  Speed speed = Speed::as_fast_as_possible;
  bool training = false;
  std::int64_t at = 0;  ///< seconds since 1970
};

/// Asks for a copy of the lab as it is; the training threads make it between two steps.
class Capture {
 public:
  explicit Capture(Lab& lab);
  bool is_ready() const;
  /// Waits for it. To be called once. \throws what kept a thread from it
  KeptLab take();

 private:
  KeptLab kept_;
  std::future<SavedRun> a_, b_;
};

/// The lab goes on with what was kept, in the place of what is there, which can be gone back to. \throws
/// std::runtime_error with a sentence, and nothing has changed, if a run of it is none
void resume(Lab& lab, const KeptLab& kept);

}  // namespace sac::gui
