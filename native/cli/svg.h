/// \file
/// Pieces of SVG that the pictures of measurements are made of.
#pragma once

#include <string>
#include <string_view>

#include "sac/number_text.h"
#include "text.h"

namespace sac::cli {

/// A length in pixels, to a tenth.
inline std::string px(double value) { return fixed_text(value, 1); }

/// A line from one point to another. \param attributes more of them, as they stand in SVG
inline std::string line(double x1, double y1, double x2, double y2, std::string_view attributes) {
  return concat("<line x1=\"", px(x1), "\" y1=\"", px(y1), "\" x2=\"", px(x2), "\" y2=\"", px(y2), "\" ", attributes,
                "/>\n");
}
/// A text whose baseline starts at this point. \param attributes more of them, as they stand in SVG
inline std::string label(double x, double y, std::string_view attributes, std::string_view text) {
  return concat("<text x=\"", px(x), "\" y=\"", px(y), "\" ", attributes, ">", text, "</text>\n");
}

}  // namespace sac::cli
