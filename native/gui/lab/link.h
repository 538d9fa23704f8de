/// \file
/// What a link of the page means, and the link that means a lab's settings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lab/lab.h"

namespace sac::gui {

struct LinkSettings {
  using Pairs = std::vector<std::pair<std::string, std::string>>;

  std::string preset;            ///< empty: the first
  Pairs values;                  ///< hyperparameters as written; the engine judges them
  std::optional<Pairs> compare;  ///< what a second run has instead; nothing: there is none
  std::optional<MapLayer> layer;
  std::optional<Speed> speed;
  bool autostart = false;
  std::vector<std::string> problems;  ///< a sentence for each part that could not be understood
};

/// Whether a text is meant as a link: an address, or a query that begins with "?".
bool is_link(std::string_view text);
/// \pre is_link(text)
LinkSettings decode_link(std::string_view text);
/// The shortest query that means the settings of these runs: "?preset=modern&alpha=0.5".
std::string encode_link(const Lab& lab);
/// Starts a new run with these settings; what is not valid is said and replaced by the nearest that is.
void apply(Lab& lab, const LinkSettings& settings);

}  // namespace sac::gui
