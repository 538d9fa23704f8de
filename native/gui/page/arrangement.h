/// \file
/// Where the views stand: named layouts of boxes within boxes, with splitters between them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

enum class View { controls, stage, map, slice, charts, update, counters };

/// A view, or parts beside or below each other.
struct Place {
  View view = View::stage;
  bool beside = true;  ///< beside each other; otherwise below
  struct Part;
  std::vector<Part> parts;  ///< none: it is the view
};
struct Place::Part {
  double share;  ///< of the space, before the visitor has moved a splitter
  Place place;
};

/// The names of all layouts, in their order: explore, compare, update, big-stage.
const std::vector<std::string>& layout_names();

class Arrangement {
 public:
  /// \param name of `layout_names()`
  void choose(const std::string& name);
  const std::string& name() const { return name_; }
  /// The one behind this one in the list.
  void next();
  bool shows(View view) const;

  /// Draws every view into its box, and the splitters between them.
  void draw(const Box& box, const Theme& theme, const std::function<void(View, const Box&)>& draw_view);
  /// The boxes of the last frame.
  const std::map<View, Box>& boxes() const { return boxes_; }

  /// The shares that the visitor has chosen, as text to be kept, and back.
  std::string shares() const;
  void set_shares(std::string_view text);
  /// As every layout starts.
  void reset();

 private:
  void draw(const Place& place, const std::string& path, const Box& box, const Theme& theme,
            const std::function<void(View, const Box&)>& draw_view);
  std::vector<double>& shares_of(const Place& place, const std::string& path);

  std::string name_ = "explore";
  std::map<std::string, std::vector<double>> shares_;  // by layout and path of the place
  std::map<View, Box> boxes_;
};

}  // namespace sac::gui
