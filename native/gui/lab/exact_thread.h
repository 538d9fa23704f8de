/// \file
/// The exact soft value on the map's cells. It takes seconds, so a thread of its own computes it, and only while
/// somebody looks at it.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "joining_thread.h"
#include "sac/config.h"

namespace sac::gui {

/// What is known of V*.
struct ExactMap {
  double progress = 0.0;      ///< 0 to 1
  std::vector<float> values;  ///< [StateValues::kSize omega][StateValues::kSize theta]
};

/// All methods may be called from any thread and return at once.
class ExactThread {
 public:
  ExactThread();
  ~ExactThread();

  /// Asks for the solution for a training with this configuration and temperature (`ExactValue::want`).
  void want(const Config& config, double temperature);
  /// Nobody looks any more.
  void rest();
  /// The newest picture; nullptr while there is none of what is wanted.
  std::shared_ptr<const ExactMap> map() const;

 private:
  struct Wanted {
    Config config;
    double temperature;
  };
  void loop();

  mutable std::mutex mutex_;  // guards this block
  std::condition_variable wake_;
  bool stopping_ = false;
  std::optional<Wanted> wanted_;
  std::shared_ptr<const ExactMap> map_;

  JoiningThread thread_;  // last: it uses everything above
};

}  // namespace sac::gui
