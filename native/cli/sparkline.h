/// \file
/// A curve in a line of text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sac::cli {

/// Blocks from the lowest to the highest of the values, each a column wide and three bytes of UTF-8 long; of more
/// values than columns, the last of each even share. "" for fewer than two values, which make no curve. \param columns
/// at most so many
std::string sparkline(const std::vector<double>& values, std::size_t columns);
/// How many columns a text of UTF-8 takes whose characters are all one wide.
std::size_t columns_of(const std::string& text);

}  // namespace sac::cli
