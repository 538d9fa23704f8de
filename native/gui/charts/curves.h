/// \file
/// The curves of the runs that are shown, kept from frame to frame: a run that trains has something new in every frame,
/// but nobody sees more than a few pictures of a curve a second.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>

#include "charts/spec.h"

namespace sac::gui {

class Curves {
 public:
  /// A curve is computed anew at most so often, in s; at once where it is another run's.
  static constexpr double kInterval = 0.1;

  /// A trace's values in a run. \param other it is run B
  std::shared_ptr<const Curve> of(const Trace& trace, const Snapshot& run, bool other);
  /// The same, smoothed over so many environment steps. \pre span > 0
  std::shared_ptr<const Curve> smooth(const Trace& trace, const Snapshot& run, bool other, double span);

 private:
  struct Key {
    const Trace* trace;
    bool other;
    double span;
    auto operator<=>(const Key&) const = default;
  };
  struct Kept {
    std::uint64_t run = 0;
    std::size_t items = 0;  // of the history, to tell whether there is anything new
    double time = 0.0;
    std::shared_ptr<const Curve> curve{};
  };
  template <class Make>
  std::shared_ptr<const Curve> kept(const Key& key, const Snapshot& run, Make make);

  std::map<Key, Kept> kept_;
};

}  // namespace sac::gui
